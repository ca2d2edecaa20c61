import type { Refusal, RefusalCode } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import type { Ask } from '../../messages/requests.ts';
import type { Imports } from '../import/props.ts';
import type { OnLockChange } from '../lock/lock.ts';
import type { Words } from '../words/index.ts';
import type { Archives } from './ArchiveOption.tsx';
import type { Book } from './book.ts';
import type { Unwritten } from './unwritten.ts';

/** One zip of a dossier. */
export interface ZipDone {
  readonly fileName: string;
  readonly bytes: number;
  readonly exhibits: number;
  /** SHA-256 of manifest.json, lower-case hex. */
  readonly manifestDigest: string;
  readonly zipUrl: string;
  /** The zip to a place the person chooses; false when they chose none. Null where the browser cannot. */
  readonly saveZip: (() => Promise<boolean>) | null;
  /** What came of having it dated; null when that was not asked for. */
  readonly dated: Dated | null;
  /** Larger than the 20 MB that were asked for. */
  readonly overMail: boolean;
  /** Which of several it is; null: the only one. */
  readonly volume: { readonly kind: 'volume' | 'annex'; readonly index: number; readonly of: number } | null;
}

/** A dossier that was written whole. The addresses are of this page (`blob:`) and live until `gone`, or as long as it does. */
export interface ExportDone extends ZipDone {
  /** The volumes after the first, and the annex. */
  readonly others: readonly ZipDone[];
  readonly remiseUrl: string;
  readonly remiseName: string;
  /** Advice for the person alone, never in the zip. */
  readonly forYouUrl: string;
  readonly forYouName: string;
  /** Aborted once the files are gone: all was locked, or erased. */
  readonly gone: AbortSignal;
}

export type Dated =
  | {
      readonly genTime: string;
      readonly authority: string;
      readonly known: boolean;
      readonly offsetMs: number;
    }
  | { readonly refused: RefusalCode; readonly detail: Refusal['detail'] };

/**
 * `without`: ordinals of the items to leave out. Progress has the names of `EXPORT_STEPS`; any other shows as
 * « Préparation du dossier ». Rejects with a Refusal: `item-altered` (detail: ordinal), `record-damaged` (detail: sheets,
 * items, ordinals), `cancelled` once aborted…
 */
export type RunExport = (
  options: {
    readonly without: readonly number[];
    readonly password: string | null;
    readonly unread: Unread | null;
  },
  progress: Progress,
  signal: AbortSignal,
) => Promise<ExportDone>;

/** What of the person's own words does not open, as they were told, and whether the items concerned go all the same. */
export interface Unread {
  /** Names of sheets. */
  readonly documents: readonly string[];
  /** Ids of the items whose notes do not open. */
  readonly items: readonly string[];
  readonly joined: boolean;
}

/** What `done` and `total` count in each step. */
export const EXPORT_STEPS = { report: 'items', files: 'bytes', timestamp: 'items' } as const;

export interface CarnetProps {
  readonly ask: Ask;
  readonly book: Book;
  readonly runExport: RunExport;
  readonly imports: Imports;
  readonly onLockChange: OnLockChange;
  /** The browser asks the person for that one host; false when they say no. Only in answer to a click. */
  readonly allowAuthority: (address: string) => Promise<boolean>;
  /** Absent where the browser has none. */
  readonly archives?: Archives | undefined;
  readonly words: Words;
  /** Locks and closes once `unwritten` is written. */
  readonly quit: () => void;
  readonly unwritten: Unwritten;
  /** To the clipboard; rejects when the browser refuses. */
  readonly copy: (text: string) => Promise<void>;
  /** For its address' hash, its printer and its timers. */
  readonly window: Window;
}
