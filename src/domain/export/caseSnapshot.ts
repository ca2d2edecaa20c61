import type { Posting } from '../capture/extraction.ts';
import type { ReceivedDossier } from '../case/receivedDossiers.ts';
import type { JournalTimestamp } from '../case/timestampAuthorities.ts';
import type { Standing } from '../item/accountMarks.ts';
import type { Fiche } from '../item/item.ts';
import type { ExportedNotes, ItemRating } from '../item/itemNotes.ts';
import type { ExhibitNumber } from './exhibitNumber.ts';
import type { FileDecisions } from './fileDecisions.ts';

/** An item of an export. The dossier module receives the whole case, read once, and writes nothing to the store. */
export interface SnapshotItem {
  /** As sealed, but with the date that the person stated later (`applyStatedDate`), or with the days
   * that a relative time means (`applyPostingWindow`), which every document uses. */
  readonly fiche: Fiche;
  /** The sealed date, when the person stated another one later. */
  readonly sealedPosting?: Posting;
  readonly ficheBytes: Uint8Array<ArrayBuffer>;
  /** The seal: the digest in the journal. */
  readonly digest: string;
  /** « pièce n° », assigned by `dossier.prepared`. */
  readonly number: ExhibitNumber;
  /** What the dossier does with each of its files. */
  readonly files: FileDecisions;
  /** The person's notes to hand over; null when there are none. */
  readonly notes: ExportedNotes | null;
  /** What the person marked, whether it is handed over or not; absent when they marked nothing. */
  readonly rating?: ItemRating;
  /** From the marks of accounts and posts; absent where nothing is marked. Printed nowhere as such. */
  readonly standing?: Standing;
  /** The item has notes, but they can no longer be read. */
  readonly notesUnread?: true;
  /** Its addresses that lead to a prohibited image of the case: printed as text, without link or QR code. */
  readonly blockedLinks?: ReadonlySet<string>;
  /** What the machine read in its images, and the person compared with them; absent: nothing. */
  readonly checkedText?: string;
  /** A document of the person (a receipt, an authorisation), not a publication. */
  readonly isDocument?: true;
}

export interface SnapshotReceivedDossier {
  readonly dossier: ReceivedDossier;
  file(path: string): Promise<Blob>;
}

export interface CaseSnapshot {
  readonly caseId: string;
  readonly journalId: string;
  /** Items in this dossier, by exhibit number. */
  readonly items: readonly SnapshotItem[];
  /** Numbers from the journal: items sealed, withdrawn, and present in the case but not in this dossier. */
  readonly counts: {
    readonly sealed: number;
    readonly withdrawn: number;
    readonly notIncluded: number;
    /** Exhibits of earlier dossiers that were withdrawn: those erased from the computer, and the others. */
    readonly numbers: { readonly erased: readonly ExhibitNumber[]; readonly withdrawn: readonly ExhibitNumber[] };
  };
  /** The whole journal, as stored. */
  readonly journal: {
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly entries: number;
    readonly head: string;
  };
  /** Time-stamps of lines of that journal. */
  readonly timestamps: readonly JournalTimestamp[];
  /** Received dossiers selected for this dossier. Absent: none. */
  readonly receivedDossiers?: readonly SnapshotReceivedDossier[];
  /** Each call reads the file again. The caller owns the bytes, and empties them after writing (`releaseBuffer`). */
  file(itemId: string, path: string): Promise<Blob | Uint8Array<ArrayBuffer>>;
  /** JPEG made at capture time. The caller owns the bytes, as with `file`. */
  preview(itemId: string): Promise<Blob | Uint8Array<ArrayBuffer>>;
  /** Makes the copy of an imported file without its private metadata. */
  cleanCopy?(itemId: string, path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Makes a JPEG of an imported HEIC or AVIF image. */
  readableCopy?(itemId: string, path: string): Promise<Blob | Uint8Array<ArrayBuffer>>;
  /** Makes the redacted copy of an image. Absent when the dossier has none. */
  redactedCopy?(itemId: string, path: string): Promise<Blob>;
}
