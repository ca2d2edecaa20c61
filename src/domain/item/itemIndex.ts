import type { Visibility } from '../capture/extraction.ts';
import type { ExhibitNumber } from '../export/exhibitNumber.ts';
import type { RefusalCode } from '../shared/errors.ts';
import type { Fiche, ItemRelation } from './item.ts';
import type { KindFields } from './kind.ts';

/** One line of a list: what the popup and the carnet show without decrypting the item. */
export interface ItemSummary extends KindFields {
  readonly id: string;
  readonly ordinal: number;
  readonly acquiredAt: string;
  readonly utcOffset: string;
  readonly platform: string;
  readonly surface: string;
  readonly handle: string | null;
  readonly displayName: string | null;
  /** Names the account where nothing else does: messages of an archive may have the ids of the platform alone. */
  readonly platformId: string | null;
  /** `posting.iso`, else `posting.raw`, else null (« non lu »); of a message, first its time in an unknown zone. */
  readonly posted: string | null;
  readonly firstWords: string | null;
  /** Original name of an imported file. */
  readonly fileName?: string;
  /** Of a site without a reader of its own, which has no name here: rows would all look the same. */
  readonly site?: { readonly host: string; readonly title: string | null };
  readonly outcome: 'complete' | 'partial';
  readonly withdrawn: boolean;
  /** See domain/item/prohibitedImages.ts: no image is stored, and few recipients may have the address. */
  readonly prohibited: boolean;
  /** « pièce n° », once a dossier has assigned it. */
  readonly exhibit: ExhibitNumber | null;
  /** Neither this summary nor the item can be decrypted: only the id, the ordinal and unencrypted columns are known. */
  readonly unread?: true;
}

/** An attempt to capture that sealed no item, or a thread that did not reach its end: its id is the thread's. */
export interface InterruptedAttempt {
  readonly id: string;
  readonly startedAt: string;
  readonly reason: RefusalCode;
  /** UUID of the thread that the post was captured with. */
  readonly thread?: string;
  /** The case that captures went to; missing when none was open yet. */
  readonly caseId?: string;
  /** Number of posts of that thread that are kept, when there are any and the rest of the thread is not. */
  readonly kept?: number;
}

/** Some items of the current case, newest first. */
export interface ItemList {
  /** Of all the items of the case. */
  readonly total: number;
  /** How many of them were withdrawn: listed, and in no count of captures; missing: none. */
  readonly withdrawn?: number;
  readonly items: readonly ItemSummary[];
  readonly interrupted: readonly InterruptedAttempt[];
}

/** Returns how many captures every page says are kept. */
export const countKept = ({ total, withdrawn = 0 }: Pick<ItemList, 'total' | 'withdrawn'>): number => total - withdrawn;

/** One item, decrypted for its page. */
export interface OpenedItem<Preview> {
  readonly summary: ItemSummary;
  readonly fiche: Fiche;
  readonly digest: string;
  /** A small JPEG. Null for what has no picture, such as a message or a sound, and when the image is prohibited. */
  readonly preview: Preview | null;
  readonly erasedPaths: readonly string[];
}

/** Available without decrypting the fiche: 10,000 items can be searched, filtered and grouped in memory. */
export interface IndexedItem extends ItemSummary, IndexFields {}

export interface IndexFields {
  /** Start of the text, up to MAX_INDEXED_TEXT_CHARS; the fiche has the whole text. */
  readonly text: string | null;
  /** Start of the words of an imported e-mail, which the fiche has not: searched, and shown in no list. */
  readonly fileText?: string;
  readonly visibility: Visibility | null;
  readonly profileUrl: string | null;
  readonly permalink: string | null;
  /** Whether the permalink was read with high confidence. */
  readonly isPermalinkSure: boolean;
  /** Content of the address bar; null when there was no page. */
  readonly page: string | null;
  /** Of the page, or of the conversation in its archive. */
  readonly title: string | null;
  /** Of a message (`conversationOf`); absent when it was not read. */
  readonly conversation?: string;
  /** Absent when it was captured for itself. */
  readonly relation?: ItemRelation;
  /** The post is by the account that was logged in; absent when it is not. */
  readonly isOwn?: true;
}

/** Search ignores the rest of a text: whole pages would fill the memory. */
export const MAX_INDEXED_TEXT_CHARS = 4000;

/** Throws Refusal `locked`, `record-damaged`, `store-unavailable`. */
export interface ItemIndex {
  /** Returns the items of the case from that ordinal on, oldest first. A damaged one has `unread`. */
  itemsFrom(caseId: string, ordinal: number): Promise<readonly IndexedItem[]>;
}

/** What the person saw at the item's address. Here and not in itemNotes.ts: the popup must not load valibot. */
export const ONLINE_RESULTS = ['present', 'changed', 'deleted', 'account-gone', 'login-wall'] as const;
export type OnlineResult = (typeof ONLINE_RESULTS)[number];
