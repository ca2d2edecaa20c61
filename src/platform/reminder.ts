import { browser } from './browser.ts';
import { clock } from './environment.ts';
import { openOwnPage } from './tabs.ts';

/**
 * A notice that says « Rappel » on a day the person asked for. What lies on the disk is that one day, without what it is
 * for: it is readable while locked, and the notice comes while locked.
 */

/** The alarm's name, the notice's, and where the day is kept. */
const NAME = 'reminder';
const HOUR = '10:00:00';
const PERMISSION = { permissions: ['notifications' as const] };

/** The day of the next notice (null: none is known yet); null when notices are off. */
export async function noticeDay(): Promise<{ readonly next: string | null } | null> {
  const kept: unknown = (await browser.storage.local.get(NAME))[NAME];
  if (typeof kept !== 'string' || !(await browser.permissions.contains(PERMISSION))) return null;
  return { next: kept || null };
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

/** Sets the day of the next notice, where notices are on. */
export async function noticeOn(day: string | null): Promise<void> {
  if ((await noticeDay()) === null) return;
  await browser.storage.local.set({ [NAME]: day ?? '' });
  await arm();
}

/**
 * Called at each start of the worker. Alarms may be lost when the browser closes (Firefox keeps none), and the clock or
 * its zone may have changed: the day is what counts. `next` is asked once a notice was shown.
 */
export function watchNotices(next: () => Promise<string | null>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === NAME) void ring(next);
  });
  // To be woken when the browser opens is enough.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.notifications?.onClicked.addListener(() => void openOwnPage('carnet.html#deadlines'));
  void arm();
}

async function arm(): Promise<void> {
  const day = (await noticeDay())?.next ?? null;
  if (day === null) await browser.alarms.clear(NAME);
  else browser.alarms.create(NAME, { when: momentOf(day) });
}

async function ring(next: () => Promise<string | null>): Promise<void> {
  const day = (await noticeDay())?.next ?? null;
  if (day === null || clock.now().getTime() < momentOf(day)) return arm();
  await browser.notifications.create(NAME, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: browser.i18n.getMessage('reminderTitle'),
    message: browser.i18n.getMessage('reminderText'),
  });
  await noticeOn(null);
  await noticeOn(await next());
}

/** In the morning, where the computer is. */
const momentOf = (day: string): number => new Date(`${day}T${HOUR}`).getTime();
