import type { FileDate, FileFormat, FileInspection } from '../domain/import/importedFile.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { readArchive } from './archive.ts';
import { readEmail } from './email.ts';
import { readExif } from './exif.ts';
import { formatOf, HEAD_BYTES, nameDiffers } from './format.ts';
import { nameDate } from './name.ts';
import { readPdf } from './pdf.ts';
import { pixelsOf } from './pixels.ts';
import { telegramDates } from './telegram.ts';
import { whatsappDates } from './whatsapp.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Of each end of a file: more is never read here, whatever its size. */
const EDGE = 1024 * 1024;

interface Told {
  readonly dates: readonly FileDate[];
  readonly facts?: Readonly<Record<string, string>>;
  readonly tellsPlace?: boolean;
  readonly partly?: boolean;
}

/**
 * What a file is and what it says of itself, from its ends alone. Whatever a hostile file holds, the answer comes in
 * bounded time and memory. `modified`: milliseconds, as the person's computer has it. Throws Refusal `file-empty`,
 * `file-unknown`.
 */
export async function lookAt(file: Blob, name: string, modified: number): Promise<FileInspection> {
  if (file.size === 0) throw new Refusal('file-empty');
  const head = await bytesOf(file.slice(0, EDGE));
  const format = formatOf(head.subarray(0, HEAD_BYTES));
  if (format === null) throw new Refusal('file-unknown');
  const tail = await bytesOf(file.slice(-EDGE));
  const told = await tell(format, file, head, tail);
  return {
    format,
    pixels: format.family === 'image' ? pixelsOf(format.id, head) : null,
    dates: [...told.dates, ...nameDate(name), ...modifiedDate(modified)].map(cut),
    facts: Object.fromEntries(Object.entries(told.facts ?? {}).map(([key, value]) => [key, shorten(value)])),
    hasLocation: told.tellsPlace ?? false,
    warnings: [
      ...(nameDiffers(name, format) ? (['type-differs'] as const) : []),
      ...(told.partly ? (['file-partly-read'] as const) : []),
    ],
  };
}

async function tell(format: FileFormat, file: Blob, head: Bytes, tail: Bytes): Promise<Told> {
  switch (format.id) {
    case 'pdf':
      return readPdf(latin1(head), latin1(tail));
    case 'eml':
      // A library reads these: what it throws on a hostile header is no reason to lose the file.
      return readEmail(head.subarray(0, HEAD_BYTES)).catch(() => ({ dates: [], partly: true }));
    case 'whatsapp':
      return { dates: whatsappDates(utf8(head), utf8(tail)) };
    case 'telegram-json':
    case 'telegram-html':
      return { dates: telegramDates(utf8(head), utf8(tail)) };
    case 'zip':
      return readArchive(file);
    default:
      return format.family === 'image' ? readExif(head) : { dates: [] };
  }
}

function modifiedDate(modified: number): FileDate[] {
  // 0 and the like: no date was given.
  if (!Number.isFinite(modified) || modified <= 0 || modified > 8.64e15) return [];
  const iso = new Date(modified).toISOString();
  return [{ source: 'modified', raw: iso, iso, precision: 's' }];
}

/** A foreign file's words, whole or cut, and always fit for canonical JSON. */
const shorten = (text: string): string => text.slice(0, 500).toWellFormed();
const cut = (date: FileDate): FileDate => ({ ...date, raw: shorten(date.raw).slice(0, 100).toWellFormed() });

const bytesOf = async (blob: Blob): Promise<Bytes> => new Uint8Array(await blob.arrayBuffer());
const latin1 = (bytes: Bytes): string => new TextDecoder('latin1').decode(bytes);
const utf8 = (bytes: Bytes): string => new TextDecoder().decode(bytes);
