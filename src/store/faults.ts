import { Refusal } from '../domain/errors.ts';

/** Names browsers give to a full disk or quota; Dexie wraps them as `inner`. */
const FULL = new Set([
  'QuotaExceededError',
  'NS_ERROR_FILE_NO_DEVICE_SPACE',
  'NS_ERROR_DOM_QUOTA_MAX_SIZE_EXCEEDED_ERR',
]);
/** How Firefox says that a page of a private window gets no store: an InvalidStateError with these words. */
const PRIVATE = 'did not allow mutations';
/** A broken profile, a store of a newer version, a browser without one. */
const UNAVAILABLE = new Set([
  'InvalidStateError',
  'MissingAPIError',
  'OpenFailedError',
  'UnknownError',
  'SecurityError',
  'VersionError',
]);

/** Runs a store operation; what a person can meet becomes a Refusal, the rest stays a bug. */
export async function told<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const causes = causesOf(error);
    const named = (names: ReadonlySet<string>): boolean => causes.some(({ name }) => names.has(name));
    if (named(FULL)) throw new Refusal('disk-full', {}, error);
    if (causes.some(({ message }) => message.includes(PRIVATE)))
      throw new Refusal('private-window', {}, error);
    if (named(UNAVAILABLE)) throw new Refusal('store-unavailable', {}, error);
    throw error;
  }
}

/** Dexie wraps what the browser said, sometimes twice. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let at = error; at instanceof Error || at instanceof DOMException; ) {
    if (causes.push(at) > 5) break;
    at = ('inner' in at ? at.inner : undefined) ?? at.cause;
  }
  return causes;
}
