import type { Preferences } from '../../domain/store/preferences.ts';
import type { DeadlineList } from '../../law/deadlineList.ts';
import type { IsoDate } from '../../law/isoDate.ts';
import type { Answers, AnswerValue, QuestionId } from '../../law/questions.ts';

/** What these pages ask of the open store; each may throw a Refusal. */
export interface Counsel {
  dates(): Promise<{
    readonly deadlines: DeadlineList;
    readonly today: IsoDate;
    readonly ids: ReadonlyMap<number, string>;
    /** « élément n° » of those that cannot be read. */
    readonly unread: readonly number[];
  }>;
  answers(): Promise<Answers>;
  /** Resolves with what is now kept, once it is on the disk. */
  answer(question: QuestionId, answer: AnswerValue): Promise<Answers>;
  clear(): Promise<Answers>;
  reminding(): Promise<Reminding>;
  /** Whether the carnet says it when it opens; without that there is no notice either. */
  remind(on: boolean): Promise<Reminding>;
  /** Only in answer to a click: the browser asks the person first. */
  notify(on: boolean): Promise<Reminding>;
  /** A date of this week, if that was asked for. Sets the day of the next notice too. */
  due(): Promise<boolean>;
}

/** How the person is told that a date is near; nothing of it is on until asked for. */
export interface Reminding {
  readonly carnet: boolean;
  /** The browser's own notice, and the day of the next one. */
  readonly notice: { readonly next: IsoDate | null } | null;
  readonly computer: Preferences['computer'];
}
