import { createSHA256 } from 'hash-wasm';
import { type Content, sizeOf } from '../domain/content.ts';

/** Up to here `crypto.subtle` takes the bytes whole (faster); above, pieces go through hash-wasm and memory stays flat. */
export const WHOLE_UP_TO = 64 * 1024 * 1024;
const PIECE = 8 * 1024 * 1024;

/**
 * SHA-256 in lower-case hex. `onBytes` is told the bytes hashed so far, after each piece; what it throws (a cancel)
 * stops the work and comes out of here.
 */
export async function sha256Hex(source: Content, onBytes?: (done: number) => void): Promise<string> {
  const size = sizeOf(source);
  if (size > WHOLE_UP_TO) return hashInPieces(source, size, onBytes);
  const bytes = source instanceof Blob ? await source.arrayBuffer() : source;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  onBytes?.(size);
  return toHex(new Uint8Array(digest));
}

async function hashInPieces(
  source: Content,
  size: number,
  onBytes?: (done: number) => void,
): Promise<string> {
  const hasher = await createSHA256();
  for (let from = 0; from < size; from += PIECE) {
    const piece = source.slice(from, from + PIECE);
    hasher.update(piece instanceof Blob ? new Uint8Array(await piece.arrayBuffer()) : piece);
    onBytes?.(Math.min(from + PIECE, size));
  }
  return hasher.digest('hex');
}

/** A digest as a person types or pastes it: spaces, colons and capitals allowed; null when it is not one. */
export function parseDigest(typed: string): string | null {
  const bare = typed.replace(/[\s:]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(bare) ? bare : null;
}

/** In groups of four, as one reads it out. */
export function groupHex(hex: string): string {
  return hex.replace(/(.{4})(?=.)/g, '$1 ');
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
