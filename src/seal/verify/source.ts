import type { Note, Problem } from './report.ts';

/** Where the files to verify come from: a zip, a folder, a store to come. */
export interface DossierSource {
  /** By path, `/` between segments. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Faults of the container itself; what they are about may be missing from `files`. */
  readonly faults: readonly Problem[];
  readonly notes: readonly Note[];
}

export interface SourceFile {
  readonly bytes: number;
  /** Whole in memory when it is small, a Blob to be read by pieces when not. Throws UnreadableFile. */
  read(): Promise<Uint8Array<ArrayBuffer> | Blob>;
}

/** The container does not give the bytes it declares, or declares them in two ways. */
export class UnreadableFile extends Error {
  readonly code: 'unreadable' | 'too-large' | 'header-mismatch' | 'beyond-file' | 'record-bounds';

  constructor(code: UnreadableFile['code'], path: string, options?: ErrorOptions) {
    super(`${code}: ${path}`, options);
    this.code = code;
  }
}

export function folderSource(files: ReadonlyMap<string, Blob>): DossierSource {
  const entries = [...files].map(
    ([path, blob]) => [path, { bytes: blob.size, read: async () => blob }] as const,
  );
  return { files: new Map(entries), faults: [], notes: [] };
}

/** What systems leave behind in folders and zips. */
const IGNORED = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$|^__MACOSX\//;
/** Either one tells where a dossier begins. */
const ROOT_FILES = ['manifest.json', 'SHA256SUMS'];

export function isIgnored(path: string): boolean {
  return IGNORED.test(path);
}

/** Takes away what is not the dossier's: ignorable files, and the one folder it may be wrapped in. Both are noted. */
export function normalizeSource(source: DossierSource): DossierSource {
  const faults = [...source.faults];
  const notes = [...source.notes];
  const kept = new Map<string, SourceFile>();
  for (const [path, file] of source.files) {
    if (isIgnored(path)) notes.push({ code: 'ignored-file', path });
    else kept.set(path, file);
  }
  const folder = enclosingFolder(kept);
  if (folder === null) return { files: kept, faults, notes };
  notes.push({ code: 'enclosing-folder', path: folder });
  const files = new Map<string, SourceFile>();
  for (const [path, file] of kept) {
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
