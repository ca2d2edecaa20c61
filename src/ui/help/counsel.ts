import type { Board } from '../../law/board.ts';
import type { Day } from '../../law/days.ts';
import type { Answer, Answers, QuestionId } from '../../law/questions.ts';

/** What these pages ask of the open store; each may throw a Refusal. */
export interface Counsel {
  dates(): Promise<{
    readonly board: Board;
    readonly today: Day;
    readonly ids: ReadonlyMap<number, string>;
  }>;
  answers(): Promise<Answers>;
  /** Resolves with what is now kept, once it is on the disk. */
  answer(question: QuestionId, answer: Answer): Promise<Answers>;
  clear(): Promise<Answers>;
  /** Whether the carnet is to say, when it opens, that a date is near. */
  reminding(): Promise<boolean>;
  remind(on: boolean): Promise<boolean>;
  /** A date of this week, if that was asked for. */
  due(): Promise<boolean>;
}
