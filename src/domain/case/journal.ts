/** `journal.jsonl`, `recueil/journal/1`: see docs/format.md. */

export type EventName =
  | 'journal.opened'
  | 'item.sealed'
  | 'item.imported'
  | 'item.withdrawn'
  | 'item.filesRemoved'
  | 'dossier.prepared'
  | 'dossier.exported'
  | 'timestamp.obtained'
  | 'journal.signed'
  | 'journal.restored'
  | 'key.created'
  | 'origin.added'
  | 'origin.removed';

/** Canonical JSON values: strings, safe integers, booleans, null, arrays, objects. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What is to be appended; `seq`, `at` and `previous` come from the head and the clock. */
export type JournalEvent =
  | { readonly event: 'item.sealed' | 'item.imported'; readonly item: string; readonly digest: string }
  | {
      readonly event: Exclude<EventName, 'item.sealed' | 'item.imported'>;
      readonly item?: string;
      /** Holds no personal text: what is private enters as a salted digest. */
      readonly payload: { readonly [key: string]: Json };
    };

export interface JournalLine {
  readonly seq: number;
  readonly at: string;
  readonly event: string;
  readonly item?: string;
  readonly payload?: { readonly [key: string]: Json };
  readonly digest: string;
  readonly previous: string;
}

/** Where a journal stands: the last `seq` and the SHA-256 of its last line without LF. */
export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
}

/** A line ready to store: its bytes end with LF. */
export interface AppendedLine {
  readonly line: JournalLine;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly head: JournalHead;
}

export const EMPTY_HEAD: JournalHead = { seq: 0, hash: '0'.repeat(64) };
