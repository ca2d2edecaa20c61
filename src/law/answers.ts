import { exactly, flag, instant, listOf, oneOf, record, text, unwrap } from '../domain/shape.ts';
import type { Sheet } from '../domain/sheets.ts';
import { ANSWERS, type Answer, type Answers, QUESTION_IDS, type QuestionId } from './questions.ts';

/** What the person answered, with its date: for their eyes only, in no dossier. */
const shape = record({
  schema: exactly('recueil/answers/1'),
  answers: listOf(record({ question: text(40), answer: oneOf(ANSWERS), at: instant }), 200),
});
export interface StoredAnswers {
  readonly schema: 'recueil/answers/1';
  readonly answers: readonly { readonly question: string; readonly answer: Answer; readonly at: string }[];
}

export const answersSheet: Sheet<StoredAnswers> = {
  name: 'answers',
  empty: { schema: 'recueil/answers/1', answers: [] },
  parse: unwrap(shape),
};

/** Those of questions that are still asked. */
export function answersOf({ answers }: StoredAnswers): Answers {
  const known = (question: string) => QUESTION_IDS.some((id) => id === question);
  return Object.fromEntries(
    answers.filter(({ question }) => known(question)).map((one) => [one.question, one.answer]),
  );
}

export function answered(
  before: StoredAnswers,
  question: QuestionId,
  answer: Answer,
  at: string,
): StoredAnswers {
  const others = before.answers.filter((one) => one.question !== question);
  return { ...before, answers: [...others, { question, answer, at }] };
}

/** Whether the carnet says, when it opens, that a date is near: off until asked for. */
export const reminderSheet = {
  name: 'reminder',
  empty: { schema: 'recueil/reminder/1' as const, on: false },
  parse: unwrap(record({ schema: exactly('recueil/reminder/1'), on: flag })),
};
