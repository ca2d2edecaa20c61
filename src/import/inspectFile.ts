import type { FileDate, FileFormat, FileInspection } from '../domain/item/importedFiles.ts';
import { type Bytes, readChunks } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { MAX_ITEM_BYTES } from '../domain/shared/limits.ts';
import { toIsoDay } from '../domain/shared/localDates.ts';
import { decodeUnlabelled, LineDecoding, restoreTwiceEncoded } from '../domain/shared/unlabelledText.ts';
import { readArchive } from './chatArchive.ts';
import { readTelegramDates, readWhatsappDates } from './chatExports.ts';
import { cutMessage, parseEmail } from './emailBytes.ts';
import {
  decodeLatin1,
  detectFormat,
  explainUnknown,
  FORMAT_HEAD_BYTES,
  hasMismatchedExtension,
  isDiscordCopy,
  refineFormat,
} from './fileFormat.ts';
import { isCutImage, isMovingImage, readExif, readImageSize } from './imageMetadata.ts';

/** Bytes read from each end of a file. Nothing else is read here, but an image or a text to import. */
const EDGE_BYTES = 1024 * 1024;

interface FormatDetails {
  readonly dates: readonly FileDate[];
  readonly facts?: Readonly<Record<string, string>>;
  readonly hasLocation?: boolean;
  readonly isPartial?: boolean;
}

/**
 * Returns the format of a file and its own metadata, from its two ends; whether an image ends before its end, and
 * letters of a text were guessed. Time and memory are bounded for any hostile content. `modified` is the modification
 * time from the person's computer, in milliseconds. Throws Refusal `file-empty`, `file-unreadable`, or what
 * `explainUnknown` says.
 */
export async function inspectFile(file: Blob, name: string, modified: number): Promise<FileInspection> {
  if (file.size === 0) throw new Refusal('file-empty');
  const head = await readBytes(file.slice(0, EDGE_BYTES)).catch((error: unknown) => {
    // A folder that was dropped is a file that cannot be read.
    throw new Refusal('file-unreadable', {}, error);
  });
  const detected = detectFormat(head.subarray(0, FORMAT_HEAD_BYTES));
  if (detected === null) throw new Refusal(explainUnknown(head, name));
  const tail = await readBytes(file.slice(-EDGE_BYTES));
  const format = refineFormat(detected, [head, tail]);
  const details = await readFormatDetails(format, file, head, tail);
  return {
    format,
    pixels: format.family === 'image' ? readImageSize(format.id, head) : null,
    dates: [...details.dates, ...readFilenameDate(name), ...buildModifiedDate(modified)].map(truncateDate),
    facts: Object.fromEntries(Object.entries(details.facts ?? {}).map(([key, value]) => [key, truncateText(value)])),
    hasLocation: details.hasLocation ?? false,
    warnings: [
      ...(hasMismatchedExtension(name, format) ? (['type-differs'] as const) : []),
      ...(details.isPartial ? (['file-partly-read'] as const) : []),
      ...((await hasGuessedLetters(format, file)) ? (['letters-guessed'] as const) : []),
      ...(await listImageWarnings(format, file)),
    ],
  };
}

async function listImageWarnings({ family, id }: FileFormat, file: Blob): Promise<FileInspection['warnings']> {
  if (family !== 'image' || file.size > MAX_ITEM_BYTES) return [];
  const bytes = await readBytes(file);
  return [
    ...(isCutImage(id, bytes) ? ['image-cut' as const] : []),
    ...(isMovingImage(id, bytes) ? ['image-moves' as const] : []),
  ];
}

async function hasGuessedLetters({ family }: FileFormat, file: Blob): Promise<boolean> {
  if ((family !== 'text' && family !== 'conversation') || file.size > MAX_ITEM_BYTES) return false;
  const decoding = new LineDecoding();
  for await (const chunk of readChunks(file.stream())) {
    decoding.decode(chunk);
    if (decoding.isGuessed) return true;
  }
  decoding.end();
  return decoding.isGuessed;
}

async function readFormatDetails(format: FileFormat, file: Blob, head: Bytes, tail: Bytes): Promise<FormatDetails> {
  switch (format.id) {
    case 'pdf':
      return readPdf(decodeLatin1(head), decodeLatin1(tail));
    case 'eml':
      return readEmail(head.subarray(0, FORMAT_HEAD_BYTES));
    case 'whatsapp':
      return { dates: readWhatsappDates(decode(head), decode(tail)) };
    case 'telegram-json':
    case 'telegram-html':
      return { dates: readTelegramDates(decode(head), decode(tail)) };
    case 'zip':
      return readArchive(file);
    case 'text':
      return { dates: [], facts: isDiscordCopy(decode(head)) ? { conversation: 'DiscordChatExporter' } : {} };
    default:
      return format.family === 'image' ? readExif(head) : { dates: [] };
  }
}

function buildModifiedDate(modified: number): FileDate[] {
  // The browser gives 0, or another invalid value, when there is no date.
  if (!Number.isFinite(modified) || modified <= 0 || modified > 8.64e15) return [];
  const iso = new Date(modified).toISOString();
  return [{ source: 'modified', raw: iso, iso, precision: 's' }];
}

/** Cuts text of an untrusted file to 500 code units and makes it well-formed for canonical JSON. */
const truncateText = (text: string): string => text.slice(0, 500).toWellFormed();
const truncateDate = (date: FileDate): FileDate => ({
  ...date,
  raw: truncateText(date.raw).slice(0, 100).toWellFormed(),
});

const readBytes = async (blob: Blob): Promise<Bytes> => new Uint8Array(await blob.arrayBuffer());
const decode = (bytes: Bytes): string => decodeUnlabelled(bytes, true).text;

/**
 * Reads the dates and the producer of a PDF, when its information dictionary is not compressed or encrypted (ISO 32000,
 * 7.9.4 and 14.3.3).
 */
function readPdf(head: string, tail: string): { dates: FileDate[]; facts: Record<string, string> } {
  const text = `${head}\n${tail}`;
  const findDate = (key: 'CreationDate' | 'ModDate') =>
    new RegExp(`/${key}\\s{0,9}\\(\\s{0,9}(?:D:)?(\\d{4}[^)]{0,30})\\)`).exec(text)?.[1];
  const [made, changed] = [findDate('CreationDate'), findDate('ModDate')];
  const software = text
    .matchAll(/\/(?:Producer|Creator)\s{0,9}\(/g)
    .map(({ index, 0: start }) => text.slice(index + start.length, index + start.length + 201))
    .map((words) => /^[\x20-\x28\x2a-\x7e]{1,200}(?=\))/.exec(words)?.[0])
    .find((words) => words !== undefined);
  return {
    dates: [
      ...(made === undefined ? [] : [parsePdfDate(made, 'pdf')]),
      ...(made !== undefined || changed === undefined ? [] : [parsePdfDate(changed, 'changed')]),
    ],
    facts: software === undefined ? {} : { software },
  };
}

/** Parses `20251117182011+01'00'`; keeps only the day when there is no offset. */
function parsePdfDate(raw: string, source: 'pdf' | 'changed'): FileDate {
  const [, y = '', m, d, time, offsetText] = /^(\d{4})(\d\d)?(\d\d)?(\d{6})?(Z|[+-]\d\d'?\d\d)?/.exec(raw) ?? [];
  const day = [y, m, d].filter(Boolean).join('-');
  const offset = offsetText === 'Z' ? 'Z' : offsetText?.replace(/([+-]\d\d)'?(\d\d)/, '$1:$2');
  const at = time && offset ? Date.parse(`${day}T${time.replace(/(\d\d)(?=\d)/g, '$1:')}${offset}`) : Number.NaN;
  if (Number.isFinite(at)) return { source, raw, iso: new Date(at).toISOString(), precision: 's' };
  const known = Number.isFinite(Date.parse(day));
  const precision = d ? 'day' : m ? 'month' : 'year';
  return { source, raw, iso: known ? day : null, precision: known ? precision : null };
}

/** Reads the headers of a saved message. Does not read the body or the attachments. */
async function readEmail(head: Bytes): Promise<FormatDetails> {
  const { email } = await parseEmail(sliceHeaders(cutMessage(head).message));
  if (email === null) return { dates: [], isPartial: true };
  const { headers, from, subject, messageId } = email;
  const raw = headers.find(({ key }) => key === 'date')?.value;
  const sender = restoreTwiceEncoded([from?.name, from?.address && `<${from.address}>`].filter(Boolean).join(' '));
  return {
    dates: raw === undefined ? [] : [parseHeaderDate(raw)],
    facts: {
      ...(sender !== '' && { from: sender }),
      ...(subject && { subject: restoreTwiceEncoded(subject) }),
      ...(messageId && { messageId }),
    },
  };
}

/** Returns the bytes up to the first empty line: the rest can be of any content and size. */
function sliceHeaders(head: Bytes): Bytes {
  const end = /\r?\n\r?\n/.exec(decodeLatin1(head));
  return end === null ? head : head.slice(0, end.index + end[0].length);
}

/** Parses a date with its offset (RFC 5322, section 3.3) with `Date.parse`. */
function parseHeaderDate(raw: string): FileDate {
  const at = /[+-]\d{4}|GMT|UT/.test(raw) ? Date.parse(raw.replace(/\([^()]*\)/g, '')) : Number.NaN;
  const known = Number.isFinite(at);
  return {
    source: 'email',
    raw,
    iso: known ? new Date(at).toISOString() : null,
    precision: known ? 's' : null,
  };
}

/**
 * Phones and computers write the time in the name: `Screenshot_20251117-182011.png`, `Capture d’écran 2025-11-17 à
 * 18.20.11.png`.
 */
const DATE_IN_NAME =
  /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)(20\d\d)(\d\d)(\d\d)(?=[-_]\d{4,6}(?!\d))/;

/** `PXL_20251117_172011123.jpg`: a Pixel names its photos and films by the time in UTC (immich-go, issue 397). */
const PIXEL_NAME = /^PXL_(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)(\d{3})(?!\d)/;

/** The time after that day. */
const TIME_IN_NAME = /^(?:[-_.T ]{1,2}| à | at )\d\d[-_.:hH]?\d\d(?:[-_.:]?\d\d)?(?!\d)/;

/** No other name says the zone of its time, which is quoted with its day: only the day is read. */
function readFilenameDate(name: string): FileDate[] {
  const pixel = PIXEL_NAME.exec(name);
  if (pixel !== null) {
    const [raw, year = '', month = '', day = '', h, min, s, ms] = pixel;
    const at = Date.parse(`${toIsoDay(year, month, day)}T${h}:${min}:${s}.${ms}Z`);
    if (Number.isFinite(at)) return [{ source: 'name', raw, iso: new Date(at).toISOString(), precision: 'ms' }];
  }
  const found = DATE_IN_NAME.exec(name);
  if (found === null) return [];
  const [written, y, m, d, year, month, day] = found;
  const iso = toIsoDay(y ?? year ?? '', m ?? month ?? '', d ?? day ?? '');
  if (iso === null) return [];
  const [time = ''] = TIME_IN_NAME.exec(name.slice(found.index + written.length)) ?? [];
  return [{ source: 'name', raw: written + time, iso, precision: 'day' }];
}
