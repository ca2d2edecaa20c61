import {
  adviceStatement,
  cautiousStatement,
  FIFTH_READING,
  fifthReading,
  SEVENTH_READING,
  SIXTH_READING,
  seventhReading,
  sourcedStatement,
  thirdReading,
} from '../legalSources.ts';
import type { GuideScreen } from './guideGroups.ts';

/** What remains possible after a first answer: other ways, other people, money. */
export const REMEDY_SCREENS: readonly GuideScreen[] = [
  {
    id: 'contest',
    title: { fr: 'La plateforme refuse ou ne répond pas', en: 'The platform refuses or does not answer' },
    lines: [
      sourcedStatement('reglement-dsa', {
        fr: 'Contestez sa réponse sur la plateforme : au moins six mois, gratuit.',
        en: 'Contest its answer on the platform: at least six months, free.',
      }),
      sourcedStatement('arcom', {
        fr: 'Demandez l’aide du 3018 ou de Point de Contact.',
        en: 'Ask 3018 or Point de Contact for help.',
      }),
      thirdReading('reglement-dsa', {
        fr: 'Après ce recours ou sans lui : un organisme certifié (DSA, article 21), gratuit ou presque.',
        en: 'After that, or without it: a certified body (DSA, article 21), free or nearly.',
      }),
      fifthReading('dsa-plainte', {
        fr: 'Pas d’accusé de réception, de décision ou de recours ? Plaignez-vous à l’Arcom (DSA, article 53).',
        en: 'No acknowledgement, decision or appeal? Complain to Arcom (DSA, article 53).',
      }),
      sourcedStatement('reglement-dsa', {
        fr: 'Gardez la date du signalement.',
        en: 'Keep the date of the report.',
      }),
      adviceStatement('Portez plainte sans attendre la plateforme.', 'File a complaint without waiting for it.'),
      cautiousStatement('reponse-en-ligne', {
        fr: 'Droit de réponse, hors réseaux sociaux : trois mois, avec un avocat (LCEN, 1-1, à vérifier).',
        en: 'Right of reply, not on social networks: three months, with a lawyer (LCEN, 1-1, to be checked).',
        checked: SIXTH_READING,
      }),
      cautiousStatement('lcen', {
        fr: 'Juge en procédure rapide (LCEN, 6-3) : prenez un avocat. Insulte ou accusation : avant la fin des trois mois (à vérifier).',
        en: 'Judge in a fast procedure (LCEN, 6-3): take an avocat (lawyer). Insult or accusation: before the three months end (to be checked).',
        checked: SIXTH_READING,
      }),
    ],
    help: ['3018', 'point-de-contact'],
  },
  {
    id: 'remote',
    title: { fr: 'Porter plainte à distance', en: 'Filing a complaint from a distance' },
    lines: [
      sourcedStatement('ma-securite', {
        fr: 'Ouvrez le tchat Ma Sécurité : un policier ou un gendarme vous aide à préparer la plainte.',
        en: 'Open the Ma Sécurité chat: a police officer or gendarme helps you prepare the complaint.',
      }),
      sourcedStatement('ma-securite', {
        fr: 'La « plainte en ligne » ne concerne que les atteintes aux biens par un inconnu (vol, dégradation, escroquerie hors internet).',
        en: 'The “plainte en ligne” is only for harm to property by a person unknown (theft, damage, fraud offline).',
      }),
      cautiousStatement('second-reading', {
        fr: 'Une plainte en ligne pour harcèlement a reçu une réponse, une fois : n’y comptez pas (à vérifier).',
        en: 'An online complaint about harassment was answered, once: do not count on it (to be checked).',
      }),
      sourcedStatement('justice-thesee', {
        fr: 'Chantage avec demande d’argent : THESEE.',
        en: 'Blackmail with a demand for money: THESEE.',
      }),
      seventhReading('loi-1881', {
        fr: 'Insulte ou accusation : une plainte n’arrête pas les 3 mois. Voyez aussi un avocat.',
        en: 'Insult or accusation: a complaint does not stop the 3 months. See a lawyer.',
      }),
      cautiousStatement('visioplainte', {
        fr: 'La plainte par vidéo existe, aussi pour le cyberharcèlement, avec FranceConnect (à vérifier).',
        en: 'A complaint by video exists, for online harassment too, with FranceConnect (to be checked).',
      }),
      cautiousStatement('visioplainte', {
        fr: 'On peut la faire de chez soi, d’une association ou de chez un avocat (à vérifier).',
        en: 'It can be made from home, from an association or from a lawyer’s office (to be checked).',
      }),
    ],
    help: ['ma-securite', 'thesee'],
  },
  {
    id: 'not-believed',
    title: { fr: 'On ne vous croit pas', en: 'You are not believed' },
    lines: [
      sourcedStatement('france-victimes', {
        fr: 'Appelez le 116 006 : il vous écoute et vous accompagne.',
        en: 'Call 116 006: they listen and support you.',
      }),
      adviceStatement(
        'Changez d’avocat ou de médecin si l’on ne vous croit pas.',
        'Change lawyers or doctors if you are not believed.',
      ),
      sourcedStatement('service-public-plainte', {
        fr: 'Changez de commissariat ou de brigade. Vous en avez le droit.',
        en: 'Change police stations. You have the right to.',
      }),
      sourcedStatement('code-procedure-penale', {
        fr: 'Venez avec un adulte de votre choix.',
        en: 'Come with an adult of your choice.',
      }),
      sourcedStatement('iscg', {
        fr: 'Demandez la travailleuse sociale ou la psychologue : certains commissariats et brigades en ont une.',
        en: 'Ask for the social worker or the psychologist: some stations have one.',
      }),
      sourcedStatement('code-penal', {
        fr: 'On vous dit « ce n’est pas réel » ? Le harcèlement en ligne est puni par la loi.',
        en: 'They say “it is not real”? Online harassment is punished by law.',
      }),
      adviceStatement('Ce que vous vivez compte.', 'What you live through matters.'),
    ],
    help: ['116006', 'defenseur'],
  },
  {
    id: 'lawyer',
    title: { fr: 'Choisir un avocat', en: 'Choosing a lawyer' },
    lines: [
      sourcedStatement('justice-aj', {
        fr: 'Demandez une consultation gratuite : au 116 006, au point-justice ou au tribunal.',
        en: 'Ask for a free consultation: from 116 006, the point-justice or the court.',
      }),
      adviceStatement(
        'Demandez-lui s’il connaît le harcèlement en ligne et le droit de la presse.',
        'Ask whether they know online harassment and press law.',
      ),
      adviceStatement(
        'Demandez le prix par écrit avant de commencer.',
        'Ask for the price in writing before starting.',
      ),
      sourcedStatement('code-assurances', {
        fr: 'Votre assureur paie ? Le choix de l’avocat reste le vôtre.',
        en: 'Your insurer pays? The choice of the lawyer remains yours.',
      }),
      sourcedStatement('loi-1881', {
        fr: 'Insulte, accusation, appel public à la violence : voyez-le cette semaine, le délai est de 3 mois.',
        en: 'Insult, accusation, public call to violence: see them this week, the time limit is 3 months.',
      }),
      cautiousStatement('cpp-5', {
        fr: 'Commencer au civil ferme souvent le pénal (CPP 5, à vérifier). Choisissez avec l’avocat.',
        en: 'Starting in the civil court often closes the criminal one (CPP 5, to be checked). Choose with the lawyer.',
        checked: SIXTH_READING,
      }),
      adviceStatement('Il ne vous croit pas ? Changez d’avocat.', 'Not believed? Change lawyers.'),
      cautiousStatement('advice', {
        fr: 'Adresse à cacher ? Demandez à élire domicile au cabinet (à vérifier).',
        en: 'Address to hide? Ask for domicile at their office (to be checked).',
        checked: SEVENTH_READING,
      }),
      seventhReading('advice', {
        fr: 'L’auteur se plaint aussi, et on vous convoque ? Un avocat avant de répondre : vous pouvez vous taire.',
        en: 'The author complains too, and you are summoned? A lawyer before you answer: you may stay silent.',
      }),
    ],
    help: ['116006'],
  },
  {
    id: 'medical-exam',
    title: { fr: 'L’examen du médecin légiste et l’ITT', en: 'The forensic doctor and the ITT' },
    lines: [
      sourcedStatement('has-certificat', {
        fr: 'Demandez à l’enquêteur un examen par un médecin légiste (UMJ).',
        en: 'Ask the investigator for an examination by a forensic doctor (UMJ).',
      }),
      sourcedStatement('has-certificat', {
        fr: 'Il fixe l’ITT : le nombre de jours où la vie de tous les jours est difficile.',
        en: 'They set the ITT: the number of days when daily life is hard.',
      }),
      sourcedStatement('has-certificat', {
        fr: 'L’ITT n’est pas l’arrêt de travail. Même sans emploi, on peut en avoir une.',
        en: 'The ITT is not sick leave. You can have one even without a job.',
      }),
      sourcedStatement('has-certificat', {
        fr: 'La souffrance psychologique compte.',
        en: 'Psychological suffering counts.',
      }),
      sourcedStatement('code-penal', {
        fr: 'Plus de 8 jours d’ITT peut rendre les faits plus graves pour la loi.',
        en: 'More than 8 days of ITT may make the facts more serious in law.',
      }),
      sourcedStatement('has-certificat', {
        fr: 'Votre état change ? L’ITT peut être revue.',
        en: 'Your state changes? The ITT can be reviewed.',
      }),
    ],
    help: ['116006'],
  },
  {
    id: 'compensation',
    title: { fr: 'Recevoir une indemnisation', en: 'Getting compensation' },
    lines: [
      adviceStatement(
        'Gardez vos factures : médecin, avocat, constat, déménagement.',
        'Keep your bills: doctor, lawyer, constat, moving.',
      ),
      fifthReading('parents-2025', {
        fr: 'Auteur mineur : ses parents répondent du dommage, même séparés (C. civ. 1242).',
        en: 'Author under 18: both parents answer for damage, even separated (C. civ. 1242).',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Au procès, demandez réparation. Un avocat ou le 116 006 aide.',
        en: 'Ask for money at the trial. A lawyer or 116 006 helps.',
      }),
      sourcedStatement('fonds-garantie', {
        fr: 'Somme gagnée non payée, sans droit à la CIVI : le SARVI. Entre 2 mois et 1 an après la décision définitive.',
        en: 'Sum won, not paid, no right to the CIVI: SARVI. Between 2 months and 1 year after the final decision.',
      }),
      sourcedStatement('fonds-garantie', {
        fr: 'Dommage grave, même d’un inconnu : la CIVI, 3 ans après les faits, ou 1 an après la décision pénale définitive.',
        en: 'Serious harm, even by someone unknown: the CIVI, within 3 years, or 1 year after the final criminal decision.',
      }),
      fifthReading(['fonds-garantie', 'cpp-civi'], {
        fr: 'CIVI (commission d’indemnisation), sans condition de ressources : ITT d’un mois au moins, incapacité permanente, infraction sexuelle grave.',
        en: 'CIVI (compensation board), whatever your income: ITT of at least one month, permanent incapacity, grave sexual offence.',
      }),
      cautiousStatement('cpp-civi', {
        fr: 'Violences d’un conjoint, d’un ex ou sur un mineur : plus de 8 jours d’ITT. Âge, violences psychologiques : à vérifier.',
        en: 'Violence by a partner, an ex or against a minor: over 8 days of ITT. Age, psychological violence: to be checked.',
        checked: FIFTH_READING,
      }),
    ],
    help: ['116006'],
  },
  {
    id: 'associations',
    title: { fr: 'Une association pour vous aider', en: 'An association to help you' },
    lines: [
      sourcedStatement('france-victimes', {
        fr: 'Appelez le 116 006 : on vous indique une association près de chez vous.',
        en: 'Call 116 006: they name an association near you.',
      }),
      sourcedStatement('justice-aj', {
        fr: 'C’est gratuit, que vous portiez plainte ou non.',
        en: 'It is free, whether you file a complaint or not.',
      }),
      cautiousStatement('de-memoire', {
        fr: 'Sans titre de séjour, vous pouvez porter plainte. En cas de crainte, le 116 006 d’abord (à vérifier).',
        en: 'Without a residence permit, you may file a complaint. If you are afraid, 116 006 first (to be checked).',
        checked: SEVENTH_READING,
      }),
      sourcedStatement('code-procedure-penale', {
        fr: 'Quelqu’un de l’association peut venir avec vous porter plainte.',
        en: 'Somebody from the association may come with you to file.',
      }),
      sourcedStatement('code-procedure-penale', {
        fr: 'Avec son accord, vous pouvez donner son adresse à la place de la vôtre.',
        en: 'If they agree, you may give their address instead of yours.',
      }),
      adviceStatement(
        'Dans « Aide », choisissez votre département : Recueil montre les adresses qu’il connaît.',
        'In “Help”, choose your département: Recueil shows the addresses it knows.',
      ),
    ],
    help: ['116006', '3018', '3919', 'comment-on-s-aime'],
  },
  {
    id: 'hacked',
    title: { fr: 'Un de vos comptes est piraté', en: 'Somebody got into one of your accounts' },
    lines: [
      sourcedStatement('guides-victimes', {
        fr: 'D’abord, capturez les messages d’alerte et les connexions affichées.',
        en: 'First, capture the alerts and the connections shown.',
      }),
      sourcedStatement('securite-appareils', {
        fr: 'Cela vient d’un conjoint ou d’un ex ? Appelez le 3919 ou le 116 006 avant de changer quoi que ce soit.',
        en: 'It comes from a partner or an ex? Call 3919 or 116 006 before you change anything.',
      }),
      sourcedStatement('17cyber', {
        fr: 'Changez ensuite le mot de passe depuis un appareil sûr, puis demandez conseil à 17Cyber.',
        en: 'Then change the password from a safe device, and ask 17Cyber for advice.',
      }),
      adviceStatement(
        'Fermez les autres connexions et activez la double vérification.',
        'Close the other connections and turn on two-step verification.',
      ),
      sourcedStatement('code-penal', {
        fr: 'Entrer dans un compte sans droit est puni par la loi. Vous pouvez porter plainte.',
        en: 'Getting into an account without the right to is punished by law. You can file a complaint.',
      }),
      sourcedStatement('justice-thesee', {
        fr: 'De l’argent a été demandé à vos contacts en votre nom ? THESEE permet de porter plainte en ligne.',
        en: 'Money was asked of your contacts in your name? THESEE lets you file a complaint online.',
      }),
    ],
    help: ['17cyber', 'thesee', '3919'],
  },
];
