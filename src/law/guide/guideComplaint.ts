import {
  adviceStatement,
  cautiousStatement,
  SEVENTH_READING,
  seventhReading,
  sixthReading,
  sourcedStatement,
  thirdReading,
} from '../legalSources.ts';
import type { GuideScreen } from './guideGroups.ts';

export const COMPLAINT_SCREENS: readonly GuideScreen[] = [
  {
    id: 'complain',
    title: { fr: 'Porter plainte', en: 'Filing a police complaint' },
    lines: [
      sourcedStatement('code-procedure-penale', {
        fr: 'Allez dans n’importe quel commissariat ou gendarmerie : ils doivent recevoir votre plainte, même si l’auteur est à l’étranger.',
        en: 'Go to any police station or gendarmerie: they must take your complaint, even against an author abroad.',
      }),
      sourcedStatement('defenseur-2013', {
        fr: 'Aucune preuve n’est exigée.',
        en: 'No proof is needed.',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Auteur inconnu ? Plainte « contre X », avec tous les noms de comptes.',
        en: 'Unknown author? File “contre X”, with every account name.',
      }),
      sourcedStatement('code-procedure-penale', {
        fr: 'Demandez le récépissé, et une copie du procès-verbal (texte de l’enquêteur).',
        en: 'Ask for the récépissé, and a copy of the procès-verbal (their text).',
      }),
      seventhReading('loi-1881', {
        fr: 'Insulte ou accusation : une plainte n’arrête pas les 3 mois. Voyez aussi un avocat.',
        en: 'Insult or accusation: a complaint does not stop the 3 months. See a lawyer.',
      }),
      sourcedStatement('code-procedure-penale', {
        fr: 'Un adulte ou un avocat peut venir. Vous avez droit à un interprète.',
        en: 'An adult, a lawyer, an interpreter may come.',
      }),
      sourcedStatement('code-procedure-penale', {
        fr: 'L’auteur pourra lire le procès-verbal : téléphone, travail, ville à part. Donnez l’adresse d’un tiers d’accord (avocat, association).',
        en: 'The author may read the procès-verbal: give telephone, work, town apart. Give the address of a consenting third party (lawyer, association).',
      }),
      sixthReading('cpp-adresse', {
        fr: 'Elle change ? Écrivez-le au procureur, en recommandé. Sinon, ses lettres comptent comme reçues (CPP 40-4-1).',
        en: 'It changes? Tell the prosecutor by registered post. Or letters count as received (CPP 40-4-1).',
      }),
    ],
    help: ['116006', 'ma-securite'],
  },
  {
    id: 'refused',
    title: { fr: 'Si on refuse votre plainte', en: 'If your complaint is refused' },
    lines: [
      sourcedStatement('code-procedure-penale', {
        fr: 'Demandez encore une plainte : la police et la gendarmerie sont tenues de la recevoir.',
        en: 'Ask again for a plainte (complaint): police and gendarmerie must take it.',
      }),
      sourcedStatement('code-procedure-penale', {
        fr: 'Cela vaut même si les faits ont eu lieu ailleurs.',
        en: 'This holds even when it happened elsewhere.',
      }),
      cautiousStatement('de-memoire', {
        fr: 'Vous habitez en France : la loi française s’applique, même si l’auteur est ailleurs (C. pén. 113-2-1, à vérifier).',
        en: 'You live in France: French law applies, even if the author is elsewhere (C. pén. 113-2-1, to be checked).',
        checked: SEVENTH_READING,
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Une main courante (une simple note) ne lance aucune poursuite.',
        en: 'A main courante (a mere note) starts no prosecution.',
      }),
      adviceStatement(
        'Notez le jour, le lieu, les mots dits.',
        'Write down the day, the place and what you were told.',
      ),
      seventhReading('loi-1881', {
        fr: 'Insulte ou accusation : une plainte n’arrête pas les 3 mois. Voyez aussi un avocat.',
        en: 'Insult or accusation: a complaint does not stop the 3 months. See a lawyer.',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Allez dans un autre commissariat ou une autre brigade.',
        en: 'Go to another station.',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Écrivez au procureur, qui décide des poursuites.',
        en: 'Write to the procureur, the prosecutor, who decides on prosecution.',
      }),
      sourcedStatement('defenseur-saisir', {
        fr: 'Vous pouvez écrire au Défenseur des droits, en ligne.',
        en: 'You may turn to the Défenseur des droits, online.',
      }),
    ],
    help: ['defenseur', '116006'],
  },
  {
    id: 'prosecutor',
    title: { fr: 'Écrire au procureur', en: 'Writing to the prosecutor' },
    lines: [
      sourcedStatement(['service-public-plainte', 'code-procedure-penale'], {
        fr: 'Écrivez au tribunal judiciaire : pour des faits en ligne, celui de votre domicile convient.',
        en: 'Write to the tribunal judiciaire (court): for acts online, that of your home will do.',
      }),
      seventhReading('code-procedure-penale', {
        fr: 'Ville à cacher ? Le tribunal de l’auteur convient aussi : voyez un avocat.',
        en: 'Town to hide? The court of the author will do too: see a lawyer.',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Dites qui vous êtes, les faits avec leurs dates, et le compte ou « contre X ».',
        en: 'Say who you are, the facts with their dates, and the account or “contre X”.',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Ajoutez les témoins, le mal qu’on vous a fait et les pièces.',
        en: 'Add the witnesses, the harm and the documents.',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Envoyez-la en recommandé avec avis de réception, ou déposez-la et gardez le récépissé.',
        en: 'Send it by registered post with acknowledgement, or hand it in and keep the récépissé.',
      }),
      sourcedStatement('service-public-plainte', {
        fr: 'Après un refus ou trois mois sans réponse, un avocat peut vous aider à aller devant un juge.',
        en: 'After a refusal, or three months without an answer, a lawyer can help you go to a judge.',
      }),
      sourcedStatement('loi-1881', {
        fr: 'Pour une injure ou une diffamation, n’attendez pas ces trois mois. L’attente n’est pas exigée et le délai serait fini.',
        en: 'For an insult or a defamation, do not wait these three months. It is not required, and time would be over.',
      }),
    ],
    help: ['116006'],
  },
  {
    id: 'insult',
    title: {
      fr: 'Insulte, accusation : un délai court',
      en: 'Insult, accusation: a short deadline',
    },
    lines: [
      sourcedStatement(['loi-1881', 'loi1881-fr'], {
        fr: 'Capturez, puis voyez un avocat cette semaine : 3 mois après la mise en ligne, même vue plus tard.',
        en: 'Capture, then see an avocat (lawyer) this week: 3 months from the posting, even if found later.',
      }),
      sourcedStatement(['loi-1881', 'loi1881-fr', 'loi-1881-suite'], {
        fr: 'Il vaut en public et en privé, même avant 18 ans, appel à la violence compris.',
        en: 'This holds in public, in private, under 18, and for a call to violence.',
      }),
      sourcedStatement('loi-1881', {
        fr: 'Une plainte simple ne l’arrête pas.',
        en: 'An ordinary complaint does not stop this time.',
      }),
      sourcedStatement(['loi-1881', 'vie-publique-2014'], {
        fr: 'Peut-être 1 an, si un juge y voit une discrimination : ne comptez pas dessus.',
        en: 'Perhaps 1 year, if a judge sees discrimination: do not count on it.',
      }),
      cautiousStatement('de-memoire', {
        fr: 'Dénonciation calomnieuse (mensonge à la police, à l’employeur) : peut-être six ans (226-10, à vérifier).',
        en: 'Dénonciation calomnieuse (lie to police or employer): perhaps six years (226-10, to be checked).',
        checked: SEVENTH_READING,
      }),
      sourcedStatement('code-penal', {
        fr: 'Délai passé ? Republié : peut-être trois mois neufs. Sinon, peut-être harcèlement (6 ans), avec d’autres faits répétés et un effet sur la santé.',
        en: 'Time over? Published again: perhaps three new months. Otherwise, perhaps harassment (6 years), with other repeated facts and an effect on health.',
      }),
      thirdReading('presse-harcelement', {
        fr: 'Un juge peut refuser de contourner ainsi les 3 mois.',
        en: 'A judge may refuse to have the 3 months bypassed so.',
      }),
    ],
    help: ['116006', '3018'],
  },
  {
    id: 'constat',
    title: { fr: 'Le constat d’un commissaire de justice', en: 'The constat of a commissaire de justice' },
    lines: [
      seventhReading('code-assurances', {
        fr: 'Demandez à l’assureur s’il le paie. La page peut disparaître ? Le constat d’abord, l’assureur le même jour.',
        en: 'Ask the insurer whether they pay. The page may disappear? The constat first, the insurer the same day.',
      }),
      cautiousStatement('code-procedure-civile', {
        fr: 'L’acte peut porter votre adresse, et l’auteur le lira (CPC 648, à vérifier). À cacher ? L’avocat d’abord.',
        en: 'It may bear your address: the author will read it (CPC 648, to be checked). To hide? The lawyer first.',
        checked: SEVENTH_READING,
      }),
      seventhReading('advice', {
        fr: 'Contrat commun avec l’auteur, ou à son nom ? L’avocat ou le 3919 avant.',
        en: 'Shared with the author, or theirs? The lawyer or 3919 first.',
      }),
      sourcedStatement('ordonnance-2016-728', {
        fr: 'Le commissaire de justice (l’ancien huissier) décrit ce qu’il voit à l’écran.',
        en: 'This officer (formerly huissier) describes what is on the screen.',
      }),
      sourcedStatement(['service-public-cyberharcelement', 'honoraires-constat'], {
        fr: 'Il est payant et facultatif, même pour une plainte. Demandez des devis.',
        en: 'It is paid and optional, even for a complaint. Ask for quotes.',
      }),
      sourcedStatement('ordonnance-2016-728', {
        fr: 'Un juge pénal le pèse. Au civil, il fait foi sauf preuve contraire.',
        en: 'A criminal judge weighs it. In civil matters it stands unless disproved.',
      }),
      sourcedStatement('commissaires-constat', {
        fr: 'Ne bloquez pas et ne signalez pas avant.',
        en: 'Do not block or report before it.',
      }),
      adviceStatement(
        'Sauf danger ou image intime qui circule : capturez et faites retirer tout de suite (3018).',
        'Except danger or a spreading intimate image: capture, have it taken down at once (3018).',
      ),
      sourcedStatement('code-penal', {
        fr: 'Image sexuelle d’un mineur : ne capturez pas.',
        en: 'Sexual image of a minor: do not capture.',
      }),
    ],
    help: [],
  },
  {
    id: 'money',
    title: { fr: 'Qui peut payer', en: 'Who can pay' },
    ordered: true,
    lines: [
      sourcedStatement('code-assurances', {
        fr: 'Cherchez « protection juridique » dans vos contrats : logement, banque, mutuelle.',
        en: 'Look for “protection juridique” in your contracts: home, bank, mutuelle (health insurance).',
      }),
      sourcedStatement('code-assurances', {
        fr: 'Déclarez le litige à l’assureur avant de payer un avocat ou un constat, sauf urgence à justifier. Contrat commun avec l’auteur ? L’avocat ou le 3919 d’abord.',
        en: 'Declare the dispute to the insurer before you pay a lawyer or a constat, unless urgent. Shared with the author? The lawyer or 3919 first.',
      }),
      sixthReading('code-assurances', {
        fr: 'Faites-le tout de suite : le contrat fixe un délai, parfois cinq jours ouvrés (L113-2). En retard ? Déclarez quand même.',
        en: 'Do it at once: the contract sets a time, sometimes five working days (L113-2). Late? Declare all the same.',
      }),
      sourcedStatement('code-assurances', {
        fr: 'Vous choisissez votre avocat, même si l’assureur le paie.',
        en: 'You choose your lawyer, even when the insurer pays.',
      }),
      sourcedStatement('justice-aj', {
        fr: 'Demandez l’aide juridictionnelle avant : l’État paie l’avocat selon vos revenus.',
        en: 'Ask for aide juridictionnelle beforehand: the State pays the lawyer, depending on income.',
      }),
      sourcedStatement('justice-aj', {
        fr: 'Gratuits : France Victimes, les consultations d’avocat, les points-justice, le bureau d’aide aux victimes du tribunal.',
        en: 'Free of charge: France Victimes, lawyers’ consultations, points-justice, the victims’ office at the court.',
      }),
      adviceStatement(
        'Une aide officielle ne demande jamais d’argent ni vos mots de passe.',
        'An official service never asks for money nor for your passwords.',
      ),
    ],
    help: ['116006'],
  },
];
