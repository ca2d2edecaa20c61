import type { EntryMetaData } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { WHOLE_UP_TO } from '../digest.ts';
import { headerAgrees, headerLength, headerRoom } from './localHeader.ts';
import { UnreadableFile } from './source.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const STORED = 0;
export const DEFLATED = 8;

/**
 * The content of a stored or deflated entry. Header and data come in one read of the zip (twice as fast as through a
 * zip reader, measured; a read costs more than the bytes it brings), but for entries too large to be held whole.
 * Throws UnreadableFile.
 */
export async function readEntry(zip: Blob, entry: EntryMetaData): Promise<Bytes | Blob> {
  const { filename, offset, compressedSize, uncompressedSize, compressionMethod } = entry;
  const inOne = compressedSize <= WHOLE_UP_TO ? compressedSize : 0;
  const head = await read(zip, offset, headerRoom(entry) + inOne);
  const start = headerLength(head);
  if (start === null) throw new UnreadableFile('header-mismatch', filename);
  const header = start <= head.length ? head.subarray(0, start) : await read(zip, offset, start);
  if (offset + start + compressedSize > zip.size) throw new UnreadableFile('beyond-file', filename);
  if (!headerAgrees(header, entry)) throw new UnreadableFile('header-mismatch', filename);
  const end = start + compressedSize;
  const data = end <= head.length ? head.subarray(start, end) : zip.slice(offset + start, offset + end);
  if (compressionMethod === DEFLATED) return inflate(data, uncompressedSize, filename);
  if (compressedSize !== uncompressedSize) throw new UnreadableFile('unreadable', filename);
  return data;
}

/** Never past the declared size: what a small file inflates to is for its author to choose. */
async function inflate(data: Bytes | Blob, size: number, path: string): Promise<Blob> {
  let seen = 0;
  const bounded = new TransformStream<Bytes, Bytes>({
    transform(chunk, controller) {
      seen += chunk.length;
      if (seen > size) throw new UnreadableFile('unreadable', path);
      controller.enqueue(chunk);
    },
  });
  try {
    const deflated = data instanceof Blob ? data : new Blob([data]);
    const inflated = deflated
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
      .pipeThrough(bounded);
    const blob = await new Response(inflated).blob();
    if (blob.size === size) return blob;
  } catch (error) {
    throw new UnreadableFile('unreadable', path, { cause: error });
  }
  throw new UnreadableFile('unreadable', path);
}

async function read(zip: Blob, from: number, length: number): Promise<Bytes> {
  return new Uint8Array(await zip.slice(from, from + length).arrayBuffer());
}
