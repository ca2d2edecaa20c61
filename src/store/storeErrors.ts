import type { Dexie, Table } from 'dexie';
import { Refusal } from '../domain/shared/errors.ts';

/** Error names for a full disk or quota; Dexie wraps the error as `inner`. */
const DISK_FULL_ERRORS =
  /^(?:QuotaExceededError|NS_ERROR_FILE_NO_DEVICE_SPACE|NS_ERROR_DOM_QUOTA_MAX_SIZE_EXCEEDED_ERR)$/;
/** Firefox throws an InvalidStateError with this text when a page of a private window opens IndexedDB. */
const PRIVATE_WINDOW_MESSAGE = 'did not allow mutations';
/** A damaged profile, or a browser without IndexedDB. */
const UNAVAILABLE_ERRORS = /^(?:InvalidState|MissingAPI|OpenFailed|Unknown|Security)Error$/;

/** Always left free: other programs write at the same time, and so does the browser. */
const MIN_FREE_BYTES = 16 * 1024 * 1024;

export interface DiskQuota {
  /** Bytes that can still be written; Infinity when that is not known. */
  availableBytes(): Promise<number>;
}

/**
 * Runs a write of about `bytes` like `mapStoreErrors`, but throws Refusal `disk-full` while the disk is nearly full. A
 * write that fails halfway on a full disk corrupts Chromium's database (LevelDB), and the browser may then replace it
 * by an empty one.
 */
export async function guardedWrite<T>(quota: DiskQuota, work: () => PromiseLike<T>, bytes = 0): Promise<T> {
  if ((await quota.availableBytes()) < MIN_FREE_BYTES + bytes) throw new Refusal('disk-full');
  try {
    return await mapStoreErrors(work);
  } catch (error) {
    // After a write failed on a full disk, Firefox rejects the next write once with the private-window message.
    if (error instanceof Refusal && error.code === 'private-window') return mapStoreErrors(work);
    throw error;
  }
}

/** Runs one transaction that writes, like `guardedWrite`. */
export const writeTransaction = <T>(
  db: DiskQuota & Pick<Dexie, 'transaction'>,
  tables: readonly (string | Table)[],
  work: () => Promise<T>,
  bytes?: number,
): Promise<T> => guardedWrite(db, () => db.transaction('rw', tables, work), bytes);

/** Runs a store operation. Errors with a cause outside the program become a Refusal; others are thrown unchanged. */
export async function mapStoreErrors<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const causes = listCauses(error);
    const hasCauseNamed = (names: RegExp): boolean => causes.some(({ name }) => names.test(name));
    if (hasCauseNamed(DISK_FULL_ERRORS)) throw new Refusal('disk-full', {}, error);
    if (causes.some(({ message }) => message.includes(PRIVATE_WINDOW_MESSAGE)))
      throw new Refusal('private-window', {}, error);
    // Written by another version of this program: it is left unchanged.
    if (hasCauseNamed(/^VersionError$/)) throw new Refusal('store-other-version', {}, error);
    if (hasCauseNamed(UNAVAILABLE_ERRORS)) throw new Refusal('store-unavailable', {}, error);
    throw error;
  }
}

/** Lists the chain of causes. Dexie wraps the browser's error, sometimes twice; a bulk error lists its `failures`. */
function listCauses(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let at = error; at instanceof Error || at instanceof DOMException; ) {
    if (causes.push(at) > 5) break;
    const rows = 'failures' in at && Array.isArray(at.failures) ? at.failures : [];
    at = ('inner' in at ? at.inner : undefined) ?? at.cause ?? rows[0];
  }
  return causes;
}
