import type { AttachmentTarget } from '../../domain/case/caseDocuments.ts';
import type {
  FileInspection,
  FileOutcome,
  FileToImport,
  ImportUserInput,
  UnfinishedImport,
} from '../../domain/item/importedFiles.ts';

/** Imports files, and records an address alone where an image must not be kept. */
export interface ImportApi {
  /** Rejects with a Refusal: `file-empty`, `file-unknown`. */
  inspect(file: File): Promise<FileInspection>;
  /** Renders an image from the file, on this computer. */
  renderPreview(file: File): Promise<Blob>;
  /** Calls `onOutcome` for each file once it is processed; resolves after the last one, or once aborted. */
  seal(
    files: readonly FileToImport[],
    onOutcome: (index: number, outcome: FileOutcome) => void,
    signal: AbortSignal,
    /** What the files are attached to; null: they become items. */
    target: AttachmentTarget | null,
  ): Promise<void>;
  listUnfinished(): Promise<readonly UnfinishedImport[]>;
  forgetUnfinished(): Promise<void>;
  /** Resolves with the « élément n° » of the new item. */
  recordAddress(userInput: ImportUserInput): Promise<number>;
}
