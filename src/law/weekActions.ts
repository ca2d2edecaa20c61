import {
  FOURTH_READING,
  SIXTH_READING,
  type SourcedStatement,
  type SourceId,
  type Statement,
  selectVerified,
  sourcedStatement,
  THIRD_READING,
} from './legalSources.ts';
import type { Answers, QuestionId } from './questions.ts';

/** What can be done this week, in 20 words at most. */
export interface WeekAction extends SourcedStatement {
  /** One of these ticks is enough. */
  readonly when: readonly QuestionId[];
  /** The screen of the guide that says more. */
  readonly screen: string;
}

const weekAction = (
  screen: string,
  when: readonly QuestionId[],
  sources: SourceId | readonly SourceId[],
  statement: Statement,
): WeekAction => ({ ...sourcedStatement(sources, statement), when, screen });

/** The most urgent first. */
export const WEEK_ACTIONS: readonly WeekAction[] = [
  weekAction('child-images', ['minor-image'], 'code-penal', {
    fr: 'Ne capturez pas cette image, même pour aider : appelez le 3018.',
    en: 'Do not capture that image, even to help: call 3018.',
  }),
  weekAction('danger', ['suicide', 'suicide-attempt'], '3114', {
    fr: 'Geste en cours, médicaments avalés ? Appelez le 15 ou le 112. Sinon, le 3114 répond jour et nuit.',
    en: 'An attempt now, tablets taken? Call 15 or 112. Otherwise, 3114 answers day and night.',
  }),
  weekAction('threats', ['threat', 'order', 'address', 'pressure', 'call', 'property'], 'urgences', {
    fr: 'En danger maintenant, appelez le 17. Sinon, capturez le message et portez plainte.',
    en: 'In danger now, call 17. Otherwise, capture the message and file a complaint.',
  }),
  weekAction('medical-exam', ['self-acts'], ['code-penal', 'cpp-proces'], {
    fr: 'Allez à la police ou à la gendarmerie : cela peut être un viol. N’envoyez rien de plus.',
    en: 'Go to the police or the gendarmerie: it may be a rape. Send nothing more.',
    checked: FOURTH_READING,
  }),
  weekAction('blackmail', ['blackmail'], 'advice', {
    fr: 'Ne payez pas, n’envoyez rien de plus, et parlez-en au 3018 ou à 17Cyber.',
    en: 'Do not pay, send nothing more, and talk to 3018 or 17Cyber.',
  }),
  weekAction('intimate', ['intimate', 'montage-sexual', 'filmed', 'voyeurism'], ['e-enfance', 'code-penal'], {
    fr: 'Capturez-la, ou notez adresse et compte, puis appelez le 3018. Moins de 18 ans dessus : ne la capturez pas.',
    en: 'Capture it, or note address and account, then call 3018. Under 18 in it: do not capture it.',
  }),
  weekAction('partner', ['partner'], ['fnsf', 'france-victimes'], {
    fr: 'Appelez le 3919 ou le 116 006, depuis un appareil que cette personne ne connaît pas.',
    en: 'Call 3919 or 116 006, from a device that this person does not know of.',
  }),
  weekAction('under-18', ['minor-adult', 'minor-exposed'], 'e-enfance', {
    fr: 'N’allez à aucun rendez-vous. Appelez le 3018 ou le 119. Gardez les messages. Ne capturez pas d’image sexuelle d’un mineur.',
    en: 'Go to no meeting. Call 3018 or 119. Keep the messages. Capture no sexual image of a minor.',
  }),
  weekAction('school', ['school'], ['guides-victimes', 'e-enfance'], {
    fr: 'Capturez les messages, puis parlez-en à un adulte de l’établissement ou au 3018.',
    en: 'Capture the messages, then talk to an adult at the school or to 3018.',
  }),
  weekAction('work', ['work'], 'code-travail', {
    fr: 'Capturez les messages, puis écrivez à votre employeur : il doit vous protéger. Votre chef est l’auteur ? Au-dessus de lui.',
    en: 'Capture the messages, then write to your employer: they must protect you. Your boss is the author? Above them.',
  }),
  weekAction('lawyer', ['journalist'], ['code-travail', 'loi-1881-secret'], {
    fr: 'Journaliste : écrivez à votre rédaction, qui doit vous protéger. Ne donnez rien qui désigne une source.',
    en: 'A journalist: write to your newsroom, which must protect you. Give nothing that points to a source.',
    checked: SIXTH_READING,
  }),
  weekAction('public-role', ['public-job'], ['cgfp', 'cgct'], {
    fr: 'Capturez. Agent public : la protection fonctionnelle. Élu : la protection de la commune (CGCT L2123-35).',
    en: 'Capture. Public employee: protection fonctionnelle. Elected: the protection of the commune (CGCT L2123-35).',
    checked: THIRD_READING,
  }),
  weekAction('insult', ['insult', 'accusation', 'call', 'ground'], 'loi-1881', {
    fr: 'Insulte, accusation, appel à la violence : prenez rendez-vous avec un avocat. Le délai est de 3 mois.',
    en: 'Insult, accusation, call to violence: make an appointment with a lawyer. The time is 3 months.',
  }),
  weekAction('hacked', ['hacked', 'messages'], ['17cyber', 'securite-appareils'], {
    fr: 'Changez de mot de passe d’un appareil sûr. Venant d’un conjoint ou d’un ex : le 3919 avant, ou 116 006.',
    en: 'Change the password from a safe device. From a partner or an ex: 3919 first, or 116 006.',
  }),
  weekAction('impersonation', ['impersonation', 'montage'], ['guides-victimes', 'reglement-dsa', 'code-penal'], {
    fr: 'Capturez le faux compte ou la fausse image, puis signalez à la plateforme. Image sexuelle d’un mineur : ne capturez pas.',
    en: 'Capture the fake account or image, then report it to the platform. Sexual image of a minor: do not capture.',
  }),
  weekAction('new-accounts', ['returns'], 'guides-victimes', {
    fr: 'Capturez chaque nouveau compte avant de le bloquer.',
    en: 'Capture each new account before you block it.',
  }),
  weekAction('group-attack', ['several'], 'guides-victimes', {
    fr: 'Capturez chaque message avec son compte, ou demandez à un proche de le faire.',
    en: 'Capture each message with its account, or ask somebody close to do it.',
  }),
  weekAction('health', ['health'], ['service-public-cyberharcelement', '3114'], {
    fr: 'Voyez un médecin et demandez un certificat. Si vous pensez à mourir : le 3114, jour et nuit.',
    en: 'See a doctor and ask for a certificate. If you think of dying: 3114, day and night.',
  }),
  weekAction('complain', ['repeated', 'sexual', 'private-life', 'public'], 'code-procedure-penale', {
    fr: 'Capturez, puis portez plainte dans n’importe quel commissariat ou brigade de gendarmerie.',
    en: 'Capture, then file a complaint at any police station or gendarmerie.',
  }),
];

/** Returns what the ticks lead to, the most urgent first. */
export const selectWeekActions = (answers: Answers): readonly WeekAction[] =>
  selectVerified(WEEK_ACTIONS).filter(({ when }) => when.some((id) => answers[id] === 'yes'));
