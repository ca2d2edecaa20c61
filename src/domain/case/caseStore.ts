import type { SealedItem } from '../item/item.ts';
import type { InterruptedAttempt, ItemSummary } from '../item/itemSummary.ts';
import type { ReceivedDossier } from '../received/receivedDossiers.ts';
import type { RefusalCode } from '../shared/errors.ts';
import type { JournalTimestamp } from '../timestamp/timestamp.ts';
import type { AppendedLine, JournalHead } from './journal.ts';

export interface CaseHead extends JournalHead {
  readonly caseId: string;
  readonly journalId: string;
  /** Number of items ever sealed in the case: the next « élément n° » is one more. */
  readonly items: number;
  /** Number of dossiers ever received into it: the next « origine n° » is one more. */
  readonly receivedCount: number;
}

/** One change of a case: a journal line and the data it describes, stored in one transaction. */
export interface CaseChange {
  readonly caseId: string;
  readonly from: JournalHead;
  readonly appended: AppendedLine;
  /** The transaction also deletes the pending attempt of the same id. */
  readonly item?: SealedItem;
  readonly withdrawn?: string;
  /**
   * Prohibited images: the same transaction deletes the files and the preview. `shared`: only a screenshot shared
   * with such an item is deleted; the item keeps its own image and preview.
   */
  readonly removed?: { readonly itemId: string; readonly paths: readonly string[]; readonly shared?: true };
  /** An item that the person erases: the same transaction deletes its fiche, summary, files and preview. */
  readonly erased?: string;
  readonly exhibits?: readonly { readonly number: number; readonly itemId: string }[];
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

export interface ItemFicheBytes {
  readonly id: string;
  readonly ordinal: number;
  readonly ficheBytes: Uint8Array<ArrayBuffer> | null;
}

export interface ListedItem {
  readonly id: string;
  readonly ordinal: number;
  readonly digest: string;
}

export interface StoredItem extends ListedItem {
  readonly caseId: string;
  readonly ficheBytes: Uint8Array<ArrayBuffer>;
}

/**
 * What the workflows need of the store. Sealed data is never modified: items are added and journal lines appended. A
 * withdrawal or an erasure (of an item, or of prohibited images) is a journal line too. Throws Refusal `disk-full` or
 * `store-unavailable`.
 */
export interface CaseStore {
  /** The case that new captures go to. */
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

  beginAttempt(id: string, startedAt: string): Promise<void>;
  /** Stores an attempt before its capture, listed as interrupted for `reason` until a capture replaces it. */
  noteAttempt(id: string, startedAt: string, reason: RefusalCode): Promise<void>;
  endAttempt(id: string, reason: RefusalCode): Promise<void>;
  forgetAttempt(id: string): Promise<void>;
  hasAttempt(id: string): Promise<boolean>;
  pendingAttempts(): Promise<readonly string[]>;
  interruptedAttempts(): Promise<readonly InterruptedAttempt[]>;

  countItems(caseId: string): Promise<number>;
  /** The items of the given head, newest first; later ones are left out. */
  listSummaries(head: Pick<CaseHead, 'caseId' | 'items'>, from: number, count: number): Promise<readonly ItemSummary[]>;
  /** By ordinal. */
  listItems(caseId: string): Promise<readonly ListedItem[]>;
  /** Fiches of the wanted items, by ordinal, in one pass. `ficheBytes` is null when the fiche is damaged. */
  openItems(caseId: string, wanted: (itemId: string) => boolean): Promise<readonly ItemFicheBytes[]>;
  item(itemId: string): Promise<StoredItem | null>;
  summary(itemId: string): Promise<ItemSummary | null>;
  file(itemId: string, path: string): Promise<Blob | null>;
  /** As `file`, but returns bytes when the store holds the file in memory. */
  fileBody(itemId: string, path: string): Promise<Blob | Uint8Array<ArrayBuffer> | null>;
  preview(itemId: string): Promise<Blob | null>;
  previewBody(itemId: string): Promise<Blob | Uint8Array<ArrayBuffer> | null>;
  withdrawnItems(caseId: string): Promise<ReadonlySet<string>>;
  /** Item id → paths of its erased files. */
  removedFiles(caseId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Item id → « pièce n° ». */
  exhibits(caseId: string): Promise<ReadonlyMap<string, number>>;
  /** Time-stamps of its journal lines, by line. */
  timestamps(caseId: string): Promise<readonly JournalTimestamp[]>;
  /** Number of the last time-stamped line; 0 when there is none. Readable while locked. */
  lastTimestamped(caseId: string): Promise<number>;
  /** The journal's bytes up to and including line `seq`: later captures must not enter a dossier being written. */
  journal(caseId: string, seq: number): Promise<Uint8Array<ArrayBuffer>>;
}
