import type { JOURNAL_EVENTS } from '../formatNames.ts';

/** Types of `journal.jsonl`, `recueil/journal/1`: see docs/format.md. */

type EventName = (typeof JOURNAL_EVENTS)[number];

/** Canonical JSON values: strings, safe integers, booleans, null, arrays, objects. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An event to append; `seq`, `at` and `previous` come from the head and the clock. */
export type JournalEvent =
  | { readonly event: 'item.sealed' | 'item.imported'; readonly item: string; readonly digest: string }
  | {
      readonly event: Exclude<EventName, 'item.sealed' | 'item.imported'>;
      readonly item?: string;
      /** Contains no personal text: private values appear as salted digests. */
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

/** End of a journal: the last `seq`, and the SHA-256 of the last line without its LF. */
export interface JournalHead {
  readonly seq: number;
  readonly hash: string;
}

/** A line ready to store; its bytes end with LF. */
export interface AppendedLine {
  readonly line: JournalLine;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly head: JournalHead;
}

export const EMPTY_HEAD: JournalHead = { seq: 0, hash: '0'.repeat(64) };
