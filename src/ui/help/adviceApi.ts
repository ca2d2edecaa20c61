import type { Preferences } from '../../domain/case/store.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import type { DepartmentCode } from '../../law/departments.ts';
import type { DeadlineList } from '../../law/legalDeadlines.ts';
import type { Answers, AnswerValue, QuestionId } from '../../law/questions.ts';

/** Reads and writes the open store for the help pages. Every method may reject with a Refusal. */
export interface AdviceApi {
  dates(): Promise<{
    readonly deadlines: DeadlineList;
    readonly today: IsoDate;
    readonly ids: ReadonlyMap<number, string>;
    /** The « élément n° » of the items that cannot be read. */
    readonly unread: readonly number[];
  }>;
  answers(): Promise<Answers>;
  /** Whether « Qui capture » says parent, relative or professional. */
  isForSomebodyElse(): Promise<boolean>;
  /** Resolves with the stored answers once the new one is on the disk. */
  answer(question: QuestionId, answer: AnswerValue): Promise<Answers>;
  clear(): Promise<Answers>;
  /** The département chosen for the current case; null: none. */
  department(): Promise<{ readonly code: DepartmentCode | null }>;
  /** Resolves with the stored choice once it is on the disk. */
  chooseDepartment(code: DepartmentCode | null): Promise<{ readonly code: DepartmentCode | null }>;
  readReminder(): Promise<ReminderState>;
  /** Turns on the reminder shown when the carnet opens; turning it off also turns off the notification. */
  remind(on: boolean): Promise<ReminderState>;
  /** Must be called during a click: the browser asks the user for the permission. */
  notify(on: boolean): Promise<ReminderState>;
  /** Returns true when reminders are on and a date is this week. Also sets the day of the next notification. */
  due(): Promise<boolean>;
}

/** Reminders of near dates; all are off by default. */
export interface ReminderState {
  readonly carnet: boolean;
  /** The browser's notification, with the day of the next one; null when off. */
  readonly notification: { readonly next: IsoDate | null } | null;
  readonly computer: Preferences['computer'];
}
