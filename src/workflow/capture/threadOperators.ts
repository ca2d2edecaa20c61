import type { OperatorReading } from '../case/operator.ts';

/** Two windows may each be capturing a thread. */
const MAX_KEPT = 2;

/**
 * Keeps who captures for all posts of a thread, read with its first post: the store may lock itself before the last one.
 * In memory only, so that a worker that is stopped reads it again.
 */
export class ThreadOperators {
  readonly #latest = new Map<string, OperatorReading>();

  /** `thread`: the page's UUID of the thread; undefined for a single capture. A failed reading is not kept. */
  async read(
    thread: string | undefined,
    caseId: string,
    readOperator: () => Promise<OperatorReading>,
  ): Promise<OperatorReading> {
    const key = `${thread} ${caseId}`;
    const known = thread === undefined ? undefined : this.#latest.get(key);
    if (known !== undefined) return known;
    const reading = await readOperator();
    if (thread !== undefined && Object.keys(reading.notes).length === 0) this.#latest.set(key, reading);
    for (const name of [...this.#latest.keys()].slice(0, -MAX_KEPT)) this.#latest.delete(name);
    return reading;
  }
}
