import { IDLE_LOCK_SECONDS } from '../domain/case/store.ts';
import { ALARM } from '../domain/formatNames.ts';
import { browser, type Idle } from './browser.ts';
import { clock } from './environment.ts';
import { measureSinceLastSeen, onLockChange, sessionMasterKey } from './storage.ts';

const ALARM_MINUTES = 1;
/** Less than the time without input after which the store locks. */
const AFTER_UNLOCK_MS = 60_000;

/**
 * Calls `lock` when the person is away: no input, screen locked (Firefox does not tell), or computer asleep (the alarm
 * then fires much too late). Call it at each start of the worker. The alarm and the listener of the idle state, which
 * both start the worker, exist only while the store is unlocked.
 */
export function startAutoLock(lock: () => Promise<void>): void {
  /**
   * On the `performance` clock, which nobody sets. The person was here at the unlock, but Firefox reports « idle » at
   * once where it measures no input.
   */
  let unlockedAt = Number.NEGATIVE_INFINITY;
  const lockWhenAway = (state: Idle.IdleState): void => {
    const isOfBefore = performance.now() - unlockedAt < AFTER_UNLOCK_MS;
    if (state === 'locked' || (state === 'idle' && !isOfBefore)) void lock();
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM.autoLock) void lockIfAway(lock);
  });
  /** Returns whether a former worker watched already. */
  const watch = async (): Promise<boolean> => {
    const isUnlocked = (await sessionMasterKey.get()) !== null;
    const wasWatched = isUnlocked && (await browser.alarms.get(ALARM.autoLock)) !== undefined;
    if (isUnlocked && !wasWatched) unlockedAt = performance.now();
    browser.idle.setDetectionInterval(IDLE_LOCK_SECONDS);
    // Also before it is removed: Chromium keeps the listener of a worker that stopped until a later one removes it.
    browser.idle.onStateChanged.addListener(lockWhenAway);
    if (!isUnlocked) {
      browser.idle.onStateChanged.removeListener(lockWhenAway);
      await browser.alarms.clear(ALARM.autoLock);
      return false;
    }
    if (wasWatched) return true;
    await measureSinceLastSeen(clock.now());
    browser.alarms.create(ALARM.autoLock, { periodInMinutes: ALARM_MINUTES });
    return false;
  };
  onLockChange(() => void watch());
  // A change of the idle state that started this worker came before its listener.
  void watch().then((wasWatched) => (wasWatched ? lockIfAway(lock) : undefined));
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
