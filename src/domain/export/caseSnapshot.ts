import type { Fiche } from '../item/item.ts';
import type { ExportedNotes } from '../item/notes.ts';
import type { ReceivedDossier } from '../received/receivedDossiers.ts';
import type { JournalTimestamp } from '../timestamp/timestamp.ts';

/** store → dossier: one case as it stands, read once; the dossier never writes. */
export interface SnapshotItem {
  readonly fiche: Fiche;
  readonly ficheBytes: Uint8Array<ArrayBuffer>;
  /** The seal, as the journal has it. */
  readonly digest: string;
  /** « pièce n° », given by `dossier.prepared`. */
  readonly number: number;
  /** Paths of files of the fiche that were erased since: images that must not be kept. */
  readonly removed: ReadonlySet<string>;
  /** What was stated of it and is meant to be handed over; null when nothing is. */
  readonly notes: ExportedNotes | null;
  /** Something was stated of it, and can no longer be read. */
  readonly notesUnread?: true;
  /** Paths of its pictures that show what the person hides of another item: not joined. */
  readonly concealed?: ReadonlySet<string>;
  /** Its addresses that lead to an image of the case that must not be kept: written, never a link nor a code. */
  readonly blockedLinks?: ReadonlySet<string>;
  /** A document of the person's (a receipt, an authorisation), and no publication. */
  readonly isDocument?: true;
}

/** A dossier received from elsewhere, joined whole. */
export interface SnapshotReceivedDossier {
  readonly dossier: ReceivedDossier;
  file(path: string): Promise<Blob>;
}

export interface CaseSnapshot {
  readonly caseId: string;
  readonly journalId: string;
  /** Items in this dossier, by exhibit number. */
  readonly items: readonly SnapshotItem[];
  /** In the journal: sealed in all, withdrawn, and kept but not in this dossier. */
  readonly counts: { readonly sealed: number; readonly withdrawn: number; readonly notIncluded: number };
  /** The whole journal, as stored. */
  readonly journal: {
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly entries: number;
    readonly head: string;
  };
  /** Stamps of lines of that journal. */
  readonly timestamps: readonly JournalTimestamp[];
  /** Those ticked for this dossier; missing: none. */
  readonly receivedDossiers?: readonly SnapshotReceivedDossier[];
  /** Bytes are given for good, read anew each time: they are emptied once written (`letGo`). */
  file(itemId: string, path: string): Promise<Blob | Uint8Array<ArrayBuffer>>;
  /** JPEG made at capture time; given for good too. */
  preview(itemId: string): Promise<Blob | Uint8Array<ArrayBuffer>>;
  /** A redacted copy that the plan names; missing where none was ever made. */
  redactedCopy?(itemId: string, path: string): Promise<Blob>;
}
