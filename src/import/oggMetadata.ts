import type { Bytes } from '../domain/shared/binary.ts';
import { readLatin1 } from './fileFormat.ts';
import { type Overwrite, overwrite, refuse, viewOf } from './overwrites.ts';

/*
 * What a sound in Ogg says besides the sound: the comments, in its second page (RFC 3533, 6; RFC 7845, 5.2; Vorbis I,
 * 5). The name of the program that made it stays.
 */

/** The comments begin with it; what their packet ends with when it has none. */
const FORMATS: readonly (readonly [mark: string, none: string])[] = [
  ['OpusTags', ''],
  ['\x03vorbis', '\x01'],
];
const HEADER_BYTES = 27;
const FIRST_OF_STREAM = 2;
const NO_COMMENTS = '\0\0\0\0';

/** Only a sound alone, whose comments are in one page: anything else is too unusual to be sure. */
export function* findInOgg(bytes: Bytes): Iterable<Overwrite> {
  const view = viewOf(bytes);
  let at = 0;
  for (let index = 0; at < bytes.length; index += 1) {
    if (readLatin1(bytes, at, 4) !== 'OggS') refuse();
    const isFirst = (view.getUint8(at + 5) & FIRST_OF_STREAM) !== 0;
    if (isFirst !== (index === 0)) refuse();
    const body = at + HEADER_BYTES + view.getUint8(at + HEADER_BYTES - 1);
    const lengths = bytes.subarray(at + HEADER_BYTES, body);
    const end = body + lengths.reduce((sum, length) => sum + length, 0);
    if (index === 1) yield* findComments(bytes, { at, body, end, lengths });
    at = end;
  }
}

interface Page {
  readonly at: number;
  readonly body: number;
  readonly end: number;
  /** Of the parts of its packets: less than 255 ends one. */
  readonly lengths: Bytes;
}

function* findComments(bytes: Bytes, { at, body, end, lengths }: Page): Iterable<Overwrite> {
  const view = viewOf(bytes);
  const last = lengths.findIndex((length) => length < 255);
  const packetEnd = body + lengths.subarray(0, last + 1).reduce((sum, length) => sum + length, 0);
  const [mark, none] = FORMATS.find(([start]) => readLatin1(bytes, body, start.length) === start) ?? refuse();
  const countAt = body + mark.length + 4 + view.getUint32(body + mark.length, true);
  if (last === -1 || end > bytes.length || countAt + NO_COMMENTS.length + none.length > packetEnd) refuse();
  if (view.getUint32(countAt, true) === 0) return;
  const change = { from: countAt, to: packetEnd, text: `${NO_COMMENTS}${none}` };
  yield change;
  const sumAt = { from: at + 22, to: at + 26, text: '' };
  const page = bytes.slice(0, end);
  overwrite(page, [change, sumAt]);
  yield { ...sumAt, text: checksum(page.subarray(at)) };
}

/** The checksum of a page whose own is zero, least significant byte first (RFC 3533, 6). */
function checksum(page: Bytes): string {
  let sum = 0;
  for (const byte of page) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0);
  }
  return String.fromCharCode(...[0, 8, 16, 24].map((shift) => (sum >>> shift) & 255));
}
