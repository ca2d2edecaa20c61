import { browser } from './browser.ts';

/**
 * Bytes of the disk that can still be written. Chromium tells (with `unlimitedStorage` its quota is what is used and
 * what is free, as tried); Firefox's quota is a share of the disk, whatever is free of it: Infinity there, and its own
 * database (SQLite) refuses a write in good order.
 */
export async function roomLeft(): Promise<number> {
  if ('getBrowserInfo' in browser.runtime) return Number.POSITIVE_INFINITY;
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
}
