import { BlobReader, type EntryMetaData, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import type { FileDate } from '../domain/item/importedFiles.ts';
import { type Bytes, concatBytes, readChunks } from '../domain/shared/binary.ts';
import { decodeUnlabelled } from '../domain/shared/unlabelledText.ts';
import { readTelegramDates, readWhatsappDates } from './chatExports.ts';
import { hasMessageLine } from './exports/whatsappLines.ts';
import { decodeText } from './fileFormat.ts';

/** Maximum bytes unpacked from one zip, whatever its compressed size: limits a zip bomb. */
const MAX_UNPACKED_BYTES = 8 * 1024 * 1024;
const MAX_ENTRIES = 20_000;
const EDGE_BYTES = 256 * 1024;
const METHOD_STORED = 0;
const METHOD_DEFLATED = 8;

const CHAT_FILENAME = /^(?:_chat\.txt|result\.json|messages\.html)$/i;

function isChatFile(path: string): boolean {
  const name = path.replace(/^.*[\\/]/s, '');
  return CHAT_FILENAME.test(name) || (/\.txt$/i.test(name) && /whatsapp/i.test(name));
}

interface ArchiveContents {
  readonly dates: FileDate[];
  readonly facts: Record<string, string>;
  readonly isPartial: boolean;
}

/** Lists the entries of a zip. When it is a WhatsApp or Telegram export, also finds the first and last message. */
export async function readArchive(zip: Blob): Promise<ArchiveContents> {
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false, filenameValidation: 'tolerant' });
  try {
    let count = 0;
    let chat: EntryMetaData | null = null;
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      count += 1;
      if (count > MAX_ENTRIES) break;
      if (chat === null && !entry.encrypted && isChatFile(entry.filename)) chat = entry;
    }
    const facts = { entries: count > MAX_ENTRIES ? `${MAX_ENTRIES}+` : String(count) };
    if (chat === null) return { dates: [], facts, isPartial: count > MAX_ENTRIES };
    if (![METHOD_STORED, METHOD_DEFLATED].includes(chat.compressionMethod))
      return { dates: [], facts, isPartial: true };
    const { bytes, isComplete } = await unpack(zip, chat);
    const head = decodeText(bytes.slice(0, EDGE_BYTES))?.text ?? '';
    const tail = isComplete ? decodeUnlabelled(bytes.slice(-EDGE_BYTES)).text : '';
    const isWhatsApp = hasMessageLine(head.slice(0, 20_000));
    const dates = isWhatsApp ? readWhatsappDates(head, tail) : readTelegramDates(head, tail);
    const conversation = isWhatsApp ? 'WhatsApp' : dates.length > 0 ? 'Telegram' : null;
    return { dates, facts: { ...facts, ...(conversation && { conversation }) }, isPartial: !isComplete };
  } catch {
    // The file is not readable as a zip: it is kept as received, and reported as partly read.
    return { dates: [], facts: {}, isPartial: true };
  } finally {
    await reader.close().catch(() => undefined);
  }
}

/**
 * Returns the beginning of the entry, and whether it is complete. Counts the bytes produced, since the sizes in the
 * header can be forged.
 */
async function unpack(
  zip: Blob,
  { offset, compressedSize, compressionMethod }: EntryMetaData,
): Promise<{ bytes: Bytes; isComplete: boolean }> {
  // Local file header: 30 bytes, then a name and an extra field whose lengths are at offsets 26 and 28 (APPNOTE 4.3.7).
  const header = new DataView(await zip.slice(offset, offset + 30).arrayBuffer());
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const data = zip.slice(start, start + compressedSize).stream();
  const plain = compressionMethod === METHOD_STORED ? data : data.pipeThrough(new DecompressionStream('deflate-raw'));
  const chunks: Bytes[] = [];
  let size = 0;
  for await (const chunk of readChunks(plain)) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_UNPACKED_BYTES) break;
  }
  return { bytes: concatBytes(chunks), isComplete: size <= MAX_UNPACKED_BYTES };
}
