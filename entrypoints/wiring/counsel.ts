import { Refusal } from '../../src/domain/errors.ts';
import { preferences } from '../../src/platform/preferences.ts';
import { noticeDays, noticeOn, turnNoticesOff, turnNoticesOn } from '../../src/platform/reminder.ts';
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
    const [carnet, days, { computer }] = await Promise.all([isReminding(open), noticeDays(), preferences()]);
    return { carnet, notice: days && { next: days[0] ?? null }, computer };
  };
  const due = async (): Promise<boolean> => {
    const now = await reminderNow(open, timeZone());
    await noticeOn(now.next ?? []);
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
      const { next } = await reminderNow(open, timeZone());
      // Another case may still ask for them.
      if (next === null) await turnNoticesOff();
      else await noticeOn(next);
      return reminding();
    },
    notify: async (on) => {
      // The browser asks only while the click lasts: nothing comes before.
      if (!on) await turnNoticesOff();
      else if (await turnNoticesOn()) await due();
      // Another page may have said meanwhile that others use it.
      if ((await preferences()).computer !== 'mine') await turnNoticesOff();
      return reminding();
    },
    due,
  };
}

/** The days of the next notices; null where they cannot be known, while locked: the carnet sets them when it opens. */
export async function nextNotices(open: StoreDesk): Promise<readonly string[] | null> {
  try {
    return (await reminderNow(open, timeZone())).next ?? [];
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
