import type { ExhibitNumber } from '../export/exhibitNumber.ts';
import type { JOURNAL_EVENTS } from '../formatNames.ts';
import type { SealedItem } from '../item/item.ts';
import type { InterruptedAttempt, ItemSummary } from '../item/itemIndex.ts';
import type { RefusalCode } from '../shared/errors.ts';
import type { ReceivedDossier, ReceivedDossierLabel } from './receivedDossiers.ts';
import type { JournalTimestamp } from './timestampAuthorities.ts';

export interface CaseHead extends JournalHead {
  readonly caseId: string;
  readonly journalId: string;
  /** Number of items ever sealed in the case: the ordinal of the next is one more. */
  readonly items: number;
  /** Number of dossiers ever received into it: the next « origine n° » is one more. */
  readonly receivedCount: number;
}

/** What a list of items is read up to. */
export type ListedHead = Pick<CaseHead, 'caseId' | 'hash' | 'items'>;

/** A post of a thread, so that a capture that stops half way can be resumed. Page and post are digests. */
export interface ThreadPostDigest {
  readonly thread: string;
  readonly page: string;
  readonly post: string;
}

/** A post that an earlier capture of its thread recorded. */
export interface RecordedThreadPost extends Pick<ThreadPostDigest, 'thread' | 'post'> {
  /** It is kept as it was asked for: neither in part nor withdrawn. */
  readonly isWhole: boolean;
}

/** One change of a case: a journal line and the data it describes, stored in one transaction. */
export interface CaseChange {
  readonly caseId: string;
  readonly from: JournalHead;
  readonly appended: AppendedLine;
  /** The transaction also deletes the pending attempt of the same id. */
  readonly item?: SealedItem;
  /** The item is a post of this thread, whose capture has not reached its end: the thread is listed as interrupted. */
  readonly threadPost?: ThreadPostDigest;
  readonly withdrawn?: string;
  /**
   * Prohibited images: the same transaction deletes the files and the preview. `shared`: only a screenshot shared
   * with such an item is deleted; the item keeps its own image and preview.
   */
  readonly removed?: { readonly itemId: string; readonly paths: readonly string[]; readonly shared?: true };
  /** An item that the person erases: the same transaction deletes its fiche, summary, files and preview. */
  readonly erased?: string;
  readonly exhibits?: readonly { readonly number: ExhibitNumber; readonly itemId: string }[];
  readonly timestamp?: JournalTimestamp;
  /** Its files are already staged. */
  readonly receivedDossier?: ReceivedDossier;
  /** A received dossier that is removed: the same transaction deletes its files. */
  readonly removedReceivedDossier?: Pick<ReceivedDossier, 'id' | 'number'>;
}

export interface NewCase {
  readonly caseId: string;
  readonly journalId: string;
  readonly openedAt: string;
  readonly appended: AppendedLine;
  /** Only for the first case of a store. */
  readonly key?: DeviceKey;
}

/** ECDSA P-256, as PKCS #8 and SPKI bytes. */
export interface DeviceKey {
  readonly pkcs8: Uint8Array<ArrayBuffer>;
  readonly spki: Uint8Array<ArrayBuffer>;
}

/** `fiche`: null for a damaged record. */
export type StoredFiche = { readonly id: string; readonly ordinal: number } & (
  | Pick<SealedItem, 'fiche' | 'ficheBytes'>
  | { readonly fiche: null }
);

export interface ListedItem {
  readonly id: string;
  readonly ordinal: number;
  readonly digest: string;
}

export interface StoredItem extends ListedItem, Pick<SealedItem, 'fiche' | 'ficheBytes'> {
  readonly caseId: string;
}

/**
 * What the workflows need of the store. Sealed data is never modified: items are added and journal lines appended. A
 * withdrawal or an erasure (of an item, or of prohibited images) is a journal line too. Throws Refusal `disk-full` or
 * `store-unavailable`.
 */
export interface CaseStore {
  /**
   * The case that new captures go to; for the store of a page, the one that the page shows (`PageCase`). Throws Refusal
   * `case-gone` when that one was erased, and others are left.
   */
  currentCase(): Promise<CaseHead | null>;
  caseHead(caseId: string): Promise<CaseHead | null>;
  /** Makes the new case current. Returns false, and writes nothing, when the store has another key since. */
  openCase(opened: NewCase): Promise<boolean>;
  deviceKey(): Promise<DeviceKey | null>;
  /** SPKI; readable while locked. */
  publicKey(): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Returns false, and writes nothing, when the head is no longer `from` or the store's keys have changed. Resolves
   * once the data is on disk. The keys are read while `change` is still pending.
   */
  commit(change: CaseChange | Promise<CaseChange>): Promise<boolean>;

  /** `thread`: UUID of the thread that the post is captured with. */
  beginAttempt(id: string, startedAt: string, thread?: string): Promise<void>;
  /** Stores an attempt before its capture, listed as interrupted for `reason` until a capture replaces it. */
  noteAttempt(id: string, startedAt: string, reason: RefusalCode): Promise<void>;
  endAttempt(id: string, reason: RefusalCode): Promise<void>;
  forgetAttempt(id: string): Promise<void>;
  /** Forgets the interrupted attempts of a thread. */
  forgetThreadAttempts(thread: string): Promise<void>;
  hasAttempt(id: string): Promise<boolean>;
  pendingAttempts(): Promise<readonly string[]>;
  /** Newest first. */
  interruptedAttempts(): Promise<readonly InterruptedAttempt[]>;

  /** Number of stored items of the given head, of those sealed after the first `after`: erased ones do not count. */
  countItems(head: ListedHead, after?: number): Promise<number>;
  /** Number of stored items of the case that were withdrawn: erased ones do not count. */
  countWithdrawn(caseId: string): Promise<number>;
  /** The stored items of the given head, newest first; later ones are left out. `from` counts items, not numbers. */
  listSummaries(head: ListedHead, from: number, count: number): Promise<readonly ItemSummary[]>;
  /** By ordinal. */
  listItems(caseId: string): Promise<readonly ListedItem[]>;
  /** Fiches of the wanted items, by ordinal, in one pass. */
  openItems(caseId: string, wanted: (itemId: string) => boolean): Promise<readonly StoredFiche[]>;
  item(itemId: string): Promise<StoredItem | null>;
  /** The case of an item. Readable while locked. Null when no such item is stored. */
  caseOf(itemId: string): Promise<string | null>;
  summary(itemId: string): Promise<ItemSummary | null>;
  /** The posts recorded in these threads. A damaged summary is left out. */
  threadPosts(caseId: string, threads: readonly string[]): Promise<readonly RecordedThreadPost[]>;
  file(itemId: string, path: string): Promise<Blob | null>;
  /** As `file`, but returns bytes when the store holds the file in memory. */
  fileBody(itemId: string, path: string): Promise<Blob | Uint8Array<ArrayBuffer> | null>;
  preview(itemId: string): Promise<Blob | null>;
  previewBody(itemId: string): Promise<Blob | Uint8Array<ArrayBuffer> | null>;
  withdrawnItems(caseId: string): Promise<ReadonlySet<string>>;
  /** Item id → paths of its erased files. */
  removedFiles(caseId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Item id → « pièce n° ». */
  exhibits(caseId: string): Promise<ReadonlyMap<string, ExhibitNumber>>;
  /** Time-stamps of its journal lines, by line. */
  timestamps(caseId: string): Promise<readonly JournalTimestamp[]>;
  /** Number of the last time-stamped line; 0 when there is none. Readable while locked. */
  lastTimestamped(caseId: string): Promise<number>;
  /** The journal's bytes up to and including line `seq`: later captures must not enter a dossier being written. */
  journal(caseId: string, seq: number): Promise<Uint8Array<ArrayBuffer>>;
}

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

/** A case of this computer. Each case has its own journal; no case shows data of another. */
export interface StoredCase {
  readonly caseId: string;
  readonly openedAt: string;
  /** When it was closed: a closed case takes no captures. Null while open. */
  readonly closedAt: string | null;
  /** Whether new captures go to it. */
  readonly current: boolean;
}

/** Readable while locked. Throws Refusal `nothing-there` for an unknown case, and `store-unavailable`. */
export interface CaseRepository {
  /** In order of opening. */
  cases(): Promise<readonly StoredCase[]>;
  /** Number of stored items by case id. The browser reads the key of each item, so its time grows with their number. */
  itemCounts(): Promise<ReadonlyMap<string, number>>;
  /** Makes it the current case, and reopens it when closed. */
  select(caseId: string): Promise<void>;
  /** Closes the case. If it was current, the next capture opens a new one. */
  close(caseId: string, at: string): Promise<void>;
  /** Erases the case, its journal and its attempts in one transaction; the device key stays. */
  erase(caseId: string): Promise<void>;
  /** Deletes rows of no case, which a killed restore leaves. Does nothing when there is a case. */
  deleteUnreachableRows(): Promise<void>;
}

/**
 * A case document: what the person states about one subject, as opposed to what was observed. One JSON value, stored
 * beside the sealed items, and editable.
 */
export interface CaseDocument<T> {
  /** ASCII, not from the person, readable at rest: `notes/<itemId>`, `operator`… */
  readonly name: string;
  readonly empty: T;
  /** Returns null for any other value. */
  parse(value: unknown): T | null;
}

export interface StoredDocuments {
  /** Name → document. */
  readonly documents: ReadonlyMap<string, unknown>;
  /** Names of the documents that cannot be decrypted or parsed. */
  readonly damaged: readonly string[];
}

/** Throws Refusal `locked`, `record-damaged` (detail `documents`, by spaces), `disk-full`, `store-unavailable`. */
export interface DocumentStore {
  /** Returns null when the document was never written. */
  readDocument(caseId: string, name: string): Promise<unknown>;
  /** Reads every document whose name begins with `prefix`. A damaged one does not affect the others. */
  readDocuments(caseId: string, prefix: string): Promise<StoredDocuments>;
  /** Returns the names that begin with `prefix`; readable while locked. */
  listNames(caseId: string, prefix: string): Promise<readonly string[]>;
  /** Replaces the whole document; `value` is JSON. */
  writeDocument(caseId: string, name: string, value: unknown): Promise<void>;
}

/**
 * The case that an open page shows and writes to: the current one when the page first reads it, for as long as the page
 * is open. When the person chooses another, the page is opened again, so that nothing of the first one goes on in it.
 */
export interface PageCase {
  caseId: string | null;
}

/** How a case is shown where there are several. An unnamed case is shown by its place among them, from 1. */
export interface CaseLabel {
  readonly name: string;
  readonly place: number;
}

/** Another case than the one in question. */
export interface OtherCase extends CaseLabel {
  readonly caseId: string;
}

/** An item that was captured in the wrong case, and the case it should be in. */
export interface WrongCase {
  readonly item: string;
  readonly caseId: string;
}

/** What erasing a case now would lose. */
export interface EraseImpact {
  /** Number of items now in the case. */
  readonly items: number;
  /** Among these, how many were withdrawn from the dossiers. */
  readonly withdrawn: number;
  /** Among these, how many are in no backup. A dossier lacks a part of them. */
  readonly onlyHere: number;
  /** UTC instant of the last dossier; null when there is none. */
  readonly lastExport: string | null;
  /** UTC instant of the last backup that holds the case; null when there is none. */
  readonly lastBackup: string | null;
  /** The received dossiers that go with it, by number. */
  readonly received: readonly ReceivedDossierLabel[];
}

export interface CaseEraseImpact extends EraseImpact, Pick<StoredCase, 'caseId' | 'openedAt' | 'current'> {
  /** The person's name for the case; may be empty. */
  readonly name: string;
}
