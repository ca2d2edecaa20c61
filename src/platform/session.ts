import { browser } from './browser.ts';

/** Memory that our contexts share, that outlives the worker and never reaches the disk. */
const MASTER_KEY = 'master';
const LAST_SEEN_KEY = 'seen';

export const sessionMasterKey = {
  async get(): Promise<Uint8Array<ArrayBuffer> | null> {
    const found: unknown = (await browser.storage.session.get(MASTER_KEY))[MASTER_KEY];
    return typeof found === 'string' ? Uint8Array.fromBase64(found) : null;
  },
  async set(master: Uint8Array<ArrayBuffer>): Promise<void> {
    await browser.storage.session.set({ [MASTER_KEY]: master.toBase64() });
  },
  async clear(): Promise<void> {
    await browser.storage.session.remove(MASTER_KEY);
  },
  onChange: onLockChange,
};

/** Calls back when the store was locked or unlocked, by whichever of our contexts. Returns what ends it. */
export function onLockChange(listener: () => void): () => void {
  const onStorageChange = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'session' && MASTER_KEY in changes) listener();
  };
  browser.storage.onChanged.addListener(onStorageChange);
  return () => browser.storage.onChanged.removeListener(onStorageChange);
}

/** Milliseconds since this was last called; null the first time after the browser's start. */
export async function measureSinceLastSeen(now: Date): Promise<number | null> {
  const before: unknown = (await browser.storage.session.get(LAST_SEEN_KEY))[LAST_SEEN_KEY];
  await browser.storage.session.set({ [LAST_SEEN_KEY]: now.getTime() });
  return typeof before === 'number' ? now.getTime() - before : null;
}
