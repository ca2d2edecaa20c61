import type { ObtainedTimestamp } from '../case/timestampAuthorities.ts';
import type { Refusal, RefusalCode } from '../shared/errors.ts';
import type { Progress } from '../shared/ports.ts';
import type { PartLimits } from './cutParts.ts';
import type { ManifestVolume } from './dossierLayout.ts';
import type { DossierOptions } from './dossierOptions.ts';
import type { ExhibitNumber } from './exhibitNumber.ts';
import type { StatementPart } from './statementText.ts';

/** What an export gives the person: files to save, and what goes with them. */

export interface NamedFile {
  readonly fileName: string;
  readonly file: Blob;
}

/** A file that is handed over. */
export interface DeliveredFile extends NamedFile {
  /** Of the file, hex. */
  readonly sha256: string;
}

/** What names a zip to somebody else. */
export interface ZipIdentity {
  readonly fileName: string;
  /** SHA-256 of its manifest.json, hex. */
  readonly manifestDigest: string;
}

/** What the handover receipt states of a zip of the dossier; with a password, of the encrypted zip around it. */
export interface ReceiptZip extends ZipIdentity, DeliveredFile {
  /** Number of exhibits whose files it contains. */
  readonly exhibits: number;
  /** The same dossier as one PDF, which may be handed over instead; null when the zip has a password. */
  readonly pdf: DeliveredFile | null;
  /** Its place among several zips; null when it is the only one. */
  readonly volume: VolumePlace | null;
  /** The dossier's zip, when the file is an encrypted zip around it. */
  readonly inside?: { readonly fileName: string; readonly bytes: number };
}

export interface ExportedZip extends ReceiptZip {
  /** Larger than the 20 MB asked for: it has a single item, which is never split. */
  readonly overMail: boolean;
  /** The outcome of time-stamping; null when it was not requested. */
  readonly timestamp: TimestampOutcome | null;
  /** Deletes the file, which is stored unencrypted. */
  discard(): Promise<void>;
  /** Aborted when the file is deleted because the store was locked or erased. */
  readonly removedSignal: AbortSignal;
}

export interface VolumePlace {
  readonly kind: ManifestVolume['kind'];
  /** Index from 1, and count, among the zips of the same kind. */
  readonly index: number;
  readonly of: number;
  /** Exhibit numbers of the items whose files are in the zip. */
  readonly numbers: readonly ExhibitNumber[];
}

export type TimestampOutcome =
  | Pick<ObtainedTimestamp, 'genTime' | 'authority' | 'known' | 'offsetMs'>
  | { readonly refused: RefusalCode; readonly detail: Refusal['detail'] };

export interface ExportedDossier {
  /** The one with the first exhibits first, annexes last. */
  readonly zips: readonly [ExportedZip, ...ExportedZip[]];
  /** `remise-2026-11-20-093107.pdf` */
  readonly receipt: NamedFile;
  /** `pour-vous-2026-11-20-093107.pdf`: advice for the person only, never in a zip. */
  readonly advice: NamedFile;
  /** Null when none was chosen. */
  readonly letters: ExportedLetters | null;
  /** Who it is for; null: the person chose nobody. */
  readonly purpose: NonNullable<DossierOptions['purpose']> | null;
  readonly statement: DossierStatement;
  /** Whether some exhibits are conversations, each of several messages. */
  readonly hasMessages: boolean;
  /** Null when the dossier has a password: no copy without one is then offered. */
  readonly makeCopies: MakeCopies | null;
  /** Notes that saving these zips began, or what replaces them: by their `manifestDigest`. */
  markSaved(manifests: readonly string[]): Promise<void>;
}

/** Letters to complete and sign, which are saved beside the dossier and never in it. */
export interface ExportedLetters {
  /** Each letter alone; none when they have a password. */
  readonly files: readonly LetterFile[];
  /** `lettres-2026-11-20-093107.zip`: all letters; encrypted when the dossier is. */
  readonly zip: NamedFile;
}

/** `lettre-procureur.docx` */
export interface LetterFile extends NamedFile {
  /** In French, as the letter. */
  readonly title: string;
  /** For the person who signs, in French; '' when there is none. */
  readonly advice: string;
}

/** What the person may copy into a form: the statement, and the sites of the publications. */
export interface DossierStatement {
  readonly parts: readonly StatementPart[];
  readonly sites: string;
}

interface CopiesRequest {
  readonly format: 'pdf' | 'jpeg';
  readonly limits: PartLimits;
}

/** Makes copies within a recipient's limits. Throws Refusal `disk-full`, `cancelled`, `locked`…, and leaves no file. */
export type MakeCopies = (request: CopiesRequest, progress: Progress, signal: AbortSignal) => Promise<ReadingCopies>;

export interface ReadingCopies {
  readonly files: readonly ReadingCopy[];
  readonly leftOut: LeftOutExhibits;
  /** Deletes the files, which are not encrypted. */
  discard(): Promise<void>;
  /** Aborted when a file is deleted because the store was locked or erased. */
  readonly removedSignal: AbortSignal;
}

/** A copy for reading, of some exhibits. Its name is ASCII, and made of the dossier's name and numbers only. */
export interface ReadingCopy extends NamedFile {
  /** Exhibit numbers; [] for the pages before the exhibits alone. */
  readonly numbers: readonly ExhibitNumber[];
}

/** What no copy has, by reason: exhibit numbers. `FRONT_PAGES` stands for the pages before the exhibits. */
interface LeftOutExhibits {
  /** Larger than a file may be. */
  readonly tooLarge: readonly ExhibitNumber[];
  /** Beyond the number of files or the total. */
  readonly beyond: readonly ExhibitNumber[];
  /** Without their image: it is in an annex only. For JPEG files, also what has no image, such as a sound. */
  readonly withoutImage: readonly ExhibitNumber[];
}

/** What a dossier leaves out for what it may show, although the choices have it. Never stored. */
export interface StaysOut {
  /** Ids of items. */
  readonly items: readonly string[];
  /** Numbers of received dossiers. */
  readonly received: readonly number[];
}

export const NOTHING_STAYS_OUT: StaysOut = { items: [], received: [] };

/** What the person chose for one export, and does not store. */
export interface ExportRun {
  /** Ordinals of the items to leave out because their stored files no longer match their seal. */
  readonly without: readonly number[];
  /** Encrypts the zips; null: plain zips. */
  readonly password: string | null;
  /** The damage that the person was shown and accepted; null before they were shown any. */
  readonly unread: AcknowledgedDamage | null;
  /** The person was shown which files go with the private metadata that they may have. */
  readonly filesShown?: true;
  /** What the page said to stay out; missing: nothing. */
  readonly staysOut?: StaysOut;
}

/** What cannot be read of what the person wrote. */
export interface DamagedDocuments {
  /** Names of documents of the case. */
  readonly documents: readonly string[];
  /** Ids of the items whose notes cannot be read: their redactions and whether they are intimate are unknown too. */
  readonly items: readonly string[];
}

export interface AcknowledgedDamage extends DamagedDocuments {
  /** Includes the items whose notes cannot be read, without their notes. */
  readonly joined: boolean;
}
