import type { SealedItem } from '../item/item.ts';
import type { InterruptedAttempt, ItemSummary } from '../item/itemSummary.ts';
import type { ReceivedDossier } from '../received/receivedDossiers.ts';
import type { RefusalCode } from '../shared/errors.ts';
import type { JournalTimestamp } from '../timestamp/timestamp.ts';
import type { AppendedLine, JournalHead } from './journal.ts';

export interface CaseHead extends JournalHead {
  readonly caseId: string;
  readonly journalId: string;
  /** Items ever sealed in the case: the next « élément n° » is one more. */
  readonly items: number;
  /** Dossiers ever received into it: the next « origine n° » is one more. */
  readonly receivedCount: number;
}

/** One step of a case: a journal line and what it speaks of, stored together or not at all. */
export interface CaseChange {
  readonly caseId: string;
  readonly from: JournalHead;
  readonly appended: AppendedLine;
  /** With it goes the pending attempt of the same id. */
  readonly item?: SealedItem;
  readonly withdrawn?: string;
  /**
   * Files that must not be kept: their bytes and the preview go in the same transaction. `shared`: only a screen that
   * the item had in common with such an item; its own picture and preview stay.
   */
  readonly removed?: { readonly itemId: string; readonly paths: readonly string[]; readonly shared?: true };
  /** An item the person wants gone: its fiche, summary, files and preview go in the same transaction. */
  readonly erased?: string;
  readonly exhibits?: readonly { readonly number: number; readonly itemId: string }[];
  readonly timestamp?: JournalTimestamp;
  /** Its files are staged already. */
  readonly receivedDossier?: ReceivedDossier;
  /** Taken out again: its files go in the same transaction. */
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
 * What the use cases need of the store. It has no way to change something sealed: items are added, journal lines are
 * appended, a withdrawal is a line; what is erased, whole items or files that must not be kept, has its line too.
 * Throws Refusal `disk-full` or `store-unavailable`.
 */
export interface CaseStore {
  /** The case captures go to. */
  currentCase(): Promise<CaseHead | null>;
  caseHead(caseId: string): Promise<CaseHead | null>;
  /** It becomes the current one. False when the store got a key, or other keys, meanwhile: nothing was written. */
  openCase(opened: NewCase): Promise<boolean>;
  deviceKey(): Promise<DeviceKey | null>;
  /** SPKI; readable while locked. */
  publicKey(): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * False when the head is no longer `from`, or the keys were changed meanwhile: nothing was written. Resolves once the
   * disk has it. The keys are looked up while the change is still being made.
   */
  commit(change: CaseChange | Promise<CaseChange>): Promise<boolean>;

  beginAttempt(id: string, startedAt: string): Promise<void>;
  endAttempt(id: string, reason: RefusalCode): Promise<void>;
  forgetAttempt(id: string): Promise<void>;
  hasAttempt(id: string): Promise<boolean>;
  pendingAttempts(): Promise<readonly string[]>;
  interruptedAttempts(): Promise<readonly InterruptedAttempt[]>;

  countItems(caseId: string): Promise<number>;
  /** Newest first. */
  listSummaries(caseId: string, from: number, count: number): Promise<readonly ItemSummary[]>;
  /** By ordinal. */
  listItems(caseId: string): Promise<readonly ListedItem[]>;
  /** By ordinal, the fiches of those that are wanted: one pass for thousands. Null for one that is damaged. */
  openItems(caseId: string, wanted: (itemId: string) => boolean): Promise<readonly ItemFicheBytes[]>;
  item(itemId: string): Promise<StoredItem | null>;
  summary(itemId: string): Promise<ItemSummary | null>;
  file(itemId: string, path: string): Promise<Blob | null>;
  /** The same, as bytes where the store holds them whole. */
  fileBody(itemId: string, path: string): Promise<Blob | Uint8Array<ArrayBuffer> | null>;
  preview(itemId: string): Promise<Blob | null>;
  previewBody(itemId: string): Promise<Blob | Uint8Array<ArrayBuffer> | null>;
  withdrawnItems(caseId: string): Promise<ReadonlySet<string>>;
  /** item id → the paths of its files that were erased. */
  removedFiles(caseId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** item id → « pièce n° ». */
  exhibits(caseId: string): Promise<ReadonlyMap<string, number>>;
  /** The stamps of its lines, by line. */
  timestamps(caseId: string): Promise<readonly JournalTimestamp[]>;
  /** The last line stamped; 0 when none is. Readable while locked. */
  lastTimestamped(caseId: string): Promise<number>;
  /** The journal's bytes up to and with line `seq`: captures go on while a dossier is written. */
  journal(caseId: string, seq: number): Promise<Uint8Array<ArrayBuffer>>;
}
