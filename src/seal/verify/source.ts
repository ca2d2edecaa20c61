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
  /** Returns bytes when the file is small, a Blob to read in chunks otherwise. Throws UnreadableFile. */
  read(): Promise<Uint8Array<ArrayBuffer> | Blob>;
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

/** Files that operating systems add to folders and zips. */
const IGNORED = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$|^__MACOSX\//;
/** Each marks the root of a dossier. */
const ROOT_FILES = ['manifest.json', 'SHA256SUMS'];

export function isIgnored(path: string): boolean {
  return IGNORED.test(path);
}

/** Removes what does not belong to the dossier: ignored files, and one enclosing folder. Both are noted. */
export function normalizeSource(source: DossierSource): DossierSource {
  const faults = [...source.faults];
  const notes = [...source.notes];
  const remaining = new Map<string, SourceFile>();
  for (const [path, file] of source.files) {
    if (isIgnored(path)) notes.push({ code: 'ignored-file', path });
    else remaining.set(path, file);
  }
  const folder = enclosingFolder(remaining);
  if (folder === null) return { files: remaining, faults, notes };
  notes.push({ code: 'enclosing-folder', path: folder });
  const files = new Map<string, SourceFile>();
  for (const [path, file] of remaining) {
    if (path.startsWith(folder)) files.set(path.slice(folder.length), file);
    else faults.push({ code: 'outside-folder', path });
  }
  return { files, faults, notes };
}

function enclosingFolder(files: ReadonlyMap<string, SourceFile>): string | null {
  if (ROOT_FILES.some((name) => files.has(name))) return null;
  const topFolders = new Set(
    [...files.keys()].flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/') + 1)] : [])),
  );
  const folders = [...topFolders].filter((top) => ROOT_FILES.some((name) => files.has(top + name)));
  return folders.length === 1 ? (folders[0] ?? null) : null;
}
