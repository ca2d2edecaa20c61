import type { DocumentPlace } from '../../domain/documents.ts';
import type { FileOutcome, FileToImport, LeftOver, Look, Stated } from '../../domain/imported.ts';

/** What the carnet can do with files from elsewhere, and where an image must not be kept. */
export interface Imports {
  /** Rejects with a Refusal: `file-empty`, `file-unknown`. */
  look(file: File): Promise<Look>;
  /** A picture of it made here. */
  show(file: File): Promise<Blob>;
  /** Each file's outcome as it comes; resolves when there is nothing more to do. */
  seal(
    files: readonly FileToImport[],
    told: (index: number, outcome: FileOutcome) => void,
    signal: AbortSignal,
    /** What they are documents of; null: captures from elsewhere. */
    place: DocumentPlace | null,
  ): Promise<void>;
  leftOver(): Promise<readonly LeftOver[]>;
  forget(): Promise<void>;
  /** Gives the élément's number. */
  noteAddress(stated: Stated): Promise<number>;
}
