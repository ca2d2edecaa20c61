/** Records decrypted or hashed concurrently: enough to keep WebCrypto busy, few enough to keep the page responsive. */
const BATCH_SIZE = 400;

/** Calls `work` on every entry, 400 at a time. Returns the results in order; throws the first error. */
export async function mapInBatches<T, R>(entries: readonly T[], work: (entry: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < entries.length; at += BATCH_SIZE)
    results.push(...(await Promise.all(entries.slice(at, at + BATCH_SIZE).map(work))));
  return results;
}

/** Enough to use the disk and the CPU at the same time; more only takes memory. */
const MAX_CONCURRENT = 4;

/**
 * Calls `work` on each element in order, at most MAX_CONCURRENT at a time. The first error stops the rest and is
 * rethrown.
 */
export async function mapLimit<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = list.entries();
  let stopped = false;
  const worker = async () => {
    for (const [index, one] of queue) {
      if (stopped) return;
      results[index] = await work(one);
    }
  };
  try {
    await Promise.all(Array.from({ length: MAX_CONCURRENT }, worker));
  } catch (error) {
    stopped = true;
    throw error;
  }
  return results;
}
