import type { CaseDocument } from '../domain/case/documentStore.ts';
import { DOCUMENT, SCHEMA } from '../domain/formatNames.ts';
import { bool, instant, listOf, literal, objectOf, oneOf, parseOrNull, textUpTo } from '../domain/shared/parsers.ts';
import { ANSWER_VALUES, type Answers, type AnswerValue, QUESTION_IDS, type QuestionId } from './questions.ts';

/** The person's answers and their dates. Private: never in a dossier. */
const answersParser = objectOf({
  schema: literal(SCHEMA.answers),
  answers: listOf(objectOf({ question: textUpTo(40), answer: oneOf(ANSWER_VALUES), at: instant }), 200),
});
export interface StoredAnswers {
  readonly schema: typeof SCHEMA.answers;
  readonly answers: readonly {
    readonly question: string;
    readonly answer: AnswerValue;
    readonly at: string;
  }[];
}

export const answersDocument: CaseDocument<StoredAnswers> = {
  name: DOCUMENT.answers,
  empty: { schema: SCHEMA.answers, answers: [] },
  parse: parseOrNull(answersParser),
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

/** Whether the carnet reminds of near deadlines when it opens. Off by default. */
export const reminderDocument = {
  name: DOCUMENT.reminder,
  empty: { schema: SCHEMA.reminder, on: false },
  parse: parseOrNull(objectOf({ schema: literal(SCHEMA.reminder), on: bool })),
};
