import type { StoredCase } from '../../domain/case/caseRepository.ts';
import type { CaseDocument } from '../../domain/case/documentStore.ts';
import type { PreviewDossier } from '../../domain/export/pagePreview.ts';
import type { ImageDuplicates } from '../../domain/images/duplicateImages.ts';
import type { ImageSize } from '../../domain/images/redaction.ts';
import type { ToLocalTime } from '../../domain/item/activityHistogram.ts';
import type { AttachmentTarget } from '../../domain/item/attachments.ts';
import type { IndexedItem } from '../../domain/item/itemIndex.ts';
import type { ItemNotes } from '../../domain/item/notes.ts';
import type { Backups } from '../backup/backups.ts';
import type { Counsel } from '../help/counsel.ts';
import type { Receiving } from '../origins/props.ts';

export interface NamedCase extends StoredCase {
  /** Empty when it was given none. */
  readonly name: string;
}

/**
 * What the carnet reads and writes by itself: same origin as the store, so 10,000 items need not cross as messages. Every
 * call may throw a Refusal, `locked` among them.
 */
export interface Book {
  /** Null before the first capture. */
  currentCase(): Promise<{ readonly caseId: string; readonly seq: number } | null>;
  /** The current one, opened when there is none yet. */
  ensureCase(): Promise<{ readonly caseId: string }>;
  items(caseId: string): Promise<readonly IndexedItem[]>;
  notes(caseId: string): Promise<{
    readonly notes: ReadonlyMap<string, ItemNotes>;
    /** Ids of the items whose notes do not open. */
    readonly damaged: readonly string[];
  }>;
  read<T>(caseId: string, sheet: CaseDocument<T>): Promise<T>;
  /** Reads, changes, writes; resolves with what is now kept, once it is on the disk. */
  change<T>(caseId: string, sheet: CaseDocument<T>, change: (before: T) => T): Promise<T>;
  /** Replaces it whole, unread: works while locked too. */
  keep<T>(caseId: string, sheet: CaseDocument<T>, value: T): Promise<void>;
  /** Joins an item of the current case, as a document, to what it belongs to. */
  attach(place: AttachmentTarget, itemId: string): Promise<void>;
  preview(itemId: string): Promise<Blob | null>;
  /** To draw on: made from a sealed image, with the size of that image. Null when it is not kept or cannot be decoded. */
  picture(itemId: string, path: string): Promise<{ readonly shown: Blob; readonly size: ImageSize } | null>;
  /** Where the very pictures of an item are kept besides its own case. */
  sameImage(itemId: string): Promise<ImageDuplicates>;
  removeReceived(caseId: string, number: number): Promise<void>;
  cases(): Promise<readonly NamedCase[]>;
  addCase(name: string): Promise<void>;
  selectCase(caseId: string): Promise<void>;
  closeCase(caseId: string): Promise<void>;
  /** ISO instant. */
  now(): string;
  newId(): string;
  readonly localOf: ToLocalTime;
  readonly counsel: Counsel;
  readonly backups: Backups;
  readonly received: Receiving;
  /** The pages of the next dossier of the current case, as it would be now. */
  readonly lookAhead: PreviewDossier;
}
