import { browser } from './browser.ts';
import { clock } from './environment.ts';
import { openOwnPage } from './tabs.ts';

/**
 * A notice that says « Rappel » on the days the person asked for. What lies on the disk is a few days to come, without
 * what they are for: they are readable while locked, and the notices come while locked.
 */

/** The alarm's name, the notice's, and where the days are kept, with a space between. */
const NOTIFICATION_KEY = 'reminder';
const NOTIFICATION_TIME = '10:00:00';
const NOTIFICATION_PERMISSION = { permissions: ['notifications' as const] };

/** The days of the next notices, the nearest first; null when notices are off. */
export async function readNotificationDays(): Promise<readonly string[] | null> {
  const stored: unknown = (await browser.storage.local.get(NOTIFICATION_KEY))[NOTIFICATION_KEY];
  if (typeof stored !== 'string' || !(await browser.permissions.contains(NOTIFICATION_PERMISSION)))
    return null;
  return stored.split(' ').filter((day) => day !== '');
}

/** The browser asks the person, in its own words; false when they say no. Only in answer to their click. */
export async function enableNotifications(): Promise<boolean> {
  const isGranted = await browser.permissions.request(NOTIFICATION_PERMISSION);
  if (isGranted) await browser.storage.local.set({ [NOTIFICATION_KEY]: '' });
  return isGranted;
}

/** Nothing of it stays: the day, the alarm, a notice that still shows, the browser's leave. */
export async function disableNotifications(): Promise<void> {
  await browser.storage.local.remove(NOTIFICATION_KEY);
  await Promise.all([browser.alarms.clear(NOTIFICATION_KEY), browser.notifications?.clear(NOTIFICATION_KEY)]);
  // Nothing to give back when the package itself has it, as a test's may.
  await browser.permissions.remove(NOTIFICATION_PERMISSION).catch(() => false);
}

/** Sets the days of the next notices, the nearest first, where notices are on. */
export async function setNotificationDays(days: readonly string[]): Promise<void> {
  if ((await readNotificationDays()) === null) return;
  await browser.storage.local.set({ [NOTIFICATION_KEY]: days.join(' ') });
  await scheduleAlarm();
}

/**
 * Called at each start of the worker. Alarms may be lost when the browser closes (Firefox keeps none), and the clock or
 * its zone may have changed: the day is what counts. `next` is asked once a notice was shown; null, locked: what was
 * known stands.
 */
export function startNotifications(next: () => Promise<readonly string[] | null>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NOTIFICATION_KEY) void showDueNotification(next);
  });
  // To be woken when the browser opens is enough.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.notifications?.onClicked.addListener(() => void openOwnPage('carnet.html#deadlines'));
  void scheduleAlarm();
}

async function scheduleAlarm(): Promise<void> {
  const [day] = (await readNotificationDays()) ?? [];
  if (day === undefined) await browser.alarms.clear(NOTIFICATION_KEY);
  else browser.alarms.create(NOTIFICATION_KEY, { when: notificationTime(day) });
}

async function showDueNotification(next: () => Promise<readonly string[] | null>): Promise<void> {
  const days = (await readNotificationDays()) ?? [];
  const upcoming = days.filter((day) => notificationTime(day) > clock.now().getTime());
  if (upcoming.length === days.length) return scheduleAlarm();
  await browser.notifications.create(NOTIFICATION_KEY, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: browser.i18n.getMessage('reminderTitle'),
    message: browser.i18n.getMessage('reminderText'),
  });
  // First, so that none shows twice.
  await setNotificationDays(upcoming);
  const nextDays = await next();
  if (nextDays !== null) await setNotificationDays(nextDays);
}

/** In the morning, where the computer is. */
const notificationTime = (day: string): number => new Date(`${day}T${NOTIFICATION_TIME}`).getTime();
