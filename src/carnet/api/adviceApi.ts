import { getSoftware, readPackageAsset } from '../../browser/environment.ts';
import { createSaveUrl } from '../../browser/files.ts';
import {
  disableNotifications,
  enableNotifications,
  readNotificationDays,
  setNotificationDays,
} from '../../browser/notifications.ts';
import { readPreferences } from '../../browser/storage.ts';
import type { CaseRepository } from '../../domain/case/case.ts';
import { isUsedByOthers } from '../../domain/case/store.ts';
import { type GuideLanguage, PRINTED_GUIDE_NAMES, type PrintedGuide } from '../../domain/shared/languages.ts';
import { type IsoDate, readDeviceTimeZone } from '../../domain/shared/localDates.ts';
import type { Clock } from '../../domain/shared/ports.ts';
import { readFonts } from '../../dossier/pdf/engine/typography.ts';
import type { Preferences } from '../../messages/protocol.ts';
import type { WorkflowDependencies } from '../../workflow/case/caseJournal.ts';
import { isReminderOn, readDeadlines, readReminderStatus, setReminder } from '../../workflow/case/legalAdvice.ts';

/** Reminders of near dates; all are off by default. */
export interface ReminderState {
  readonly carnet: boolean;
  /** The browser's notification, with the day of the next one; null when off. */
  readonly notification: { readonly next: IsoDate | null } | null;
  readonly computer: Preferences['computer'];
}

/** Deadlines, answers and reminders. The page reads the store itself: thousands of items are not sent as messages. */
export function createAdviceApi(deps: WorkflowDependencies & { readonly caseRepository: CaseRepository }) {
  const readReminders = async (): Promise<ReminderState> => {
    const preferences = await readPreferences();
    const { computer } = preferences;
    const [carnet, days] = await Promise.all([isReminderOn(deps, isUsedByOthers(preferences)), readNotificationDays()]);
    return { carnet, notification: days && { next: days[0] ?? null }, computer };
  };
  const readDates = () => readDeadlines(deps, readDeviceTimeZone());
  const readStatus = async (dates: Awaited<ReturnType<typeof readDates>> | null = null) =>
    readReminderStatus(deps, readDeviceTimeZone(), isUsedByOthers(await readPreferences()), dates);
  return {
    dates: readDates,
    readReminder: readReminders,
    /** Turns on the reminder shown when the carnet opens; turning it off also turns off the notification. */
    remind: async (on: boolean) => {
      await setReminder(deps, on);
      const { next } = await readStatus();
      // Another case may still need reminders.
      if (next === null) await disableNotifications();
      else await setNotificationDays(next);
      return readReminders();
    },
    /** Must be called during a click: the browser asks the user for the permission. */
    notify: async (on: boolean) => {
      // The permission request must come first: it needs the user activation of the click.
      if (!on) await disableNotifications();
      else if (await enableNotifications()) await setNotificationDays((await readStatus()).next ?? []);
      // In another page, the person may have answered meanwhile that others use the computer.
      if ((await readPreferences()).computer !== 'mine') await disableNotifications();
      return readReminders();
    },
    /**
     * For the list: how far the case is, and whether reminders are on and a date is this week. Also sets the day of the
     * next notification.
     */
    overview: async () => {
      const dates = await readDates();
      const { due, next } = await readStatus(dates);
      await setNotificationDays(next ?? []);
      return { progress: dates.progress, isDue: due };
    },
  };
}

/** Returns a function that draws a guide of the package as a PDF and downloads it. It reads nothing from the store. */
export function createSaveGuide(clock: Clock, window: Window) {
  return async (guide: PrintedGuide, language: GuideLanguage): Promise<void> => {
    // Loaded on demand: pdfkit is large.
    const [{ guidePdf, loadGuide }, { collectBytes }] = await Promise.all([
      import('../../dossier/guides/guidePdf.ts'),
      import('../../dossier/pdf/engine/pdfDocument.ts'),
    ]);
    const source = await loadGuide(guide, language, readPackageAsset);
    const context = { createdAt: clock.now(), software: getSoftware(), fonts: await readFonts(readPackageAsset) };
    const file = new Blob([await collectBytes(guidePdf(context, source))]);
    const link = window.document.createElement('a');
    // Kept until the page closes: a browser may read it after this call.
    link.href = createSaveUrl(file);
    link.download = `${PRINTED_GUIDE_NAMES[guide][language]}.pdf`;
    link.click();
  };
}
