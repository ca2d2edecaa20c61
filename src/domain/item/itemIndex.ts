import type { Visibility } from '../capture/extraction.ts';
import type { ItemSummary } from './itemSummary.ts';

/** What the carnet knows of an item without opening it: enough to search, filter and group 10,000 of them in memory. */
export interface IndexedItem extends ItemSummary, IndexFields {}

export interface IndexFields {
  /** The beginning of the text; the fiche has all of it. */
  readonly text: string | null;
  readonly visibility: Visibility | null;
  readonly profileUrl: string | null;
  readonly platformId: string | null;
  readonly permalink: string | null;
  /** The address bar; null where none was kept. */
  readonly page: string | null;
  readonly title: string | null;
}

/** Searching looks no further into a text: a whole page's would fill the memory. */
export const MAX_INDEXED_TEXT_CHARS = 4000;

/** Throws Refusal `locked`, `record-damaged`, `store-unavailable`. */
export interface ItemIndex {
  /** Every item of the case from that ordinal on, oldest first; a damaged one says `unread`. */
  itemsFrom(caseId: string, ordinal: number): Promise<readonly IndexedItem[]>;
}
