import { isPortableName, MANIFEST_PATH, nameKey, SUMS_PATH } from '../../domain/export/dossierLayout.ts';
import { type BinaryContent, type Bytes, concatBytes, readChunks } from '../../domain/shared/binary.ts';
import { sha256Hex, sha256OfStream } from '../digest.ts';
import type { Note, Problem } from './verificationReport.ts';

/** The files to verify, from a zip or a folder. */
export interface DossierSource {
  /** By path, with `/` between segments. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Faults of the container. `files` may lack the files concerned. */
  readonly faults: readonly Problem[];
  readonly notes: readonly Note[];
  /** Returns the SHA-256 of the zip or PDF itself; a folder has none. */
  readonly fileDigest?: () => Promise<string>;
  /** Bytes of somebody else after the end of a dossier's PDF, and the file without them. The rest is the original's. */
  readonly appended?: { readonly original: Blob; readonly bytes: number };
}

export interface SourceFile {
  readonly bytes: number;
  /** Returns bytes of a small file, otherwise a Blob or a stream to read in chunks. Both throw UnreadableFile. */
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

/** Content of a file of a dossier: a stream when it is inflated from a zip and too large to keep in memory. */

export type FileContent = BinaryContent | ReadableStream<Bytes>;

/** Reads everything into memory. Rejects with the error of the stream. */
export async function toBytes(content: FileContent): Promise<Bytes> {
  if (content instanceof Uint8Array) return content;
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  return concatBytes(await collectChunks(content));
}

export async function toBlob(content: FileContent): Promise<Blob> {
  if (content instanceof Blob) return content;
  return new Blob(content instanceof Uint8Array ? [content] : await collectChunks(content));
}

/** Not `new Response(stream)`: browsers replace the error of a stream by their own. */
async function collectChunks(stream: ReadableStream<Bytes>): Promise<Bytes[]> {
  const chunks: Bytes[] = [];
  for await (const chunk of readChunks(stream)) chunks.push(chunk);
  return chunks;
}

/** Returns the SHA-256 in lower-case hex and the size. `onBytes`: see sha256Hex. */
export async function digestContent(
  content: FileContent,
  onBytes: (done: number) => void,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  if (content instanceof ReadableStream) return sha256OfStream(readChunks(content), onBytes);
  const bytes = content instanceof Blob ? content.size : content.length;
  return { sha256: await sha256Hex(content, onBytes), bytes };
}

/**
 * The names of a container's entries, files and folders (`…/`). Each must be one name on every system, and none may
 * be both a file and a folder: otherwise two programs extract two different sets of files.
 */

/** A case has at most 20,000 items with about ten files each. */
export const MAX_FILES = 400_000;
/** Four times the limit of Windows (260). It bounds the time spent on a path of many folders. */
const MAX_PATH_LENGTH = 1024;

interface NameUse {
  readonly name: string;
  readonly isFolder: boolean;
  /** False for a folder that is only in the path of another entry. */
  isListed: boolean;
  hasFile: boolean;
}

export class EntryNames {
  readonly #uses = new Map<string, NameUse>();

  /** Registers an entry, in the order of the container. Returns the fault of its name, or null. */
  add(path: string): Problem | null {
    const isFolder = path.endsWith('/');
    const segments = (isFolder ? path.slice(0, -1) : path).split('/');
    if (path.length > MAX_PATH_LENGTH || !segments.every(isPortableName)) return { code: 'unsafe-name', path };
    const names = segments.map((_, index) => segments.slice(0, index + 1).join('/'));
    for (const [index, name] of names.entries()) {
      const isEntry = index === names.length - 1;
      const use = this.#uses.get(nameKey(name));
      if (use === undefined) continue;
      if (use.name !== name || use.isFolder !== (isFolder || !isEntry))
        return { code: 'name-clash', path, detail: { other: use.isFolder ? `${use.name}/` : use.name } };
      if (isEntry && use.isListed) return { code: 'duplicate-name', path };
    }
    for (const [index, name] of names.entries()) {
      const isEntry = index === names.length - 1;
      const use = this.#uses.get(nameKey(name)) ?? {
        name,
        isFolder: isFolder || !isEntry,
        isListed: false,
        hasFile: false,
      };
      use.isListed ||= isEntry;
      use.hasFile ||= !isFolder;
      this.#uses.set(nameKey(name), use);
    }
    return null;
  }

  /** Folders that are listed and contain no file: no export writes them, and no digest covers their names. */
  listEmptyFolders(): Problem[] {
    return [...this.#uses.values()]
      .filter(({ isFolder, hasFile }) => isFolder && !hasFile)
      .map(({ name }) => ({ code: 'empty-folder', path: `${name}/` }));
  }
}

/** Each marks the root of a dossier. */
const ROOT_FILES = [MANIFEST_PATH, SUMS_PATH];

/** Removes what does not belong to the dossier: files of systems, and one enclosing folder. Both are noted. */
export async function normalizeSource(source: DossierSource): Promise<DossierSource> {
  const faults = [...source.faults];
  const notes = [...source.notes];
  const remaining = new Map<string, SourceFile>();
  for (const [path, file] of source.files) {
    if (await isSystemFile(path, file)) notes.push({ code: 'ignored-file', path });
    else remaining.set(path, file);
  }
  const folder = enclosingFolder(remaining);
  if (folder === null) return { ...source, files: remaining, faults, notes };
  notes.push({ code: 'enclosing-folder', path: folder });
  const files = new Map<string, SourceFile>();
  for (const [path, file] of remaining) {
    if (path.startsWith(folder)) files.set(path.slice(folder.length), file);
    else faults.push({ code: 'outside-folder', path });
  }
  return { ...source, files, faults, notes };
}

function enclosingFolder(files: ReadonlyMap<string, SourceFile>): string | null {
  if (ROOT_FILES.some((name) => files.has(name))) return null;
  const topFolders = new Set(
    [...files.keys()].flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/') + 1)] : [])),
  );
  const folders = [...topFolders].filter((top) => ROOT_FILES.some((name) => files.has(top + name)));
  return folders.length === 1 ? (folders[0] ?? null) : null;
}

/**
 * Files that operating systems add to folders and zips. They are set aside only with their own content and size, so
 * that nobody can hide a document under such a name.
 */

/** Above what systems write in a folder of a dossier. */
const MAX_SYSTEM_FILE_BYTES = 64 * 1024;

const startsWith =
  (...magic: readonly number[]) =>
  (bytes: Bytes): boolean =>
    magic.every((byte, index) => bytes[index] === byte);

const CONTENT_TESTS: readonly (readonly [name: RegExp, hasContent: (bytes: Bytes) => boolean])[] = [
  // AppleDouble, version 2 (RFC 1740, appendix B), in `__MACOSX/` or beside the file.
  [/(?:^|\/)\._[^/]+$/, startsWith(0, 5, 0x16, 7, 0, 2, 0, 0)],
  [/(?:^|\/)\.DS_Store$/, startsWith(0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31)],
  // Compound File Binary (MS-CFB 2.2).
  [/(?:^|\/)Thumbs\.db$/, startsWith(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  [/(?:^|\/)desktop\.ini$/, isDesktopIni],
];

/** False also when it cannot be read: a later check reads it again and reports it. */
async function isSystemFile(path: string, file: SourceFile): Promise<boolean> {
  const hasContent = CONTENT_TESTS.find(([name]) => name.test(path))?.[1];
  if (hasContent === undefined || file.bytes > MAX_SYSTEM_FILE_BYTES) return false;
  try {
    return hasContent(await toBytes(await file.read()));
  } catch {
    return false;
  }
}

/** Windows shows other names, or no content, for other sections and keys (`LocalizedResourceName`, `CLSID`). */
const INI_SECTION = /^\[(?:\.ShellClassInfo|ViewState)\]$/i;
/** Explorer fetches a value that begins as a path on another computer. */
const INI_KEY =
  /^(?:Mode|Vid|FolderType|Logo|IconResource|IconFile|IconIndex|ConfirmFileOp|InfoTip)[ \t]*=(?![ \t"'@]*[\\/]{2})/i;

/** What Explorer writes when a folder is opened or gets an icon, in UTF-16 or one byte a character. */
function isDesktopIni(bytes: Bytes): boolean {
  const isUtf16 = startsWith(0xff, 0xfe)(bytes);
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'windows-1252').decode(bytes).replace(/^\u00ef\u00bb\u00bf/, '');
  const isText = !/[^\P{Cc}\r\n\t\u0080-\u009f]/u.test(text);
  const lines = text
    .split(/[\r\n]/)
    .map((line) => line.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, ''))
    .filter((line) => line !== '');
  const [first = ''] = lines;
  return isText && INI_SECTION.test(first) && lines.every((line) => INI_SECTION.test(line) || INI_KEY.test(line));
}
