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
