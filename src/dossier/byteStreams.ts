import { type Bytes, concatBytes } from '../domain/shared/binary.ts';

/** A write to an OPFS file takes almost 1 ms whatever its length (measured), so small chunks are joined. */
export const CHUNK_BYTES = 1024 * 1024;

/** Joins and splits chunks into chunks of `CHUNK_BYTES`. A chunk it yields is reused when the next one is taken. */
export class ChunkBuffer {
  private readonly buffer = new Uint8Array(CHUNK_BYTES);
  private filled = 0;

  /** Copies the chunk: the caller may reuse it. */
  *add(chunk: Uint8Array): Generator<Bytes> {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + CHUNK_BYTES - this.filled);
      this.buffer.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled === CHUNK_BYTES) yield* this.end();
    }
  }

  /** Yields the last, shorter chunk. */
  *end(): Generator<Bytes> {
    const { filled } = this;
    this.filled = 0;
    if (filled > 0) yield this.buffer.subarray(0, filled);
  }
}

/** Returns `bytes` compressed or decompressed by the browser. Rejects with TypeError for malformed compressed bytes. */
export async function transformBytes(
  bytes: Bytes,
  { writable, readable }: CompressionStream | DecompressionStream,
): Promise<Bytes> {
  const writer = writable.getWriter();
  const chunks: Bytes[] = [];
  const read = async () => {
    for await (const chunk of readable) chunks.push(chunk);
  };
  await Promise.all([read(), writer.write(bytes), writer.close()]);
  return concatBytes(chunks);
}

/** Limits of started work: enough to keep disk, hashing and writing busy in parallel, in bounded memory. */
const PENDING_MAX = 8;
const PENDING_BYTES_MAX = 16 * 1024 * 1024;

/**
 * Yields the result of `work` for each element in order, and starts several ahead at once, because the store answers
 * simultaneous requests together. An element larger than the budget is started alone. If the consumer stops early
 * (error, cancel), started work finishes and its result is ignored.
 */
export async function* prefetch<T extends { readonly bytes: number }, R>(
  list: Iterable<T>,
  work: (element: T) => Promise<R>,
): AsyncGenerator<R> {
  const pending: { readonly bytes: number; readonly result: Promise<R> }[] = [];
  let bytes = 0;
  for (const element of list) {
    const isFull = pending.length === PENDING_MAX || bytes + element.bytes > PENDING_BYTES_MAX;
    while (isFull && (pending.length > PENDING_MAX / 2 || bytes + element.bytes > PENDING_BYTES_MAX / 2)) {
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
