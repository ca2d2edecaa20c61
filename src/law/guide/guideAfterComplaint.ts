import {
  cautiousStatement,
  fifthReading,
  fourthReading,
  SEVENTH_READING,
  SIXTH_READING,
  seventhReading,
  sixthReading,
  thirdReading,
} from '../legalSources.ts';
import type { GuideScreen } from './guideGroups.ts';

/** What comes after the complaint, and what protects meanwhile. */
export const AFTER_COMPLAINT_SCREENS: readonly GuideScreen[] = [
  {
    id: 'after-complaint',
    title: { fr: 'Après la plainte', en: 'After the complaint' },
    lines: [
      thirdReading('advice', {
        fr: 'Gardez le récépissé. Pas de numéro ? Écrivez sans lui.',
        en: 'Keep the récépissé. No number? Write anyway.',
      }),
      thirdReading('cpp-suites', {
        fr: 'Envoyez-en une copie au procureur, en recommandé : les trois mois partent de là (CPP 85).',
        en: 'Send the prosecutor a copy, by registered post: three months run from then (CPP 85).',
      }),
      fourthReading('cpp-suites', {
        fr: 'Rien après trois mois ? « Ma plainte » prépare « Demander des nouvelles de la plainte ».',
        en: 'Nothing after three months? “My complaint” prepares “Ask for news of the complaint”.',
      }),
      fourthReading(['cpp-suites', 'cpp-proces'], {
        fr: 'Pour un délit, avec un avocat : juge d’instruction, ou citation directe (CPP 392-1). Un viol : ce juge, sans attendre.',
        en: 'For a délit, with a lawyer: juge d’instruction, or citation directe (CPP 392-1). A rape: this judge, without waiting.',
      }),
      fifthReading(['loi-1881', 'cedh-diemert'], {
        fr: 'Insulte, accusation ? N’attendez pas : 3 mois, qui repartent après chaque acte de l’avocat. Demandez-lui la prochaine date.',
        en: 'Insult, accusation? Do not wait: 3 months, again after each act of the lawyer. Ask the next date.',
      }),
      fourthReading('cpp-suites', {
        fr: 'Classée sans suite ? Écrivez au procureur général (40-3).',
        en: 'Closed without action? Write to the procureur général (40-3).',
      }),
      fourthReading('cpp-suites', {
        fr: 'Copie du dossier : avec l’autorisation du procureur (R155), sans retarder le recours.',
        en: 'Copy of the file: with the prosecutor’s permission (R155), without delaying the recours.',
      }),
      thirdReading('loi-1881-suite', {
        fr: 'Ne publiez ni la plainte ni le procès-verbal avant l’audience (loi de 1881, article 38).',
        en: 'Publish neither the complaint nor the procès-verbal before the hearing (law of 1881, 38).',
      }),
    ],
    help: ['116006'],
  },
  {
    id: 'protection',
    title: { fr: 'Être protégé pendant l’enquête', en: 'Being protected during the investigation' },
    lines: [
      thirdReading('urgences', {
        fr: 'En danger, le 17. Jour annoncé : police aujourd’hui. Sinon, écrivez au procureur.',
        en: 'In danger, 17. A day announced: police today. Otherwise, write to the prosecutor.',
      }),
      cautiousStatement('de-memoire', {
        fr: 'Demandez une évaluation de vos besoins de protection (CPP 10-5, à vérifier).',
        en: 'Ask them to assess your protection needs (CPP 10-5, to be checked).',
        checked: SEVENTH_READING,
      }),
      seventhReading('advice', {
        fr: 'Demandez une interdiction de contact. Non respectée : le 17.',
        en: 'Ask for a contact ban. Broken? 17.',
      }),
      cautiousStatement(['code-civil', 'de-memoire'], {
        fr: 'Conjoint, ex : ordonnance de protection. Préparez-la avec le 3919 : l’auteur lira votre demande avant. Adresse : pas dedans, demandez au juge de la cacher (515-11, à vérifier). Douze mois : redemandez avant.',
        en: 'Partner, ex: ordonnance de protection. Prepare it with 3919: the author reads your request first. Address: not in it, ask the judge to hide it (515-11, to be checked). Twelve months: ask before.',
        checked: SEVENTH_READING,
      }),
      fifthReading('code-civil-515-13-1', {
        fr: 'Danger immédiat : avec votre accord, le procureur peut y ajouter une ordonnance en 24 heures (C. civ. 515-13-1).',
        en: 'Immediate danger: if you consent, the prosecutor may add an order in 24 hours (C. civ. 515-13-1).',
      }),
      thirdReading('cpp-suites', {
        fr: 'Violences d’un conjoint ou d’un ex, viol : le procureur peut donner un téléphone grave danger.',
        en: 'Violence by a partner or ex, rape: ask for a téléphone grave danger.',
      }),
    ],
    help: ['17', '3919', '116006'],
  },
  {
    id: 'legal-aid',
    title: { fr: 'Demander l’aide juridictionnelle', en: 'Asking for aide juridictionnelle' },
    lines: [
      seventhReading('cerfa-aj', {
        fr: 'Demandez à votre assureur l’attestation de non-prise en charge. Contrat commun avec l’auteur ? L’avocat d’abord.',
        en: 'Ask your insurer for the attestation de non-prise en charge. Shared with the author? The lawyer first.',
      }),
      thirdReading('cerfa-aj', {
        fr: 'Remplissez le cerfa 16146, avec votre dernier avis d’impôt et une pièce d’identité.',
        en: 'Fill in cerfa 16146, with your last tax notice and an identity paper.',
      }),
      thirdReading('cerfa-aj', {
        fr: 'Ajoutez le récépissé de plainte et le nom de l’avocat, s’il y en a un.',
        en: 'Add the récépissé of the complaint and any lawyer’s name.',
      }),
      thirdReading('cerfa-aj', {
        fr: 'Déposez le tout au bureau d’aide juridictionnelle.',
        en: 'Hand it in at the bureau d’aide juridictionnelle.',
      }),
      sixthReading(['decret-aj', 'aj-penal'], {
        fr: 'Demander l’aide n’autorise pas à laisser passer les 3 mois : voyez l’avocat avant (au pénal, elle ne les arrête pas).',
        en: 'Asking for it does not allow the 3 months to pass: see the lawyer before (in criminal cases, they run).',
      }),
      cautiousStatement('contribution-2026', {
        fr: 'Au civil : 50 € par procès depuis le 1er mars 2026. Gratuit avec l’aide, et dans d’autres cas (à vérifier). Oublié ? Un mois pour payer.',
        en: 'Civil cases: €50 since 1 March 2026. Free with the aid, and in other cases (to be checked). Forgotten? One month to pay.',
        checked: SIXTH_READING,
      }),
      sixthReading('loi-1991-aj', {
        fr: 'Viol : l’aide est due quels que soient vos revenus (loi de 1991, 9-2).',
        en: 'Rape: aid is due whatever your income (law of 1991, 9-2).',
      }),
    ],
    help: ['116006'],
  },
  {
    id: 'public-role',
    title: { fr: 'Visé pour votre métier ou votre mandat', en: 'Targeted for your job or elected office' },
    lines: [
      thirdReading('cgfp', {
        fr: 'Agent public : demandez par écrit la protection fonctionnelle, et gardez la preuve de l’envoi.',
        en: 'Public employee: ask in writing for protection fonctionnelle, and keep the proof of sending.',
      }),
      thirdReading('refus-implicite', {
        fr: 'Sans réponse pendant deux mois : c’est un refus.',
        en: 'Without an answer for two months: it is a refusal.',
      }),
      thirdReading('refus-implicite', {
        fr: 'Vous avez alors deux mois pour vous adresser au tribunal administratif, même sans accusé de réception.',
        en: 'You then have two months to go to the tribunal administratif, even without an acknowledgement.',
      }),
      cautiousStatement('de-memoire', {
        fr: 'Choc au travail ? Agent public : déclaration en quinze jours. Salarié : à l’employeur en 24 heures (à vérifier). Trop tard ? Déclarez quand même.',
        en: 'Shock at work? Public employee: declare it in fifteen days. Others: tell the employer in 24 hours (to be checked). Too late? Declare it all the same.',
        checked: SEVENTH_READING,
      }),
      thirdReading('cgct', {
        fr: 'Élu : demandez la protection de la commune (CGCT L2123-35).',
        en: 'Elected: ask for the protection of the commune (CGCT L2123-35).',
      }),
      thirdReading('loi-2025-623', {
        fr: 'Soignant, libéral aussi : un outrage non public est puni (433-5).',
        en: 'Carer, self-employed too: an insult in private is punished (433-5).',
      }),
      thirdReading('loi-1881', {
        fr: 'Insulte ou accusation, même privée : 3 mois. Voyez un avocat.',
        en: 'Insult or accusation, private too: 3 months. See a lawyer.',
      }),
    ],
    help: ['116006'],
  },
];
