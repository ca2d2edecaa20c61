import * as v from 'valibot';
import type { CaseEraseImpact, CaseLabel } from '../domain/case/case.ts';
import { COMPUTER_ANSWERS, type LockState } from '../domain/case/store.ts';
import {
  type ObtainedTimestamp,
  type TimestampSettings,
  timestampSettingsSchema,
} from '../domain/case/timestampAuthorities.ts';
import { type ContextRelation, type ItemRelation, itemLinkSchema } from '../domain/item/item.ts';
import {
  type InterruptedAttempt,
  type ItemList,
  type ItemSummary,
  ONLINE_RESULTS,
  type OpenedItem,
} from '../domain/item/itemIndex.ts';
import type { RefusalCode } from '../domain/shared/errors.ts';
import { MAX_PASSPHRASE_LENGTH } from '../domain/shared/limits.ts';
import { countSchema, digestSchema, uuidSchema } from '../domain/shared/schemas.ts';
import type { Diagnostics, OfferedPosts } from './pageSchemas.ts';

export type { InterruptedAttempt, ItemSummary };

export interface ItemPage extends ItemList {
  /** The case that captures go to; absent when there is only one. */
  readonly current?: CaseLabel;
  /** No case is current: the one that the next capture opens beside the others. */
  readonly opens?: CaseLabel;
}

/** The preview is in base64, since Chromium's messages are JSON. */
export type ItemDetail = OpenedItem<string>;

export interface PendingContextInfo {
  /** The item that the page was opened for. */
  readonly item: string;
  readonly relation: ItemRelation;
  /** For a check: whether the page was captured. */
  readonly captured: boolean;
}

export interface ContextSuggestion {
  readonly itemId: string;
  readonly relations: readonly ContextRelation[];
}

/** Base64, since Chromium's messages are JSON. */
type TimestampReply = Omit<ObtainedTimestamp, 'response'> & { readonly response: string };

/** The person's settings, readable while locked. They reveal nothing about the captures. */
const preferencesSchema = v.object({
  /** Null until answered. */
  computer: v.nullable(v.picklist(COMPUTER_ANSWERS)),
  /** `aside`: the person dismissed the offer of a passphrase. */
  lockOffer: v.picklist(['open', 'aside']),
  /** Whether pages' context menus have our entry; only where the computer is not shared. */
  menu: v.boolean(),
});
export type Preferences = v.InferOutput<typeof preferencesSchema>;

/** A message with a reply: the schema of what it brings, and the type of the reply. */
interface Declared<S, Reply> {
  readonly schema: S;
  /** Exists for the compiler only. */
  readonly reply?: Reply;
}

export const request = <S extends v.GenericSchema>(schema: S) => ({
  replies: <Reply>(): Declared<S, Reply> => ({ schema }),
});

const nothing = v.strictObject({});
const inTab = v.object({ tabId: countSchema });
const ofItem = v.object({ itemId: uuidSchema });
const ofCase = v.object({ caseId: uuidSchema });
const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_PASSPHRASE_LENGTH));
/** `pin`: digits only. The interface warns that it is weak. */
const newPassphrase = { passphrase, pin: v.boolean() };

/** Every request of our own pages to the background, by its name. */
export const REQUESTS = {
  /** Starts a capture in the tab: `picker` lets the person point at a post, `post` takes one of `listPosts`. */
  'ui>bg:capture': request(
    v.variant('mode', [
      v.object({ tabId: countSchema, mode: v.picklist(['picker', 'screen', 'zone', 'page', 'thread']) }),
      v.object({ tabId: countSchema, mode: v.literal('post'), index: countSchema }),
    ]),
  ).replies<null>(),
  /**
   * Returns whether a long capture runs in the tab. Ends a picker or region selector on its page, unless `keepsChoice`,
   * and the capture itself with `stop`.
   */
  'ui>bg:runningCapture': request(
    v.object({ tabId: countSchema, stop: v.boolean(), keepsChoice: v.exactOptional(v.boolean()) }),
  ).replies<boolean>(),
  'ui>bg:listPosts': request(inTab).replies<OfferedPosts>(),
  /** Nothing of the result is stored. */
  'ui>bg:diagnosePage': request(inTab).replies<Diagnostics>(),
  /** Opens an item's context, or its own address for a check, in a new tab, where the popup offers the capture. */
  'ui>bg:openContext': request(itemLinkSchema).replies<null>(),
  /** Returns what the tab was opened for; null when it was not opened from an item. */
  'ui>bg:pendingContext': request(inTab).replies<PendingContextInfo | null>(),
  /** Captures the tab as the context that it was opened for. */
  'ui>bg:captureContext': request(inTab).replies<null>(),
  /** Records what the person saw at the item's address, with the current date and what they captured there. */
  'ui>bg:recordOnlineCheck': request(
    v.object({ item: uuidSchema, result: v.picklist(ONLINE_RESULTS) }),
  ).replies<null>(),
  /** Suggests the context of the newest item, when nothing of its account was recorded before. */
  'ui>bg:contextSuggestion': request(nothing).replies<ContextSuggestion | null>(),
  'ui>bg:postponeContext': request(ofItem).replies<null>(),
  /** `caseId` absent: of the case that captures go to. */
  'ui>bg:listItems': request(
    v.object({ from: countSchema, count: v.pipe(countSchema, v.maxValue(200)), caseId: v.optional(uuidSchema) }),
  ).replies<ItemPage>(),
  'ui>bg:readItem': request(ofItem).replies<ItemDetail>(),
  'ui>bg:withdrawItem': request(ofItem).replies<null>(),
  /** Erases the files of a prohibited image. */
  'ui>bg:eraseImages': request(ofItem).replies<null>(),
  /** Lists every case, with what erasing it would lose. */
  'ui>bg:listEraseImpacts': request(nothing).replies<readonly CaseEraseImpact[]>(),
  'ui>bg:eraseItem': request(ofItem).replies<null>(),
  'ui>bg:eraseCase': request(ofCase).replies<null>(),
  'ui>bg:eraseAll': request(nothing).replies<null>(),
  /** Returns whether the question about prohibited images is still to be asked for a case. */
  'ui>bg:imageQuestion': request(ofCase).replies<boolean>(),
  'ui>bg:imageQuestionAnswered': request(ofCase).replies<null>(),
  'ui>bg:forgetInterrupted': request(v.object({ id: uuidSchema })).replies<null>(),
  'ui>bg:lockState': request(nothing).replies<LockState>(),
  'ui>bg:unlock': request(v.object({ passphrase })).replies<null>(),
  'ui>bg:lock': request(nothing).replies<null>(),
  /** Returns the recovery code, which is shown once and never stored. */
  'ui>bg:setPassphrase': request(v.object(newPassphrase)).replies<string>(),
  'ui>bg:changePassphrase': request(v.object({ ...newPassphrase, current: passphrase })).replies<string>(),
  'ui>bg:recoverPassphrase': request(v.object({ ...newPassphrase, code: passphrase })).replies<string>(),
  'ui>bg:removePassphrase': request(v.object({ passphrase })).replies<null>(),
  /** Returns the ISO dates of wrong tries. */
  'ui>bg:wrongTries': request(nothing).replies<readonly string[]>(),
  'ui>bg:readPreferences': request(nothing).replies<Preferences>(),
  'ui>bg:savePreferences': request(preferencesSchema).replies<null>(),
  'ui>bg:readTimestampSettings': request(nothing).replies<TimestampSettings>(),
  'ui>bg:saveTimestampSettings': request(timestampSettingsSchema).replies<null>(),
  /** Requests a timestamp of a SHA-256 digest from the chosen authority. No other request sends data anywhere. */
  'ui>bg:requestTimestamp': request(v.object({ digest: digestSchema })).replies<TimestampReply>(),
};

export type RequestName = keyof typeof REQUESTS;
export type RequestOf<N extends RequestName> = v.InferOutput<(typeof REQUESTS)[N]['schema']>;
export type ReplyOf<N extends RequestName> = Exclude<(typeof REQUESTS)[N]['reply'], undefined>;

/** A reply as sent: a Refusal becomes its code and detail, any other error becomes `bug`, without its stack. */
export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: RefusalCode | 'bug';
      readonly detail: Readonly<Record<string, string | number>>;
    };

export type Ask = <N extends RequestName>(name: N, request: RequestOf<N>) => Promise<ReplyOf<N>>;
