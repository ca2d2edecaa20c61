import { Refusal } from '../../src/domain/errors.ts';
import { preferences } from '../../src/platform/preferences.ts';
import { noticeDay, noticeOn, turnNoticesOff, turnNoticesOn } from '../../src/platform/reminder.ts';
import type { Counsel, Reminding } from '../../src/ui/help/counsel.ts';
import {
  clearAnswers,
  deadlineBoard,
  isReminding,
  keepAnswer,
  keepReminding,
  readAnswers,
  reminderNow,
} from '../../src/workflow/counsel.ts';
import type { StoreDesk } from './desk.ts';

const timeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Deadlines and answers, read in the page itself: a case of thousands need not cross as messages. */
export function counselOf(open: StoreDesk): Counsel {
  const reminding = async (): Promise<Reminding> => {
    const [carnet, notice, { computer }] = await Promise.all([isReminding(open), noticeDay(), preferences()]);
    return { carnet, notice, computer };
  };
  const due = async (): Promise<boolean> => {
    const now = await reminderNow(open, timeZone());
    await noticeOn(now.next);
    return now.due;
  };
  return {
    dates: () => deadlineBoard(open, timeZone()),
    answers: () => readAnswers(open),
    answer: (question, answer) => keepAnswer(open, question, answer),
    clear: () => clearAnswers(open),
    reminding,
    remind: async (on) => {
      await keepReminding(open, on);
      if (!on) await turnNoticesOff();
      return reminding();
    },
    notify: async (on) => {
      // The browser asks only while the click lasts: nothing comes before.
      if (!on) await turnNoticesOff();
      else if (await turnNoticesOn()) await due();
      return reminding();
    },
    due,
  };
}

/** The day of the next notice; null while locked: the carnet sets it when it opens. */
export async function nextNotice(open: StoreDesk): Promise<string | null> {
  try {
    return (await reminderNow(open, timeZone())).next;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
