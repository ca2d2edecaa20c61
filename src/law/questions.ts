import * as v from 'valibot';
import type { CaseDocument } from '../domain/case/case.ts';
import { DOCUMENT, SCHEMA } from '../domain/formatNames.ts';
import { instantSchema, listOf, objectOf, parseOrNull, textUpTo } from '../domain/shared/schemas.ts';
import type { BilingualText } from './legalSources.ts';

/** What can be ticked: suggests offences (suggestions.ts) and what to do first (weekActions.ts). Ids are stored. */
export const QUESTIONS = {
  repeated: { fr: 'Cela se répète.', en: 'It keeps happening.' },
  several: { fr: 'Plusieurs personnes s’en prennent à vous.', en: 'Several people target you.' },
  health: {
    fr: 'Votre sommeil, votre santé ou votre quotidien en souffrent.',
    en: 'Your sleep, your health or your daily life suffers from it.',
  },
  threat: { fr: 'On vous menace.', en: 'You are threatened.' },
  order: { fr: 'On vous menace pour vous faire obéir.', en: 'You are threatened if you do not do what is asked.' },
  blackmail: {
    fr: 'On menace de révéler quelque chose pour obtenir argent, images ou silence.',
    en: 'They threaten to reveal something to get money or images, or to keep you quiet.',
  },
  pressure: {
    fr: 'On vous menace pour que vous ne portiez pas plainte, ou que vous la retiriez.',
    en: 'You are threatened to stop you filing a complaint, or to make you withdraw it.',
  },
  property: {
    fr: 'On menace de brûler ou de détruire vos biens.',
    en: 'They threaten to burn or destroy what is yours.',
  },
  insult: { fr: 'On vous insulte.', en: 'You are insulted.' },
  accusation: {
    fr: 'On vous accuse d’un fait précis qui nuit à votre honneur.',
    en: 'You are accused of a precise fact that harms your honour.',
  },
  public: { fr: 'Tout le monde, ou beaucoup de monde, peut le lire.', en: 'Everybody, or many people, can read it.' },
  ground: {
    fr: 'On vise votre origine, votre religion, votre sexe, votre orientation, votre identité de genre ou un handicap.',
    en: 'It targets your origin, religion, sex, orientation, gender identity or a disability.',
  },
  call: {
    fr: 'On appelle en public à vous tuer, violer, frapper, voler, ou à détruire vos biens.',
    en: 'Others are publicly urged to kill, rape, hit or rob you, or to destroy what is yours.',
  },
  address: {
    fr: 'On publie votre adresse, votre numéro, votre travail ou l’école de vos enfants.',
    en: 'Your address, number, workplace or your children’s school is published.',
  },
  sexual: {
    fr: 'On vous impose des propos ou des images sexuels ou sexistes.',
    en: 'Sexual or sexist words or images are imposed on you.',
  },
  intimate: {
    fr: 'On montre à d’autres une image intime de vous.',
    en: 'An intimate image of you is shown to others.',
  },
  montage: {
    fr: 'On diffuse une fausse image ou une fausse voix de vous.',
    en: 'A fake image or voice of you is spread.',
  },
  'montage-sexual': { fr: 'Cette fausse image est sexuelle.', en: 'That fake image is sexual.' },
  'self-acts': {
    fr: 'On vous impose des actes sexuels sur vous-même, devant une caméra.',
    en: 'Sexual acts on yourself, before a camera, are imposed on you.',
  },
  filmed: {
    fr: 'On a filmé des violences contre vous, ou on en montre les images.',
    en: 'Violence against you was filmed, or the images of it are shown.',
  },
  voyeurism: {
    fr: 'On a regardé ou filmé vos parties intimes à votre insu.',
    en: 'Your intimate parts were watched or filmed without your knowledge.',
  },
  'private-life': {
    fr: 'On enregistre ou on diffuse vos paroles privées, une image prise chez vous, ou l’endroit où vous êtes.',
    en: 'Your private words, an image taken at your home or your location is recorded or spread.',
  },
  impersonation: { fr: 'On se fait passer pour vous.', en: 'Somebody pretends to be you.' },
  hacked: {
    fr: 'On est entré dans un de vos comptes ou appareils.',
    en: 'Somebody got into one of your accounts or devices.',
  },
  messages: { fr: 'On lit ou on publie vos messages privés.', en: 'Your private messages are read or published.' },
  returns: {
    fr: 'Après un blocage, la personne revient avec un autre compte.',
    en: 'After a block, the person comes back with another account.',
  },
  partner: {
    fr: 'Cela vient d’un conjoint, d’un partenaire ou d’un ex.',
    en: 'It comes from a spouse, a partner or an ex.',
  },
  school: {
    fr: 'La personne visée est élève ou étudiante, et cela vient de son établissement.',
    en: 'The person targeted is a pupil or student, and it comes from their school.',
  },
  work: {
    fr: 'Cela vient du travail : collègue, chef, client.',
    en: 'It comes from work: colleague, manager, customer.',
  },
  'public-job': {
    fr: 'On vous vise à cause de votre métier : enseignant, soignant, agent public, élu.',
    en: 'You are targeted because of your job: teacher, carer, public employee, elected.',
  },
  journalist: {
    fr: 'On vous vise parce que vous êtes journaliste.',
    en: 'You are targeted because you are a journalist.',
  },
  'minor-adult': {
    fr: 'Un adulte fait des propositions sexuelles à une personne de moins de 18 ans, ou lui demande des images.',
    en: 'An adult makes sexual proposals to a person under 18, or asks them for images.',
  },
  'minor-image': {
    fr: 'Une image montre une personne de moins de 18 ans nue ou dans une scène sexuelle.',
    en: 'An image shows a person under 18 naked or in a sexual scene.',
  },
  'minor-exposed': {
    fr: 'Un message pornographique ou très violent peut être vu par un mineur.',
    en: 'A pornographic or very violent message may be seen by a minor.',
  },
  suicide: {
    fr: 'On pousse cette personne à se faire du mal ou à mourir.',
    en: 'This person is pushed to hurt themselves or to die.',
  },
  'suicide-attempt': {
    fr: 'Il y a eu une tentative de suicide, ou un suicide, après cela.',
    en: 'There was a suicide attempt, or a suicide, after that.',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
export type QuestionId = keyof typeof QUESTIONS;
/** In the order in which they are shown. */
export const QUESTION_IDS = Object.keys(QUESTIONS) as readonly QuestionId[];

/** A tick is stored as `yes`, a tick that was removed as `no`. */
const ANSWER_VALUES = ['yes', 'no'] as const;
export type AnswerValue = (typeof ANSWER_VALUES)[number];
/** Unanswered questions are absent. */
export type Answers = Readonly<Partial<Record<QuestionId, AnswerValue>>>;

/** Returns the answers of who ticks these questions. */
export const tick = (questions: readonly QuestionId[]): Answers =>
  Object.fromEntries(questions.map((id) => [id, 'yes']));

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
