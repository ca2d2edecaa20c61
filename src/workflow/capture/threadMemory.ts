import type { CaseRepository, CaseStore, DocumentStore, ThreadPostDigest } from '../../domain/case/case.ts';
import type { StoreLock } from '../../domain/case/store.ts';
import { THREADS_PREFIX } from '../../domain/formatNames.ts';
import type { InterruptedAttempt } from '../../domain/item/itemIndex.ts';
import { sha256Hex } from '../../seal/digest.ts';
import type { OperatorReading } from '../case/storedDocuments.ts';

/**
 * The memory of threads that were captured. The transaction that stores a post also stores its digest, in the summary
 * of the item, and a document `threads/<thread>` with the digest of the page. Both are encrypted, and erased with their
 * item and case. It also stores an attempt with the id of the thread, so that a thread which stops between two posts is
 * listed. The end of a thread deletes the attempt, which needs no key: a later capture then takes what is new.
 */

/** A post of a thread: the page's address, and what identifies the post on it. */
export interface ThreadPost {
  readonly page: string;
  readonly key: string;
}

export interface ResumeDependencies {
  readonly store: Pick<CaseStore, 'currentCase' | 'threadPosts' | 'interruptedAttempts' | 'forgetThreadAttempts'>;
  readonly documentStore: Pick<DocumentStore, 'readDocuments' | 'listNames'>;
  readonly storeLock: Pick<StoreLock, 'state'>;
  readonly threadPostCache: ThreadPostCache;
}

/** What is known of the earlier captures of a page. */
export interface TakenPosts {
  /** Number of posts that earlier captures of the page recorded in the current case. */
  readonly known: number;
  /** Which of the posts asked for are among them, in their order. */
  readonly taken: readonly boolean[];
  /** The unfinished thread that this capture goes on with; null when there is none. */
  readonly thread: string | null;
  /** The store is locked and has threads, maybe of this page: posts may be recorded twice. */
  readonly mayRepeat: boolean;
}

const NOTHING_TAKEN = { known: 0, thread: null, mayRepeat: false } as const;

export async function digestThreadPost(
  caseId: string,
  thread: string,
  { page, key }: ThreadPost,
): Promise<ThreadPostDigest> {
  const [pageDigest, post] = await Promise.all([hash(caseId, page), hash(caseId, page, key)]);
  return { thread, page: pageDigest, post };
}

/**
 * Returns which posts earlier captures of this page recorded in the current case. A post that a finished capture kept
 * in part, or that was withdrawn since, is none of them.
 */
export async function findTakenPosts(
  deps: ResumeDependencies,
  page: string,
  keys: readonly string[],
): Promise<TakenPosts> {
  const caseId = (await deps.store.currentCase())?.caseId;
  const nothing = { ...NOTHING_TAKEN, taken: keys.map(() => false) };
  if (caseId === undefined) return nothing;
  if ((await deps.storeLock.state()).kind === 'locked') {
    deps.threadPostCache.clear();
    return { ...nothing, mayRepeat: (await deps.documentStore.listNames(caseId, THREADS_PREFIX)).length > 0 };
  }
  const pageDigest = await hash(caseId, page);
  // The first question of a capture has no keys.
  if (keys.length === 0) deps.threadPostCache.clear();
  const { unfinished, posts } = await deps.threadPostCache.read(pageDigest, async () => {
    const threads = await findThreads(deps, caseId, pageDigest);
    if (threads.length === 0) return { unfinished: null, posts: new Set() };
    const [posts, attempts] = await Promise.all([
      deps.store.threadPosts(caseId, threads),
      deps.store.interruptedAttempts(),
    ]);
    const isUnfinished = (id: string) => attempts.some(({ thread }) => thread === id);
    const taken = posts.filter(({ thread, isWhole }) => isWhole || isUnfinished(thread));
    return { unfinished: threads.findLast(isUnfinished) ?? null, posts: new Set(taken.map(({ post }) => post)) };
  });
  const digests = posts.size === 0 ? [] : await Promise.all(keys.map((key) => hash(caseId, page, key)));
  return {
    known: posts.size,
    taken: keys.map((_, place) => posts.has(digests[place] ?? '')),
    thread: unfinished,
    mayRepeat: false,
  };
}

/** The capture of the thread reached its end: it is unfinished no more, nor are earlier ones of the page. */
export async function finishThread(deps: ResumeDependencies, page: string, thread: string): Promise<void> {
  deps.threadPostCache.clear();
  const caseId = (await deps.store.currentCase())?.caseId;
  if (caseId === undefined) return;
  const isLocked = (await deps.storeLock.state()).kind === 'locked';
  const others = isLocked ? [] : await findThreads(deps, caseId, await hash(caseId, page));
  for (const id of new Set([thread, ...others])) await deps.store.forgetThreadAttempts(id);
}

/**
 * Returns the attempts to list: one line for each unfinished thread with posts that are kept, with their number, and
 * each attempt of no such thread. Reads every summary of the thread's case, so nothing is read without such an attempt.
 * Throws Refusal `locked`.
 */
export async function countKeptPosts(
  deps: {
    readonly store: Pick<CaseStore, 'threadPosts'>;
    readonly documentStore: Pick<DocumentStore, 'listNames'>;
    readonly caseRepository: Pick<CaseRepository, 'cases'>;
  },
  attempts: readonly InterruptedAttempt[],
): Promise<readonly InterruptedAttempt[]> {
  const { store, documentStore, caseRepository } = deps;
  if (attempts.every(({ thread }) => thread === undefined)) return attempts;
  const kept = new Map<string, number>();
  for (const { caseId } of await caseRepository.cases()) {
    const threads = new Set(await documentStore.listNames(caseId, THREADS_PREFIX));
    for (const { thread } of attempts)
      if (thread !== undefined && threads.delete(`${THREADS_PREFIX}${thread}`))
        kept.set(thread, new Set((await store.threadPosts(caseId, [thread])).map(({ post }) => post)).size);
  }
  const listed = new Set<string>();
  return attempts.flatMap((one) => {
    const { id, thread = '' } = one;
    const count = kept.get(thread) ?? 0;
    // Its posts were erased.
    if (count === 0) return id === thread ? [] : [one];
    if (listed.has(thread)) return [];
    listed.add(thread);
    return [{ ...one, reason: 'interrupted' as const, kept: count }];
  });
}

/** The person read the line of an attempt, or of a thread: that of all its attempts. It is resumed as before. */
export async function forgetInterrupted(
  store: Pick<CaseStore, 'interruptedAttempts' | 'forgetAttempt' | 'forgetThreadAttempts'>,
  id: string,
): Promise<void> {
  const attempts = await store.interruptedAttempts();
  const thread = attempts.find((one) => one.id === id)?.thread;
  const hasPosts = thread !== undefined && attempts.some((one) => one.id === thread);
  await (hasPosts ? store.forgetThreadAttempts(thread) : store.forgetAttempt(id));
}

/** Returns the ids of the threads of a page. */
async function findThreads(
  { documentStore }: ResumeDependencies,
  caseId: string,
  pageDigest: string,
): Promise<readonly string[]> {
  const { documents } = await documentStore.readDocuments(caseId, THREADS_PREFIX);
  return [...documents].flatMap(([name, page]) => (page === pageDigest ? [name.slice(THREADS_PREFIX.length)] : []));
}

/** The case id makes digests of two cases differ. Half of SHA-256 is enough to tell posts apart. */
const hash = async (...parts: readonly string[]): Promise<string> =>
  (await sha256Hex(new TextEncoder().encode(JSON.stringify(parts)))).slice(0, 32);

interface KnownPosts {
  /** The latest thread that did not reach its end. */
  readonly unfinished: string | null;
  readonly posts: ReadonlySet<string>;
}

/** Keeps the posts of one page while its thread is captured: each screen asks, and a case has up to 20,000 items. */
export class ThreadPostCache {
  #latest: { readonly page: string; readonly known: Promise<KnownPosts> } | null = null;

  async read(page: string, find: () => Promise<KnownPosts>): Promise<KnownPosts> {
    if (this.#latest?.page !== page) {
      const known = find();
      known.catch(() => this.clear());
      this.#latest = { page, known };
    }
    return this.#latest.known;
  }

  clear(): void {
    this.#latest = null;
  }
}

/** Two windows may each be capturing a thread. */
const MAX_KEPT = 2;

/**
 * Keeps who captures for all posts of a thread, read with its first post: the store may lock itself before the last
 * one. In memory only, so that a worker that is stopped reads it again.
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
