import type { FileDate, FileFormat, FileInspection } from '../domain/import/importedFile.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { readArchive } from './archive.ts';
import { readEmail } from './email.ts';
import { readExif } from './exif.ts';
import { readFilenameDate } from './filenameDate.ts';
import { detectFormat, FORMAT_HEAD_BYTES, hasMismatchedExtension } from './format.ts';
import { readImageSize } from './imageSize.ts';
import { readPdf } from './pdf.ts';
import { readTelegramDates } from './telegram.ts';
import { readWhatsappDates } from './whatsapp.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes read from each end of a file. Nothing else is read here, whatever its size. */
const EDGE_BYTES = 1024 * 1024;

interface FormatDetails {
  readonly dates: readonly FileDate[];
  readonly facts?: Readonly<Record<string, string>>;
  readonly hasLocation?: boolean;
  readonly isPartial?: boolean;
}

/**
 * Returns the format of a file and its own metadata, from its two ends alone. Time and memory are bounded for any
 * hostile content. `modified` is the modification time from the person's computer, in milliseconds. Throws Refusal
 * `file-empty` or `file-unknown`.
 */
export async function inspectFile(file: Blob, name: string, modified: number): Promise<FileInspection> {
  if (file.size === 0) throw new Refusal('file-empty');
  const head = await readBytes(file.slice(0, EDGE_BYTES));
  const format = detectFormat(head.subarray(0, FORMAT_HEAD_BYTES));
  if (format === null) throw new Refusal('file-unknown');
  const tail = await readBytes(file.slice(-EDGE_BYTES));
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
    ],
  };
}

async function readFormatDetails(format: FileFormat, file: Blob, head: Bytes, tail: Bytes): Promise<FormatDetails> {
  switch (format.id) {
    case 'pdf':
      return readPdf(decodeLatin1(head), decodeLatin1(tail));
    case 'eml':
      // A library parses the headers. An exception on a hostile header must not lose the file.
      return readEmail(head.subarray(0, FORMAT_HEAD_BYTES)).catch(() => ({ dates: [], isPartial: true }));
    case 'whatsapp':
      return { dates: readWhatsappDates(decodeUtf8(head), decodeUtf8(tail)) };
    case 'telegram-json':
    case 'telegram-html':
      return { dates: readTelegramDates(decodeUtf8(head), decodeUtf8(tail)) };
    case 'zip':
      return readArchive(file);
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
const decodeLatin1 = (bytes: Bytes): string => new TextDecoder('latin1').decode(bytes);
const decodeUtf8 = (bytes: Bytes): string => new TextDecoder().decode(bytes);
