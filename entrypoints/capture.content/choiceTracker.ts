import type { PortLike } from '../../src/messages/captureSession.ts';
import { sendChoice } from '../../src/messages/choice.ts';

/** A selection by the person on the page. */
export interface Choice {
  /** Aborted when another selection starts or when the popup opens. */
  readonly signal: AbortSignal;
  /** The id of its noted attempt; null when the background stored none. */
  readonly attempt: Promise<string | null>;
}

/**
 * Notes an attempt when the person begins to choose: the page may keep the press for itself and draw a success of its
 * own. The attempt stays listed as interrupted until a capture replaces it or the person cancels.
 */
export class ChoiceTracker {
  readonly #connect: () => PortLike;
  #aborter = new AbortController();
  /** The noted attempt of the last choice, while it has led to nothing. */
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

  /** Ends a choice without a capture. One that the popup or another choice ended stays noted. */
  async leave({ signal, attempt }: Choice): Promise<void> {
    if (signal.aborted) return;
    const noted = await attempt;
    this.#unfinished = Promise.resolve(null);
    if (noted !== null) await sendChoice(this.#connect, { type: 'notChosen', attempt: noted });
  }

  /** Returns what the capture that follows the choice sends, so that it replaces the noted attempt. */
  async take({ attempt }: Choice): Promise<{ readonly insteadOf?: string }> {
    const noted = await attempt;
    this.#unfinished = Promise.resolve(null);
    return noted === null ? {} : { insteadOf: noted };
  }
}
