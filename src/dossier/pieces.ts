/** A write to a file costs near a millisecond whatever its length (OPFS, measured), so small chunks go together. */
export const PIECE = 1024 * 1024;

/** Copies what it is given into pieces of that size, each in memory of its own. */
export class Pieces {
  private readonly take: (piece: Uint8Array<ArrayBuffer>) => void;
  private piece = new Uint8Array(PIECE);
  private filled = 0;

  constructor(take: (piece: Uint8Array<ArrayBuffer>) => void) {
    this.take = take;
  }

  /** The chunk is not kept. */
  add(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + PIECE - this.filled);
      this.piece.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled < PIECE) continue;
      this.take(this.piece);
      this.piece = new Uint8Array(PIECE);
      this.filled = 0;
    }
  }

  end(): void {
    if (this.filled > 0) this.take(this.piece.subarray(0, this.filled));
  }
}
