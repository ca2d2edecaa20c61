import { Refusal } from '../domain/shared/errors.ts';
import type { Ask, Envelope, ReplyOf, RequestName, RequestOf } from './protocol.ts';

/** Requests that change nothing: asked again when their answer was lost, as when the browser stops the background. */
const READS: ReadonlySet<RequestName> = new Set([
  'ui>bg:runningCapture',
  'ui>bg:listPosts',
  'ui>bg:pendingContext',
  'ui>bg:contextSuggestion',
  'ui>bg:listItems',
  'ui>bg:readItem',
  'ui>bg:listEraseImpacts',
  'ui>bg:imageQuestion',
  'ui>bg:lockState',
  'ui>bg:readPreferences',
  'ui>bg:readTimestampSettings',
]);

/** Returns a function that sends a request to the background with `send`. It throws the Refusal of the reply. */
export function createAsk(send: (message: unknown) => Promise<unknown>): Ask {
  return async <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> => {
    // Not validated: `answerRequest` of the same build produced the envelope.
    const sendOnce = () => send({ name, request }) as Promise<Envelope<ReplyOf<N>> | undefined>;
    const reply = READS.has(name)
      ? ((await sendOnce().catch(() => undefined)) ?? (await sendOnce()))
      : await sendOnce();
    if (reply?.ok) return reply.value;
    if (reply === undefined || reply.code === 'bug') throw new Error(`no answer to ${name}`);
    throw new Refusal(reply.code, reply.detail);
  };
}

type EarlyRequest = { readonly [N in RequestName]: readonly [name: N, request: RequestOf<N>] }[RequestName];

const keyOf = (name: RequestName, request: unknown): string => JSON.stringify([name, request]);

/** Requests that a page sends before the code that needs their answers is loaded. */
export class EarlyRequests {
  readonly #ask: Ask;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  send(...requests: readonly EarlyRequest[]): void {
    for (const [name, request] of requests) {
      const answer: Promise<unknown> = this.#ask(name, request);
      // A refusal concerns the request that takes the answer, and there may be none.
      answer.catch(() => undefined);
      this.#answers.set(keyOf(name, request), answer);
    }
  }

  /** Gives each answer to the first request that is the same; sends every other request. */
  readonly ask: Ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> => {
    const key = keyOf(name, request);
    // The answer to the same request, so of the same type.
    const answer = this.#answers.get(key) as Promise<ReplyOf<N>> | undefined;
    this.#answers.delete(key);
    return answer ?? this.#ask(name, request);
  };

  /** Discards the answers that nobody took yet: they are out of date. */
  drop(): void {
    this.#answers.clear();
  }
}
