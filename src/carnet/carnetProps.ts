import type { PartLimits } from '../domain/export/cutParts.ts';
import type { StatementPart } from '../domain/export/statementText.ts';
import type { Refusal, RefusalCode } from '../domain/shared/errors.ts';
import type { Progress } from '../domain/shared/ports.ts';
import type { Navigation } from './route.ts';
import type { MhtmlApi } from './settings/MhtmlOption.tsx';

/** The dossier of a zip as one PDF. */
export interface DownloadablePdf {
  readonly fileName: string;
  readonly bytes: number;
  readonly url: string;
  /** As `saveZip`. */
  readonly savePdf: (() => Promise<boolean>) | null;
}

/** Letters to complete and sign; never in the dossier. */
export interface DownloadableLetters {
  /** All of them; encrypted when the dossier is. */
  readonly zipUrl: string;
  readonly zipName: string;
  /** Each alone; none when they have a password. `title` is in French, as the letter. */
  readonly files: readonly { readonly fileName: string; readonly title: string; readonly url: string }[];
}

/** One zip of a dossier. */
export interface DownloadableZip {
  readonly fileName: string;
  readonly bytes: number;
  readonly exhibits: number;
  /** SHA-256 of manifest.json, lower-case hex. */
  readonly manifestDigest: string;
  readonly zipUrl: string;
  /** Saves the zip where the person chooses; false when they cancel. Null in a browser without a file picker. */
  readonly saveZip: (() => Promise<boolean>) | null;
  /** Null when the zip has a password. */
  readonly pdf: DownloadablePdf | null;
  /** Outcome of the timestamp request; null when none was made. */
  readonly dated: TimestampOutcome | null;
  /** Larger than the requested 20 MB. */
  readonly overMail: boolean;
  /** Its place among several zips; null when it is the only one. */
  readonly volume: { readonly kind: 'volume' | 'annex'; readonly index: number; readonly of: number } | null;
}

/** A complete dossier. Its URLs are object URLs (`blob:`), valid until `gone` aborts or the page closes. */
export interface ExportedDossier extends DownloadableZip {
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
  readonly statement: DossierStatement;
  /** Aborted when the files are deleted because the store was locked or erased. */
  readonly gone: AbortSignal;
}

export type TimestampOutcome =
  | {
      readonly genTime: string;
      readonly authority: string;
      readonly known: boolean;
      readonly offsetMs: number;
    }
  | { readonly refused: RefusalCode; readonly detail: Refusal['detail'] };

/**
 * `without`: ordinals of the items to leave out. Progress steps are named as in `EXPORT_STEPS`; any other name shows as
 * « Préparation du dossier ». Rejects with a Refusal: `item-altered` (detail: ordinal), `record-damaged` (detail:
 * sheets, items, ordinals), `cancelled` once aborted, and others.
 */
export type RunExport = (
  options: {
    readonly without: readonly number[];
    readonly password: string | null;
    readonly unread: UnreadableParts | null;
  },
  progress: Progress,
  signal: AbortSignal,
) => Promise<ExportedDossier>;

/** The unreadable documents and notes that the person accepted to leave out of the dossier. */
export interface UnreadableParts {
  /** Names of case documents. */
  readonly documents: readonly string[];
  /** Ids of the items whose notes cannot be read. */
  readonly items: readonly string[];
  readonly joined: boolean;
}

/** The unit of `done` and `total` in each step. */
export const EXPORT_STEPS = { report: 'items', files: 'bytes', timestamp: 'items' } as const;

/** What the pages of the carnet are given by its root. */
export interface CarnetProps {
  /** Requests the permission for that host; false when the person refuses. Must be called during a click. */
  readonly allowAuthority: (address: string) => Promise<boolean>;
  /** Absent in a browser that cannot save MHTML. */
  readonly mhtmlApi?: MhtmlApi | undefined;
  /** Rejects when the browser refuses. */
  readonly copyToClipboard: (text: string) => Promise<void>;
  readonly navigation: Navigation;
  /** Used for printing and timers. */
  readonly window: Window;
}

/** A copy for reading. Its URL is valid until `discard`, or until the store is locked. */
interface DownloadablePart {
  readonly fileName: string;
  readonly bytes: number;
  /** Exhibit numbers; [] for the pages before the exhibits alone. */
  readonly numbers: readonly number[];
  readonly url: string;
}

export interface DownloadableParts {
  readonly files: readonly DownloadablePart[];
  /** Exhibit numbers that no file has, by reason; 0 stands for the pages before the exhibits. */
  readonly leftOut: {
    readonly tooLarge: readonly number[];
    readonly beyond: readonly number[];
    readonly withoutImage: readonly number[];
  };
  /** Deletes the files. */
  discard(): void;
}

export const PART_FORMATS = ['pdf', 'jpeg'] as const;

/** Rejects with a Refusal: `cancelled` once aborted, `disk-full`, `locked` and others. */
export type MakeDownloadableParts = (
  request: { readonly format: (typeof PART_FORMATS)[number]; readonly limits: PartLimits },
  progress: Progress,
  signal: AbortSignal,
) => Promise<DownloadableParts>;

/** What the person may copy into a form: the statement, and the sites of the publications. */
export interface DossierStatement {
  readonly parts: readonly StatementPart[];
  readonly sites: string;
}
