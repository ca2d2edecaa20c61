/** Begun before they are asked for: enough to keep disk, hashing and writing busy together, in flat memory. */
const PENDING_MAX = 8;
const PENDING_BYTES_MAX = 16 * 1024 * 1024;

/**
 * `work` on each, given in order, a few begun ahead. One larger than the budget is begun alone. Left early (an error, a
 * cancel), what was begun ends unheard.
 */
export async function* prefetch<T extends { readonly bytes: number }, R>(
  list: Iterable<T>,
  work: (one: T) => Promise<R>,
): AsyncGenerator<R> {
  const pending: { readonly bytes: number; readonly result: Promise<R> }[] = [];
  let bytes = 0;
  for (const one of list) {
    while (pending.length >= PENDING_MAX || (pending.length > 0 && bytes + one.bytes > PENDING_BYTES_MAX)) {
      const next = pending.shift();
      if (next === undefined) break;
      yield await next.result;
      bytes -= next.bytes;
    }
    const result = work(one);
    result.catch(() => undefined);
    pending.push({ bytes: one.bytes, result });
    bytes += one.bytes;
  }
  for (const { result } of pending) yield await result;
}
