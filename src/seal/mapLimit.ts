/** Enough to keep the disk and the hashing busy together; more only takes memory. */
const MAX_CONCURRENT = 4;

/** `work` on each, a few at a time and in order; the first error stops the rest and comes out. */
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
