import { Refusal } from '../../src/domain/shared/errors.ts';
import {
  disableNotifications,
  enableNotifications,
  readNotificationDays,
  setNotificationDays,
} from '../../src/platform/notifications.ts';
import { readPreferences } from '../../src/platform/settings.ts';
import type { Counsel, Reminding } from '../../src/ui/help/counsel.ts';
import {
  clearAnswers,
  isReminderOn,
  readAnswers,
  readDeadlines,
  readReminderStatus,
  saveAnswer,
  setReminder,
} from '../../src/workflow/case/legalAdvice.ts';
import type { AppDependencies } from './dependencies.ts';

const timeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Deadlines and answers, read in the page itself: a case of thousands need not cross as messages. */
export function createAdviceApi(deps: AppDependencies): Counsel {
  const readReminders = async (): Promise<Reminding> => {
    const [carnet, days, { computer }] = await Promise.all([
      isReminderOn(deps),
      readNotificationDays(),
      readPreferences(),
    ]);
    return { carnet, notice: days && { next: days[0] ?? null }, computer };
  };
  const updateReminders = async (): Promise<boolean> => {
    const now = await readReminderStatus(deps, timeZone());
    await setNotificationDays(now.next ?? []);
    return now.due;
  };
  return {
    dates: () => readDeadlines(deps, timeZone()),
    answers: () => readAnswers(deps),
    answer: (question, answer) => saveAnswer(deps, question, answer),
    clear: () => clearAnswers(deps),
    reminding: readReminders,
    remind: async (on) => {
      await setReminder(deps, on);
      const { next } = await readReminderStatus(deps, timeZone());
      // Another case may still ask for them.
      if (next === null) await disableNotifications();
      else await setNotificationDays(next);
      return readReminders();
    },
    notify: async (on) => {
      // The browser asks only while the click lasts: nothing comes before.
      if (!on) await disableNotifications();
      else if (await enableNotifications()) await updateReminders();
      // Another page may have said meanwhile that others use it.
      if ((await readPreferences()).computer !== 'mine') await disableNotifications();
      return readReminders();
    },
    due: updateReminders,
  };
}

/** The days of the next notices; null where they cannot be known, while locked: the carnet sets them when it opens. */
export async function readNextNotificationDays(deps: AppDependencies): Promise<readonly string[] | null> {
  try {
    return (await readReminderStatus(deps, timeZone())).next ?? [];
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
