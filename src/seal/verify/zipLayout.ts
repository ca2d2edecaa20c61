import type { EntryMetaData } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { areBytesEqual, type Bytes } from '../../domain/shared/binary.ts';
import type { Problem } from './verificationReport.ts';

/**
 * Parses the end record and the central directory a second time, byte by byte: any file that another program could
 * see must be one that zip.js listed. zipSource.ts checks the bounds of each file's record.
 */

const END_SIGNATURE = 0x06054b50;
const END_FIXED_BYTES = 22;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_FIXED_BYTES = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_FIXED_BYTES = 56;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_FIXED_BYTES = 46;

interface ZipLayout {
  readonly problems: readonly Problem[];
  /** Required end of this entry's record: the next record, or the central directory. */
  recordEnd(entry: EntryMetaData): number;
}

interface EndRecord {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Offset of the first byte after the central directory. */
  readonly directoryEnd: number;
  readonly hasComment: boolean;
  /** Whether the end records agree and reach the end of the file. */
  readonly isSound: boolean;
}

export async function readZipLayout(zip: Blob, entries: readonly EntryMetaData[]): Promise<ZipLayout> {
  const endRecord = await readEndRecord(zip);
  const offsets = entries.map(({ offset }) => offset).sort((a, b) => a - b);
  const directoryStart = endRecord === null ? zip.size : endRecord.directoryEnd - endRecord.size;
  const recordEnds = new Map(offsets.map((offset, index) => [offset, offsets[index + 1] ?? directoryStart]));
  const problems: Problem[] = [];
  const firstOffset = offsets[0] ?? directoryStart;
  if (endRecord === null || !endRecord.isSound || firstOffset !== 0 || endRecord.offset !== directoryStart) {
    problems.push({ code: 'bytes-around-zip' });
  }
  if (endRecord === null || !(await directoryMatches(zip, endRecord, entries)))
    problems.push({ code: 'zip-directory' });
  if (endRecord?.hasComment || entries.some(({ rawComment }) => rawComment.length > 0))
    problems.push({ code: 'zip-comment' });
  return { problems, recordEnd: ({ offset }) => recordEnds.get(offset) ?? directoryStart };
}

async function readEndRecord(zip: Blob): Promise<EndRecord | null> {
  // The last signature: a second one in a comment leaves bytes between the directory and the end record.
  const from = Math.max(0, zip.size - END_FIXED_BYTES - 0xffff - LOCATOR_FIXED_BYTES);
  const tail = viewOf(await read(zip, from, zip.size));
  let at = tail.byteLength - END_FIXED_BYTES;
  while (at >= 0 && tail.getUint32(at, true) !== END_SIGNATURE) at -= 1;
  if (at < 0) return null;
  const comment = tail.getUint16(at + 20, true);
  const zip32 = {
    count: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const isSingleDisk = tail.getUint32(at + 4, true) === 0 && tail.getUint16(at + 8, true) === zip32.count;
  const isSound = isSingleDisk && at + END_FIXED_BYTES + comment === tail.byteLength;
  const hasComment = comment > 0;
  const locator = at - LOCATOR_FIXED_BYTES;
  if (locator < 0 || tail.getUint32(locator, true) !== LOCATOR_SIGNATURE) {
    return { ...zip32, directoryEnd: from + at, hasComment, isSound };
  }
  const start = Number(tail.getBigUint64(locator + 8, true));
  const end64 = viewOf(await read(zip, start, start + END64_FIXED_BYTES));
  if (end64.byteLength < END64_FIXED_BYTES || end64.getUint32(0, true) !== END64_SIGNATURE) return null;
  const readUint64 = (offset: number) => Number(end64.getBigUint64(offset, true));
  const zip64 = { count: readUint64(32), size: readUint64(40), offset: readUint64(48) };
  const agree =
    [0xffff, zip64.count].includes(zip32.count) &&
    [SENTINEL, zip64.size].includes(zip32.size) &&
    [SENTINEL, zip64.offset].includes(zip32.offset) &&
    readUint64(24) === zip64.count &&
    // Without extensible data, on one disk.
    readUint64(4) === END64_FIXED_BYTES - 12 &&
    start + END64_FIXED_BYTES === from + locator &&
    end64.getUint32(16, true) === 0 &&
    end64.getUint32(20, true) === 0 &&
    tail.getUint32(locator + 4, true) === 0 &&
    tail.getUint32(locator + 16, true) === 1;
  return { ...zip64, directoryEnd: start, hasComment, isSound: isSound && agree };
}

/** The directory must have its declared records and bytes, without gaps, and list zip.js's entries. */
async function directoryMatches(
  zip: Blob,
  { count, size, directoryEnd }: EndRecord,
  entries: readonly EntryMetaData[],
): Promise<boolean> {
  const bytes = await read(zip, directoryEnd - size, directoryEnd);
  if (bytes.length !== size || count !== entries.length) return false;
  const view = viewOf(bytes);
  let at = 0;
  for (const { rawFilename, offset, uncompressedSize, compressedSize } of entries) {
    if (at + CENTRAL_FIXED_BYTES > size || view.getUint32(at, true) !== CENTRAL_SIGNATURE) return false;
    const nameEnd = at + CENTRAL_FIXED_BYTES + view.getUint16(at + 28, true);
    if (!areBytesEqual(bytes.subarray(at + CENTRAL_FIXED_BYTES, nameEnd), rawFilename)) return false;
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const fixed = [24, 20, 42].map((from) => view.getUint32(at + from, true));
    const values = resolveZip64(bytes.subarray(nameEnd, extraEnd), fixed);
    const isSame = values?.join() === [uncompressedSize, compressedSize, offset].join();
    if (!isSame || view.getUint16(at + 34, true) !== 0) return false;
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return at === size;
}

const read = async (zip: Blob, from: number, to: number): Promise<Bytes> =>
  new Uint8Array(await zip.slice(Math.max(0, from), Math.max(0, to)).arrayBuffer());

/** 4.5, for Zip64 (APPNOTE 4.4.3). Programs skip entries of versions that they do not know. */
export const MAX_VERSION = 45;
const LOCAL_HEADER_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const FIXED_HEADER_BYTES = 30;
const DATA_DESCRIPTOR = 1 << 3;
const ZIP64_FIELD = 0x0001;
/** The value is in the Zip64 field. */
const SENTINEL = 0xffffffff;
const UNICODE_PATH = 0x7075;
/** Length of version and CRC-32, before the name (APPNOTE 4.6.9). */
const UNICODE_PATH_FIXED = 5;
/**
 * Fields with a file type, the target of a link, or encryption: PKWARE Unix, strong encryption, libarchive, ASi Unix,
 * AES. libarchive extracts a link or a folder when its own field states one.
 */
const TYPE_FIELDS = new Set([0x000d, 0x0017, 0x6c78, 0x756e, 0x9901]);
/** Usual length of the extra fields that zip tools write. */
const USUAL_EXTRA = 256;

/** Number of bytes to read at an entry's offset so that they usually contain its whole local header. */
export const headerReadBytes = (entry: EntryMetaData): number =>
  FIXED_HEADER_BYTES + entry.rawFilename.length + USUAL_EXTRA;

/** Returns the length of the local header; null when `head` does not begin with one. */
export function headerLength(head: Bytes): number | null {
  if (head.length < FIXED_HEADER_BYTES) return null;
  const view = viewOf(head);
  if (view.getUint32(0, true) !== LOCAL_HEADER_SIGNATURE) return null;
  return FIXED_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
}

/** Expects the whole local header, with the central directory's name, flags, method, CRC and sizes (APPNOTE 4.3.7). */
export function headerAgrees(header: Bytes, entry: EntryMetaData): boolean {
  const view = viewOf(header);
  const flags = view.getUint16(6, true);
  const nameEnd = FIXED_HEADER_BYTES + view.getUint16(26, true);
  const name = header.subarray(FIXED_HEADER_BYTES, nameEnd);
  const sameName = areBytesEqual(name, entry.rawFilename);
  const sameMethod = view.getUint16(8, true) === entry.compressionMethod && flags === entry.rawBitFlag;
  const extra = header.subarray(nameEnd);
  const sizes = resolveZip64(extra, [view.getUint32(22, true), view.getUint32(18, true)]);
  if (sizes === null) return false;
  const [uncompressed, compressed] = sizes;
  // With a data descriptor, the values follow the data, and the header's may be 0.
  const hasDescriptor = (flags & DATA_DESCRIPTOR) !== 0;
  const isSame = (local: number | undefined, central: number | undefined) =>
    local === central || (hasDescriptor && local === 0);
  return (
    sameName &&
    namesAgree(extra, name) &&
    sameMethod &&
    view.getUint16(4, true) <= MAX_VERSION &&
    isSame(uncompressed, entry.uncompressedSize) &&
    isSame(compressed, entry.compressedSize) &&
    isSame(view.getUint32(14, true), entry.crc32)
  );
}

/**
 * Replaces each value that refers to the Zip64 field (APPNOTE 4.5.3). Returns null when the field has another number of
 * values than are referred to, since programs then differ in what they read, or when the extra area is malformed. A
 * field that repeats all the values, as Python wrote before 3.11.4, says nothing else.
 */
function resolveZip64(extra: Bytes, values: readonly number[]): number[] | null {
  const fields = readExtraFields(extra);
  const own = fields?.filter(({ id }) => id === ZIP64_FIELD) ?? [];
  const field = viewOf(own[0]?.content ?? new Uint8Array());
  const referred = values.filter((value) => value === SENTINEL).length;
  if (fields === null || own.length > 1) return null;
  if (
    referred === 0 &&
    field.byteLength === 8 * values.length &&
    values.every((value, index) => isAt(field, index, value))
  )
    return [...values];
  if (field.byteLength !== 8 * referred) return null;
  let at = -8;
  return values.map((value) => {
    if (value !== SENTINEL) return value;
    at += 8;
    return Number(field.getBigUint64(at, true));
  });
}

const isAt = (field: DataView, index: number, value: number): boolean =>
  field.getBigUint64(8 * index, true) === BigInt(value);

/** A Unicode Path field is a second name, which some programs use instead of the header's. */
export function namesAgree(extra: Bytes, rawName: Uint8Array): boolean {
  const names = readExtraFields(extra)?.filter(({ id }) => id === UNICODE_PATH);
  if (names === undefined || names.length > 1) return false;
  return names.every(({ content }) => asciiOf(content.subarray(UNICODE_PATH_FIXED)) === asciiOf(rawName));
}

/** Non-ASCII characters are encoded differently in the two names; a dossier's paths have none. */
const asciiOf = (name: Uint8Array): string => String.fromCharCode(...name).replace(/[\x80-\xff]+/g, '\u00bf');

/**
 * Parses an extra area. Returns null when a field is cut or states another file type, since programs then differ in
 * what they read.
 */
function readExtraFields(extra: Bytes): { readonly id: number; readonly content: Bytes }[] | null {
  const view = viewOf(extra);
  const fields: { id: number; content: Bytes }[] = [];
  for (let at = 0; at < view.byteLength; ) {
    if (at + 4 > view.byteLength) return null;
    const end = at + 4 + view.getUint16(at + 2, true);
    const id = view.getUint16(at, true);
    if (end > view.byteLength || TYPE_FIELDS.has(id)) return null;
    fields.push({ id, content: extra.subarray(at + 4, end) });
    at = end;
  }
  return fields;
}

/** What may follow the data: nothing, or a matching descriptor when the header announces one (APPNOTE 4.3.9). */
export function descriptorAgrees(header: Bytes, rest: Bytes, entry: EntryMetaData): boolean {
  if ((viewOf(header).getUint16(6, true) & DATA_DESCRIPTOR) === 0) return rest.length === 0;
  const signed = rest.length === 16 || rest.length === 24;
  if (!signed && rest.length !== 12 && rest.length !== 20) return false;
  const view = viewOf(rest);
  if (signed && view.getUint32(0, true) !== DESCRIPTOR_SIGNATURE) return false;
  const at = signed ? 4 : 0;
  const wide = rest.length - at === 20;
  const size = (offset: number) => (wide ? Number(view.getBigUint64(offset, true)) : view.getUint32(offset, true));
  return (
    view.getUint32(at, true) === entry.crc32 &&
    size(at + 4) === entry.compressedSize &&
    size(at + (wide ? 12 : 8)) === entry.uncompressedSize
  );
}

const viewOf = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
