import { sourcedStatement } from '../sourcedText.ts';
import type { GuideScreen } from './guideScreen.ts';

export const COMPLAINT_SCREENS: readonly GuideScreen[] = [
  {
    id: 'complain',
    title: { fr: 'Porter plainte', en: 'Filing a complaint' },
    lines: [
      sourcedStatement(
        'code-procedure-penale',
        'Vous pouvez aller dans n’importe quel commissariat ou brigade de gendarmerie. Ils doivent recevoir votre plainte.',
        'You may go to any police station or gendarmerie. They must take your complaint.',
      ),
      sourcedStatement(
        'defenseur-2013',
        'Aucune preuve n’est exigée pour déposer plainte.',
        'No proof is required to file a complaint.',
      ),
      sourcedStatement(
        'service-public-plainte',
        'Vous ne savez pas qui c’est ? Portez plainte « contre X » et donnez tous les noms de comptes.',
        'You do not know who it is? File “contre X” (against a person unknown) and give every account name.',
      ),
      sourcedStatement(
        'code-procedure-penale',
        'Demandez le récépissé (le papier qui dit que vous avez déposé plainte) et une copie du procès-verbal (le texte écrit par l’enquêteur).',
        'Ask for the récépissé (the paper that says you filed) and a copy of the procès-verbal (the written record).',
      ),
      sourcedStatement(
        'code-procedure-penale',
        'Un adulte de votre choix, ou un avocat, peut vous accompagner à chaque étape.',
        'An adult of your choice, or a lawyer, may be with you at every stage.',
      ),
      sourcedStatement(
        'code-procedure-penale',
        'Vous avez droit à un interprète et à un récépissé traduit.',
        'You have the right to an interpreter and to a translated récépissé.',
      ),
      sourcedStatement(
        'code-procedure-penale',
        'Pour l’adresse : la vôtre, ou celle d’un tiers (une autre personne) qui est d’accord : avocat, association.',
        'For the address: yours, or that of a third party who agrees (lawyer, association).',
      ),
      sourcedStatement(
        'iscg',
        'Certains commissariats et brigades ont une travailleuse sociale ou une psychologue : demandez.',
        'Some stations have a social worker or a psychologist: ask.',
      ),
      sourcedStatement(
        'ma-securite',
        'Le tchat Ma Sécurité aide à préparer la plainte. La « plainte en ligne » ne concerne que les vols et dégradations.',
        'The Ma Sécurité chat helps to prepare the complaint. The “plainte en ligne” is only for theft and damage.',
      ),
    ],
    help: ['ma-securite', '116006', '17cyber'],
  },
  {
    id: 'refused',
    title: { fr: 'Si on refuse votre plainte', en: 'If your complaint is refused' },
    lines: [
      sourcedStatement(
        'code-procedure-penale',
        'La police et la gendarmerie sont tenues de la recevoir, même si les faits ont eu lieu ailleurs.',
        'Police and gendarmerie must take it, even when it happened elsewhere.',
      ),
      sourcedStatement(
        'service-public-plainte',
        'Une main courante (une simple note) ne lance aucune poursuite. Demandez une plainte.',
        'A main courante (a mere note) starts no prosecution. Ask for a plainte (complaint).',
      ),
      sourcedStatement(
        'service-public-plainte',
        'Vous pouvez aller dans un autre commissariat ou une autre brigade.',
        'You may go to another station.',
      ),
      sourcedStatement(
        'service-public-plainte',
        'Vous pouvez écrire au procureur de la République, qui décide des poursuites.',
        'You may write to the procureur de la République, the prosecutor, who decides on prosecution.',
      ),
      sourcedStatement(
        'defenseur-saisir',
        'Vous pouvez saisir le Défenseur des droits, en ligne.',
        'You may turn to the Défenseur des droits, online.',
      ),
    ],
    help: ['defenseur', '116006'],
  },
  {
    id: 'prosecutor',
    title: { fr: 'Écrire au procureur', en: 'Writing to the prosecutor' },
    lines: [
      sourcedStatement(
        'service-public-plainte',
        'Le procureur décide des poursuites. On lui écrit au tribunal judiciaire.',
        'The procureur decides on prosecution. Write to the tribunal judiciaire (court).',
      ),
      sourcedStatement(
        'service-public-plainte',
        'La lettre dit : qui vous êtes et comment vous joindre, les faits avec leurs dates, le nom du compte ou « contre X », les témoins, le tort subi, les pièces jointes.',
        'The letter says: who you are and how to reach you, the facts with their dates, the account’s name or “contre X”, the witnesses, the harm, the documents enclosed.',
      ),
      sourcedStatement(
        'service-public-plainte',
        'Envoyez-la en recommandé avec avis de réception, ou déposez-la, et gardez le récépissé.',
        'Send it by registered post with acknowledgement, or hand it in, and keep the récépissé.',
      ),
      sourcedStatement(
        'service-public-plainte',
        'Après un refus ou trois mois sans réponse, un avocat peut vous aider à saisir un juge (plainte avec constitution de partie civile).',
        'After a refusal, or three months without an answer, a lawyer can help you go to a judge (plainte avec constitution de partie civile).',
      ),
    ],
    help: ['116006'],
  },
  {
    id: 'insult',
    title: {
      fr: 'Insulte, fausse accusation : un délai court',
      en: 'Insult, false accusation: a short time',
    },
    lines: [
      sourcedStatement(
        'loi-1881',
        'Une injure est un mot outrageant. Une diffamation est un fait précis qui porte atteinte à l’honneur.',
        'An injure is an outrageous word. A diffamation is a precise fact that harms someone’s honour.',
      ),
      sourcedStatement(
        ['loi-1881', 'loi1881-fr'],
        'Le délai est de 3 mois après la première mise en ligne.',
        'The time is 3 months after the first posting.',
      ),
      sourcedStatement(
        ['loi-1881', 'vie-publique-2014'],
        'Il est d’un an seulement si c’est public et que cela vise l’origine, la religion, le sexe, l’orientation, l’identité de genre ou un handicap.',
        'It is one year only if it is public and targets origin, religion, sex, orientation, gender identity or a disability.',
      ),
      sourcedStatement(
        'loi-1881',
        'Une plainte simple n’arrête pas ce délai. Voyez un avocat maintenant.',
        'A plain complaint does not stop this clock. See an avocat (lawyer) now.',
      ),
      sourcedStatement(
        'code-penal',
        'Délai passé ? Ces mots peuvent encore illustrer un harcèlement (6 ans).',
        'Time over? These words may still illustrate harassment (6 years).',
      ),
    ],
    help: ['116006'],
  },
  {
    id: 'constat',
    title: { fr: 'Le constat d’un commissaire de justice', en: 'The constat of a commissaire de justice' },
    lines: [
      sourcedStatement(
        'ordonnance-2016-728',
        'Un commissaire de justice (l’ancien huissier) décrit ce qu’il voit à l’écran. Devant un juge pénal, c’est un renseignement parmi d’autres ; au civil, il fait foi sauf preuve contraire.',
        'A commissaire de justice (formerly huissier) describes what they see on the screen. Before a criminal judge it is one element among others; in civil matters it stands unless disproved.',
      ),
      sourcedStatement(
        'service-public-cyberharcelement',
        'Il est payant et facultatif. Il n’est pas demandé pour porter plainte.',
        'It costs money and is optional. It is not required to file a complaint.',
      ),
      sourcedStatement(
        'honoraires-constat',
        'Le prix est libre : demandez des devis. Il dépend souvent du nombre d’adresses.',
        'The price is free: ask for quotes. It often depends on the number of addresses.',
      ),
      sourcedStatement(
        'commissaires-constat',
        'Ne bloquez pas, ne signalez pas avant le constat.',
        'Do not block and do not report before the constat.',
      ),
      sourcedStatement(
        'code-assurances',
        'Déclarez le litige à votre assureur avant de le payer, et demandez-lui s’il le prend en charge.',
        'Declare the dispute to your insurer before paying, and ask whether they cover it.',
      ),
    ],
    help: [],
  },
  {
    id: 'money',
    title: { fr: 'Qui peut payer', en: 'Who can pay' },
    ordered: true,
    lines: [
      sourcedStatement(
        'code-assurances',
        'L’assurance d’abord : cherchez « protection juridique » dans vos contrats (logement, banque, mutuelle).',
        'Insurance first: look for “protection juridique” in your contracts (home, bank, mutuelle).',
      ),
      sourcedStatement(
        'code-assurances',
        'Déclarez le litige à votre assureur avant de payer un avocat ou un constat, sauf urgence à justifier.',
        'Declare the dispute to your insurer before you pay a lawyer or a constat, unless you can justify an emergency.',
      ),
      sourcedStatement(
        'justice-aj',
        'Ensuite l’aide juridictionnelle (l’État paie l’avocat selon vos revenus) : demandez au bureau d’aide juridictionnelle avant.',
        'Then aide juridictionnelle (the State pays the lawyer, depending on income): ask the bureau d’aide juridictionnelle beforehand.',
      ),
      sourcedStatement(
        'justice-aj',
        'Gratuits : France Victimes, les consultations d’avocat, les points-justice, le bureau d’aide aux victimes du tribunal.',
        'Free of charge: France Victimes, lawyers’ free consultations, points-justice, the victims’ office at the court.',
      ),
      sourcedStatement(
        'advice',
        'Une aide officielle ne demande jamais d’argent ni vos mots de passe.',
        'An official service never asks for money nor for your passwords.',
      ),
    ],
    help: ['116006'],
  },
];
