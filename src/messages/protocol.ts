import type { Diagnostics, OfferedPosts } from '../domain/capture/observation.ts';
import type { CaseEraseImpact } from '../domain/case/eraseImpact.ts';
import type { Fiche } from '../domain/item/item.ts';
import type { ContextRelation, ItemLink, ItemRelation } from '../domain/item/itemLinks.ts';
import type { InterruptedAttempt, ItemSummary } from '../domain/item/itemSummary.ts';
import type { OnlineResult } from '../domain/item/notes.ts';
import type { RefusalCode } from '../domain/shared/errors.ts';
import type { Preferences } from '../domain/store/preferences.ts';
import type { LockState } from '../domain/store/storeLock.ts';
import type { ObtainedTimestamp, TimestampSettings } from '../domain/timestamp/timestamp.ts';

export type { InterruptedAttempt, ItemSummary };

export interface ItemPage {
  readonly total: number;
  /** Newest first. */
  readonly items: readonly ItemSummary[];
  readonly interrupted: readonly InterruptedAttempt[];
  /** The case captures go to; absent where there is only one. An empty name is shown as its place, from 1. */
  readonly current?: { readonly name: string; readonly place: number };
}

export interface ItemDetail {
  readonly summary: ItemSummary;
  readonly fiche: Fiche;
  readonly digest: string;
  /** JPEG, base64: Chromium's messages are JSON. Null where no image is kept on purpose. */
  readonly preview: string | null;
  /** Paths of its files that were erased. */
  readonly gone: readonly string[];
}

export interface PendingContextInfo {
  /** The item the page was opened for. */
  readonly item: string;
  readonly ordinal: number;
  readonly relation: ItemRelation;
  /** For a check: what stands in the page was captured. */
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
  /** Digits only: its limit is said. */
  readonly pin: boolean;
}

/** Requests of our own pages to the background: name → [what goes, what comes back]. */
export interface Protocol {
  'ui>bg:startPicker': [{ readonly tabId: number }, null];
  /** Whether a long capture goes on in the tab; a choice on its page ends, and the capture too with `stop`. */
  'ui>bg:runningCapture': [{ readonly tabId: number; readonly stop: boolean }, boolean];
  'ui>bg:listPosts': [{ readonly tabId: number }, OfferedPosts];
  /** Nothing is kept of it. */
  'ui>bg:diagnosePage': [{ readonly tabId: number }, Diagnostics];
  'ui>bg:capturePost': [{ readonly tabId: number; readonly index: number }, null];
  'ui>bg:captureScreen': [{ readonly tabId: number }, null];
  'ui>bg:capturePage': [{ readonly tabId: number }, null];
  /** Opens the page of an item's context, or its own address to check it, in a tab; the popup there offers its capture. */
  'ui>bg:openContext': [ItemLink, null];
  /** What the page in this tab was opened for; null for any other. */
  'ui>bg:pendingContext': [{ readonly tabId: number }, PendingContextInfo | null];
  'ui>bg:captureContext': [{ readonly tabId: number }, null];
  /** What the person saw at the item's address, dated now; with it goes what they captured there. */
  'ui>bg:recordOnlineCheck': [{ readonly item: string; readonly result: OnlineResult }, null];
  /** The context of the newest item, when nothing of its account was recorded before. */
  'ui>bg:contextSuggestion': [NoPayload, ContextSuggestion | null];
  'ui>bg:postponeContext': [{ readonly itemId: string }, null];
  'ui>bg:captureZone': [{ readonly tabId: number }, null];
  'ui>bg:captureThread': [{ readonly tabId: number }, null];
  'ui>bg:listItems': [{ readonly from: number; readonly count: number }, ItemPage];
  'ui>bg:readItem': [{ readonly itemId: string }, ItemDetail];
  'ui>bg:withdrawItem': [{ readonly itemId: string }, null];
  /** The image must not be kept: erases its files. */
  'ui>bg:eraseImages': [{ readonly itemId: string }, null];
  /** Every case of this computer, and what of it is in no dossier yet. */
  'ui>bg:listEraseImpacts': [NoPayload, readonly CaseEraseImpact[]];
  'ui>bg:eraseItem': [{ readonly itemId: string }, null];
  'ui>bg:eraseCase': [{ readonly caseId: string }, null];
  'ui>bg:eraseAll': [NoPayload, null];
  /** True when the question on images that must not be kept is still to be asked of this case. */
  'ui>bg:imageQuestion': [NoPayload, boolean];
  'ui>bg:imageQuestionAnswered': [NoPayload, null];
  'ui>bg:forgetInterrupted': [{ readonly id: string }, null];
  'ui>bg:lockState': [NoPayload, LockState];
  'ui>bg:unlock': [{ readonly passphrase: string }, null];
  'ui>bg:lock': [NoPayload, null];
  /** Answers the recovery code, shown once and kept nowhere. */
  'ui>bg:setPassphrase': [NewPassphrase, string];
  'ui>bg:changePassphrase': [NewPassphrase & { readonly current: string }, string];
  'ui>bg:recoverPassphrase': [NewPassphrase & { readonly code: string }, string];
  'ui>bg:removePassphrase': [{ readonly passphrase: string }, null];
  /** ISO dates of wrong tries. */
  'ui>bg:wrongTries': [NoPayload, readonly string[]];
  'ui>bg:readPreferences': [NoPayload, Preferences];
  'ui>bg:savePreferences': [Preferences, null];
  'ui>bg:readTimestampSettings': [NoPayload, TimestampSettings];
  'ui>bg:saveTimestampSettings': [TimestampSettings, null];
  /** Has a SHA-256 dated by the chosen authority: nothing else of ours leaves, ever. */
  'ui>bg:requestTimestamp': [{ readonly digest: string }, TimestampReply];
}

/** Base64, since Chromium's messages are JSON. */
type TimestampReply = Omit<ObtainedTimestamp, 'response'> & { readonly response: string };

export type RequestName = keyof Protocol;
export type RequestOf<N extends RequestName> = Protocol[N][0];
export type ReplyOf<N extends RequestName> = Protocol[N][1];

/** Refusals cross as values; a bug crosses as `bug`, without its stack. */
export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: RefusalCode | 'bug';
      readonly detail: Readonly<Record<string, string | number>>;
    };
