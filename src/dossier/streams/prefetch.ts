/** Limits of started work: enough to keep disk, hashing and writing busy in parallel, in bounded memory. */
const PENDING_MAX = 8;
const PENDING_BYTES_MAX = 16 * 1024 * 1024;

/**
 * Yields the result of `work` for each element in order, and starts a few ahead. An element larger than the budget is
 * started alone. If the consumer stops early (error, cancel), started work finishes and its result is ignored.
 */
export async function* prefetch<T extends { readonly bytes: number }, R>(
  list: Iterable<T>,
  work: (element: T) => Promise<R>,
): AsyncGenerator<R> {
  const pending: { readonly bytes: number; readonly result: Promise<R> }[] = [];
  let bytes = 0;
  for (const element of list) {
    while (pending.length >= PENDING_MAX || (pending.length > 0 && bytes + element.bytes > PENDING_BYTES_MAX)) {
      const next = pending.shift();
      if (next === undefined) break;
      yield await next.result;
      bytes -= next.bytes;
    }
    const result = work(element);
    result.catch(() => undefined);
    pending.push({ bytes: element.bytes, result });
    bytes += element.bytes;
  }
  for (const { result } of pending) yield await result;
}
