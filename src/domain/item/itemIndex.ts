import type { Visibility } from '../capture/extraction.ts';
import type { ItemSummary } from './itemSummary.ts';

/**
 * Fields of an item available without decrypting its fiche: 10,000 items can be searched, filtered and grouped in
 * memory.
 */
export interface IndexedItem extends ItemSummary, IndexFields {}

export interface IndexFields {
  /** Start of the text, up to MAX_INDEXED_TEXT_CHARS; the fiche has the whole text. */
  readonly text: string | null;
  readonly visibility: Visibility | null;
  readonly profileUrl: string | null;
  readonly platformId: string | null;
  readonly permalink: string | null;
  /** Whether the permalink was read with high confidence; absent in rows stored before this field existed. */
  readonly isPermalinkSure?: boolean;
  /** Content of the address bar; null when there was no page. */
  readonly page: string | null;
  readonly title: string | null;
}

/** Search ignores the rest of a text: whole pages would fill the memory. */
export const MAX_INDEXED_TEXT_CHARS = 4000;

/** Throws Refusal `locked`, `record-damaged`, `store-unavailable`. */
export interface ItemIndex {
  /** Returns the items of the case from that ordinal on, oldest first. A damaged one has `unread`. */
  itemsFrom(caseId: string, ordinal: number): Promise<readonly IndexedItem[]>;
}
