import { Refusal } from '../domain/errors.ts';

/** Names browsers give to a full disk or quota; Dexie wraps them as `inner`. */
const FULL = new Set([
  'QuotaExceededError',
  'NS_ERROR_FILE_NO_DEVICE_SPACE',
  'NS_ERROR_DOM_QUOTA_MAX_SIZE_EXCEEDED_ERR',
]);
/** Firefox refuses IndexedDB to private windows' pages by InvalidStateError; a broken profile gives UnknownError. */
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
    const names = namesOf(error);
    if (names.some((name) => FULL.has(name))) throw new Refusal('disk-full', {}, error);
    if (names.some((name) => UNAVAILABLE.has(name))) throw new Refusal('store-unavailable', {}, error);
    throw error;
  }
}

function namesOf(error: unknown): string[] {
  const names: string[] = [];
  for (let at: unknown = error; typeof at === 'object' && at !== null && names.length < 5; ) {
    const one = at as { name?: unknown; inner?: unknown; cause?: unknown };
    if (typeof one.name === 'string') names.push(one.name);
    at = one.inner ?? one.cause;
  }
  return names;
}
