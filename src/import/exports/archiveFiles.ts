import { BlobReader, type Entry, type EntryMetaData, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { createCRC32, type IHasher } from 'hash-wasm';
import { type Bytes, concatBytes, readChunks as readStream } from '../../domain/shared/binary.ts';
import { letPageAnswer } from '../../domain/shared/concurrency.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { ArchiveFile } from './archive.ts';
import { hasUnlistedBytes } from './unlistedBytes.ts';

/** Files of the archives that were chosen together. Nothing is unpacked: each reading inflates the entry again. */

/** A download of a large account has 100,000 photos; above this, the rest of the directory is not listed. */
const MAX_ENTRIES = 400_000;
/** Maximum bytes read from one entry. A conversation of a million messages takes 500 MB. */
const MAX_ENTRY_BYTES = 4 * 1024 ** 3;
/** Below it, any ratio is harmless. Deflate reaches 1,032; messages that repeat reach 100. */
const MIN_BOMB_BYTES = 256 * 1024 * 1024;
const MAX_INFLATION_RATIO = 250;
const STORED = 0;
const DEFLATED = 8;

export interface ChosenFile extends Blob {
  readonly name: string;
}

export interface ArchiveFiles {
  readonly files: readonly ArchiveFile[];
  /** Names of the chosen files, as the person's computer names them. */
  readonly names: readonly string[];
  /** The chosen file with this index is a zip. */
  isZip(archive: number): boolean;
  /** The directory was cut at `MAX_ENTRIES`. */
  readonly isCut: boolean;
  /** A zip has a path twice: programs read one or the other, so that `files` has neither. */
  readonly hasRepeatedPaths: boolean;
  /** Other programs may read other files: paths that differ by case, second names, or bytes that are of no file. */
  readonly hasOtherReading: boolean;
}

/** Lists the files of zips, and each other file as itself. Throws Refusal `archive-encrypted`, `archive-damaged`. */
export async function listArchiveFiles(chosen: readonly ChosenFile[], signal: AbortSignal): Promise<ArchiveFiles> {
  const files: ArchiveFile[] = [];
  const zips = new Set<number>();
  let isCut = false;
  let hasRepeatedPaths = false;
  let hasOtherReading = false;
  for (const [archive, blob] of chosen.entries()) {
    if (!(await isZipFile(blob))) {
      files.push({ path: null, archive, bytes: blob.size, stream: () => openBlob(blob) });
      continue;
    }
    zips.add(archive);
    const { entries, hasUnlisted, ...listed } = await listEntries(blob, MAX_ENTRIES - files.length, signal);
    const repeated = findRepeated(entries.map(({ filename }) => normalizePath(filename)));
    const alike = findRepeated(entries.flatMap(listExtractedPaths));
    hasOtherReading ||= alike.size > repeated.size || hasUnlisted;
    isCut ||= listed.isCut;
    hasRepeatedPaths ||= repeated.size > 0;
    for (const { filename, uncompressedSize, ...place } of entries) {
      // Some programs of Windows write its own slash.
      const path = filename.toWellFormed().replaceAll('\\', '/');
      if (repeated.has(normalizePath(path))) continue;
      const isKnown = [STORED, DEFLATED].includes(place.compressionMethod);
      const file = { path, archive, bytes: uncompressedSize, stream: () => openEntry(blob, place) };
      files.push(isKnown ? file : { ...file, isReadable: false });
    }
  }
  const names = chosen.map(({ name }) => name);
  return { files, names, isZip: (archive) => zips.has(archive), isCut, hasRepeatedPaths, hasOtherReading };
}

async function isZipFile(blob: Blob): Promise<boolean> {
  const [a, b, c, d] = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  // Local file header, or the end record of an empty zip (APPNOTE 4.3.7, 4.3.16).
  return a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
}

/** One path has several writings: accents in one sign or two, `a\\b`, `a//b`, `a/./b`. */
export const normalizePath = (path: string): string =>
  path
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\\/]+(?:\.[\\/]+)*/g, '/')
    .replace(/^(?:\.\/)+/, '');

/** Where some programs write a file: Windows knows no case, and no space or point at the end of a name. */
function extractedPath(path: string): string {
  const names: string[] = [];
  for (const name of normalizePath(path).toLowerCase().split('/')) {
    if (name === '..') names.pop();
    else if (/[^ .]/.test(name)) names.push(name.replace(/(?<![ .])[ .]+$/, ''));
  }
  return names.join('/');
}

/** A file may have its name a second time, in Unicode (APPNOTE 4.6.9): programs write the one or the other. */
function listExtractedPaths({ filename, rawFilename, extraFieldUnicodePath }: EntryMetaData): readonly string[] {
  const path = extractedPath(filename);
  if (extraFieldUnicodePath === undefined) return [path];
  return [...new Set([path, extractedPath(new TextDecoder().decode(rawFilename))])];
}

function findRepeated(paths: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) repeated.add(path);
    seen.add(path);
  }
  return repeated;
}

interface Listed {
  readonly entries: readonly EntryMetaData[];
  readonly isCut: boolean;
  readonly hasUnlisted: boolean;
}

/** Returns the files of a zip, `limit` at most. A refusal has its name: others may be chosen with it. */
async function listEntries(zip: ChosenFile, limit: number, signal: AbortSignal): Promise<Listed> {
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false, filenameValidation: 'tolerant' });
  const listed: Entry[] = [];
  let isCut = false;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (signal.aborted) throw new Refusal('cancelled');
      isCut = listed.length >= limit;
      if (isCut) break;
      listed.push(entry);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('archive-damaged', { name: zip.name }, error);
  } finally {
    await reader.close().catch(() => undefined);
  }
  const entries = listed.filter(({ directory, filename }) => !directory && !isBookkeeping(filename));
  if (entries.some(({ encrypted }) => encrypted)) throw new Refusal('archive-encrypted', { name: zip.name });
  const hasUnlisted = !isCut && (await hasUnlistedBytes(zip, listed, reader.directoryOffset ?? zip.size));
  return { entries, isCut, hasUnlisted };
}

/** What macOS adds beside each file of a zip. */
const isBookkeeping = (path: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._)/.test(path);

// The DOM's types have the buffer of a stream's chunks as any kind of buffer; a file gives plain ones.
const openBlob = (blob: Blob): ReadableStream<Uint8Array<ArrayBuffer>> =>
  blob.stream() as ReadableStream<Uint8Array<ArrayBuffer>>;

/** One for all entries, which each keep their state: browsers limit how many memories WebAssembly has. */
let sharedCrc32: Promise<IHasher> | null = null;
const getCrc32 = (): Promise<IHasher> => {
  sharedCrc32 ??= createCRC32().catch((error: unknown) => {
    sharedCrc32 = null;
    throw error;
  });
  return sharedCrc32;
};

/** Detail of `archive-damaged`: all bytes were read, and they are others than those that were put into the zip. */
const OTHER_BYTES = { crc32: 'differs' } as const;

/** Whether what was read of a file before this fault is not what its platform wrote. */
export const hasOtherBytes = (error: unknown): boolean =>
  error instanceof Refusal && error.detail.crc32 === OTHER_BYTES.crc32;

type EntryPlace = Pick<EntryMetaData, 'offset' | 'compressedSize' | 'compressionMethod' | 'rawFilename' | 'crc32'>;

/**
 * Inflates one entry. Counts the bytes produced, since the sizes in the headers can be forged, and compares their
 * CRC-32 with the directory's: a download that was damaged has other bytes at the same place.
 */
function openEntry(zip: Blob, place: EntryPlace): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { offset, compressedSize, compressionMethod, crc32, rawFilename } = place;
  let sum: Uint8Array | null = null;
  let produced = 0;
  const limit = Math.max(MIN_BOMB_BYTES, compressedSize * MAX_INFLATION_RATIO);
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    async transform(chunk, controller) {
      produced += chunk.length;
      if (produced > Math.min(limit, MAX_ENTRY_BYTES)) throw new Refusal('archive-too-large');
      const hasher = await getCrc32();
      if (sum === null) hasher.init();
      else hasher.load(sum);
      sum = hasher.update(chunk).save();
      controller.enqueue(chunk);
    },
    async flush() {
      const hasher = await getCrc32();
      const found = sum === null ? 0 : Number.parseInt(hasher.load(sum).digest('hex'), 16);
      if (found !== crc32) throw new Refusal('archive-damaged', OTHER_BYTES);
    },
  });
  let source: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | null = null;
  const ended = new AbortController();
  const { signal } = ended;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async start() {
        // Local file header: 30 bytes, then a name and an extra field whose lengths are at 26 and 28 (APPNOTE 4.3.7).
        const header = new DataView(await zip.slice(offset, offset + 30).arrayBuffer());
        const hasHeader = header.byteLength === 30 && header.getUint32(0, true) === 0x04034b50;
        if (!hasHeader || ![STORED, DEFLATED].includes(compressionMethod)) throw new Refusal('archive-damaged');
        const nameLength = header.getUint16(26, true);
        const name = new Uint8Array(await zip.slice(offset + 30, offset + 30 + nameLength).arrayBuffer());
        // Some programs go by this name, others by that of the directory.
        if (name.length !== rawFilename.length || name.some((byte, at) => byte !== rawFilename[at]))
          throw new Refusal('archive-damaged');
        const start = offset + 30 + nameLength + header.getUint16(28, true);
        const data = openBlob(zip.slice(start, start + compressedSize));
        const plain =
          compressionMethod === STORED ? data : data.pipeThrough(new DecompressionStream('deflate-raw'), { signal });
        source = plain.pipeThrough(counter, { signal }).getReader();
      },
      async pull(controller) {
        const { done, value } = (await source?.read()) ?? { done: true, value: undefined };
        if (value !== undefined) controller.enqueue(value);
        if (done) controller.close();
      },
      cancel: () => ended.abort(),
    },
    { highWaterMark: 0 },
  );
}

/** Returns the beginning of a file, at most `limit` bytes. An entry that does not inflate gives what came before. */
export async function readHead(file: ArchiveFile, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Bytes[] = [];
  let length = 0;
  try {
    for await (const chunk of readStream(file.stream())) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= limit) break;
    }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'archive-too-large') throw error;
  }
  return concatBytes(chunks).slice(0, limit);
}

/** Reads a whole file. Throws Refusal `item-too-large` above `limit`, `archive-damaged` when it does not inflate. */
export async function readBytes(file: ArchiveFile, limit: number): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of readChunks(file, null)) {
    bytes += chunk.length;
    if (bytes > limit) throw new Refusal('item-too-large');
    chunks.push(chunk);
  }
  return chunks;
}

/** Bytes that are handled together, whatever the chunks of the file. */
const PIECE_BYTES = 64 * 1024;
/** Without a pause, chunks that are there already let nothing else run: Chromium froze 16 s for a page of 30 MB. */
const MAX_BUSY_MS = 50;

/**
 * Reads a file piece by piece, and lets the page answer meanwhile: « Annuler » is heard. Throws Refusal `cancelled`,
 * `archive-too-large`, `archive-damaged`.
 */
export async function* readChunks(
  file: ArchiveFile,
  signal: AbortSignal | null,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    if (signal?.aborted) throw new Refusal('cancelled');
    let answeredAt = performance.now();
    for await (const chunk of readStream(file.stream())) {
      for (const piece of cutPieces(chunk)) {
        yield piece;
        if (performance.now() - answeredAt > MAX_BUSY_MS) {
          await letPageAnswer();
          answeredAt = performance.now();
        }
        if (signal?.aborted) throw new Refusal('cancelled');
      }
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('archive-damaged', {}, error);
  }
}

/** Pieces have a buffer of their own: whoever reads one may release it. */
function* cutPieces(chunk: Bytes): Generator<Bytes> {
  if (chunk.length <= PIECE_BYTES) yield chunk;
  else for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.slice(at, at + PIECE_BYTES);
}

/** What people sent to each other stands in folders of its own. */
const MEDIA_FOLDERS =
  /(?:^|\/)(?:files?|media|medias|photos?|images?|videos?|video_files|video_messages|round_video_messages|voice_messages|audio|gifs|stickers|stickers_used|documents?|attachments|(?:chat|direct_messages|direct_messages_group)_media)\/[^/]*$/i;

/** Where files of messages may stand in the archives. */
export interface MessagePlaces {
  /** Files that do not stand in a folder of media. */
  readonly candidates: readonly ArchiveFile[];
  /** Number of folders around a file, without those that are around all files of its archive. */
  depthOf(file: ArchiveFile): number;
}

export function findMessagePlaces(archives: ArchiveFiles): MessagePlaces {
  const roots = new Map<number, string>();
  for (const { path, archive } of archives.files) {
    if (path === null) continue;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const known = roots.get(archive);
    roots.set(archive, known === undefined ? folder : commonFolder(known, folder));
  }
  const below = ({ path, archive }: ArchiveFile): string => (path ?? '').slice(roots.get(archive)?.length ?? 0);
  return {
    candidates: archives.files.filter((file) => !MEDIA_FOLDERS.test(below(file))),
    depthOf: (file) => below(file).split('/').length - 1,
  };
}

function commonFolder(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, a.lastIndexOf('/', length - 1) + 1);
}

export const isDamaged = (error: unknown): boolean => error instanceof Refusal && error.code === 'archive-damaged';
