import type {
  FileInspection,
  FileOutcome,
  FileToImport,
  ImportUserInput,
  UnfinishedImport,
} from '../../domain/import/importedFile.ts';
import type { AttachmentTarget } from '../../domain/item/attachments.ts';

/** What the carnet can do with files from elsewhere, and where an image must not be kept. */
export interface Imports {
  /** Rejects with a Refusal: `file-empty`, `file-unknown`. */
  look(file: File): Promise<FileInspection>;
  /** A picture of it made here. */
  show(file: File): Promise<Blob>;
  /** Each file's outcome as it comes; resolves when there is nothing more to do. */
  seal(
    files: readonly FileToImport[],
    told: (index: number, outcome: FileOutcome) => void,
    signal: AbortSignal,
    /** What they are documents of; null: captures from elsewhere. */
    place: AttachmentTarget | null,
  ): Promise<void>;
  leftOver(): Promise<readonly UnfinishedImport[]>;
  forget(): Promise<void>;
  /** Gives the élément's number. */
  noteAddress(stated: ImportUserInput): Promise<number>;
}
