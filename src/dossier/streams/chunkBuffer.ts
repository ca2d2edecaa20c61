/** A write to an OPFS file takes almost 1 ms whatever its length (measured), so small chunks are joined. */
export const CHUNK_BYTES = 1024 * 1024;

/** Joins and splits chunks into chunks of `CHUNK_BYTES`, each a new buffer. */
export class ChunkBuffer {
  private readonly onChunk: (chunk: Uint8Array<ArrayBuffer>) => void;
  private buffer = new Uint8Array(CHUNK_BYTES);
  private filled = 0;

  constructor(onChunk: (chunk: Uint8Array<ArrayBuffer>) => void) {
    this.onChunk = onChunk;
  }

  /** Copies the chunk: the caller may reuse it. */
  add(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + CHUNK_BYTES - this.filled);
      this.buffer.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled < CHUNK_BYTES) continue;
      this.onChunk(this.buffer);
      this.buffer = new Uint8Array(CHUNK_BYTES);
      this.filled = 0;
    }
  }

  /** Emits the last, shorter chunk. */
  end(): void {
    if (this.filled > 0) this.onChunk(this.buffer.subarray(0, this.filled));
  }
}
