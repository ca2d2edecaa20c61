import * as v from 'valibot';
import type { CaseDocument } from '../domain/case/case.ts';
import { DOCUMENT, SCHEMA } from '../domain/formatNames.ts';
import { instantSchema, listOf, objectOf, parseOrNull, textUpTo } from '../domain/shared/schemas.ts';
import type { BilingualText } from './legalSources.ts';

/**
 * What the person can tick. A tick suggests offences (suggestions.ts) and what to do first (weekActions.ts). The ids
 * are stored.
 */
export const QUESTION_IDS = [
  'repeated',
  'several',
  'health',
  'threat',
  'order',
  'blackmail',
  'address',
  'insult',
  'accusation',
  'public',
  'ground',
  'sexual',
  'intimate',
  'montage',
  'montage-sexual',
  'private-life',
  'impersonation',
  'hacked',
  'messages',
  'partner',
  'school',
  'suicide',
  'suicide-attempt',
  'minor-adult',
  'minor-image',
  'minor-exposed',
  'pressure',
  'returns',
  'work',
  'public-job',
  'journalist',
  'call',
  'property',
  'self-acts',
  'filmed',
  'voyeurism',
] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

/** A tick is stored as `yes`, a tick that was removed as `no`. */
const ANSWER_VALUES = ['yes', 'no'] as const;
export type AnswerValue = (typeof ANSWER_VALUES)[number];
/** Unanswered questions are absent. */
export type Answers = Readonly<Partial<Record<QuestionId, AnswerValue>>>;

/** Returns the answers of who ticks these questions. */
export const tick = (questions: readonly QuestionId[]): Answers =>
  Object.fromEntries(questions.map((id) => [id, 'yes']));

interface Question {
  readonly id: QuestionId;
  readonly text: BilingualText;
}

function defineQuestion(id: QuestionId, fr: string, en: string): Question {
  return { id, text: { fr, en } };
}

export const QUESTIONS: readonly Question[] = [
  defineQuestion('repeated', 'Cela se répète.', 'It keeps happening.'),
  defineQuestion('several', 'Plusieurs personnes s’en prennent à vous.', 'Several people target you.'),
  defineQuestion(
    'health',
    'Votre sommeil, votre santé ou votre quotidien en souffrent.',
    'Your sleep, your health or your daily life suffers from it.',
  ),
  defineQuestion('threat', 'On vous menace.', 'You are threatened.'),
  defineQuestion(
    'order',
    'On vous menace pour vous faire obéir.',
    'You are threatened if you do not do what is asked.',
  ),
  defineQuestion(
    'blackmail',
    'On menace de révéler quelque chose pour obtenir argent, images ou silence.',
    'They threaten to reveal something to get money or images, or to keep you quiet.',
  ),
  defineQuestion(
    'pressure',
    'On vous menace pour que vous ne portiez pas plainte, ou que vous la retiriez.',
    'You are threatened to stop you filing a complaint, or to make you withdraw it.',
  ),
  defineQuestion(
    'property',
    'On menace de brûler ou de détruire vos biens.',
    'They threaten to burn or destroy what is yours.',
  ),
  defineQuestion('insult', 'On vous insulte.', 'You are insulted.'),
  defineQuestion(
    'accusation',
    'On vous accuse d’un fait précis qui nuit à votre honneur.',
    'You are accused of a precise fact that harms your honour.',
  ),
  defineQuestion(
    'public',
    'Tout le monde, ou beaucoup de monde, peut le lire.',
    'Everybody, or many people, can read it.',
  ),
  defineQuestion(
    'ground',
    'On vise votre origine, votre religion, votre sexe, votre orientation, votre identité de genre ou un handicap.',
    'It targets your origin, religion, sex, orientation, gender identity or a disability.',
  ),
  defineQuestion(
    'call',
    'On appelle en public à vous tuer, violer, frapper, voler, ou à détruire vos biens.',
    'Others are publicly urged to kill, rape, hit or rob you, or to destroy what is yours.',
  ),
  defineQuestion(
    'address',
    'On publie votre adresse, votre numéro, votre travail ou l’école de vos enfants.',
    'Your address, number, workplace or your children’s school is published.',
  ),
  defineQuestion(
    'sexual',
    'On vous impose des propos ou des images sexuels ou sexistes.',
    'Sexual or sexist words or images are imposed on you.',
  ),
  defineQuestion(
    'intimate',
    'On montre à d’autres une image intime de vous.',
    'An intimate image of you is shown to others.',
  ),
  defineQuestion(
    'montage',
    'On diffuse une fausse image ou une fausse voix de vous.',
    'A fake image or voice of you is spread.',
  ),
  defineQuestion('montage-sexual', 'Cette fausse image est sexuelle.', 'That fake image is sexual.'),
  defineQuestion(
    'self-acts',
    'On vous impose des actes sexuels sur vous-même, devant une caméra.',
    'Sexual acts on yourself, before a camera, are imposed on you.',
  ),
  defineQuestion(
    'filmed',
    'On a filmé des violences contre vous, ou on en montre les images.',
    'Violence against you was filmed, or the images of it are shown.',
  ),
  defineQuestion(
    'voyeurism',
    'On a regardé ou filmé vos parties intimes à votre insu.',
    'Your intimate parts were watched or filmed without your knowledge.',
  ),
  defineQuestion(
    'private-life',
    'On enregistre ou on diffuse vos paroles privées, une image prise chez vous, ou l’endroit où vous êtes.',
    'Your private words, an image taken at your home or your location is recorded or spread.',
  ),
  defineQuestion('impersonation', 'On se fait passer pour vous.', 'Somebody pretends to be you.'),
  defineQuestion(
    'hacked',
    'On est entré dans un de vos comptes ou appareils.',
    'Somebody got into one of your accounts or devices.',
  ),
  defineQuestion(
    'messages',
    'On lit ou on publie vos messages privés.',
    'Your private messages are read or published.',
  ),
  defineQuestion(
    'returns',
    'Après un blocage, la personne revient avec un autre compte.',
    'After a block, the person comes back with another account.',
  ),
  defineQuestion(
    'partner',
    'Cela vient d’un conjoint, d’un partenaire ou d’un ex.',
    'It comes from a spouse, a partner or an ex.',
  ),
  defineQuestion(
    'school',
    'La personne visée est élève ou étudiante, et cela vient de son établissement.',
    'The person targeted is a pupil or student, and it comes from their school.',
  ),
  defineQuestion(
    'work',
    'Cela vient du travail : collègue, chef, client.',
    'It comes from work: colleague, manager, customer.',
  ),
  defineQuestion(
    'public-job',
    'On vous vise à cause de votre métier : enseignant, soignant, agent public, élu.',
    'You are targeted because of your job: teacher, carer, public employee, elected.',
  ),
  defineQuestion(
    'journalist',
    'On vous vise parce que vous êtes journaliste.',
    'You are targeted because you are a journalist.',
  ),
  defineQuestion(
    'minor-adult',
    'Un adulte fait des propositions sexuelles à une personne de moins de 18 ans, ou lui demande des images.',
    'An adult makes sexual proposals to a person under 18, or asks them for images.',
  ),
  defineQuestion(
    'minor-image',
    'Une image montre une personne de moins de 18 ans nue ou dans une scène sexuelle.',
    'An image shows a person under 18 naked or in a sexual scene.',
  ),
  defineQuestion(
    'minor-exposed',
    'Un message pornographique ou très violent peut être vu par un mineur.',
    'A pornographic or very violent message may be seen by a minor.',
  ),
  defineQuestion(
    'suicide',
    'On pousse cette personne à se faire du mal ou à mourir.',
    'This person is pushed to hurt themselves or to die.',
  ),
  defineQuestion(
    'suicide-attempt',
    'Il y a eu une tentative de suicide, ou un suicide, après cela.',
    'There was a suicide attempt, or a suicide, after that.',
  ),
];

/** The person's answers and their dates. Private: never in a dossier. */
const answersSchema = objectOf({
  schema: v.literal(SCHEMA.answers),
  answers: listOf(objectOf({ question: textUpTo(40), answer: v.picklist(ANSWER_VALUES), at: instantSchema }), 200),
});
type StoredAnswers = v.InferOutput<typeof answersSchema>;

export const answersDocument: CaseDocument<StoredAnswers> = {
  name: DOCUMENT.answers,
  empty: { schema: SCHEMA.answers, answers: [] },
  parse: parseOrNull(answersSchema),
};

/** Returns the answers, without those to questions that no longer exist. */
export function currentAnswers({ answers }: StoredAnswers): Answers {
  const known = (question: string) => QUESTION_IDS.some((id) => id === question);
  return Object.fromEntries(answers.filter(({ question }) => known(question)).map((one) => [one.question, one.answer]));
}

export function recordAnswer(
  before: StoredAnswers,
  question: QuestionId,
  answer: AnswerValue,
  at: string,
): StoredAnswers {
  const others = before.answers.filter((one) => one.question !== question);
  return { ...before, answers: [...others, { question, answer, at }] };
}

/** Forgets the answers to these questions. */
export const forgetAnswers = (before: StoredAnswers, questions: readonly QuestionId[]): StoredAnswers => ({
  ...before,
  answers: before.answers.filter(({ question }) => !questions.some((one) => one === question)),
});

/** Whether the carnet reminds of near deadlines when it opens. Null: not chosen; on, unless others use the computer. */
export const reminderDocument = {
  name: DOCUMENT.reminder,
  empty: { schema: SCHEMA.reminder, on: null as boolean | null },
  parse: parseOrNull(objectOf({ schema: v.literal(SCHEMA.reminder), on: v.nullable(v.boolean()) })),
};
