import { browser } from './browser.ts';

/**
 * Bytes of the disk that can still be written. Chromium tells (with `unlimitedStorage` its quota is what is used and
 * what is free, as tried); Firefox's quota is a share of the disk, whatever is free of it: Infinity there, and its own
 * database (SQLite) refuses a write in good order.
 */
export async function readAvailableBytes(): Promise<number> {
  if ('getBrowserInfo' in browser.runtime) return Number.POSITIVE_INFINITY;
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
}

/**
 * Without this Firefox counts the store of an extension as a page's, `unlimitedStorage` or not: a tenth of the disk at
 * most, and erased before others when the disk is full (tried: `estimate` gives 10 %, then 50 %; nobody is asked).
 * Chromium's permission says all of it, and its worker has no such call.
 */
export async function requestPersistentStorage(): Promise<void> {
  if (!('getBrowserInfo' in browser.runtime)) return;
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}
