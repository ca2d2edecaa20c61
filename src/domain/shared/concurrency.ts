/** Records decrypted or hashed at a time: enough to keep WebCrypto busy, few enough to keep the page responsive. */
export const RECORDS_AT_A_TIME = 400;

/** Lets the page draw and receive presses before long work goes on. */
export const letPageAnswer = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Calls `work` on each element in order, at most `limit` at a time. Returns the results in order. After the first
 * error, which is rethrown, no other call begins.
 */
export async function mapLimit<T, R>(
  list: readonly T[],
  limit: number,
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
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
    await Promise.all(Array.from({ length: limit }, worker));
  } catch (error) {
    stopped = true;
    throw error;
  }
  return results;
}

/** Returns a function that calls `read` once and returns its result each time. After an error, it reads again. */
export function keepResult<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= read().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}
