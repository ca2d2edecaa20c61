import { browser } from './browser.ts';

/** Memory that our contexts share, that outlives the worker and never reaches the disk. */
const MASTER = 'master';
const SEEN = 'seen';

export const sessionKey = {
  async get(): Promise<Uint8Array<ArrayBuffer> | null> {
    const found: unknown = (await browser.storage.session.get(MASTER))[MASTER];
    return typeof found === 'string' ? Uint8Array.fromBase64(found) : null;
  },
  async set(master: Uint8Array<ArrayBuffer>): Promise<void> {
    await browser.storage.session.set({ [MASTER]: master.toBase64() });
  },
  async clear(): Promise<void> {
    await browser.storage.session.remove(MASTER);
  },
  onChange: onLockChange,
};

/** Calls back when the store was locked or unlocked, by whichever of our contexts. Returns what ends it. */
export function onLockChange(listener: () => void): () => void {
  const heard = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'session' && MASTER in changes) listener();
  };
  browser.storage.onChanged.addListener(heard);
  return () => browser.storage.onChanged.removeListener(heard);
}

/** Milliseconds since this was last called; null the first time after the browser's start. */
export async function sinceLastSeen(now: Date): Promise<number | null> {
  const before: unknown = (await browser.storage.session.get(SEEN))[SEEN];
  await browser.storage.session.set({ [SEEN]: now.getTime() });
  return typeof before === 'number' ? now.getTime() - before : null;
}
