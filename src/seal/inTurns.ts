/** Enough to keep the disk and the hashing busy together; more only takes memory. */
const AT_ONCE = 4;

/** `work` on each, a few at a time and in order; the first error stops the rest and comes out. */
export async function inTurns<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = list.entries();
  let stopped = false;
  const worker = async () => {
    for (const [index, one] of waiting) {
      if (stopped) return;
      results[index] = await work(one);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } catch (error) {
    stopped = true;
    throw error;
  }
  return results;
}
