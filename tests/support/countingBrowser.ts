import { vi } from 'vitest';

/**
 * A browser for the background's entry point: counts what could start the background when nothing is asked (events
 * listened to, alarms, other calls), and answers nothing that it does not know.
 */
export function createCountingBrowser() {
  const listened = new Map<string, Set<unknown>>();
  const calls: string[] = [];
  const alarms = new Set<string>();
  const buildEvent = (name: string) => ({
    addListener: (listener: unknown) => listened.set(name, (listened.get(name) ?? new Set()).add(listener)),
    removeListener: (listener: unknown) => listened.get(name)?.delete(listener),
  });
  const done = async (): Promise<void> => undefined;
  const storageArea = { get: async () => ({}), set: done, remove: done, clear: done };
  const known: Readonly<Record<string, object>> = {
    alarms: {
      create: (name: string) => alarms.add(name),
      clear: async (name: string) => alarms.delete(name),
      get: async () => undefined,
    },
    runtime: { id: 'recueil', getURL: (path: string) => `extension://recueil/${path}` },
    storage: { local: storageArea, session: storageArea },
    permissions: { contains: async () => false },
    tabs: { query: async () => [] },
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
}

/** What Node lacks: a private file system without temporary files. On a full disk no log is rotated. */
export function stubNavigator(quota = 0): void {
  vi.stubGlobal('navigator', {
    locks: navigator.locks,
    storage: {
      persist: async () => true,
      persisted: async () => true,
      estimate: async () => ({ quota, usage: 0 }),
      getDirectory: async () => ({ getDirectoryHandle: async () => ({ keys: () => [] }) }),
    },
  });
}
