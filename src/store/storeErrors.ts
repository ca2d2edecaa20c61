import { Refusal } from '../domain/shared/errors.ts';

/** Names browsers give to a full disk or quota; Dexie wraps them as `inner`. */
const DISK_FULL_ERRORS = new Set([
  'QuotaExceededError',
  'NS_ERROR_FILE_NO_DEVICE_SPACE',
  'NS_ERROR_DOM_QUOTA_MAX_SIZE_EXCEEDED_ERR',
]);
const NEWER_VERSION_ERRORS = new Set(['VersionError']);
/** How Firefox says that a page of a private window gets no store: an InvalidStateError with these words. */
const PRIVATE_WINDOW_MESSAGE = 'did not allow mutations';
/** A broken profile, a browser without a store. */
const UNAVAILABLE_ERRORS = new Set([
  'InvalidStateError',
  'MissingAPIError',
  'OpenFailedError',
  'UnknownError',
  'SecurityError',
]);

/** So much stays free whatever is written: other programs write meanwhile, and so does the browser by itself. */
const MIN_FREE_BYTES = 16 * 1024 * 1024;

export interface DiskQuota {
  /** Bytes that can still be written; Infinity where that is not known. */
  availableBytes(): Promise<number>;
}

/**
 * As `told`, for what writes `bytes` or a few: refused while the disk is nearly full. A write that meets a full disk in
 * its middle tears Chromium's own database (LevelDB), and the browser may then begin an empty one in its place.
 */
export async function guardedWrite<T>(quota: DiskQuota, work: () => PromiseLike<T>, bytes = 0): Promise<T> {
  if ((await quota.availableBytes()) < MIN_FREE_BYTES + bytes) throw new Refusal('disk-full');
  try {
    return await mapStoreErrors(work);
  } catch (error) {
    // After a write that met a full disk, Firefox lets the next one erase only, in these very words; then all is as before.
    if (error instanceof Refusal && error.code === 'private-window') return mapStoreErrors(work);
    throw error;
  }
}

/** Runs a store operation; what a person can meet becomes a Refusal, the rest stays a bug. */
export async function mapStoreErrors<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const causes = listCauses(error);
    const hasCauseNamed = (names: ReadonlySet<string>): boolean => causes.some(({ name }) => names.has(name));
    if (hasCauseNamed(DISK_FULL_ERRORS)) throw new Refusal('disk-full', {}, error);
    if (causes.some(({ message }) => message.includes(PRIVATE_WINDOW_MESSAGE)))
      throw new Refusal('private-window', {}, error);
    // Written by a newer version of ours: nothing of it is touched.
    if (hasCauseNamed(NEWER_VERSION_ERRORS)) throw new Refusal('store-newer', {}, error);
    if (hasCauseNamed(UNAVAILABLE_ERRORS)) throw new Refusal('store-unavailable', {}, error);
    throw error;
  }
}

/** Dexie wraps what the browser said, sometimes twice; of several rows at once, it lists what became of each. */
function listCauses(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let at = error; at instanceof Error || at instanceof DOMException; ) {
    if (causes.push(at) > 5) break;
    const rows = 'failures' in at && Array.isArray(at.failures) ? at.failures : [];
    at = ('inner' in at ? at.inner : undefined) ?? at.cause ?? rows[0];
  }
  return causes;
}
