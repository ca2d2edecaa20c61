import type { ShelvedCase } from '../../domain/caseShelf.ts';
import type { CatalogueItem } from '../../domain/catalogue.ts';
import type { DocumentPlace } from '../../domain/documents.ts';
import type { LookAhead } from '../../domain/drawnPage.ts';
import type { LocalOf } from '../../domain/moments.ts';
import type { ItemNotes } from '../../domain/notes.ts';
import type { Size } from '../../domain/redaction.ts';
import type { SameImage } from '../../domain/sameImage.ts';
import type { Sheet } from '../../domain/sheets.ts';
import type { Backups } from '../backup/backups.ts';
import type { Counsel } from '../help/counsel.ts';
import type { Receiving } from '../origins/props.ts';

export interface NamedCase extends ShelvedCase {
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
  items(caseId: string): Promise<readonly CatalogueItem[]>;
  notes(caseId: string): Promise<{
    readonly notes: ReadonlyMap<string, ItemNotes>;
    /** Ids of the items whose notes do not open. */
    readonly damaged: readonly string[];
  }>;
  read<T>(caseId: string, sheet: Sheet<T>): Promise<T>;
  /** Reads, changes, writes; resolves with what is now kept, once it is on the disk. */
  change<T>(caseId: string, sheet: Sheet<T>, change: (before: T) => T): Promise<T>;
  /** Replaces it whole, unread: works while locked too. */
  keep<T>(caseId: string, sheet: Sheet<T>, value: T): Promise<void>;
  /** Joins an item of the current case, as a document, to what it belongs to. */
  attach(place: DocumentPlace, itemId: string): Promise<void>;
  preview(itemId: string): Promise<Blob | null>;
  /** To draw on: made from a sealed image, with the size of that image. Null when it is not kept or cannot be decoded. */
  picture(itemId: string, path: string): Promise<{ readonly shown: Blob; readonly size: Size } | null>;
  /** Where the very pictures of an item are kept besides its own case. */
  sameImage(itemId: string): Promise<SameImage>;
  removeReceived(caseId: string, number: number): Promise<void>;
  cases(): Promise<readonly NamedCase[]>;
  addCase(name: string): Promise<void>;
  selectCase(caseId: string): Promise<void>;
  closeCase(caseId: string): Promise<void>;
  /** ISO instant. */
  now(): string;
  newId(): string;
  readonly localOf: LocalOf;
  readonly counsel: Counsel;
  readonly backups: Backups;
  readonly received: Receiving;
  /** The pages of the next dossier of the current case, as it would be now. */
  readonly lookAhead: LookAhead;
}
