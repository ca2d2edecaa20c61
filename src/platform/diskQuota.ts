import { browser } from './browser.ts';

/**
 * Returns how many bytes can still be written. In Chromium with `unlimitedStorage` the quota is used plus free bytes, as
 * tested. In Firefox the quota is a share of the disk, however much of it is free: Infinity there, and its database
 * (SQLite) survives a write that fails on a full disk.
 */
export async function readAvailableBytes(): Promise<number> {
  if ('getBrowserInfo' in browser.runtime) return Number.POSITIVE_INFINITY;
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
}

/**
 * Makes the storage persistent. Without this, Firefox treats an extension's storage like a web page's, even with
 * `unlimitedStorage`: at most a tenth of the disk, and evicted first when the disk is full (tested: `estimate` gives
 * 10 %, then 50 %; the person is not asked). In Chromium the permission is enough, and a worker cannot call `persist`.
 */
export async function requestPersistentStorage(): Promise<void> {
  if (!('getBrowserInfo' in browser.runtime)) return;
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}
