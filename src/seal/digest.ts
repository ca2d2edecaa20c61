import { createSHA256 } from 'hash-wasm';
import { type BinaryContent, byteLength, readChunks, releaseBuffer } from '../domain/shared/binary.ts';

/**
 * Up to this size, `crypto.subtle` hashes the bytes in one call, which is faster. Larger files go through hash-wasm
 * in chunks, so that memory stays flat.
 */
export const ONE_SHOT_MAX_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 8 * 1024 * 1024;

/**
 * Returns the SHA-256 in lower-case hex. `onBytes` receives the number of bytes hashed so far, after each chunk; an
 * error it throws (a cancel) stops the work and is rethrown.
 */
export async function sha256Hex(source: BinaryContent, onBytes?: (done: number) => void): Promise<string> {
  const size = byteLength(source);
  if (size > ONE_SHOT_MAX_BYTES) return hashInChunks(source, onBytes);
  const bytes = source instanceof Blob ? await source.arrayBuffer() : source;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  onBytes?.(size);
  return toHex(new Uint8Array(digest));
}

async function hashInChunks(source: BinaryContent, onBytes?: (done: number) => void): Promise<string> {
  // A stream of a Blob is read ahead; slices would each wait for the disk.
  const chunks = source instanceof Blob ? readAndRelease(source) : sliceBytes(source);
  return (await sha256OfStream(chunks, onBytes)).sha256;
}

async function* readAndRelease(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of readChunks(blob.stream())) {
    yield chunk;
    releaseBuffer(chunk);
  }
}

function* sliceBytes(bytes: Uint8Array<ArrayBuffer>): Generator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) yield bytes.subarray(from, from + CHUNK_BYTES);
}

/** As sha256Hex, for chunks of any size, none of which is kept. */
export async function sha256OfStream(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>,
  onBytes?: (done: number) => void,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hasher = await createSHA256();
  let bytes = 0;
  for await (const chunk of chunks) {
    hasher.update(chunk);
    bytes += chunk.length;
    onBytes?.(bytes);
  }
  return { sha256: hasher.digest('hex'), bytes };
}

/** Parses a digest as typed or pasted, with spaces, colons or capitals. Returns null for anything else. */
export function parseDigest(typed: string): string | null {
  const hex = typed.replace(/[\s:]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex) ? hex : null;
}

/** Separates a digest into groups of four digits, for reading aloud. */
export const groupHex = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ');

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Reads the bytes as an unsigned integer, big endian. */
export const bytesToBigInt = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
