import { THREADS_PREFIX } from '../domain/formatNames.ts';
import { mapLimit, RECORDS_AT_A_TIME } from '../domain/shared/concurrency.ts';
import { type AttemptRow, type RecueilDb, rangeByNumber, threadDocuments } from './db.ts';
import type { Codec } from './encryptedCodec.ts';
import { readStoredSummary } from './itemRows.ts';
import { mapStoreErrors } from './storeErrors.ts';

/** What the store keeps of the threads that were captured (src/workflow/capture/threadMemory.ts). */

/** Returns the posts recorded in these threads, in the order of their numbers. A damaged summary is left out. */
export async function listThreadPosts(db: RecueilDb, codec: Codec, caseId: string, threads: readonly string[]) {
  const [rows, decrypt] = await Promise.all([
    mapStoreErrors(() => rangeByNumber(db.summaries, '[caseId+ordinal]', caseId).toArray()),
    codec.decryptor(),
  ]);
  const summaries = await mapLimit(rows, RECORDS_AT_A_TIME, (row) => readStoredSummary(db, decrypt, row));
  return summaries.flatMap(({ id, acquiredAt, outcome, thread }) =>
    thread !== undefined && threads.includes(thread.thread)
      ? [{ id, acquiredAt, isWhole: outcome === 'complete', ...thread }]
      : [],
  );
}

/**
 * Returns the thread that an item is a post of, with the time of its latest other post; null when the item is of none.
 * Reads every summary of the case for such an item, and nothing where no thread was captured.
 */
export async function readThreadWithout(db: RecueilDb, codec: Codec, caseId: string, itemId: string) {
  if ((await mapStoreErrors(() => threadDocuments(db, caseId).count())) === 0) return null;
  const row = await mapStoreErrors(() => db.summaries.where('itemId').equals(itemId).first());
  if (row === undefined) return null;
  const thread = (await readStoredSummary(db, await codec.decryptor(), row)).thread?.thread;
  if (thread === undefined) return null;
  const posts = await listThreadPosts(db, codec, caseId, [thread]);
  return { thread, latest: posts.findLast(({ id }) => id !== itemId)?.acquiredAt };
}

/** Forgotten at the end of the thread (`forgetThreadAttempts`), so that one which stops between two posts is listed. */
export const buildThreadAttempt = (caseId: string, thread: string, startedAt: string): AttemptRow => ({
  id: thread,
  startedAt,
  state: 'interrupted',
  reason: null,
  thread,
  caseId,
});

/** The row of an unfinished thread has the time of its last post: not that of an erased one. */
export async function eraseFromThread(
  { attempts, documents }: RecueilDb,
  caseId: string,
  { thread, latest }: { readonly thread: string; readonly latest: string | undefined },
): Promise<void> {
  if (latest !== undefined) return void (await attempts.update(thread, { startedAt: latest }));
  await Promise.all([attempts.delete(thread), documents.delete([caseId, `${THREADS_PREFIX}${thread}`])]);
}
