import type {
  ExportedDossier,
  ExportedZip,
  ExportRun,
  LetterFile,
  MakeCopies,
  ReadingCopies,
  ReadingCopy,
} from '../../domain/export/exportedDossier.ts';
import type { Progress } from '../../domain/shared/ports.ts';

/** A file that the carnet offers. */
export interface DownloadableFile {
  readonly fileName: string;
  readonly bytes: number;
  /** An object URL (`blob:`), valid until the file is deleted or the page closes. */
  readonly url: string;
  /** Called when saving it begins. */
  readonly onSave?: () => void;
}

interface SavableFile extends DownloadableFile {
  /** Saves it where the person chooses; false when they cancel. Null in a browser without a file picker. */
  readonly save: (() => Promise<boolean>) | null;
}

/** The dossier of a zip as one PDF. */
interface DownloadablePdf extends SavableFile {
  /** Opens it in a tab, to be printed. */
  readonly show: () => void;
}

/** A letter written alone, without a `pour-vous.pdf` beside it, and its advice for the person who signs. */
export type LoneLetter = DownloadableFile & Pick<LetterFile, 'advice'>;

/** Letters to complete and sign; never in the dossier. */
export interface DownloadableLetters {
  /** All of them; encrypted when the dossier is. */
  readonly zip: DownloadableFile;
  /** Each alone; none when they have a password. */
  readonly files: readonly (DownloadableFile & Pick<LetterFile, 'title'>)[];
}

export interface DownloadableZip
  extends SavableFile,
    Pick<ExportedZip, 'exhibits' | 'manifestDigest' | 'timestamp' | 'overMail'> {
  /** Null when the zip has a password. */
  readonly pdf: DownloadablePdf | null;
  /** Its place among several zips; null when it is the only one. */
  readonly volume: Omit<NonNullable<ExportedZip['volume']>, 'numbers'> | null;
}

/** A complete dossier. Its files are there until `gone` aborts. */
export interface DownloadableDossier
  extends DownloadableZip,
    Pick<ExportedDossier, 'statement' | 'purpose' | 'hasMessages'> {
  /** The volumes after the first, and the annex. */
  readonly others: readonly DownloadableZip[];
  readonly receipt: DownloadableFile;
  /** Null when the person chose none. */
  readonly letters: DownloadableLetters | null;
  /** PDF of advice for the person alone; never in the zip. */
  readonly advice: DownloadableFile;
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

export interface DownloadableParts extends Pick<ReadingCopies, 'leftOut'> {
  /** Copies for reading, there until `discard`, or until the store is locked. */
  readonly files: readonly (DownloadableFile & Pick<ReadingCopy, 'numbers'>)[];
  /** Deletes the files. */
  discard(): void;
}

export const PART_FORMATS = ['pdf', 'jpeg'] as const;

/** Rejects with a Refusal: `cancelled` once aborted, `disk-full`, `locked` and others. */
export type MakeDownloadableParts = (...request: Parameters<MakeCopies>) => Promise<DownloadableParts>;
