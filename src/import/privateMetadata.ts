import { areBytesEqual, type Bytes, concatBytes } from '../domain/shared/binary.ts';
import { decodeLatin1, readLatin1 } from './fileFormat.ts';
import { findInFilm } from './filmMetadata.ts';
import { GIF, listGifBlocks } from './imageMetadata.ts';
import { findInOgg } from './oggMetadata.ts';
import { type FindOverwrites, listChanges, overwrite, viewOf } from './overwrites.ts';
import { findInFlac, findInMpegAudio, findInWave } from './soundMetadata.ts';

/*
 * Copies of imported files without what they say besides picture and sound: place, device, author, edits, comments,
 * thumbnails. Pixels and samples are the same bytes; colour profile and orientation stay, so that the picture looks the
 * same.
 */

type Strip = (bytes: Bytes) => Bytes | null;

/** Returns the copy; null for another format, for a malformed file, and when there is nothing to remove. */
export function stripPrivateMetadata(bytes: Bytes, mediaType: string): Bytes | null {
  const findInMedia = MEDIA.get(mediaType);
  if (findInMedia !== undefined) return stripMedia(bytes, findInMedia);
  const strip = STRIPPERS.get(mediaType);
  if (strip === undefined) return null;
  let copy: Bytes | null;
  try {
    // What is not well formed may still be shown, and still say where it was made.
    copy = strip(bytes) ?? blankMarked(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    copy = blankMarked(bytes);
  }
  return areBytesEqual(copy, bytes) ? null : copy;
}

/** Whether a file has private metadata. `unremovable`: it may have some, and no copy is surely without. */
export type PrivateMetadata = 'none' | 'removable' | 'unremovable';

export function findPrivateMetadata(bytes: Bytes, mediaType: string): PrivateMetadata {
  const findInMedia = MEDIA.get(mediaType);
  if (findInMedia === undefined) return stripPrivateMetadata(bytes, mediaType) === null ? 'none' : 'removable';
  const changes = listChanges(bytes, findInMedia);
  if (changes === null) return 'unremovable';
  return changes.length === 0 ? 'none' : 'removable';
}

/** Whether the bytes of a file of this type say whether it has private metadata. */
export const isInspectable = (mediaType: string): boolean => STRIPPERS.has(mediaType) || MEDIA.has(mediaType);

/** Formats that may have some, and of which no copy is made: rewriting them could change what they show. */
export const isNeverStripped = (mediaType: string): boolean => NEVER_STRIPPED.has(mediaType);
const NEVER_STRIPPED: ReadonlySet<string> = new Set(['application/pdf', 'application/zip', 'video/webm']);

function stripMedia(bytes: Bytes, find: FindOverwrites): Bytes | null {
  const changes = listChanges(bytes, find) ?? [];
  if (changes.length === 0) return null;
  const copy = bytes.slice();
  overwrite(copy, changes);
  return copy;
}

const JPEG = { eoi: 0xd9, sos: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee, app15: 0xef, comment: 0xfe };

/** Segments up to the end of the image (ITU T.81): what phones append after it is left out too. */
function stripJpeg(bytes: Bytes): Bytes | null {
  const view = viewOf(bytes);
  if (view.getUint16(0) !== 0xffd8) return null;
  const kept: Bytes[] = [];
  let orientation = 1;
  let at = 2;
  // A file that was cut has no end of image; its last segment has no picture.
  while (at + 2 <= bytes.length) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === JPEG.eoi) {
      kept.push(bytes.subarray(at, at + 2));
      break;
    }
    const end = at + 4 > bytes.length ? bytes.length + 1 : at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) break;
    if (end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    if (marker === JPEG.app1 && readLatin1(segment, 4, 6) === 'Exif\0\0') orientation = readOrientation(segment, 10);
    if (isKeptSegment(marker, segment)) kept.push(marker === JPEG.app0 ? withoutThumbnail(segment) : segment);
    at = end;
    if (marker !== JPEG.sos) continue;
    const next = findScanEnd(bytes, at);
    kept.push(bytes.subarray(at, next));
    at = next;
  }
  const exif = orientation === 1 ? [] : [jpegSegment(JPEG.app1, [...EXIF_MARK, ...minimalTiff(orientation)])];
  // Exif readers expect it among the first segments, after JFIF's own.
  const first = kept[0]?.[1] === JPEG.app0 ? 1 : 0;
  return concatBytes([bytes.subarray(0, 2), ...kept.slice(0, first), ...exif, ...kept.slice(first)]);
}

/** Keeps what the picture is drawn from: JFIF, colour profile, Adobe's colour transform, and all that is no APPn. */
function isKeptSegment(marker: number, segment: Bytes): boolean {
  if (marker === JPEG.comment) return false;
  if (marker < JPEG.app0 || marker > JPEG.app15) return true;
  if (marker === JPEG.app2) return readLatin1(segment, 4, 12) === 'ICC_PROFILE\0';
  return marker === JPEG.app14 || (marker === JPEG.app0 && readLatin1(segment, 4, 5) === 'JFIF\0');
}

/** JFIF: version, density, then the width and the height of a small picture and its pixels, which may be another's. */
const withoutThumbnail = (segment: Bytes): Bytes => jpegSegment(JPEG.app0, [...segment.subarray(4, 16), 0, 0]);

/** Returns where the next marker is: 0xff in a scan is followed by 0x00, or by a restart marker. */
function findScanEnd(bytes: Bytes, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const EXIF_MARK = [0x45, 0x78, 0x69, 0x66, 0, 0];

function jpegSegment(marker: number, content: readonly number[]): Bytes {
  const length = content.length + 2;
  return new Uint8Array([0xff, marker, length >> 8, length & 0xff, ...content]);
}

/** A TIFF header, and one directory with the orientation alone. */
const minimalTiff = (orientation: number): readonly number[] => [
  ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
  ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
  ...[0, 0, 0, 0],
];

const ORIENTATION = 0x0112;

/** Returns 1, the normal one, when there is none or it cannot be read. `at`: of the TIFF header. */
function readOrientation(bytes: Bytes, at: number): number {
  const order = readLatin1(bytes, at, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const view = viewOf(bytes);
  const isLittle = order === 'II';
  try {
    const start = at + view.getUint32(at + 4, isLittle);
    const count = view.getUint16(start, isLittle);
    for (let index = 0; index < count; index += 1) {
      const entry = start + 2 + index * 12;
      if (view.getUint16(entry, isLittle) !== ORIENTATION) continue;
      const value = view.getUint16(entry + 8, isLittle);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** Chunks that change how the picture looks (PNG, third edition). */
const PNG_KEPT: ReadonlySet<string> = new Set(
  'tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT cICP mDCV cLLI acTL fcTL fdAT'.split(' '),
);

function stripPng(bytes: Bytes): Bytes | null {
  const view = viewOf(bytes);
  const kept: Bytes[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = readLatin1(bytes, at + 4, 4);
    const chunk = bytes.subarray(at, end);
    // An upper-case first letter: critical.
    if (/^[A-Z]/.test(type) || PNG_KEPT.has(type)) kept.push(chunk);
    else if (type === 'eXIf') {
      const orientation = readOrientation(chunk, 8);
      if (orientation !== 1) kept.push(pngChunk('eXIf', minimalTiff(orientation)));
    }
    if (type === 'IEND') return concatBytes(kept);
    at = end;
  }
  return null;
}

function pngChunk(type: string, content: readonly number[]): Bytes {
  const named = [...type].map((letter) => letter.charCodeAt(0)).concat(content);
  const chunk = new Uint8Array(named.length + 8);
  const view = viewOf(chunk);
  view.setUint32(0, content.length);
  chunk.set(named, 4);
  view.setUint32(4 + named.length, crc32(named));
  return chunk;
}

/** CRC-32 of PNG (ISO 3309). The chunk has some 30 bytes: no table. */
function crc32(content: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const WEBP_KEPT: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const WEBP_HAS_EXIF = 0x08;
const WEBP_HAS_XMP = 0x04;

/** RFC 9649: only files with a `VP8X` chunk can have metadata. */
function stripWebp(bytes: Bytes): Bytes | null {
  const view = viewOf(bytes);
  const total = view.getUint32(4, true) + 8;
  if (total > bytes.length) return null;
  const kept: Bytes[] = [];
  let orientation = 1;
  for (let at = 12; at + 8 <= total; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > total) return null;
    const type = readLatin1(bytes, at, 4);
    const chunk = bytes.slice(at, Math.min(end, total));
    if (type === 'EXIF') orientation = readOrientation(chunk, readLatin1(chunk, 8, 6) === 'Exif\0\0' ? 14 : 8);
    if (WEBP_KEPT.has(type)) kept.push(chunk);
    at = end;
  }
  const extended = kept.find((chunk) => readLatin1(chunk, 0, 4) === 'VP8X');
  if (extended !== undefined) {
    const flags = (extended[8] ?? 0) & ~(WEBP_HAS_EXIF | WEBP_HAS_XMP);
    extended[8] = orientation === 1 ? flags : flags | WEBP_HAS_EXIF;
    if (orientation !== 1) {
      const tiff = minimalTiff(orientation);
      kept.push(new Uint8Array([0x45, 0x58, 0x49, 0x46, tiff.length, 0, 0, 0, ...tiff]));
    }
  }
  const head = bytes.slice(0, 12);
  viewOf(head).setUint32(4, 4 + kept.reduce((sum, { length }) => sum + length, 0), true);
  return concatBytes([head, ...kept]);
}

const [GIF_APPLICATION, GIF_COMMENT] = [0xff, 0xfe];
/** Applications that say how often the picture is shown. */
const GIF_LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

/** GIF89a, 20 to 27. A picture that was cut stays; an extension that was cut goes. */
function stripGif(bytes: Bytes): Bytes | null {
  const kept: Bytes[] = [];
  for (const { kind, at, end } of listGifBlocks(bytes)) {
    if (kept.length === 0) kept.push(bytes.subarray(0, at));
    if (kind === GIF.trailer) return concatBytes([...kept, bytes.subarray(at, at + 1)]);
    if (kind !== GIF.image && kind !== GIF.extension) return null;
    const label = bytes[at + 1];
    const isLoop = GIF_LOOPS.includes(readLatin1(bytes, at + 3, 11));
    const isPrivate = label === GIF_COMMENT || (label === GIF_APPLICATION && !isLoop);
    if (kind === GIF.image || (!isPrivate && end <= bytes.length)) kept.push(bytes.subarray(at, end));
  }
  return kept.length === 0 ? bytes : concatBytes(kept);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a byte below U+0009 is no text.
const NO_TEXT = /[\0-\x08]/;
const TIFF_STARTS = ['II\x2a\0\x08\0\0\0', 'MM\0\x2a\0\0\0\x08'];

/**
 * Overwrites the metadata in place, where the file says neither where they begin nor where they end (HEIC, AVIF: in any
 * of its boxes): every TIFF block with all it refers to, every XMP packet. The orientation stays; the size does not
 * change.
 */
function blankMarked(bytes: Bytes): Bytes {
  const copy = bytes.slice();
  const text = decodeLatin1(copy);
  for (const start of TIFF_STARTS)
    for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at + 8)) blankTiff(copy, at);
  for (const name of ['x:xmpmeta', 'rdf:RDF']) {
    for (let at = text.indexOf(`<${name}`); at !== -1; at = text.indexOf(`<${name}`, at + 1)) {
      // Inside one that was overwritten.
      if (copy[at] === 0x20) continue;
      const end = text.indexOf(`</${name}>`, at);
      // Without its end, as far as there is text.
      const length = end === -1 ? text.slice(at).search(NO_TEXT) : end + name.length + 3 - at;
      copy.fill(0x20, at, length === -1 ? copy.length : at + length);
    }
  }
  return copy;
}

/** Pointers to other directories: Exif, GPS, interoperability. */
const DIRECTORY_TAGS: ReadonlySet<number> = new Set([0x8769, 0x8825, 0xa005]);
const THUMBNAIL_OFFSET = 0x0201;
const THUMBNAIL_LENGTH = 0x0202;
/** Bytes of a value, by type (TIFF 6.0, and 13: IFD). */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
const MAX_DIRECTORIES = 8;
const MAX_ENTRIES = 1000;

/** `start`: of the TIFF header. Each directory is visited once. */
function blankTiff(bytes: Bytes, start: number): void {
  const view = viewOf(bytes);
  const isLittle = bytes[start] === 0x49;
  const visited = new Set<number>();
  const pending = [start + 8];
  const blank = (from: number, length: number) =>
    bytes.fill(0, start + from, Math.min(start + from + length, bytes.length));
  while (pending.length > 0 && visited.size < MAX_DIRECTORIES) {
    const directory = pending.shift() ?? 0;
    if (visited.has(directory) || directory + 2 > bytes.length) continue;
    visited.add(directory);
    const available = Math.floor((bytes.length - directory - 2) / 12);
    const count = Math.min(view.getUint16(directory, isLittle), MAX_ENTRIES, available);
    const end = directory + 2 + count * 12;
    let orientation: Bytes | null = null;
    let thumbnail = 0;
    for (let entry = directory + 2; entry < end; entry += 12) {
      const tag = view.getUint16(entry, isLittle);
      const value = view.getUint32(entry + 8, isLittle);
      const length = (TYPE_BYTES[view.getUint16(entry + 2, isLittle)] ?? 0) * view.getUint32(entry + 4, isLittle);
      if (tag === ORIENTATION) orientation = bytes.slice(entry, entry + 12);
      if (DIRECTORY_TAGS.has(tag)) pending.push(start + value);
      else if (length > 4) blank(value, length);
      if (tag === THUMBNAIL_OFFSET) thumbnail = value;
      if (tag === THUMBNAIL_LENGTH && thumbnail > 0) blank(thumbnail, value);
    }
    const next = end + 4 <= bytes.length ? view.getUint32(end, isLittle) : 0;
    if (next !== 0) pending.push(start + next);
    bytes.fill(0, directory, end + 4);
    if (orientation !== null && directory === start + 8) {
      view.setUint16(directory, 1, isLittle);
      bytes.set(orientation, directory + 2);
    }
  }
}

const STRIPPERS: ReadonlyMap<string, Strip> = new Map([
  ['image/jpeg', stripJpeg],
  ['image/png', stripPng],
  ['image/webp', stripWebp],
  ['image/gif', stripGif],
  ['image/heic', blankMarked],
  ['image/avif', blankMarked],
]);

const MEDIA: ReadonlyMap<string, FindOverwrites> = new Map([
  ['video/mp4', findInFilm],
  ['video/quicktime', findInFilm],
  ['video/3gpp', findInFilm],
  ['audio/mp4', findInFilm],
  ['audio/mpeg', findInMpegAudio],
  ['audio/aac', findInMpegAudio],
  ['audio/wav', findInWave],
  ['audio/flac', findInFlac],
  ['audio/ogg', findInOgg],
]);
