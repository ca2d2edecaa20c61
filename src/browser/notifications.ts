import { LOCAL_KEY } from '../domain/formatNames.ts';
import { browser } from './browser.ts';
import { clock, locks } from './environment.ts';
import { openCarnet } from './tabs.ts';

/**
 * Shows a notification (« Rappel ») on the days that the person asked for. Only these dates are stored, not their
 * reason: they are not encrypted, because notifications also work while the store is locked. They are in
 * `storage.local`, separated by spaces, under a key that is also the name of the alarm and of the notification.
 */

const NOTIFICATION_TIME = '10:00:00';
/** Held while days are set or removed: else the carnet could write days that the background has just removed. */
const CHANGE_LOCK = 'notification-days';
const NOTIFICATION_PERMISSION = { permissions: ['notifications' as const] };

/** Returns the days of the next notifications, the nearest first; null when notifications are off. */
export async function readNotificationDays(): Promise<readonly string[] | null> {
  const stored: unknown = (await browser.storage.local.get(LOCAL_KEY.reminder))[LOCAL_KEY.reminder];
  if (typeof stored !== 'string' || !(await browser.permissions.contains(NOTIFICATION_PERMISSION))) return null;
  return stored.split(' ').filter((day) => day !== '');
}

/** Requests the permission. Returns false when the person declines. Must be called in response to a click. */
export async function enableNotifications(): Promise<boolean> {
  const isGranted = await browser.permissions.request(NOTIFICATION_PERMISSION);
  if (isGranted) await browser.storage.local.set({ [LOCAL_KEY.reminder]: '' });
  return isGranted;
}

/** Removes the stored days, the alarm, a notification still shown, and the permission. */
export async function disableNotifications(): Promise<void> {
  await locks.hold(CHANGE_LOCK, async () => {
    await browser.storage.local.remove(LOCAL_KEY.reminder);
    await Promise.all([browser.alarms.clear(LOCAL_KEY.reminder), browser.notifications?.clear(LOCAL_KEY.reminder)]);
  });
  // Fails when the manifest requires the permission, as in a test build.
  await browser.permissions.remove(NOTIFICATION_PERMISSION).catch(() => false);
}

/** Sets the days of the next notifications, the nearest first. Does nothing when notifications are off. */
export async function setNotificationDays(days: readonly string[]): Promise<void> {
  await locks.hold(CHANGE_LOCK, async () => {
    if ((await readNotificationDays()) === null) return;
    await browser.storage.local.set({ [LOCAL_KEY.reminder]: days.join(' ') });
    await scheduleAlarm();
  });
}

/**
 * Call it at each start of the worker: alarms may be lost when the browser closes (Firefox keeps none), and the clock
 * or time zone may have changed. `next` is called after a notification and returns the following days, or null while
 * the store is locked: the stored days then remain.
 */
export function startNotifications(next: () => Promise<readonly string[] | null>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === LOCAL_KEY.reminder) void showDueNotification(next);
  });
  // The listener only makes the browser start the worker when it opens.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.notifications?.onClicked.addListener(() => void openCarnet('steps'));
  void scheduleAlarm();
}

async function scheduleAlarm(): Promise<void> {
  const [day] = (await readNotificationDays()) ?? [];
  if (day === undefined) await browser.alarms.clear(LOCAL_KEY.reminder);
  else browser.alarms.create(LOCAL_KEY.reminder, { when: notificationTime(day) });
}

async function showDueNotification(next: () => Promise<readonly string[] | null>): Promise<void> {
  const days = (await readNotificationDays()) ?? [];
  const upcoming = days.filter((day) => notificationTime(day) > clock.now().getTime());
  if (upcoming.length === days.length) return scheduleAlarm();
  await browser.notifications.create(LOCAL_KEY.reminder, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: browser.i18n.getMessage('reminderTitle'),
    message: browser.i18n.getMessage('reminderText'),
  });
  // Stored before calling `next`, so that no notification is shown twice.
  await setNotificationDays(upcoming);
  const nextDays = await next();
  if (nextDays !== null) await setNotificationDays(nextDays);
}

/** In the morning, in local time. */
const notificationTime = (day: string): number => new Date(`${day}T${NOTIFICATION_TIME}`).getTime();
