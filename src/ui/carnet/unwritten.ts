import { createContext } from 'preact';

/** No way out waits longer than this for a slow disk. */
const PATIENCE_MS = 500;

/** What fields of this page hold and the disk does not yet: written before any lock or way out. */
export class Unwritten {
  readonly #writers = new Set<() => Promise<void>>();

  /** Returns what takes it out again. */
  add(write: () => Promise<void>): () => void {
    this.#writers.add(write);
    return () => void this.#writers.delete(write);
  }

  /** Resolves once all is on the disk, for what is read from there next. Never rejects: each field says its own fault. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#writers].map((write) => write()));
  }

  /** The same, or after half a second. */
  async written(): Promise<void> {
    const all = this.settled();
    const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
    await Promise.race([all, late]);
  }
}

export const UnwrittenHere = createContext(new Unwritten());
