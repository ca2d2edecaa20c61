import type { EntryMetaData } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { areBytesEqual } from '../../domain/shared/binary.ts';

/**
 * A zip describes each entry twice, in its local header and in the central directory. Both must agree, or two
 * programs could show two different dossiers.
 */

type Bytes = Uint8Array<ArrayBuffer>;

/** 4.5, for Zip64 (APPNOTE 4.4.3). Programs skip entries of versions that they do not know. */
export const MAX_VERSION = 45;
const LOCAL_HEADER_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const FIXED_HEADER_BYTES = 30;
const DATA_DESCRIPTOR = 1 << 3;
const ZIP64_FIELD = 0x0001;
/** The value is in the Zip64 field. */
export const SENTINEL = 0xffffffff;
const UNICODE_PATH = 0x7075;
/** Length of version and CRC-32, before the name (APPNOTE 4.6.9). */
const UNICODE_PATH_FIXED = 5;
/**
 * Fields with a file type, the target of a link, or encryption: PKWARE Unix, strong encryption, libarchive, ASi Unix, AES.
 * libarchive extracts a link or a folder when its own field states one.
 */
const TYPE_FIELDS = new Set([0x000d, 0x0017, 0x6c78, 0x756e, 0x9901]);
/** Usual length of the extra fields that zip tools write. */
const USUAL_EXTRA = 256;

/** Number of bytes to read at an entry's offset so that they usually contain its whole local header. */
export function headerReadBytes(entry: EntryMetaData): number {
  return FIXED_HEADER_BYTES + entry.rawFilename.length + USUAL_EXTRA;
}

/** Returns the length of the local header; null when `head` does not begin with one. */
export function headerLength(head: Bytes): number | null {
  if (head.length < FIXED_HEADER_BYTES) return null;
  const view = viewOf(head);
  if (view.getUint32(0, true) !== LOCAL_HEADER_SIGNATURE) return null;
  return FIXED_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
}

/**
 * Expects the whole local header. Name, flags, method, CRC and both sizes must equal the central directory's (APPNOTE
 * 4.3.7).
 */
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
 * values than are referred to, since programs then differ in what they read, or when the extra area is malformed. A field
 * that repeats all the values, as Python wrote before 3.11.4, says nothing else.
 */
export function resolveZip64(extra: Bytes, values: readonly number[]): number[] | null {
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
function asciiOf(name: Uint8Array): string {
  return String.fromCharCode(...name).replace(/[\x80-\xff]+/g, '\u00bf');
}

/**
 * Parses an extra area. Returns null when a field is cut or states another file type, since programs then differ in what
 * they read.
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

export function viewOf(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
