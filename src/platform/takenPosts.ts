import { SESSION_KEY } from '../domain/formatNames.ts';
import { browser } from './browser.ts';

const MAX_THREADS = 3;
const MAX_POSTS = 20_000;

interface TakenThread {
  readonly page: string;
  readonly posts: readonly string[];
}

/** Changes run one after the other: two at once would lose what the first one added. */
let lastChange: Promise<void> = Promise.resolve();

function change(compute: (threads: readonly TakenThread[]) => readonly TakenThread[]): Promise<void> {
  lastChange = lastChange
    .catch(() => undefined)
    .then(async () => browser.storage.session.set({ [SESSION_KEY.takenPosts]: compute(await readThreads()) }));
  return lastChange;
}

/**
 * Digests of the posts recorded in threads whose capture did not reach their end, in `storage.session`. Pages and posts
 * are digests, since this storage is readable while the store is locked.
 */
export const takenPosts = {
  async list(page: string): Promise<readonly string[]> {
    await lastChange.catch(() => undefined);
    return (await readThreads()).find((thread) => thread.page === page)?.posts ?? [];
  },
  add(page: string, post: string): Promise<void> {
    return change((threads) => {
      const posts = threads.find((thread) => thread.page === page)?.posts ?? [];
      const others = threads.filter((thread) => thread.page !== page);
      return [...others, { page, posts: [...posts, post].slice(-MAX_POSTS) }].slice(-MAX_THREADS);
    });
  },
  forget: (page: string): Promise<void> => change((threads) => threads.filter((thread) => thread.page !== page)),
  /** Called when an item is erased: the person may capture its post again. */
  forgetAll: (): Promise<void> => change(() => []),
};

async function readThreads(): Promise<readonly TakenThread[]> {
  const stored: unknown = (await browser.storage.session.get(SESSION_KEY.takenPosts))[SESSION_KEY.takenPosts];
  // Not validated: only `change` writes it.
  return Array.isArray(stored) ? (stored as TakenThread[]) : [];
}
