import { createSHA256 } from 'hash-wasm';
import { type BinaryContent, byteLength } from '../domain/shared/binary.ts';

/** Up to here `crypto.subtle` takes the bytes whole (faster); above, pieces go through hash-wasm and memory stays flat. */
export const ONE_SHOT_MAX_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 8 * 1024 * 1024;

/**
 * SHA-256 in lower-case hex. `onBytes` is told the bytes hashed so far, after each piece; what it throws (a cancel)
 * stops the work and comes out of here.
 */
export async function sha256Hex(source: BinaryContent, onBytes?: (done: number) => void): Promise<string> {
  const size = byteLength(source);
  if (size > ONE_SHOT_MAX_BYTES) return hashInChunks(source, size, onBytes);
  const bytes = source instanceof Blob ? await source.arrayBuffer() : source;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  onBytes?.(size);
  return toHex(new Uint8Array(digest));
}

async function hashInChunks(
  source: BinaryContent,
  size: number,
  onBytes?: (done: number) => void,
): Promise<string> {
  const hasher = await createSHA256();
  for (let from = 0; from < size; from += CHUNK_BYTES) {
    const chunk = source.slice(from, from + CHUNK_BYTES);
    hasher.update(chunk instanceof Blob ? new Uint8Array(await chunk.arrayBuffer()) : chunk);
    onBytes?.(Math.min(from + CHUNK_BYTES, size));
  }
  return hasher.digest('hex');
}

/** A digest as a person types or pastes it: spaces, colons and capitals allowed; null when it is not one. */
export function parseDigest(typed: string): string | null {
  const hex = typed.replace(/[\s:]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex) ? hex : null;
}

/** In groups of four, as one reads it out. */
export function groupHex(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
