import type { AskBackground, PageAnswers } from '../messages/pageQuestions.ts';

/** What the background stored for a choice. */
type NotedChoice = PageAnswers['choose'];

/** A selection by the person on the page. */
export interface Choice {
  /** Aborted when another selection starts or when the popup opens. */
  readonly signal: AbortSignal;
  readonly noted: Promise<NotedChoice>;
}

const NOTHING_NOTED: NotedChoice = { attempt: null };

/**
 * Has the background store an attempt when the person begins to choose: the page may intercept the click and imitate
 * our confirmation. The attempt stays listed as interrupted until a capture replaces it or the person cancels.
 */
export class ChoiceTracker {
  readonly #ask: AskBackground;
  #aborter = new AbortController();
  /** The stored attempt of the last choice; null once a capture followed or the person cancelled. */
  #unfinished: Promise<NotedChoice> = Promise.resolve(NOTHING_NOTED);

  constructor(ask: AskBackground) {
    this.#ask = ask;
  }

  begin(): Choice {
    this.abort();
    this.#aborter = new AbortController();
    const noted = this.#unfinished.then(
      async ({ attempt }) =>
        (await this.#ask({ type: 'choose', ...(attempt !== null && { insteadOf: attempt }) })) ?? NOTHING_NOTED,
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
    if (attempt !== null) await this.#ask({ type: 'notChosen', attempt });
  }

  /** Ends a choice that a capture follows. Returns what that capture sends, so that it replaces the stored attempt. */
  async complete({ noted }: Choice): Promise<{ readonly insteadOf?: string }> {
    const { attempt } = await noted;
    this.#unfinished = Promise.resolve(NOTHING_NOTED);
    return attempt === null ? {} : { insteadOf: attempt };
  }
}
