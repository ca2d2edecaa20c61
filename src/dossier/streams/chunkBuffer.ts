/** A write to a file costs near a millisecond whatever its length (OPFS, measured), so small chunks go together. */
export const CHUNK_BYTES = 1024 * 1024;

/** Copies what it is given into pieces of that size, each in memory of its own. */
export class ChunkBuffer {
  private readonly onChunk: (chunk: Uint8Array<ArrayBuffer>) => void;
  private buffer = new Uint8Array(CHUNK_BYTES);
  private filled = 0;

  constructor(onChunk: (chunk: Uint8Array<ArrayBuffer>) => void) {
    this.onChunk = onChunk;
  }

  /** The chunk is not kept. */
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

  end(): void {
    if (this.filled > 0) this.onChunk(this.buffer.subarray(0, this.filled));
  }
}
