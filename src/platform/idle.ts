import { browser } from './browser.ts';
import { clock } from './environment.ts';
import { onLockChange, sessionKey, sinceLastSeen } from './session.ts';

/** Nobody touched the computer for this long, or its screen was locked. */
const IDLE_SECONDS = 180;
const ALARM = 'still-here';
const ALARM_MINUTES = 1;

/**
 * Calls `lock` when the person is away: idle, screen locked, or the computer slept (an alarm that comes much too late).
 * Called at each start of the worker; the alarm runs only while something is unlocked.
 */
export function watchAbsence(lock: () => Promise<void>): void {
  browser.idle.setDetectionInterval(IDLE_SECONDS);
  browser.idle.onStateChanged.addListener((state) => {
    if (state !== 'active') void lock();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void lockIfAway(lock);
  });
  onLockChange(() => void followLock());
  void followLock();
}

async function followLock(): Promise<void> {
  if ((await sessionKey.get()) === null) await browser.alarms.clear(ALARM);
  else if ((await browser.alarms.get(ALARM)) === undefined) {
    await sinceLastSeen(clock.now());
    browser.alarms.create(ALARM, { periodInMinutes: ALARM_MINUTES });
  }
}

/** Asked each time too: who left while a dossier was being written is told of once, and it was not locked then. */
async function lockIfAway(lock: () => Promise<void>): Promise<void> {
  const gap = await sinceLastSeen(clock.now());
  const slept = gap !== null && gap > IDLE_SECONDS * 1000;
  if (slept || (await browser.idle.queryState(IDLE_SECONDS)) !== 'active') await lock();
}
