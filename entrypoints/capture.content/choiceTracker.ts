import type { PortLike } from '../../src/messages/captureSession.ts';
import { sendChoice } from '../../src/messages/choice.ts';

/** A selection by the person on the page. */
export interface Choice {
  /** Aborted when another selection starts or when the popup opens. */
  readonly signal: AbortSignal;
  /** The id of its stored attempt; null when the background stored none. */
  readonly attempt: Promise<string | null>;
}

/**
 * Has the background store an attempt when the person begins to choose: the page may intercept the click and imitate
 * our confirmation. The attempt stays listed as interrupted until a capture replaces it or the person cancels.
 */
export class ChoiceTracker {
  readonly #connect: () => PortLike;
  #aborter = new AbortController();
  /** The stored attempt of the last choice; null once a capture followed or the person cancelled. */
  #unfinished: Promise<string | null> = Promise.resolve(null);

  constructor(connect: () => PortLike) {
    this.#connect = connect;
  }

  begin(): Choice {
    this.abort();
    this.#aborter = new AbortController();
    const attempt = this.#unfinished.then((earlier) =>
      sendChoice(this.#connect, { type: 'choose', ...(earlier !== null && { insteadOf: earlier }) }),
    );
    this.#unfinished = attempt;
    return { signal: this.#aborter.signal, attempt };
  }

  abort(): void {
    this.#aborter.abort();
  }

  /** Ends a choice without a capture. The attempt of one that the popup or another choice ended stays stored. */
  async cancel({ signal, attempt }: Choice): Promise<void> {
    if (signal.aborted) return;
    const noted = await attempt;
    this.#unfinished = Promise.resolve(null);
    if (noted !== null) await sendChoice(this.#connect, { type: 'notChosen', attempt: noted });
  }

  /** Ends a choice that a capture follows. Returns what that capture sends, so that it replaces the stored attempt. */
  async complete({ attempt }: Choice): Promise<{ readonly insteadOf?: string }> {
    const noted = await attempt;
    this.#unfinished = Promise.resolve(null);
    return noted === null ? {} : { insteadOf: noted };
  }
}
