import { SESSION_KEY } from '../domain/formatNames.ts';
import { browser } from './browser.ts';

/**
 * `storage.session`: shared by our contexts, kept when the worker stops, never written to the disk, empty when the
 * browser starts. Each key, and when it is removed before that:
 *
 * | key | removed |
 * |---|---|
 * | `masterKey` | on lock and on erasing everything |
 * | `tabHistory` | on lock and on erasing everything |
 * | `captureOutcomes`, `takenPosts` | on lock and on erasing an item, a case or everything |
 * | `pendingContextTabs`, `postponedContext` | on erasing the item, its case or everything; not shown while locked |
 * | `openingPath` | by the carnet that opens at this view, and on lock |
 * | `lastSeen`, `logRotated` | never: they hold no data of a person |
 */
const REMOVED_ON_LOCK = [
  SESSION_KEY.masterKey,
  SESSION_KEY.tabHistory,
  SESSION_KEY.captureOutcomes,
  SESSION_KEY.takenPosts,
  SESSION_KEY.openingPath,
];

export const sessionMasterKey = {
  async get(): Promise<Uint8Array<ArrayBuffer> | null> {
    const stored: unknown = (await browser.storage.session.get(SESSION_KEY.masterKey))[SESSION_KEY.masterKey];
    return typeof stored === 'string' ? Uint8Array.fromBase64(stored) : null;
  },
  async set(master: Uint8Array<ArrayBuffer>): Promise<void> {
    await browser.storage.session.set({ [SESSION_KEY.masterKey]: master.toBase64() });
  },
  async clear(): Promise<void> {
    await browser.storage.session.remove(REMOVED_ON_LOCK);
  },
  onChange: onLockChange,
};

/** Calls `listener` when any of our contexts locked or unlocked the store. Returns a function that stops listening. */
export function onLockChange(listener: () => void): () => void {
  const onStorageChange = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'session' && SESSION_KEY.masterKey in changes) listener();
  };
  browser.storage.onChanged.addListener(onStorageChange);
  return () => browser.storage.onChanged.removeListener(onStorageChange);
}

/** The view at which the next carnet opens. Not in its address, which the browser keeps in its history. */
export async function setOpeningPath(path: string): Promise<void> {
  await browser.storage.session.set({ [SESSION_KEY.openingPath]: path });
}

/** Returns the view to open, once; an empty path, which is the list of items, when none was set. */
export async function takeOpeningPath(): Promise<string> {
  const path: unknown = (await browser.storage.session.get(SESSION_KEY.openingPath))[SESSION_KEY.openingPath];
  if (path !== undefined) await browser.storage.session.remove(SESSION_KEY.openingPath);
  return typeof path === 'string' ? path : '';
}

/** Returns the milliseconds since the last call; null for the first call after the browser's start. */
export async function measureSinceLastSeen(now: Date): Promise<number | null> {
  const before: unknown = (await browser.storage.session.get(SESSION_KEY.lastSeen))[SESSION_KEY.lastSeen];
  await browser.storage.session.set({ [SESSION_KEY.lastSeen]: now.getTime() });
  return typeof before === 'number' ? now.getTime() - before : null;
}
