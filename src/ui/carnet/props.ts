import type { Progress } from '../../domain/ports.ts';
import type { Ask } from '../../messages/requests.ts';
import type { OnLockChange } from '../lock/lock.ts';
import type { Words } from '../words/index.ts';
import type { Book } from './book.ts';

/** A dossier that was written whole. The addresses are of this page (`blob:`) and live as long as it does. */
export interface ExportDone {
  readonly fileName: string;
  readonly bytes: number;
  readonly exhibits: number;
  /** SHA-256 of manifest.json, lower-case hex. */
  readonly manifestDigest: string;
  readonly zipUrl: string;
  readonly remiseUrl: string;
  readonly remiseName: string;
}

/**
 * `without`: ordinals of the items to leave out. Progress has the names of `EXPORT_STEPS`; any other shows as
 * « Préparation du dossier ». Rejects with a Refusal: `item-altered` (detail: ordinal), `cancelled` once aborted…
 */
export type RunExport = (
  options: { readonly without: readonly number[] },
  progress: Progress,
  signal: AbortSignal,
) => Promise<ExportDone>;

/** What `done` and `total` count in each step. */
export const EXPORT_STEPS = { report: 'items', files: 'bytes' } as const;

export interface CarnetProps {
  readonly ask: Ask;
  readonly book: Book;
  readonly runExport: RunExport;
  readonly onLockChange: OnLockChange;
  readonly words: Words;
  readonly quit: () => void;
  /** To the clipboard; rejects when the browser refuses. */
  readonly copy: (text: string) => Promise<void>;
  /** For its address' hash, its printer and its timers. */
  readonly window: Window;
}
