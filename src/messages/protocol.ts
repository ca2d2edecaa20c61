import type { Diagnostics, OfferedPosts } from '../domain/capture/observation.ts';
import type { CaseEraseImpact, CaseLabel } from '../domain/case/case.ts';
import type { LockState, Preferences } from '../domain/case/store.ts';
import type { ObtainedTimestamp, TimestampSettings } from '../domain/case/timestampAuthorities.ts';
import type { ContextRelation, ItemLink, ItemRelation } from '../domain/item/item.ts';
import type { InterruptedAttempt, ItemList, ItemSummary, OnlineResult, OpenedItem } from '../domain/item/itemIndex.ts';
import { Refusal, type RefusalCode } from '../domain/shared/errors.ts';

export type { InterruptedAttempt, ItemSummary };

export interface ItemPage extends ItemList {
  /** The case that captures go to; absent when there is only one. */
  readonly current?: CaseLabel;
}

/** The preview is in base64, since Chromium's messages are JSON. */
export type ItemDetail = OpenedItem<string>;

export interface PendingContextInfo {
  /** The item that the page was opened for. */
  readonly item: string;
  readonly ordinal: number;
  readonly relation: ItemRelation;
  /** For a check: whether the page was captured. */
  readonly captured: boolean;
}

export interface ContextSuggestion {
  readonly itemId: string;
  readonly ordinal: number;
  readonly relations: readonly ContextRelation[];
}

type NoPayload = Readonly<Record<string, never>>;

interface NewPassphrase {
  readonly passphrase: string;
  /** Digits only. The interface warns that it is weak. */
  readonly pin: boolean;
}

/** How a capture is started: `picker` lets the person point at a post, `post` takes one of `listPosts`. */
export type CaptureChoice =
  | { readonly mode: 'picker' | 'screen' | 'zone' | 'page' | 'thread' }
  | { readonly mode: 'post'; readonly index: number };

/** Requests of our own pages to the background: name → [request, reply]. */
interface Protocol {
  /** Starts a capture in the tab. */
  'ui>bg:capture': [CaptureChoice & { readonly tabId: number }, null];
  /**
   * Returns whether a long capture runs in the tab. Ends a picker or region selector on its page, unless `keepsChoice`,
   * and the capture itself with `stop`.
   */
  'ui>bg:runningCapture': [{ readonly tabId: number; readonly stop: boolean; readonly keepsChoice?: boolean }, boolean];
  'ui>bg:listPosts': [{ readonly tabId: number }, OfferedPosts];
  /** Nothing of the result is stored. */
  'ui>bg:diagnosePage': [{ readonly tabId: number }, Diagnostics];
  /** Opens an item's context, or its own address for a check, in a new tab, where the popup offers the capture. */
  'ui>bg:openContext': [ItemLink, null];
  /** Returns what the tab was opened for; null when it was not opened from an item. */
  'ui>bg:pendingContext': [{ readonly tabId: number }, PendingContextInfo | null];
  /** Captures the tab as the context that it was opened for. */
  'ui>bg:captureContext': [{ readonly tabId: number }, null];
  /** Records what the person saw at the item's address, with the current date and what they captured there. */
  'ui>bg:recordOnlineCheck': [{ readonly item: string; readonly result: OnlineResult }, null];
  /** Suggests the context of the newest item, when nothing of its account was recorded before. */
  'ui>bg:contextSuggestion': [NoPayload, ContextSuggestion | null];
  'ui>bg:postponeContext': [{ readonly itemId: string }, null];
  'ui>bg:listItems': [{ readonly from: number; readonly count: number }, ItemPage];
  'ui>bg:readItem': [{ readonly itemId: string }, ItemDetail];
  'ui>bg:withdrawItem': [{ readonly itemId: string }, null];
  /** Erases the files of a prohibited image. */
  'ui>bg:eraseImages': [{ readonly itemId: string }, null];
  /** Lists every case, with the number of items that no dossier contains yet. */
  'ui>bg:listEraseImpacts': [NoPayload, readonly CaseEraseImpact[]];
  'ui>bg:eraseItem': [{ readonly itemId: string }, null];
  'ui>bg:eraseCase': [{ readonly caseId: string }, null];
  'ui>bg:eraseAll': [NoPayload, null];
  /** Returns whether the question about prohibited images is still to be asked for the current case. */
  'ui>bg:imageQuestion': [NoPayload, boolean];
  'ui>bg:imageQuestionAnswered': [NoPayload, null];
  'ui>bg:forgetInterrupted': [{ readonly id: string }, null];
  'ui>bg:lockState': [NoPayload, LockState];
  'ui>bg:unlock': [{ readonly passphrase: string }, null];
  'ui>bg:lock': [NoPayload, null];
  /** Returns the recovery code, which is shown once and never stored. */
  'ui>bg:setPassphrase': [NewPassphrase, string];
  'ui>bg:changePassphrase': [NewPassphrase & { readonly current: string }, string];
  'ui>bg:recoverPassphrase': [NewPassphrase & { readonly code: string }, string];
  'ui>bg:removePassphrase': [{ readonly passphrase: string }, null];
  /** Returns the ISO dates of wrong tries. */
  'ui>bg:wrongTries': [NoPayload, readonly string[]];
  'ui>bg:readPreferences': [NoPayload, Preferences];
  'ui>bg:savePreferences': [Preferences, null];
  'ui>bg:readTimestampSettings': [NoPayload, TimestampSettings];
  'ui>bg:saveTimestampSettings': [TimestampSettings, null];
  /** Requests a timestamp of a SHA-256 digest from the chosen authority. No other request sends data anywhere. */
  'ui>bg:requestTimestamp': [{ readonly digest: string }, TimestampReply];
}

/** Base64, since Chromium's messages are JSON. */
type TimestampReply = Omit<ObtainedTimestamp, 'response'> & { readonly response: string };

export type RequestName = keyof Protocol;
export type RequestOf<N extends RequestName> = Protocol[N][0];
export type ReplyOf<N extends RequestName> = Protocol[N][1];

/** A reply as sent: a Refusal becomes its code and detail, any other error becomes `bug`, without its stack. */
export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: RefusalCode | 'bug';
      readonly detail: Readonly<Record<string, string | number>>;
    };

export type Ask = <N extends RequestName>(name: N, request: RequestOf<N>) => Promise<ReplyOf<N>>;

/** Returns a function that sends a request to the background with `send`. It throws the Refusal of the reply. */
export function createAsk(send: (message: unknown) => Promise<unknown>): Ask {
  return async <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> => {
    // Not validated: `answerRequest` of the same build produced the envelope.
    const reply = (await send({ name, request })) as Envelope<ReplyOf<N>> | undefined;
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
