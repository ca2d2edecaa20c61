import type { PortLike } from '../messages/capturePort.ts';
import { type NotedChoice, sendChoice } from '../messages/pageQuestions.ts';

/** A selection by the person on the page. */
export interface Choice {
  /** Aborted when another selection starts or when the popup opens. */
  readonly signal: AbortSignal;
  readonly noted: Promise<NotedChoice>;
}

const NOTHING_NOTED: NotedChoice = { attempt: null, current: null };

/**
 * Has the background store an attempt when the person begins to choose: the page may intercept the click and imitate
 * our confirmation. The attempt stays listed as interrupted until a capture replaces it or the person cancels.
 */
export class ChoiceTracker {
  readonly #connect: () => PortLike;
  #aborter = new AbortController();
  /** The stored attempt of the last choice; null once a capture followed or the person cancelled. */
  #unfinished: Promise<NotedChoice> = Promise.resolve(NOTHING_NOTED);

  constructor(connect: () => PortLike) {
    this.#connect = connect;
  }

  begin(): Choice {
    this.abort();
    this.#aborter = new AbortController();
    const noted = this.#unfinished.then(({ attempt }) =>
      sendChoice(this.#connect, { type: 'choose', ...(attempt !== null && { insteadOf: attempt }) }),
    );
    this.#unfinished = noted;
    return { signal: this.#aborter.signal, noted };
  }

  abort(): void {
    this.#aborter.abort();
  }

  /** Ends a choice without a capture. The attempt of one that the popup or another choice ended stays stored. */
  async cancel({ signal, noted }: Choice): Promise<void> {
    if (signal.aborted) return;
    const { attempt } = await noted;
    this.#unfinished = Promise.resolve(NOTHING_NOTED);
    if (attempt !== null) await sendChoice(this.#connect, { type: 'notChosen', attempt });
  }

  /** Ends a choice that a capture follows. Returns what that capture sends, so that it replaces the stored attempt. */
  async complete({ noted }: Choice): Promise<{ readonly insteadOf?: string }> {
    const { attempt } = await noted;
    this.#unfinished = Promise.resolve(NOTHING_NOTED);
    return attempt === null ? {} : { insteadOf: attempt };
  }
}
