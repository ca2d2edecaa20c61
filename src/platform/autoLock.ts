import { ALARM } from '../domain/formatNames.ts';
import { IDLE_LOCK_SECONDS } from '../domain/store/storeLock.ts';
import { browser } from './browser.ts';
import { clock } from './environment.ts';
import { measureSinceLastSeen, onLockChange, sessionMasterKey } from './session.ts';

const ALARM_MINUTES = 1;

/**
 * Calls `lock` when the person is away: no input, screen locked, or computer asleep (the alarm then fires much too late).
 * Call it at each start of the worker. The alarm runs only while the store is unlocked.
 */
export function startAutoLock(lock: () => Promise<void>): void {
  browser.idle.setDetectionInterval(IDLE_LOCK_SECONDS);
  browser.idle.onStateChanged.addListener((state) => {
    if (state !== 'active') void lock();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM.autoLock) void lockIfAway(lock);
  });
  onLockChange(() => void updateLockAlarm());
  void updateLockAlarm();
}

async function updateLockAlarm(): Promise<void> {
  if ((await sessionMasterKey.get()) === null) await browser.alarms.clear(ALARM.autoLock);
  else if ((await browser.alarms.get(ALARM.autoLock)) === undefined) {
    await measureSinceLastSeen(clock.now());
    browser.alarms.create(ALARM.autoLock, { periodInMinutes: ALARM_MINUTES });
  }
}

/**
 * Queries the idle state too: its change event fires only once, and `lock` may have done nothing then because a dossier
 * was being written.
 */
async function lockIfAway(lock: () => Promise<void>): Promise<void> {
  const elapsed = await measureSinceLastSeen(clock.now());
  // Negative after the clock was set back: the real duration is unknown.
  const slept = elapsed !== null && (elapsed < 0 || elapsed > IDLE_LOCK_SECONDS * 1000);
  if (slept || (await browser.idle.queryState(IDLE_LOCK_SECONDS)) !== 'active') await lock();
}
