import { beforeEach, expect, it, vi } from 'vitest';

const { browser, listeners, session, alarms, cleared } = vi.hoisted(() => {
  const listeners = new Map<string, (event: never) => void>();
  const session: Record<string, unknown> = {};
  const alarms = new Set<string>();
  const cleared = vi.fn(async (name: string) => alarms.delete(name));
  const on = (name: string) => ({
    addListener: (listener: (event: never) => void) => listeners.set(name, listener),
    removeListener: () => listeners.delete(name),
  });
  const browser = {
    idle: { setDetectionInterval: () => undefined, queryState: async () => 'active', onStateChanged: on('idle') },
    alarms: {
      onAlarm: on('alarm'),
      get: async (name: string) => (alarms.has(name) ? { name } : undefined),
      clear: cleared,
      create: (name: string) => alarms.add(name),
    },
    storage: {
      onChanged: on('changed'),
      session: {
        get: async (key: string) => ({ [key]: session[key] }),
        set: async (values: object) => void Object.assign(session, values),
      },
    },
  };
  return { browser, listeners, session, alarms, cleared };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));

const { startAutoLock } = await import('../../../src/browser/autoLock.ts');

// Node has no `fromBase64` yet.
Object.assign(Uint8Array, { fromBase64: (text: string) => new Uint8Array(Buffer.from(text, 'base64')) });
const MASTER_KEY = Buffer.alloc(32).toString('base64');

beforeEach(() => {
  listeners.clear();
  alarms.clear();
  cleared.mockClear();
  lock.mockClear();
  session.masterKey = MASTER_KEY;
  session.lastSeen = Date.now();
  browser.idle.queryState = async () => 'active';
});

const lock = vi.fn(async () => undefined);
const waitUntilWatched = () => vi.waitFor(() => expect([...alarms]).toEqual(['autoLock']));
const changeLock = () => listeners.get('changed')?.(...([{ masterKey: {} }, 'session'] as unknown as [never]));
const fireAlarm = () => listeners.get('alarm')?.({ name: 'autoLock' } as never);

it('locks an idle store at the next alarm when locking was not possible at first', async () => {
  let busy = true;
  let locked = 0;
  startAutoLock(async () => {
    if (!busy) locked += 1;
  });
  await waitUntilWatched();
  listeners.get('idle')?.('locked' as never);
  expect(locked).toBe(0);
  busy = false;
  browser.idle.queryState = async () => 'idle';
  fireAlarm();
  await vi.waitFor(() => expect(locked).toBe(1));
});

it('locks only when the alarm comes late, as after the computer slept, while the person is active', async () => {
  startAutoLock(lock);
  await waitUntilWatched();
  fireAlarm();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(lock).not.toHaveBeenCalled();
  session.lastSeen = Date.now() - 10 * 60_000;
  fireAlarm();
  await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
});

it('locks when the clock was set back meanwhile, since it hides whether the computer slept', async () => {
  startAutoLock(lock);
  await waitUntilWatched();
  session.lastSeen = Date.now() + 24 * 3600_000;
  fireAlarm();
  await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
});

it('watches the idle state only while the store is unlocked', async () => {
  delete session.masterKey;
  startAutoLock(async () => undefined);
  await vi.waitFor(() => expect(cleared).toHaveBeenCalled());
  expect([listeners.has('idle'), alarms.size]).toEqual([false, 0]);
  session.masterKey = MASTER_KEY;
  changeLock();
  await waitUntilWatched();
  expect(listeners.has('idle')).toBe(true);
  delete session.masterKey;
  changeLock();
  await vi.waitFor(() => expect(alarms.size).toBe(0));
  expect(listeners.has('idle')).toBe(false);
});

it('locks at the start of a worker that a change of the idle state started', async () => {
  alarms.add('autoLock');
  browser.idle.queryState = async () => 'locked';
  startAutoLock(lock);
  await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
});

it('does not lock for a change of the lock itself, wherever the idle state is not measured', async () => {
  browser.idle.queryState = vi.fn(async () => 'idle');
  delete session.masterKey;
  startAutoLock(lock);
  await vi.waitFor(() => expect(cleared).toHaveBeenCalled());
  session.masterKey = MASTER_KEY;
  changeLock();
  await waitUntilWatched();
  changeLock();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(browser.idle.queryState).not.toHaveBeenCalled();
  expect(lock).not.toHaveBeenCalled();
});

it.each([
  { clock: 'right', minutes: 10 },
  { clock: 'set back by a year', minutes: -365 * 24 * 60 },
  { clock: 'set forward by a day', minutes: 24 * 60 },
])(
  'locks for an idle state, but not for one reported just after the unlock, with a clock that is $clock',
  async ({ minutes }) => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    try {
      startAutoLock(lock);
      await waitUntilWatched();
      vi.setSystemTime(Date.now() + minutes * 60_000);
      listeners.get('idle')?.('idle' as never);
      expect(lock).not.toHaveBeenCalled();
      vi.advanceTimersByTime(10 * 60_000);
      listeners.get('idle')?.('idle' as never);
      expect(lock).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  },
);
