import { BlobReader, type EntryMetaData, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import type { FileDate } from '../domain/import/importedFile.ts';
import { telegramDates } from './telegram.ts';
import { decoded } from './text.ts';
import { MESSAGE_LINE, whatsappDates } from './whatsapp.ts';

/** What a zip may unpack to here, however little it weighs: a bomb stops at this. */
const UNPACKED_MAX = 8 * 1024 * 1024;
const ENTRIES_MAX = 20_000;
const EDGE = 256 * 1024;
const STORED = 0;

const CHAT = /(?:^|\/)(?:_chat\.txt|[^/]*whatsapp[^/]*\.txt|result\.json|messages\.html)$/i;

interface Archive {
  readonly dates: FileDate[];
  readonly facts: Record<string, string>;
  readonly partly: boolean;
}

/** Lists a zip and, when it is a conversation as WhatsApp or Telegram export it, finds its first and last message. */
export async function readArchive(zip: Blob): Promise<Archive> {
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false, filenameValidation: 'tolerant' });
  try {
    let count = 0;
    let chat: EntryMetaData | null = null;
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      count += 1;
      if (count > ENTRIES_MAX) break;
      if (chat === null && !entry.encrypted && CHAT.test(entry.filename)) chat = entry;
    }
    const facts = { entries: count > ENTRIES_MAX ? `${ENTRIES_MAX}+` : String(count) };
    if (chat === null) return { dates: [], facts, partly: count > ENTRIES_MAX };
    const { bytes, whole } = await unpacked(zip, chat);
    const head = decoded(bytes.slice(0, EDGE)) ?? '';
    const tail = whole ? new TextDecoder().decode(bytes.slice(-EDGE)) : '';
    const isWhatsApp = MESSAGE_LINE.test(head.slice(0, 20_000));
    const dates = isWhatsApp ? whatsappDates(head, tail) : telegramDates(head, tail);
    const conversation = isWhatsApp ? 'WhatsApp' : dates.length > 0 ? 'Telegram' : null;
    return { dates, facts: { ...facts, ...(conversation && { conversation }) }, partly: !whole };
  } catch {
    // Not readable as a zip: it is kept as received, and said so.
    return { dates: [], facts: {}, partly: true };
  } finally {
    await reader.close().catch(() => undefined);
  }
}

/** The entry's beginning, and whether that is all of it; its sizes are its author's words, so what comes is counted. */
async function unpacked(
  zip: Blob,
  { offset, compressedSize, compressionMethod }: EntryMetaData,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; whole: boolean }> {
  // Local header: 30 bytes, then a name and extra field whose lengths stand at 26 and 28 (APPNOTE 4.3.7).
  const header = new DataView(await zip.slice(offset, offset + 30).arrayBuffer());
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const data = zip.slice(start, start + compressedSize).stream();
  const plain =
    compressionMethod === STORED ? data : data.pipeThrough(new DecompressionStream('deflate-raw'));
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const stream = plain.getReader();
  for (;;) {
    const { done, value } = await stream.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
    if (size > UNPACKED_MAX) {
      await stream.cancel();
      break;
    }
  }
  return { bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()), whole: size <= UNPACKED_MAX };
}
