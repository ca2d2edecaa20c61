import type { EntryMetaData } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { crc32, createCRC32 } from 'hash-wasm';
import { ONE_SHOT_MAX_BYTES } from '../digest.ts';
import { type FileContent, toBytes } from './fileContent.ts';
import { descriptorAgrees, headerAgrees, headerLength, headerReadBytes } from './localHeader.ts';
import { UnreadableFile } from './source.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const STORED = 0;
export const DEFLATED = 8;
const MAX_DESCRIPTOR_BYTES = 24;
/** Above the size of any file in a dossier. */
const MAX_INFLATED_BYTES = 256 * 1024 * 1024;
/** Larger files are inflated while they are read. */
const MAX_INFLATED_AT_ONCE_BYTES = 4 * 1024 * 1024;
const CRC_CHUNK_BYTES = 8 * 1024 * 1024;
/** Deflate, no flags, no date, system unknown (RFC 1952). */
const GZIP_HEADER = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/**
 * Returns the content of a stored or deflated entry whose record must end at `recordEnd`. Reads header and data in
 * one read of the zip, except for large entries: measured twice as fast as a zip reader, because a read costs more
 * than the bytes it returns. Throws UnreadableFile.
 */
export async function readEntry(zip: Blob, entry: EntryMetaData, recordEnd: number): Promise<FileContent> {
  const { filename, offset, compressedSize, uncompressedSize, compressionMethod } = entry;
  const { head, start } = await readRecord(zip, entry, recordEnd);
  const end = start + compressedSize;
  const data = end <= head.length ? head.subarray(start, end) : zip.slice(offset + start, offset + end);
  if (compressionMethod === DEFLATED) {
    if (uncompressedSize > MAX_INFLATED_BYTES) throw new UnreadableFile('too-large', filename);
    const inflated = inflate(data, entry);
    return uncompressedSize > MAX_INFLATED_AT_ONCE_BYTES ? inflated : toBytes(inflated);
  }
  if (compressedSize !== uncompressedSize) throw new UnreadableFile('unreadable', filename);
  if (Number.parseInt(await computeCrc(data), 16) !== entry.crc32) throw new UnreadableFile('unreadable', filename);
  return data;
}

async function computeCrc(data: Bytes | Blob): Promise<string> {
  if (!(data instanceof Blob)) return crc32(data);
  const sum = await createCRC32();
  for (let from = 0; from < data.size; from += CRC_CHUNK_BYTES) sum.update(await read(data, from, CRC_CHUNK_BYTES));
  return sum.digest();
}

/** Checks that the record contains nothing but what the central directory describes. Throws UnreadableFile. */
export async function checkRecord(zip: Blob, entry: EntryMetaData, recordEnd: number): Promise<void> {
  await readRecord(zip, entry, recordEnd);
}

/** `head`: the record, or its start when it is large; `start`: offset of the data in it. */
async function readRecord(zip: Blob, entry: EntryMetaData, recordEnd: number) {
  const { filename, offset, compressedSize } = entry;
  const headerBytes = headerReadBytes(entry);
  const length = recordEnd - offset;
  const isSingleRead = length <= ONE_SHOT_MAX_BYTES + headerBytes;
  const head = await read(zip, offset, isSingleRead ? Math.max(length, headerBytes) : headerBytes);
  const start = headerLength(head);
  if (start === null) throw new UnreadableFile('header-mismatch', filename);
  const header = start <= head.length ? head.subarray(0, start) : await read(zip, offset, start);
  const end = start + compressedSize;
  if (offset + end > zip.size) throw new UnreadableFile('beyond-file', filename);
  if (!headerAgrees(header, entry)) throw new UnreadableFile('header-mismatch', filename);
  // More bytes than a descriptor are a gap; fewer than zero, an overlap.
  const between = length - end;
  if (between < 0 || between > MAX_DESCRIPTOR_BYTES) throw new UnreadableFile('record-bounds', filename);
  const rest = isSingleRead ? head.subarray(end, length) : await read(zip, offset + end, between);
  if (!descriptorAgrees(header, rest, entry)) throw new UnreadableFile('record-bounds', filename);
  return { head, start };
}

/** Rejects with UnreadableFile, at the declared size at the latest: a small hostile file may inflate without limit. */
function inflate(data: Bytes | Blob, entry: EntryMetaData): ReadableStream<Bytes> {
  const { uncompressedSize: size, filename: path } = entry;
  const reader = new Blob([GZIP_HEADER, data, gzipTrailer(entry)])
    .stream()
    // As gzip, so that the platform also checks the CRC.
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  let seen = 0;
  return new ReadableStream<Bytes>({
    async pull(controller) {
      const { value, done } = await reader.read().catch((cause: unknown) => {
        throw new UnreadableFile('unreadable', path, { cause });
      });
      seen += value?.length ?? 0;
      if (seen > size || (done && seen < size)) {
        // Chromium rejects it when the data is at fault.
        await reader.cancel().catch(() => undefined);
        throw new UnreadableFile('unreadable', path);
      }
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function gzipTrailer({ crc32: crc, uncompressedSize }: EntryMetaData): Bytes {
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, crc ?? 0, true);
  // Modulo 2^32 (RFC 1952, ISIZE), as setUint32 does.
  trailer.setUint32(4, uncompressedSize, true);
  return new Uint8Array(trailer.buffer);
}

async function read(zip: Blob, from: number, length: number): Promise<Bytes> {
  return new Uint8Array(await zip.slice(from, from + length).arrayBuffer());
}
