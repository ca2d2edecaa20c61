import { BlobReader, type EntryMetaData, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { crc32, createCRC32 } from 'hash-wasm';
import type { Bytes } from '../../domain/shared/binary.ts';
import { ONE_SHOT_MAX_BYTES, sha256Hex } from '../digest.ts';
import {
  type DossierSource,
  EntryNames,
  type FileContent,
  MAX_FILES,
  type SourceFile,
  toBytes,
  UnreadableFile,
} from './dossierSource.ts';
import { NotCheckable, type Problem } from './verificationReport.ts';
import {
  descriptorAgrees,
  headerAgrees,
  headerLength,
  headerReadBytes,
  MAX_VERSION,
  namesAgree,
  readZipLayout,
} from './zipLayout.ts';

/** A zip as a source: zip.js lists the entries of the central directory, which are checked here and read on demand. */

/** Throws NotCheckable when it is not a zip, is encrypted, or uses a compression that browsers lack. */
export async function zipSource(zip: Blob): Promise<DossierSource> {
  const entries = await readDirectory(zip);
  assertNotZipBomb(zip, entries);
  const layout = await readZipLayout(zip, entries);
  const files = new Map<string, SourceFile>();
  const faults: Problem[] = [...layout.problems];
  const names = new EntryNames();
  assertReadable(entries);
  const mixedName = findMixedEncoding(entries);
  if (mixedName !== undefined) faults.push({ code: 'header-mismatch', path: mixedName });
  for (const entry of entries) {
    const path = entry.filename;
    const recordEnd = layout.recordEnd(entry);
    const code = findEntryFault(entry);
    const fault = code === null ? names.add(path) : { code, path };
    if (fault !== null) faults.push(fault);
    else if (!path.endsWith('/'))
      files.set(path, { bytes: entry.uncompressedSize, read: () => readEntry(zip, entry, recordEnd) });
    // No later check reads these.
    if (code === null && path.endsWith('/')) faults.push(...(await recordProblems(zip, entry, recordEnd)));
  }
  faults.push(...names.listEmptyFolders());
  return { files, faults, notes: [], fileDigest: () => sha256Hex(zip) };
}

async function readDirectory(zip: Blob): Promise<readonly EntryMetaData[]> {
  // Unsafe names are reported below; zip.js still refuses an archive with two directories.
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false, filenameValidation: 'tolerant' });
  try {
    return await reader.getEntries();
  } catch (error) {
    throw new NotCheckable('zip-broken', { reason: error instanceof Error ? error.message : 'unknown' }, error);
  } finally {
    await reader.close();
  }
}

/** Below it, any ratio is harmless: files are hashed while they are inflated. */
const MIN_BOMB_BYTES = 256 * 1024 * 1024;
/** Of the whole zip. Text deflates to a tenth, images not at all. */
const MAX_INFLATION_RATIO = 50;

function assertNotZipBomb({ size }: Blob, entries: readonly EntryMetaData[]): void {
  if (entries.length > MAX_FILES) throw new NotCheckable('too-many-files', { limit: MAX_FILES });
  const inflated = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (inflated > MIN_BOMB_BYTES && inflated > MAX_INFLATION_RATIO * size) throw new NotCheckable('zip-bomb');
}

function assertReadable(entries: readonly EntryMetaData[]): void {
  for (const { filename: path, encrypted, compressionMethod: method } of entries) {
    if (encrypted) throw new NotCheckable('zip-encrypted', { path });
    if (![STORED, DEFLATED].includes(method)) throw new NotCheckable('zip-method', { path, method });
  }
}

async function recordProblems(zip: Blob, entry: EntryMetaData, recordEnd: number): Promise<Problem[]> {
  try {
    await readRecord(zip, entry, recordEnd);
    return [];
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return [{ code: error.code, path: entry.filename }];
  }
}

/** Faults of one entry of the central directory: what some programs do not read as a file. */

/** MS-DOS, Unix, NTFS (two numbers), VFAT, OS X (APPNOTE 4.4.2). Other modes mean other types: 7-Zip reads Amiga's. */
const SYSTEMS = [0, 3, 10, 11, 14, 19];
/** File type in the Unix mode of an entry (`st_mode`). */
const UNIX_TYPE = 0o170000;
const UNIX_FILE = 0o100000;
const UNIX_FOLDER = 0o040000;
const UNIX_LINK = 0o120000;
/** Systems whose programs write a Unix mode: Info-ZIP extracts a file with the mode 0000, that nobody may read. */
const UNIX_SYSTEMS = [3, 19];
const OWNER_READ = 0o400;
const SET_ID_OR_STICKY = 0o7000;
/**
 * Attributes of MS-DOS and Windows. 7-Zip makes a folder, without content, of a file with the attribute of a folder;
 * Info-ZIP extracts no volume label.
 */
const NO_FILE = 0x08 | 0x10 | 0x40 | 0x400;
const NO_FOLDER = NO_FILE & ~0x10;
/** The internal attribute of a text (APPNOTE 4.4.14). Info-ZIP extracts files with others under the mode 0000. */
const IS_TEXT = 1;
/** Deflate options, data descriptor, UTF-8 names (APPNOTE 4.4.4). */
const KNOWN_FLAGS = 0x080e;

function findEntryFault(entry: EntryMetaData): 'symlink' | 'unsafe-name' | 'header-mismatch' | null {
  const isFolder = entry.filename.endsWith('/');
  const unixType = (entry.externalFileAttributes >>> 16) & UNIX_TYPE;
  if (unixType === UNIX_LINK) return 'symlink';
  const types = isFolder ? [0, UNIX_FILE, UNIX_FOLDER] : [0, UNIX_FILE];
  const hasOtherType =
    !SYSTEMS.includes(entry.versionMadeBy >>> 8) ||
    !types.includes(unixType) ||
    hasUnusualMode(entry) ||
    (entry.internalFileAttributes & ~IS_TEXT) !== 0 ||
    (entry.externalFileAttributes & (isFolder ? NO_FOLDER : NO_FILE)) !== 0;
  const needsMore = entry.version > MAX_VERSION || ((entry.rawBitFlag ?? 0) & ~KNOWN_FLAGS) !== 0;
  const isOneName = namesAgree(new Uint8Array(entry.rawExtraField), entry.rawFilename);
  if (hasOtherType || needsMore || !isOneName) return 'header-mismatch';
  // Checked in the raw bytes: code page 437 decodes control characters as symbols.
  const hasControl = entry.rawFilename.some((byte) => byte < 0x20 || byte === 0x7f);
  // Deflating nothing gives two bytes.
  const hasData = entry.uncompressedSize > 0 || entry.compressedSize > 2;
  return hasControl || (isFolder && hasData) ? 'unsafe-name' : null;
}

function hasUnusualMode({ versionMadeBy, externalFileAttributes }: EntryMetaData): boolean {
  const mode = externalFileAttributes >>> 16;
  const isReadable = (mode & OWNER_READ) !== 0 || !UNIX_SYSTEMS.includes(versionMadeBy >>> 8);
  return !isReadable || (mode & SET_ID_OR_STICKY) !== 0;
}

/** Returns a name that is not encoded as the others: programs extract it into another folder. */
function findMixedEncoding(entries: readonly EntryMetaData[]): string | undefined {
  const [first, ...rest] = entries.filter(({ rawFilename }) => rawFilename.some((byte) => byte >= 0x80));
  const isUtf8 = ({ bitFlag }: EntryMetaData) => bitFlag?.languageEncodingFlag;
  const mixed = first && rest.find((entry) => isUtf8(entry) !== isUtf8(first));
  return (mixed ?? findSplitFolder(entries))?.filename;
}

/**
 * Some programs use the Unicode Path of an entry, others the name in its header: folders at the top that are one for
 * some and two for others.
 */
function findSplitFolder(entries: readonly EntryMetaData[]): EntryMetaData | undefined {
  const nameOf = new Map<string, string>();
  const rawOf = new Map<string, string>();
  return entries.find(({ rawFilename, filename }) => {
    const [raw = ''] = String.fromCharCode(...rawFilename).split('/');
    const [name = ''] = filename.split('/');
    const isSplit = (nameOf.get(raw) ?? name) !== name || (rawOf.get(name) ?? raw) !== raw;
    nameOf.set(raw, name);
    rawOf.set(name, raw);
    return isSplit;
  });
}

const STORED = 0;
const DEFLATED = 8;
const MAX_DESCRIPTOR_BYTES = 24;
/** Above the size of any file in a dossier. */
const MAX_INFLATED_BYTES = 256 * 1024 * 1024;
/** Larger files are inflated while they are read. */
const MAX_INFLATED_AT_ONCE_BYTES = 4 * 1024 * 1024;
const CRC_CHUNK_BYTES = 8 * 1024 * 1024;
/** Deflate, no flags, no date, system unknown (RFC 1952). */
const GZIP_HEADER = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/**
 * Returns the content of a stored or deflated entry whose record must end at `recordEnd`. Reads header and data in
 * one read of the zip, except for large entries: measured twice as fast as a zip reader, because a read costs more
 * than the bytes it returns. Throws UnreadableFile.
 */
async function readEntry(zip: Blob, entry: EntryMetaData, recordEnd: number): Promise<FileContent> {
  const { filename, offset, compressedSize, uncompressedSize, compressionMethod } = entry;
  const { head, start } = await readRecord(zip, entry, recordEnd);
  const end = start + compressedSize;
  const data = end <= head.length ? head.subarray(start, end) : zip.slice(offset + start, offset + end);
  if (compressionMethod === DEFLATED) {
    if (uncompressedSize > MAX_INFLATED_BYTES) throw new UnreadableFile('too-large', filename);
    const inflated = inflate(data, entry);
    return uncompressedSize > MAX_INFLATED_AT_ONCE_BYTES ? inflated : toBytes(inflated);
  }
  if (compressedSize !== uncompressedSize) throw new UnreadableFile('unreadable', filename);
  if (Number.parseInt(await computeCrc(data), 16) !== entry.crc32) throw new UnreadableFile('unreadable', filename);
  return data;
}

async function computeCrc(data: Bytes | Blob): Promise<string> {
  if (!(data instanceof Blob)) return crc32(data);
  const sum = await createCRC32();
  for (let from = 0; from < data.size; from += CRC_CHUNK_BYTES) sum.update(await read(data, from, CRC_CHUNK_BYTES));
  return sum.digest();
}

/**
 * Checks that the record contains nothing but what the central directory describes. Throws UnreadableFile. `head`: the
 * record, or its start when it is large; `start`: offset of the data in it.
 */
async function readRecord(zip: Blob, entry: EntryMetaData, recordEnd: number) {
  const { filename, offset, compressedSize } = entry;
  const headerBytes = headerReadBytes(entry);
  const length = recordEnd - offset;
  const isSingleRead = length <= ONE_SHOT_MAX_BYTES + headerBytes;
  const head = await read(zip, offset, isSingleRead ? Math.max(length, headerBytes) : headerBytes);
  const start = headerLength(head);
  if (start === null) throw new UnreadableFile('header-mismatch', filename);
  const header = start <= head.length ? head.subarray(0, start) : await read(zip, offset, start);
  const end = start + compressedSize;
  if (offset + end > zip.size) throw new UnreadableFile('beyond-file', filename);
  if (!headerAgrees(header, entry)) throw new UnreadableFile('header-mismatch', filename);
  // More bytes than a descriptor are a gap; fewer than zero, an overlap.
  const between = length - end;
  if (between < 0 || between > MAX_DESCRIPTOR_BYTES) throw new UnreadableFile('record-bounds', filename);
  const rest = isSingleRead ? head.subarray(end, length) : await read(zip, offset + end, between);
  if (!descriptorAgrees(header, rest, entry)) throw new UnreadableFile('record-bounds', filename);
  return { head, start };
}

/** Rejects with UnreadableFile, at the declared size at the latest: a small hostile file may inflate without limit. */
function inflate(data: Bytes | Blob, entry: EntryMetaData): ReadableStream<Bytes> {
  const { uncompressedSize: size, filename: path } = entry;
  const reader = new Blob([GZIP_HEADER, data, gzipTrailer(entry)])
    .stream()
    // As gzip, so that the platform also checks the CRC.
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  let seen = 0;
  return new ReadableStream<Bytes>({
    async pull(controller) {
      const { value, done } = await reader.read().catch((cause: unknown) => {
        throw new UnreadableFile('unreadable', path, { cause });
      });
      seen += value?.length ?? 0;
      if (seen > size || (done && seen < size)) {
        // Chromium rejects it when the data is at fault.
        await reader.cancel().catch(() => undefined);
        throw new UnreadableFile('unreadable', path);
      }
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function gzipTrailer({ crc32: crc, uncompressedSize }: EntryMetaData): Bytes {
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, crc ?? 0, true);
  // Modulo 2^32 (RFC 1952, ISIZE), as setUint32 does.
  trailer.setUint32(4, uncompressedSize, true);
  return new Uint8Array(trailer.buffer);
}

const read = async (zip: Blob, from: number, length: number): Promise<Bytes> =>
  new Uint8Array(await zip.slice(from, from + length).arrayBuffer());
