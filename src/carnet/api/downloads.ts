import type {
  ExportedDossier,
  ExportedZip,
  ExportRun,
  MakeCopies,
  ReadingCopies,
  ReadingCopy,
} from '../../domain/export/exportedDossier.ts';
import type { Progress } from '../../domain/shared/ports.ts';

/** The files that the carnet offers, by object URLs. */

/** The dossier of a zip as one PDF. */
export interface DownloadablePdf {
  readonly fileName: string;
  readonly bytes: number;
  readonly url: string;
  /** As `saveZip`. */
  readonly savePdf: (() => Promise<boolean>) | null;
  /** Opens it in a tab, to be printed. */
  readonly show: () => void;
}

/** A letter. Its URL is an object URL. */
interface DownloadableLetter {
  readonly fileName: string;
  readonly url: string;
}

/** A letter written alone, without a `pour-vous.pdf` beside it. */
export interface LoneLetter extends DownloadableLetter {
  /** For the person who signs, in French. */
  readonly advice: string;
}

/** Letters to complete and sign; never in the dossier. */
export interface DownloadableLetters {
  /** All of them; encrypted when the dossier is. */
  readonly zipUrl: string;
  readonly zipName: string;
  /** Each alone; none when they have a password. `title` is in French, as the letter. */
  readonly files: readonly (DownloadableLetter & { readonly title: string })[];
}

export interface DownloadableZip
  extends Pick<ExportedZip, 'fileName' | 'exhibits' | 'manifestDigest' | 'timestamp' | 'overMail'> {
  readonly bytes: number;
  readonly zipUrl: string;
  /** Saves the zip where the person chooses; false when they cancel. Null in a browser without a file picker. */
  readonly saveZip: (() => Promise<boolean>) | null;
  /** Null when the zip has a password. */
  readonly pdf: DownloadablePdf | null;
  /** Its place among several zips; null when it is the only one. */
  readonly volume: Omit<NonNullable<ExportedZip['volume']>, 'numbers'> | null;
}

/** A complete dossier. Its URLs are object URLs (`blob:`), valid until `gone` aborts or the page closes. */
export interface DownloadableDossier extends DownloadableZip, Pick<ExportedDossier, 'statement' | 'purpose'> {
  /** The volumes after the first, and the annex. */
  readonly others: readonly DownloadableZip[];
  readonly receiptUrl: string;
  readonly receiptName: string;
  /** Null when the person chose none. */
  readonly letters: DownloadableLetters | null;
  /** PDF of advice for the person alone; never in the zip. */
  readonly adviceUrl: string;
  readonly adviceName: string;
  /** Null when the dossier has a password: no copy without one is then offered. */
  readonly makeParts: MakeDownloadableParts | null;
  /** Aborted when the files are deleted because the store was locked or erased. */
  readonly gone: AbortSignal;
}

/**
 * Progress steps are named as in `EXPORT_STEPS`; any other name shows as « Préparation du dossier ». Rejects with a
 * Refusal: `item-altered` (detail: ordinal), `record-damaged` (detail: documents, items, ordinals), `cancelled` once
 * aborted, and others.
 */
export type RunExport = (run: ExportRun, progress: Progress, signal: AbortSignal) => Promise<DownloadableDossier>;

export const EXPORT_STEPS = ['search', 'dossier', 'timestamp'] as const;

/** A copy for reading. Its URL is valid until `discard`, or until the store is locked. */
interface DownloadablePart extends Omit<ReadingCopy, 'file'> {
  readonly bytes: number;
  readonly url: string;
}

export interface DownloadableParts extends Pick<ReadingCopies, 'leftOut'> {
  readonly files: readonly DownloadablePart[];
  /** Deletes the files. */
  discard(): void;
}

export const PART_FORMATS = ['pdf', 'jpeg'] as const;

/** Rejects with a Refusal: `cancelled` once aborted, `disk-full`, `locked` and others. */
export type MakeDownloadableParts = (...request: Parameters<MakeCopies>) => Promise<DownloadableParts>;
