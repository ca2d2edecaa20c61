import { browser } from './browser.ts';
import { clock } from './environment.ts';
import { measureSinceLastSeen, onLockChange, sessionMasterKey } from './session.ts';

/** Nobody touched the computer for this long, or its screen was locked. */
const IDLE_SECONDS = 180;
const LOCK_ALARM = 'still-here';
const ALARM_MINUTES = 1;

/**
 * Calls `lock` when the person is away: idle, screen locked, or the computer slept (an alarm that comes much too late).
 * Called at each start of the worker; the alarm runs only while something is unlocked.
 */
export function startAutoLock(lock: () => Promise<void>): void {
  browser.idle.setDetectionInterval(IDLE_SECONDS);
  browser.idle.onStateChanged.addListener((state) => {
    if (state !== 'active') void lock();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === LOCK_ALARM) void lockIfAway(lock);
  });
  onLockChange(() => void updateLockAlarm());
  void updateLockAlarm();
}

async function updateLockAlarm(): Promise<void> {
  if ((await sessionMasterKey.get()) === null) await browser.alarms.clear(LOCK_ALARM);
  else if ((await browser.alarms.get(LOCK_ALARM)) === undefined) {
    await measureSinceLastSeen(clock.now());
    browser.alarms.create(LOCK_ALARM, { periodInMinutes: ALARM_MINUTES });
  }
}

/** Asked each time too: who left while a dossier was being written is told of once, and it was not locked then. */
async function lockIfAway(lock: () => Promise<void>): Promise<void> {
  const elapsed = await measureSinceLastSeen(clock.now());
  const slept = elapsed !== null && elapsed > IDLE_SECONDS * 1000;
  if (slept || (await browser.idle.queryState(IDLE_SECONDS)) !== 'active') await lock();
}
