import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

/** Counts what could start the background when nothing is asked: events listened to, alarms, timers, open ports. */
const { browser, listened, calls, alarms } = vi.hoisted(() => {
  const listened = new Map<string, Set<unknown>>();
  const calls: string[] = [];
  const alarms = new Set<string>();
  const buildEvent = (name: string) => ({
    addListener: (listener: unknown) => listened.set(name, (listened.get(name) ?? new Set()).add(listener)),
    removeListener: (listener: unknown) => listened.get(name)?.delete(listener),
  });
  const storageArea = { get: async () => ({}), set: async () => undefined, remove: async () => undefined };
  const known: Readonly<Record<string, object>> = {
    alarms: {
      create: (name: string) => alarms.add(name),
      clear: async (name: string) => alarms.delete(name),
      get: async () => undefined,
    },
    runtime: { id: 'recueil', getURL: (path: string) => `extension://recueil${path}` },
    storage: { local: storageArea, session: storageArea },
    permissions: { contains: async () => false },
  };
  /** Any other function of the browser's API: counted, and answers nothing. */
  const buildNamespace = (namespace: string) =>
    new Proxy(known[namespace] ?? {}, {
      get: (target: Record<string, unknown>, key: string) => {
        const name = `${namespace}.${key}`;
        if (/^on[A-Z]/.test(key)) return buildEvent(name);
        if (!(key in target)) return async () => void calls.push(name);
        const value = target[key];
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          calls.push(name);
          return value(...args);
        };
      },
    });
  const namespaces = new Map<string, object>();
  const browser = new Proxy(
    {},
    {
      get: (_, namespace: string) => {
        const found = namespaces.get(namespace) ?? buildNamespace(namespace);
        namespaces.set(namespace, found);
        return found;
      },
    },
  );
  return { browser, listened, calls, alarms };
});
vi.mock('../../../src/browser/browser.ts', () => ({ browser }));

// What Node lacks: a private file system without temporary files, on a full disk, so that no log is rotated.
vi.stubGlobal('navigator', {
  locks: navigator.locks,
  storage: {
    persist: async () => true,
    persisted: async () => true,
    estimate: async () => ({ quota: 0, usage: 0 }),
    getDirectory: async () => ({ getDirectoryHandle: async () => ({ keys: () => [] }) }),
  },
});

const HOUR_MS = 60 * 60_000;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout'] });
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  await background.main();
  // The alarms of the lock and of the notifications: the last effects of a start.
  await vi.waitFor(() => expect(calls.filter((name) => name === 'alarms.clear')).toHaveLength(2));
});
afterAll(() => void vi.useRealTimers());

test('listens only to what a person, a page of ours or the browser’s start does', () => {
  const events = [...listened].filter(([, listeners]) => listeners.size > 0).map(([name]) => name);
  expect(events.toSorted()).toEqual([
    'alarms.onAlarm',
    'contextMenus.onClicked',
    'notifications.onClicked',
    'runtime.onConnect',
    'runtime.onInstalled',
    'runtime.onMessage',
    'runtime.onStartup',
    'runtime.onUpdateAvailable',
    'storage.onChanged',
  ]);
});

test('has no alarm, no timer and no open port', () => {
  expect([...alarms]).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
  expect(calls.filter((name) => /connect|create/i.test(name))).toEqual([]);
});

test('does nothing for an hour: no wake-up', async () => {
  const before = calls.length;
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(calls.slice(before)).toEqual([]);
  expect([...alarms]).toEqual([]);
});
