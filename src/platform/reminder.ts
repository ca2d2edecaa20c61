import { browser } from './browser.ts';
import { clock } from './environment.ts';
import { openOwnPage } from './tabs.ts';

/**
 * A notice that says « Rappel » on the days the person asked for. What lies on the disk is a few days to come, without
 * what they are for: they are readable while locked, and the notices come while locked.
 */

/** The alarm's name, the notice's, and where the days are kept, with a space between. */
const NAME = 'reminder';
const HOUR = '10:00:00';
const PERMISSION = { permissions: ['notifications' as const] };

/** The days of the next notices, the nearest first; null when notices are off. */
export async function noticeDays(): Promise<readonly string[] | null> {
  const kept: unknown = (await browser.storage.local.get(NAME))[NAME];
  if (typeof kept !== 'string' || !(await browser.permissions.contains(PERMISSION))) return null;
  return kept.split(' ').filter((day) => day !== '');
}

/** The browser asks the person, in its own words; false when they say no. Only in answer to their click. */
export async function turnNoticesOn(): Promise<boolean> {
  const given = await browser.permissions.request(PERMISSION);
  if (given) await browser.storage.local.set({ [NAME]: '' });
  return given;
}

/** Nothing of it stays: the day, the alarm, a notice that still shows, the browser's leave. */
export async function turnNoticesOff(): Promise<void> {
  await browser.storage.local.remove(NAME);
  await Promise.all([browser.alarms.clear(NAME), browser.notifications?.clear(NAME)]);
  // Nothing to give back when the package itself has it, as a test's may.
  await browser.permissions.remove(PERMISSION).catch(() => false);
}

/** Sets the days of the next notices, the nearest first, where notices are on. */
export async function noticeOn(days: readonly string[]): Promise<void> {
  if ((await noticeDays()) === null) return;
  await browser.storage.local.set({ [NAME]: days.join(' ') });
  await arm();
}

/**
 * Called at each start of the worker. Alarms may be lost when the browser closes (Firefox keeps none), and the clock or
 * its zone may have changed: the day is what counts. `next` is asked once a notice was shown; null, locked: what was
 * known stands.
 */
export function watchNotices(next: () => Promise<readonly string[] | null>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) void ring(next);
  });
  // To be woken when the browser opens is enough.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.notifications?.onClicked.addListener(() => void openOwnPage('carnet.html#deadlines'));
  void arm();
}

async function arm(): Promise<void> {
  const [day] = (await noticeDays()) ?? [];
  if (day === undefined) await browser.alarms.clear(NAME);
  else browser.alarms.create(NAME, { when: momentOf(day) });
}

async function ring(next: () => Promise<readonly string[] | null>): Promise<void> {
  const days = (await noticeDays()) ?? [];
  const ahead = days.filter((day) => momentOf(day) > clock.now().getTime());
  if (ahead.length === days.length) return arm();
  await browser.notifications.create(NAME, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: browser.i18n.getMessage('reminderTitle'),
    message: browser.i18n.getMessage('reminderText'),
  });
  // First, so that none shows twice.
  await noticeOn(ahead);
  const known = await next();
  if (known !== null) await noticeOn(known);
}

/** In the morning, where the computer is. */
const momentOf = (day: string): number => new Date(`${day}T${HOUR}`).getTime();
