import type { CaseDocument } from '../domain/case/documentStore.ts';
import {
  bool,
  instant,
  listOf,
  literal,
  objectOf,
  oneOf,
  parseOrNull,
  textUpTo,
} from '../domain/shared/parsers.ts';
import { ANSWER_VALUES, type Answers, type AnswerValue, QUESTION_IDS, type QuestionId } from './questions.ts';

/** What the person answered, with its date: for their eyes only, in no dossier. */
const answersParser = objectOf({
  schema: literal('recueil/answers/1'),
  answers: listOf(objectOf({ question: textUpTo(40), answer: oneOf(ANSWER_VALUES), at: instant }), 200),
});
export interface StoredAnswers {
  readonly schema: 'recueil/answers/1';
  readonly answers: readonly {
    readonly question: string;
    readonly answer: AnswerValue;
    readonly at: string;
  }[];
}

export const answersDocument: CaseDocument<StoredAnswers> = {
  name: 'answers',
  empty: { schema: 'recueil/answers/1', answers: [] },
  parse: parseOrNull(answersParser),
};

/** Those of questions that are still asked. */
export function currentAnswers({ answers }: StoredAnswers): Answers {
  const known = (question: string) => QUESTION_IDS.some((id) => id === question);
  return Object.fromEntries(
    answers.filter(({ question }) => known(question)).map((one) => [one.question, one.answer]),
  );
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

/** Whether the carnet says, when it opens, that a date is near: off until asked for. */
export const reminderDocument = {
  name: 'reminder',
  empty: { schema: 'recueil/reminder/1' as const, on: false },
  parse: parseOrNull(objectOf({ schema: literal('recueil/reminder/1'), on: bool })),
};
