import { createContext } from 'preact';

/** The longest time that locking or closing waits for a slow disk. The page shows nothing meanwhile. */
const FLUSH_TIMEOUT_MS = 5000;

/** Values typed in this page that are not on the disk yet. Flushed before the store locks or the page closes. */
export class PendingWrites {
  readonly #writers = new Set<() => Promise<void>>();

  /** Returns a function that removes the writer. */
  add(write: () => Promise<void>): () => void {
    this.#writers.add(write);
    return () => void this.#writers.delete(write);
  }

  /** Resolves once every value is on the disk. Never rejects: each field shows its own fault. */
  async flush(): Promise<void> {
    await Promise.allSettled([...this.#writers].map((write) => write()));
  }

  /** Like `flush`, but resolves after `FLUSH_TIMEOUT_MS` at the latest. */
  async flushWithTimeout(): Promise<void> {
    const all = this.flush();
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_TIMEOUT_MS));
    await Promise.race([all, timeout]);
  }
}

export const PendingWritesContext = createContext(new PendingWrites());
