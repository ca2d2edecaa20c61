import type { FileDate, FormatId, ImageSize } from '../domain/item/importedFiles.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import { toIsoDay } from '../domain/shared/localDates.ts';
import { decodeLatin1, readLatin1 } from './fileFormat.ts';

/**
 * The few EXIF entries needed here (CIPA DC-008), from a TIFF header on. Our own parser: three directories, each
 * visited once, at most 200 entries each, every offset checked, so that a hostile file takes bounded time and memory.
 */
const MAX_ENTRIES = 200;
const MAX_TEXT_LENGTH = 200;
const TYPE_ASCII = 2;

const TAGS: ReadonlyMap<number, string> = new Map([
  [0x010f, 'make'],
  [0x0110, 'model'],
  [0x0131, 'software'],
  [0x0132, 'changed'],
  [0x9003, 'taken'],
  [0x9011, 'offset'],
]);
const EXIF_DIRECTORY = 0x8769;
const GPS_DIRECTORY = 0x8825;

interface ExifFields {
  readonly dates: readonly FileDate[];
  readonly facts: Readonly<Record<string, string>>;
  readonly hasLocation: boolean;
}

const EMPTY_EXIF: ExifFields = { dates: [], facts: {}, hasLocation: false };

/** Reads the EXIF block in `head`, the beginning of a JPEG, PNG, WebP, HEIC or AVIF file. */
export function readExif(head: Uint8Array): ExifFields {
  const at = findTiffStart(head);
  if (at === null) return EMPTY_EXIF;
  const bytes = head.subarray(at);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittleEndian = readLatin1(bytes, 0, 2) === 'II';
  const found = new Map<string, string>();
  const pointers = new Map<number, number>();
  try {
    readDirectory(bytes, view, view.getUint32(4, isLittleEndian), isLittleEndian, found, pointers);
    const exif = pointers.get(EXIF_DIRECTORY);
    if (exif !== undefined) readDirectory(bytes, view, exif, isLittleEndian, found, pointers);
  } catch (error) {
    // An offset past the end: the entries read so far are returned.
    if (!(error instanceof RangeError)) throw error;
  }
  const camera = [found.get('make'), found.get('model')].filter(Boolean).join(' ');
  const software = found.get('software');
  return {
    dates: readExifDate(found),
    facts: { ...(camera !== '' && { camera }), ...(software !== undefined && { software }) },
    hasLocation: pointers.has(GPS_DIRECTORY),
  };
}

/** Finds `Exif\0\0` followed by a TIFF header; PNG's eXIf chunk has the TIFF header alone. */
function findTiffStart(head: Uint8Array): number | null {
  const text = decodeLatin1(head);
  for (const mark of ['Exif\0\0', 'eXIf']) {
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
      const start = at + mark.length;
      if (/^(?:II\x2a\0|MM\0\x2a)/.test(text.slice(start, start + 4))) return start;
    }
  }
  return null;
}

function readDirectory(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  isLittleEndian: boolean,
  found: Map<string, string>,
  pointers: Map<number, number>,
): void {
  const count = Math.min(view.getUint16(start, isLittleEndian), MAX_ENTRIES);
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + index * 12;
    const tag = view.getUint16(at, isLittleEndian);
    if (tag === EXIF_DIRECTORY || tag === GPS_DIRECTORY) pointers.set(tag, view.getUint32(at + 8, isLittleEndian));
    const name = TAGS.get(tag);
    if (name === undefined || view.getUint16(at + 2, isLittleEndian) !== TYPE_ASCII) continue;
    const length = Math.min(view.getUint32(at + 4, isLittleEndian), MAX_TEXT_LENGTH);
    const from = length <= 4 ? at + 8 : view.getUint32(at + 8, isLittleEndian);
    const text = readLatin1(bytes, from, length).split('\0')[0]?.trim() ?? '';
    if (text !== '' && !found.has(name)) found.set(name, text);
  }
}

/** Parses `2025:11:17 18:20:11`. Returns an instant only when the file gives the UTC offset; otherwise a day. */
function readExifDate(found: ReadonlyMap<string, string>): FileDate[] {
  const isTaken = found.has('taken');
  const raw = found.get('taken') ?? found.get('changed');
  const [, year = '', month = '', day = '', time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(raw ?? '') ?? [];
  const date = toIsoDay(year, month, day);
  if (raw === undefined || date === null) return [];
  const offset = isTaken ? found.get('offset') : undefined;
  const at = offset && /^[+-]\d\d:\d\d$/.test(offset) ? Date.parse(`${date}T${time}${offset}`) : Number.NaN;
  const known = Number.isFinite(at);
  return [
    {
      source: isTaken ? 'exif' : 'changed',
      raw: known ? `${raw} ${offset}` : raw,
      iso: known ? new Date(at).toISOString() : date,
      precision: known ? 's' : 'day',
    },
  ];
}

/** Returns the size in an image's header, before it is decoded; null when the header has none. */
export function readImageSize(id: FormatId, head: Uint8Array): ImageSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    const found = SIZE_READERS[id]?.(view, head) ?? null;
    return found !== null && found.width > 0 && found.height > 0 ? found : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type SizeReader = (view: DataView, head: Uint8Array) => ImageSize | null;

const SIZE_READERS: Readonly<Partial<Record<FormatId, SizeReader>>> = {
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  webp: readWebpSize,
  jpeg: readJpegSize,
  heic: readHeifSize,
  avif: readHeifSize,
};

/** Frame headers SOF0 to SOF15, except DHT, JPG and DAC (ITU T.81, table B.1). */
function readJpegSize(view: DataView): ImageSize | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // Fill bytes, and markers without a length.
    at += marker === 0xff ? 1 : marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Reads the three variants of the WebP container (RFC 9649). */
function readWebpSize(view: DataView, head: Uint8Array): ImageSize | null {
  const chunkType = readLatin1(head, 12, 4);
  if (chunkType === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunkType === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunkType !== 'VP8X') return null;
  const readSize24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536 + 1;
  return { width: readSize24(24), height: readSize24(27) };
}

interface HeifBox {
  readonly type: string;
  readonly body: number;
  readonly end: number;
}

/** Lists the boxes of a part of a file (ISO/IEC 14496-12, 4.2), up to the first that is cut or not well formed. */
function* listHeifBoxes(view: DataView, from: number, end: number): Generator<HeifBox> {
  for (let at = from; at + 8 <= end; ) {
    const size = view.getUint32(at);
    if (size < 8 || at + size > end) return;
    const type = String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)));
    yield { type, body: at + 8, end: at + size };
    at += size;
  }
}

/** Reads the `ispe` box of the main image (ISO/IEC 23008-12, 6.4.3): the tiles of a grid may be larger. */
function readHeifSize(view: DataView, head: Uint8Array): ImageSize | null {
  const find = (parent: Pick<HeifBox, 'body' | 'end'>, type: string) =>
    [...listHeifBoxes(view, parent.body, parent.end)].find((box) => box.type === type);
  const meta = find({ body: 0, end: view.byteLength }, 'meta');
  // Version and flags come before the boxes of `meta`.
  const inMeta = meta && { body: meta.body + 4, end: meta.end };
  const [primary, properties] = [inMeta && find(inMeta, 'pitm'), inMeta && find(inMeta, 'iprp')];
  const [list, uses] = [properties && find(properties, 'ipco'), properties && find(properties, 'ipma')];
  if (!primary || !list || !uses) return readLargestExtent(view, head);
  const readId = (at: number, isLong: boolean) => (isLong ? view.getUint32(at) : view.getUint16(at));
  const primaryId = readId(primary.body + 4, view.getUint8(primary.body) > 0);
  const boxes = [...listHeifBoxes(view, list.body, list.end)];
  const hasLongIds = view.getUint8(uses.body) > 0;
  const indexBytes = (view.getUint8(uses.body + 3) & 1) === 1 ? 2 : 1;
  for (let at = uses.body + 8; at < uses.end; ) {
    const id = readId(at, hasLongIds);
    const first = at + (hasLongIds ? 5 : 3);
    at = first + view.getUint8(first - 1) * indexBytes;
    for (let use = first; id === primaryId && use < at; use += indexBytes) {
      // The highest bit says that the property is essential.
      const index = indexBytes === 2 ? view.getUint16(use) & 0x7fff : view.getUint8(use) & 0x7f;
      const box = boxes[index - 1];
      if (box?.type === 'ispe') return { width: view.getUint32(box.body + 4), height: view.getUint32(box.body + 8) };
    }
  }
  return null;
}

/** For a file whose structure is not in its first bytes: of the image, its tiles and its thumbnail, the largest. */
function readLargestExtent(view: DataView, head: Uint8Array): ImageSize | null {
  const text = new TextDecoder('latin1').decode(head);
  let largest: ImageSize | null = null;
  for (let at = text.indexOf('ispe'); at !== -1 && at + 16 <= view.byteLength; at = text.indexOf('ispe', at + 4)) {
    const found = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (largest === null || found.width * found.height > largest.width * largest.height) largest = found;
  }
  return largest;
}

/**
 * Whether an image ends before its own end, as half a download does: some browsers draw the part that arrived. False
 * for other formats. What follows the end is not read.
 */
export function isCutImage(format: FormatId, bytes: Uint8Array<ArrayBuffer>): boolean {
  if (format === 'png') return isCutPng(bytes);
  if (format === 'jpeg') return isCutJpeg(bytes);
  if (format !== 'webp') return false;
  // RIFF: the size stands after the first four bytes, and does not count the first eight.
  return bytes.length < 8 || new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 > bytes.length;
}

/** Each chunk has a length, four letters, its data and a CRC (PNG, 5.3); the last one is IEND. */
function isCutPng(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (readLatin1(bytes, at + 4, 4) === 'IEND') return false;
  return true;
}

const MARKER = 0xff;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Segments have a length up to the first scan; no 0xFF of a scan precedes the end's code (ITU T.81, B.1.1). */
function isCutJpeg(bytes: Uint8Array<ArrayBuffer>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === MARKER && bytes[at + 1] !== START_OF_SCAN)
    // A marker may be filled with more 0xFF.
    at += bytes[at + 1] === MARKER ? 1 : 2 + view.getUint16(at + 2);
  for (at = bytes.indexOf(MARKER, at); at !== -1; at = bytes.indexOf(MARKER, at + 1))
    if (bytes[at + 1] === END_OF_IMAGE) return false;
  return true;
}

/**
 * Whether an image moves: a GIF, PNG or WebP of several frames, a sequence of HEIC or AVIF, or a photo with a film in
 * its file, as telephones make.
 */
export function isMovingImage(format: FormatId, bytes: Bytes): boolean {
  if (format === 'gif') return countGifFrames(bytes) > 1;
  // The chunk of an animation stands before the first pixels (PNG, third edition, 11.3.6; RFC 9649, 2.7).
  if (format === 'png') return (decodeLatin1(bytes).split('IDAT', 1)[0] ?? '').includes('acTL');
  if (format === 'webp') return readLatin1(bytes, 12, 4) === 'VP8X' && ((bytes[20] ?? 0) & 2) === 2;
  if (/^ftyp(?:avis|msf1|hev[cx]|heis)/.test(readLatin1(bytes, 4, 8))) return true;
  return hasFilm(bytes);
}

const FILE_TYPE = [...'ftyp'].map((letter) => letter.charCodeAt(0));

/** A whole film behind the picture: its first box has a size and a brand (ISO/IEC 14496-12, 4.3). */
function hasFilm(bytes: Bytes): boolean {
  const [f = 0] = FILE_TYPE;
  for (let at = bytes.indexOf(f, 12); at !== -1; at = bytes.indexOf(f, at + 1)) {
    if (FILE_TYPE.some((byte, index) => bytes[at + index] !== byte)) continue;
    if (/^(?:isom|iso\d|mp4\d|mmp4|avc1|hvc1|qt {2}|3g[p2]\w|M4V |MSNV|dash)/.test(readLatin1(bytes, at + 4, 4)))
      return true;
  }
  return false;
}

export const GIF = { extension: 0x21, image: 0x2c, trailer: 0x3b };

interface GifBlock {
  readonly kind: number;
  readonly at: number;
  readonly end: number;
}

/**
 * Lists what follows the head of a GIF and its colour table, up to its end or to what is no block: the data of a
 * picture or an extension are runs with their length (GIF89a, 15 to 27).
 */
export function* listGifBlocks(bytes: Bytes): Generator<GifBlock> {
  const tableBytes = (flags = 0): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  for (let at = 13 + tableBytes(bytes[10]); at < bytes.length; ) {
    const kind = bytes[at] ?? 0;
    const hasRuns = kind === GIF.image || kind === GIF.extension;
    let end = kind === GIF.image ? at + 11 + tableBytes(bytes[at + 9]) : at + 2;
    while (hasRuns && (bytes[end] ?? 0) !== 0) end += 1 + (bytes[end] ?? 0);
    yield { kind, at, end: end + 1 };
    if (!hasRuns) return;
    at = end + 1;
  }
}

/** Up to two. */
function countGifFrames(bytes: Bytes): number {
  let frames = 0;
  for (const { kind } of listGifBlocks(bytes)) {
    if (kind === GIF.image) frames += 1;
    if (frames === 2) break;
  }
  return frames;
}
