import {
  disableNotifications,
  enableNotifications,
  readNotificationDays,
  setNotificationDays,
} from '../browser/notifications.ts';
import { readPreferences } from '../browser/storage.ts';
import type { AdviceApi, ReminderState } from '../carnet/carnetApi.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { readDeviceTimeZone } from '../domain/shared/localDates.ts';
import {
  clearAnswers,
  isReminderOn,
  readAnswers,
  readDeadlines,
  readDepartment,
  readReminderStatus,
  saveAnswer,
  saveDepartment,
  setReminder,
} from '../workflow/case/legalAdvice.ts';
import { isForSomebodyElse } from '../workflow/case/storedDocuments.ts';
import type { AppDependencies } from './dependencies.ts';

/** Deadlines, answers and reminders. The page reads the store itself: thousands of items are not sent as messages. */
export function createAdviceApi(deps: AppDependencies): AdviceApi {
  const readReminders = async (): Promise<ReminderState> => {
    const [carnet, days, { computer }] = await Promise.all([
      isReminderOn(deps),
      readNotificationDays(),
      readPreferences(),
    ]);
    return { carnet, notification: days && { next: days[0] ?? null }, computer };
  };
  const updateReminders = async (): Promise<boolean> => {
    const now = await readReminderStatus(deps, readDeviceTimeZone());
    await setNotificationDays(now.next ?? []);
    return now.due;
  };
  return {
    dates: () => readDeadlines(deps, readDeviceTimeZone()),
    answers: () => readAnswers(deps),
    isForSomebodyElse: () => isForSomebodyElse(deps),
    answer: (question, answer) => saveAnswer(deps, question, answer),
    clear: () => clearAnswers(deps),
    department: () => readDepartment(deps),
    chooseDepartment: (code) => saveDepartment(deps, code),
    readReminder: readReminders,
    remind: async (on) => {
      await setReminder(deps, on);
      const { next } = await readReminderStatus(deps, readDeviceTimeZone());
      // Another case may still need reminders.
      if (next === null) await disableNotifications();
      else await setNotificationDays(next);
      return readReminders();
    },
    notify: async (on) => {
      // The permission request must come first: it needs the user activation of the click.
      if (!on) await disableNotifications();
      else if (await enableNotifications()) await updateReminders();
      // In another page, the person may have answered meanwhile that others use the computer.
      if ((await readPreferences()).computer !== 'mine') await disableNotifications();
      return readReminders();
    },
    due: updateReminders,
  };
}

/** Returns the days of the next notifications; null while locked, since the carnet sets them when it opens. */
export async function readNextNotificationDays(deps: AppDependencies): Promise<readonly string[] | null> {
  try {
    return (await readReminderStatus(deps, readDeviceTimeZone())).next ?? [];
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
