import type { Bytes } from '../domain/shared/binary.ts';
import { readLatin1 } from './fileFormat.ts';
import { type Overwrite, refuse, viewOf } from './overwrites.ts';

/* What MP3, AAC, WAV and FLAC say besides the sound. */

/** Tags that follow each other before the sound. */
export const MAX_TAGS = 16;

/** ID3v2 before the sound. */
export function* findInMpegAudio(bytes: Bytes): Iterable<Overwrite> {
  let start = 0;
  for (let count = 0; readLatin1(bytes, start, 3) === 'ID3' && start + 10 <= bytes.length; count += 1) {
    if (count === MAX_TAGS) refuse();
    const end = start + 10 + readSynchsafe(bytes, start + 6) + ((bytes[start + 5] ?? 0) & 0x10 ? 10 : 0);
    if (end > bytes.length) refuse();
    // Neither extended header nor footer: only padding.
    yield { from: start + 5, to: start + 6, text: '' };
    yield { from: start + 10, to: end, text: '' };
    start = end;
  }
  // Its blocks would be taken for sound.
  if (readLatin1(bytes, start, 4) === 'fLaC') refuse();
  yield* findEndTags(bytes, start);
}

/** ID3v1, its extension, ID3v2.4, APE and Lyrics3 after the sound. */
function* findEndTags(bytes: Bytes, start: number): Iterable<Overwrite> {
  const view = viewOf(bytes);
  let end = bytes.length;
  for (let count = 0; ; count += 1) {
    const size = readEndTag(bytes, view, end);
    if (size === 0) return;
    if (count === MAX_TAGS || end - size < start) refuse();
    yield { from: end - size, to: end, text: '' };
    end -= size;
  }
}

/** ID3v2.4, 6.2: seven bits in each of four bytes. */
function readSynchsafe(bytes: Bytes, at: number): number {
  return bytes.subarray(at, at + 4).reduce((sum, byte) => (byte < 0x80 ? sum * 128 + byte : refuse()), 0);
}

/** Mark, text and mark: the text has at most 5100 bytes. */
const MAX_LYRICS_BYTES = 11 + 5100 + 9;

/** Returns the size of the tag that ends there, 0 for none. Throws RangeError when its beginning is not found. */
function readEndTag(bytes: Bytes, view: DataView, end: number): number {
  const textAt = (back: number, length: number) => (end < back ? '' : readLatin1(bytes, end - back, length));
  if (textAt(128, 3) === 'TAG') return textAt(128 + 227, 4) === 'TAG+' ? 128 + 227 : 128;
  if (textAt(32, 8) === 'APETAGEX') {
    const hasHeader = view.getUint32(end - 12, true) >= 0x8000_0000;
    return Math.max(32, view.getUint32(end - 20, true)) + (hasHeader ? 32 : 0);
  }
  if (textAt(10, 3) === '3DI') {
    const size = readSynchsafe(bytes, end - 4) + 20;
    return textAt(size, 3) === 'ID3' ? size : refuse();
  }
  if (textAt(9, 9) === 'LYRICSEND') {
    const last = readLatin1(bytes, Math.max(0, end - MAX_LYRICS_BYTES), Math.min(end, MAX_LYRICS_BYTES));
    const at = last.lastIndexOf('LYRICSBEGIN');
    return at === -1 ? refuse() : last.length - at;
  }
  const lyrics = /^(\d{6})LYRICS200$/.exec(textAt(15, 15));
  return lyrics === null ? 0 : Number(lyrics[1]) + 15;
}

/** A recording has some ten. */
const MAX_CHUNKS = 100_000;

/** Chunks that the sound needs (RIFF: Multimedia Programming Interface, 1991). */
const KEPT_CHUNKS = new Set(['fmt ', 'data', 'fact', 'wavl', 'slnt', 'cue ', 'smpl', 'PEAK']);

export function* findInWave(bytes: Bytes): Iterable<Overwrite> {
  const view = viewOf(bytes);
  let at = 12;
  for (let count = 0; at + 8 <= bytes.length; count += 1) {
    if (count === MAX_CHUNKS) refuse();
    const type = readLatin1(bytes, at, 4);
    const end = at + 8 + view.getUint32(at + 4, true);
    // A recording that was interrupted: its sound follows.
    if (type === 'data' && end === at + 8) refuse();
    // A recording that was cut, or written without knowing its length.
    if (end > bytes.length) return type === 'data' ? undefined : refuse();
    if (!KEPT_CHUNKS.has(type)) {
      yield { from: at, to: at + 4, text: 'JUNK' };
      yield { from: at + 8, to: end, text: '' };
    }
    at = end + (end % 2);
  }
  if (at < bytes.length) refuse();
}

const FLAC = { streamInfo: 0, padding: 1, seekTable: 3, last: 0x80 };

/** RFC 9639, section 8. */
export function* findInFlac(bytes: Bytes): Iterable<Overwrite> {
  const view = viewOf(bytes);
  let at = 4;
  for (let isLast = false; !isLast; ) {
    const head = view.getUint32(at);
    const type = (head >>> 24) & 0x7f;
    isLast = head >>> 31 === 1;
    const end = at + 4 + (head & 0xffffff);
    if (end > bytes.length) refuse();
    if (type !== FLAC.streamInfo && type !== FLAC.seekTable) {
      const kind = FLAC.padding | (isLast ? FLAC.last : 0);
      yield { from: at, to: at + 1, text: String.fromCharCode(kind) };
      yield { from: at + 4, to: end, text: '' };
    }
    at = end;
  }
  yield* findEndTags(bytes, at);
}
