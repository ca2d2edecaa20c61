import type { FileDate } from '../domain/import/importedFile.ts';
import { latin1 } from './format.ts';
import { isoDay } from './whatsapp.ts';

/**
 * The few EXIF entries that matter here (CIPA DC-008), from a TIFF header on. Our own reader: three directories, each
 * visited once, at most 200 entries each, every offset checked, so a hostile file costs nothing.
 */
const ENTRIES_MAX = 200;
const TEXT_MAX = 200;
const ASCII = 2;

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

export interface Exif {
  readonly dates: readonly FileDate[];
  readonly facts: Readonly<Record<string, string>>;
  readonly tellsPlace: boolean;
}

const NOTHING: Exif = { dates: [], facts: {}, tellsPlace: false };

/** `head`: the beginning of a JPEG, PNG, WebP, HEIC or AVIF. */
export function readExif(head: Uint8Array): Exif {
  const at = tiffStart(head);
  if (at === null) return NOTHING;
  const bytes = head.subarray(at);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = latin1(bytes, 0, 2) === 'II';
  const found = new Map<string, string>();
  const pointers = new Map<number, number>();
  try {
    readDirectory(bytes, view, view.getUint32(4, little), little, found, pointers);
    const exif = pointers.get(EXIF_DIRECTORY);
    if (exif !== undefined) readDirectory(bytes, view, exif, little, found, pointers);
  } catch (error) {
    // Past the end: what was read before stands.
    if (!(error instanceof RangeError)) throw error;
  }
  const camera = [found.get('make'), found.get('model')].filter(Boolean).join(' ');
  const software = found.get('software');
  return {
    dates: exifDate(found),
    facts: { ...(camera !== '' && { camera }), ...(software !== undefined && { software }) },
    tellsPlace: pointers.has(GPS_DIRECTORY),
  };
}

/** `Exif\0\0` then a TIFF header; PNG's eXIf chunk has the header alone. */
function tiffStart(head: Uint8Array): number | null {
  const text = latin1Of(head);
  for (const mark of ['Exif\0\0', 'eXIf']) {
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
      const start = at + mark.length;
      if (/^(?:II\x2a\0|MM\0\x2a)/.test(text.slice(start, start + 4))) return start;
    }
  }
  return null;
}

function latin1Of(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function readDirectory(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  little: boolean,
  found: Map<string, string>,
  pointers: Map<number, number>,
): void {
  const count = Math.min(view.getUint16(start, little), ENTRIES_MAX);
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + index * 12;
    const tag = view.getUint16(at, little);
    if (tag === EXIF_DIRECTORY || tag === GPS_DIRECTORY) pointers.set(tag, view.getUint32(at + 8, little));
    const name = TAGS.get(tag);
    if (name === undefined || view.getUint16(at + 2, little) !== ASCII) continue;
    const length = Math.min(view.getUint32(at + 4, little), TEXT_MAX);
    const from = length <= 4 ? at + 8 : view.getUint32(at + 8, little);
    const text = latin1(bytes, from, length).split('\0')[0]?.trim() ?? '';
    if (text !== '' && !found.has(name)) found.set(name, text);
  }
}

/** `2025:11:17 18:20:11`, in a zone only when the file names its offset. */
function exifDate(found: ReadonlyMap<string, string>): FileDate[] {
  const raw = found.get('taken') ?? found.get('changed');
  const [, year = '', month = '', day = '', time] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(raw ?? '') ?? [];
  const date = isoDay(year, month, day);
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
