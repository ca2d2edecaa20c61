import type { FileDate } from '../domain/import/importedFile.ts';
import { readLatin1 } from './format.ts';
import { toIsoDay } from './whatsapp.ts';

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

export interface ExifFields {
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

function decodeLatin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
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
  const raw = found.get('taken') ?? found.get('changed');
  const [, year = '', month = '', day = '', time] = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(raw ?? '') ?? [];
  const date = toIsoDay(year, month, day);
  if (raw === undefined || date === null) return [];
  const offset = found.has('taken') ? found.get('offset') : undefined;
  const at = offset && /^[+-]\d\d:\d\d$/.test(offset) ? Date.parse(`${date}T${time}${offset}`) : Number.NaN;
  const known = Number.isFinite(at);
  return [
    {
      source: 'exif',
      raw: known ? `${raw} ${offset}` : raw,
      iso: known ? new Date(at).toISOString() : date,
      precision: known ? 's' : 'day',
    },
  ];
}
