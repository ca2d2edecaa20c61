import type { CaseDocument, StoredCase } from '../../domain/case/case.ts';
import type { AttachmentTarget } from '../../domain/case/caseDocuments.ts';
import type { PreviewDossier } from '../../domain/export/pagePreview.ts';
import type { ToLocalTime } from '../../domain/item/activityHistogram.ts';
import type { ConversationMessage } from '../../domain/item/importedFiles.ts';
import type { IndexedItem } from '../../domain/item/itemIndex.ts';
import type { ItemNotes } from '../../domain/item/itemNotes.ts';
import type { ImageDuplicates } from '../../domain/item/prohibitedImages.ts';
import type { ImageSize } from '../../domain/item/redaction.ts';
import type { BackupApi } from '../backup/backupApi.ts';
import type { AdviceApi } from '../help/adviceApi.ts';
import type { SaveGuide } from '../help/SaveGuide.tsx';
import type { ReceivedDossiersApi } from '../received/receivedDossiersApi.ts';

export interface NamedCase extends StoredCase {
  /** Empty when the case has no name. */
  readonly name: string;
}

/**
 * Direct access of the carnet to the store. The page has the same origin, so 10,000 items need not be sent as messages.
 * Every call may throw a Refusal, such as `locked`.
 */
export interface CarnetApi {
  /** Null before the first capture. */
  currentCase(): Promise<{ readonly caseId: string; readonly seq: number } | null>;
  /** Returns the current case; creates one when there is none. */
  ensureCase(): Promise<{ readonly caseId: string }>;
  items(caseId: string): Promise<readonly IndexedItem[]>;
  notes(caseId: string): Promise<{
    readonly notes: ReadonlyMap<string, ItemNotes>;
    /** Ids of the items whose notes cannot be read. */
    readonly damaged: readonly string[];
  }>;
  read<T>(caseId: string, caseDocument: CaseDocument<T>): Promise<T>;
  /** Reads, changes and writes a document. Resolves with the stored value once it is on the disk. */
  change<T>(caseId: string, caseDocument: CaseDocument<T>, change: (before: T) => T): Promise<T>;
  /** Replaces a document without reading it. Works while locked too. */
  replace<T>(caseId: string, caseDocument: CaseDocument<T>, value: T): Promise<void>;
  /** Attaches an item of the current case, as a document, to a target. */
  attach(place: AttachmentTarget, itemId: string): Promise<void>;
  preview(itemId: string): Promise<Blob | null>;
  /** A copy of a sealed image for redaction, and the image's size. Null when it is not stored or cannot be decoded. */
  readImage(itemId: string, path: string): Promise<{ readonly shown: Blob; readonly size: ImageSize } | null>;
  /** The messages of an imported conversation; null when its file is not stored or is of another format. */
  readConversation(itemId: string, path: string): Promise<readonly ConversationMessage[] | null>;
  /** Finds the item's images in other cases and in received dossiers. */
  findDuplicateImages(itemId: string): Promise<ImageDuplicates>;
  removeReceived(caseId: string, number: number): Promise<void>;
  cases(): Promise<readonly NamedCase[]>;
  addCase(name: string): Promise<void>;
  selectCase(caseId: string): Promise<void>;
  closeCase(caseId: string): Promise<void>;
  /** ISO instant. */
  now(): string;
  newId(): string;
  readonly toLocalTime: ToLocalTime;
  readonly advice: AdviceApi;
  readonly backups: BackupApi;
  readonly received: ReceivedDossiersApi;
  readonly saveGuide: SaveGuide;
  /** Loads the code of exports ahead. A failure is shown once one starts. */
  loadExports(): void;
  /** Renders the pages of the dossier that an export of the current case would write now. */
  readonly previewDossier: PreviewDossier;
  /** Estimates the bytes of the largest file that an export of the current case would write now. */
  estimateDossier(): Promise<number>;
  /** Rejects with Refusal `weak-passphrase` for a password of a dossier that is guessed in seconds. */
  checkPassword(password: string): Promise<void>;
}
