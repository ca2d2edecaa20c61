/** Begun before they are asked for: enough to keep disk, hashing and writing busy together, in flat memory. */
const MOST = 8;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * `work` on each, given in order, a few begun ahead. One larger than the budget is begun alone. Left early (an error, a
 * cancel), what was begun ends unheard.
 */
export async function* ahead<T extends { readonly bytes: number }, R>(
  list: Iterable<T>,
  work: (one: T) => Promise<R>,
): AsyncGenerator<R> {
  const begun: { readonly bytes: number; readonly result: Promise<R> }[] = [];
  let bytes = 0;
  for (const one of list) {
    while (begun.length >= MOST || (begun.length > 0 && bytes + one.bytes > MOST_BYTES)) {
      const next = begun.shift();
      if (next === undefined) break;
      yield await next.result;
      bytes -= next.bytes;
    }
    const result = work(one);
    result.catch(() => undefined);
    begun.push({ bytes: one.bytes, result });
    bytes += one.bytes;
  }
  for (const { result } of begun) yield await result;
}
