import type { CaseStore } from '../../domain/case/case.ts';
import type { StoreLock } from '../../domain/case/store.ts';
import { sha256Hex } from '../../seal/digest.ts';
import type { OperatorReading } from '../case/storedDocuments.ts';

/** A post of a thread: the page's address, and what identifies the post on it. */
interface ThreadPost {
  readonly page: string;
  readonly key: string;
}

/** Digests of posts, by the digest of their page. In memory of the browser only, dropped on lock. */
export interface TakenPosts {
  list(page: string): Promise<readonly string[]>;
  add(page: string, post: string): Promise<void>;
  forget(page: string): Promise<void>;
}

export interface ResumeDependencies {
  readonly store: Pick<CaseStore, 'currentCase'>;
  readonly storeLock: Pick<StoreLock, 'state'>;
  readonly takenPosts: TakenPosts;
}

/** Notes that a post is recorded, so that a capture of the thread that stops half way can be resumed. */
export async function noteTakenPost(deps: ResumeDependencies, { page, key }: ThreadPost): Promise<void> {
  const caseId = await readUnlockedCase(deps);
  if (caseId === null) return;
  const [pageDigest, post] = await Promise.all([hash(caseId, page), hash(caseId, page, key)]);
  await deps.takenPosts.add(pageDigest, post);
}

/**
 * Returns which posts an unfinished capture of this page recorded in the current case, in the order of `keys`, and how many
 * it recorded in all. None while the store is locked.
 */
export async function findTakenPosts(
  deps: ResumeDependencies,
  page: string,
  keys: readonly string[],
): Promise<{ readonly known: number; readonly taken: readonly boolean[] }> {
  const caseId = await readUnlockedCase(deps);
  if (caseId === null) return { known: 0, taken: keys.map(() => false) };
  const known = new Set(await deps.takenPosts.list(await hash(caseId, page)));
  const digests = known.size === 0 ? [] : await Promise.all(keys.map((key) => hash(caseId, page, key)));
  return { known: known.size, taken: keys.map((_, place) => known.has(digests[place] ?? '')) };
}

/** The capture of the thread reached its end: the next one begins anew. */
export async function forgetTakenPosts(deps: ResumeDependencies, page: string): Promise<void> {
  const caseId = await readUnlockedCase(deps);
  if (caseId !== null) await deps.takenPosts.forget(await hash(caseId, page));
}

/** While the store is locked, the digests could confirm which posts were captured. */
async function readUnlockedCase({ store, storeLock }: ResumeDependencies): Promise<string | null> {
  if ((await storeLock.state()).kind === 'locked') return null;
  return (await store.currentCase())?.caseId ?? null;
}

/** The case id makes digests of two cases differ. Half of SHA-256 is enough to tell posts apart. */
async function hash(...parts: readonly string[]): Promise<string> {
  return (await sha256Hex(new TextEncoder().encode(JSON.stringify(parts)))).slice(0, 32);
}

/** Two windows may each be capturing a thread. */
const MAX_KEPT = 2;

/**
 * Keeps who captures for all posts of a thread, read with its first post: the store may lock itself before the last one.
 * In memory only, so that a worker that is stopped reads it again.
 */
export class ThreadOperators {
  readonly #latest = new Map<string, OperatorReading>();

  /** `thread`: the page's UUID of the thread; undefined for a single capture. A failed reading is not kept. */
  async read(
    thread: string | undefined,
    caseId: string,
    readOperator: () => Promise<OperatorReading>,
  ): Promise<OperatorReading> {
    const key = `${thread} ${caseId}`;
    const known = thread === undefined ? undefined : this.#latest.get(key);
    if (known !== undefined) return known;
    const reading = await readOperator();
    if (thread !== undefined && Object.keys(reading.notes).length === 0) this.#latest.set(key, reading);
    for (const name of [...this.#latest.keys()].slice(0, -MAX_KEPT)) this.#latest.delete(name);
    return reading;
  }
}
