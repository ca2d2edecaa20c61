import { beforeEach, expect, it, vi } from 'vitest';

const { browser, heard, session } = vi.hoisted(() => {
  const heard = new Map<string, (event: never) => void>();
  const session: Record<string, unknown> = {};
  const on = (name: string) => ({
    addListener: (listener: (event: never) => void) => heard.set(name, listener),
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
  return { browser, heard, session };
});
vi.mock('../../../src/platform/browser.ts', () => ({ browser }));

const { startAutoLock: watchAbsence } = await import('../../../src/platform/autoLock.ts');

beforeEach(() => {
  session.seen = Date.now();
  browser.idle.queryState = async () => 'active';
});

const oneMinuteLater = () => heard.get('alarm')?.({ name: 'still-here' } as never);

it('locks who left while a dossier was being written, once it is', async () => {
  let busy = true;
  let locked = 0;
  watchAbsence(async () => {
    if (!busy) locked += 1;
  });
  heard.get('idle')?.('idle' as never);
  expect(locked).toBe(0);
  busy = false;
  browser.idle.queryState = async () => 'idle';
  oneMinuteLater();
  await vi.waitFor(() => expect(locked).toBe(1));
});

it('locks nobody who is there, and whoever comes back after the computer slept', async () => {
  const lock = vi.fn(async () => undefined);
  watchAbsence(lock);
  oneMinuteLater();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(lock).not.toHaveBeenCalled();
  session.seen = Date.now() - 10 * 60_000;
  oneMinuteLater();
  await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
});
