import {
  adviceStatement,
  fourthReading,
  type SourcedStatement,
  selectVerified,
  sixthReading,
  sourcedStatement,
  thirdReading,
} from './legalSources.ts';
import type { Answers, QuestionId } from './questions.ts';

/** What can be done this week, in 20 words at most. */
export interface WeekAction extends SourcedStatement {
  /** One of these ticks is enough. */
  readonly when: readonly QuestionId[];
  /** The screen of the guide that says more. */
  readonly screen: string;
}

function defineAction(screen: string, when: readonly QuestionId[], statement: SourcedStatement): WeekAction {
  return { ...statement, when, screen };
}

/** The most urgent first. */
export const WEEK_ACTIONS: readonly WeekAction[] = [
  defineAction(
    'child-images',
    ['minor-image'],
    sourcedStatement(
      'code-penal',
      'Ne capturez pas cette image, même pour aider : appelez le 3018.',
      'Do not capture that image, even to help: call 3018.',
    ),
  ),
  defineAction(
    'danger',
    ['suicide', 'suicide-attempt'],
    sourcedStatement(
      '3114',
      'Appelez le 3114 pour cette personne : il répond jour et nuit. En danger, le 17.',
      'Call 3114 for this person: they answer day and night. In danger, call 17.',
    ),
  ),
  defineAction(
    'threats',
    ['threat', 'order', 'address', 'pressure', 'call', 'property'],
    sourcedStatement(
      'urgences',
      'En danger maintenant, appelez le 17. Sinon, capturez le message et portez plainte.',
      'In danger now, call 17. Otherwise, capture the message and file a complaint.',
    ),
  ),
  defineAction(
    'medical-exam',
    ['self-acts'],
    fourthReading(
      ['code-penal', 'cpp-proces'],
      'Allez à la police ou à la gendarmerie : cela peut être un viol. N’envoyez rien de plus.',
      'Go to the police or the gendarmerie: it may be a rape. Send nothing more.',
    ),
  ),
  defineAction(
    'blackmail',
    ['blackmail'],
    adviceStatement(
      'Ne payez pas, n’envoyez rien de plus, et parlez-en au 3018 ou à 17Cyber.',
      'Do not pay, send nothing more, and talk to 3018 or 17Cyber.',
    ),
  ),
  defineAction(
    'intimate',
    ['intimate', 'montage-sexual', 'filmed', 'voyeurism'],
    sourcedStatement(
      ['e-enfance', 'code-penal'],
      'Appelez le 3018 : il peut faire retirer l’image vite. Moins de 18 ans dessus : ne la capturez pas.',
      'Call 3018: they can have the image taken down fast. Under 18 in it: do not capture it.',
    ),
  ),
  defineAction(
    'partner',
    ['partner'],
    sourcedStatement(
      ['fnsf', 'france-victimes'],
      'Appelez le 3919 ou le 116 006, depuis un appareil que cette personne ne connaît pas.',
      'Call 3919 or 116 006, from a device that this person does not know of.',
    ),
  ),
  defineAction(
    'under-18',
    ['minor-adult', 'minor-exposed'],
    sourcedStatement(
      'e-enfance',
      'Appelez le 3018 ou le 119, et gardez les messages. Ne capturez pas d’image sexuelle d’un mineur.',
      'Call 3018 or 119, and keep the messages. Capture no sexual image of a minor.',
    ),
  ),
  defineAction(
    'school',
    ['school'],
    sourcedStatement(
      ['guides-victimes', 'e-enfance'],
      'Capturez les messages, puis parlez-en à un adulte de l’établissement ou au 3018.',
      'Capture the messages, then talk to an adult at the school or to 3018.',
    ),
  ),
  defineAction(
    'work',
    ['work'],
    sourcedStatement(
      'code-travail',
      'Capturez les messages, puis écrivez à votre employeur : il doit vous protéger. Votre chef est l’auteur ? Au-dessus de lui.',
      'Capture the messages, then write to your employer: they must protect you. Your boss is the author? Above them.',
    ),
  ),
  defineAction(
    'lawyer',
    ['journalist'],
    sixthReading(
      ['code-travail', 'loi-1881-secret'],
      'Journaliste : écrivez à votre rédaction, qui doit vous protéger. Ne donnez rien qui désigne une source.',
      'A journalist: write to your newsroom, which must protect you. Give nothing that points to a source.',
    ),
  ),
  defineAction(
    'public-role',
    ['public-job'],
    thirdReading(
      ['cgfp', 'cgct'],
      'Capturez. Agent public : la protection fonctionnelle. Élu : la protection de la commune (CGCT L2123-35).',
      'Capture. Public employee: protection fonctionnelle. Elected: the protection of the commune (CGCT L2123-35).',
    ),
  ),
  defineAction(
    'insult',
    ['insult', 'accusation', 'call', 'ground'],
    sourcedStatement(
      'loi-1881',
      'Insulte, accusation, appel à la violence : prenez rendez-vous avec un avocat. Le délai est de 3 mois.',
      'Insult, accusation, call to violence: make an appointment with a lawyer. The time is 3 months.',
    ),
  ),
  defineAction(
    'hacked',
    ['hacked', 'messages'],
    sourcedStatement(
      ['17cyber', 'securite-appareils'],
      'Changez le mot de passe depuis un appareil sûr. Si cela vient d’un conjoint ou d’un ex : le 3919 avant.',
      'Change the password from a safe device. If it comes from a partner or an ex: 3919 first.',
    ),
  ),
  defineAction(
    'impersonation',
    ['impersonation', 'montage'],
    sourcedStatement(
      ['guides-victimes', 'reglement-dsa', 'code-penal'],
      'Capturez le faux compte ou la fausse image, puis signalez à la plateforme. Image sexuelle d’un mineur : ne capturez pas.',
      'Capture the fake account or image, then report it to the platform. Sexual image of a minor: do not capture.',
    ),
  ),
  defineAction(
    'new-accounts',
    ['returns'],
    sourcedStatement(
      'guides-victimes',
      'Capturez chaque nouveau compte avant de le bloquer.',
      'Capture each new account before you block it.',
    ),
  ),
  defineAction(
    'group-attack',
    ['several'],
    sourcedStatement(
      'guides-victimes',
      'Capturez chaque message avec son compte, ou demandez à un proche de le faire.',
      'Capture each message with its account, or ask somebody close to do it.',
    ),
  ),
  defineAction(
    'health',
    ['health'],
    sourcedStatement(
      ['service-public-cyberharcelement', '3114'],
      'Voyez un médecin et demandez un certificat. Si vous pensez à mourir : le 3114, jour et nuit.',
      'See a doctor and ask for a certificate. If you think of dying: 3114, day and night.',
    ),
  ),
  defineAction(
    'complain',
    ['repeated', 'sexual', 'private-life', 'public'],
    sourcedStatement(
      'code-procedure-penale',
      'Capturez, puis portez plainte dans n’importe quel commissariat ou brigade de gendarmerie.',
      'Capture, then file a complaint at any police station or gendarmerie.',
    ),
  ),
];

/** Returns what the ticks lead to, the most urgent first. */
export const selectWeekActions = (answers: Answers): readonly WeekAction[] =>
  selectVerified(WEEK_ACTIONS).filter(({ when }) => when.some((id) => answers[id] === 'yes'));
