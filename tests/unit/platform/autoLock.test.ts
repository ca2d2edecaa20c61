import { beforeEach, expect, it, vi } from 'vitest';

const { browser, listeners, session } = vi.hoisted(() => {
  const listeners = new Map<string, (event: never) => void>();
  const session: Record<string, unknown> = {};
  const on = (name: string) => ({
    addListener: (listener: (event: never) => void) => listeners.set(name, listener),
  });
  const browser = {
    idle: {
      setDetectionInterval: () => undefined,
      queryState: async () => 'active',
      onStateChanged: on('idle'),
    },
    alarms: { onAlarm: on('alarm'), get: async () => ({}), clear: async () => true, create: () => undefined },
    storage: {
      onChanged: on('changed'),
      session: {
        get: async (key: string) => ({ [key]: session[key] }),
        set: async (values: object) => void Object.assign(session, values),
      },
    },
  };
  return { browser, listeners, session };
});
vi.mock('../../../src/platform/browser.ts', () => ({ browser }));

const { startAutoLock } = await import('../../../src/platform/autoLock.ts');

beforeEach(() => {
  session.seen = Date.now();
  browser.idle.queryState = async () => 'active';
});

const fireAlarm = () => listeners.get('alarm')?.({ name: 'still-here' } as never);

it('locks an idle store at the next alarm when locking was not possible at first', async () => {
  let busy = true;
  let locked = 0;
  startAutoLock(async () => {
    if (!busy) locked += 1;
  });
  listeners.get('idle')?.('idle' as never);
  expect(locked).toBe(0);
  busy = false;
  browser.idle.queryState = async () => 'idle';
  fireAlarm();
  await vi.waitFor(() => expect(locked).toBe(1));
});

it('locks only when the alarm comes late, as after the computer slept, while the person is active', async () => {
  const lock = vi.fn(async () => undefined);
  startAutoLock(lock);
  fireAlarm();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(lock).not.toHaveBeenCalled();
  session.seen = Date.now() - 10 * 60_000;
  fireAlarm();
  await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
});

it('locks when the clock was set back meanwhile, since it hides whether the computer slept', async () => {
  const lock = vi.fn(async () => undefined);
  startAutoLock(lock);
  session.seen = Date.now() + 24 * 3600_000;
  fireAlarm();
  await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
});
