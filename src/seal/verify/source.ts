import type { FileContent } from './fileContent.ts';
import type { Note, Problem } from './report.ts';

/** The files to verify, from a zip or a folder. */
export interface DossierSource {
  /** By path, with `/` between segments. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Faults of the container. `files` may lack the files concerned. */
  readonly faults: readonly Problem[];
  readonly notes: readonly Note[];
}

export interface SourceFile {
  readonly bytes: number;
  /** Returns bytes when the file is small, otherwise a Blob or a stream to read in chunks. Both throw UnreadableFile. */
  read(): Promise<FileContent>;
}

/** The container lacks bytes that it declares, or declares them inconsistently. */
export class UnreadableFile extends Error {
  readonly code: 'unreadable' | 'too-large' | 'header-mismatch' | 'beyond-file' | 'record-bounds';

  constructor(code: UnreadableFile['code'], path: string, options?: ErrorOptions) {
    super(`${code}: ${path}`, options);
    this.code = code;
  }
}

export function folderSource(files: ReadonlyMap<string, Blob>): DossierSource {
  const entries = [...files].map(([path, blob]) => [path, { bytes: blob.size, read: async () => blob }] as const);
  return { files: new Map(entries), faults: [], notes: [] };
}
