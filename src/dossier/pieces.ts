/** A write to a file costs near a millisecond whatever its length (OPFS, measured), so small chunks go together. */
export const PIECE = 1024 * 1024;

export class Pieces {
  private chunks: Uint8Array[] = [];
  private size = 0;

  /** What is ready to be written; null while more is awaited. The chunk is kept until then. */
  add(chunk: Uint8Array): Uint8Array<ArrayBuffer> | null {
    this.chunks.push(chunk);
    this.size += chunk.length;
    return this.size >= PIECE ? this.rest() : null;
  }

  rest(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.size);
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    this.chunks = [];
    this.size = 0;
    return all;
  }
}
