/** Records decrypted or hashed concurrently: enough to keep WebCrypto busy, few enough to keep the page responsive. */
const BATCH_SIZE = 400;

/** Calls `work` on every entry, 400 at a time. Returns the results in order; throws the first error. */
export async function mapInBatches<T, R>(entries: readonly T[], work: (entry: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < entries.length; at += BATCH_SIZE)
    results.push(...(await Promise.all(entries.slice(at, at + BATCH_SIZE).map(work))));
  return results;
}
