import type { EntryMetaData } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { viewOf } from './localHeader.ts';
import type { Problem } from './report.ts';

/**
 * The end record and the central directory, read a second time and to the byte: what another program could take for
 * a file must be what zip.js listed. The records of the files are held to their bounds where they are read.
 */

type Bytes = Uint8Array<ArrayBuffer>;

const END = 0x06054b50;
const END_FIXED = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_FIXED = 20;
const END64 = 0x06064b50;
const END64_FIXED = 56;
const CENTRAL = 0x02014b50;
const CENTRAL_FIXED = 46;
/** The value is in the Zip64 part. */
const SENTINEL = 0xffffffff;

export interface Layout {
  readonly problems: readonly Problem[];
  readonly hasComment: boolean;
  /** Where the record of this entry must end: at the next one, or at the central directory. */
  recordEnd(entry: EntryMetaData): number;
}

interface Ending {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** The first byte after the central directory. */
  readonly directoryEnd: number;
  readonly hasComment: boolean;
  /** End records agree with one another and reach the end of the file. */
  readonly sound: boolean;
}

export async function readLayout(zip: Blob, entries: readonly EntryMetaData[]): Promise<Layout> {
  const ending = await readEnding(zip);
  const offsets = entries.map(({ offset }) => offset).sort((a, b) => a - b);
  const directoryStart = ending === null ? zip.size : ending.directoryEnd - ending.size;
  const ends = new Map(offsets.map((offset, index) => [offset, offsets[index + 1] ?? directoryStart]));
  const problems: Problem[] = [];
  const begins = offsets[0] ?? directoryStart;
  if (ending === null || !ending.sound || begins !== 0 || ending.offset !== directoryStart) {
    problems.push({ code: 'bytes-around-zip' });
  }
  if (ending === null || !(await listsThemAll(zip, ending, entries)))
    problems.push({ code: 'zip-directory' });
  return {
    problems,
    hasComment: ending?.hasComment ?? false,
    recordEnd: ({ offset }) => ends.get(offset) ?? directoryStart,
  };
}

async function readEnding(zip: Blob): Promise<Ending | null> {
  // The last signature: one more in a comment then leaves bytes between the directory and the end record.
  const from = Math.max(0, zip.size - END_FIXED - 0xffff - LOCATOR_FIXED);
  const tail = viewOf(await read(zip, from, zip.size));
  let at = tail.byteLength - END_FIXED;
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
  if (at < 0) return null;
  const comment = tail.getUint16(at + 20, true);
  const plain = {
    count: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const alone = tail.getUint32(at + 4, true) === 0 && tail.getUint16(at + 8, true) === plain.count;
  const sound = alone && at + END_FIXED + comment === tail.byteLength;
  const hasComment = comment > 0;
  const locator = at - LOCATOR_FIXED;
  if (locator < 0 || tail.getUint32(locator, true) !== LOCATOR) {
    return { ...plain, directoryEnd: from + at, hasComment, sound };
  }
  const start = Number(tail.getBigUint64(locator + 8, true));
  const end64 = viewOf(await read(zip, start, start + END64_FIXED));
  if (end64.byteLength < END64_FIXED || end64.getUint32(0, true) !== END64) return null;
  const big = (offset: number) => Number(end64.getBigUint64(offset, true));
  const whole = { count: big(32), size: big(40), offset: big(48) };
  const agree =
    [0xffff, whole.count].includes(plain.count) &&
    [SENTINEL, whole.size].includes(plain.size) &&
    [SENTINEL, whole.offset].includes(plain.offset) &&
    big(24) === whole.count &&
    start + 12 + big(4) === from + locator;
  return { ...whole, directoryEnd: start, hasComment, sound: sound && agree };
}

/** As many records as declared, end to end over the bytes declared, and each the one that zip.js gave. */
async function listsThemAll(
  zip: Blob,
  { count, size, directoryEnd }: Ending,
  entries: readonly EntryMetaData[],
): Promise<boolean> {
  const bytes = await read(zip, directoryEnd - size, directoryEnd);
  if (bytes.length !== size || count !== entries.length) return false;
  const view = viewOf(bytes);
  let at = 0;
  for (const { rawFilename, offset } of entries) {
    if (at + CENTRAL_FIXED > size || view.getUint32(at, true) !== CENTRAL) return false;
    const nameEnd = at + CENTRAL_FIXED + view.getUint16(at + 28, true);
    if (!sameBytes(bytes.subarray(at + CENTRAL_FIXED, nameEnd), rawFilename)) return false;
    if (![SENTINEL, offset].includes(view.getUint32(at + 42, true))) return false;
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === size;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

async function read(zip: Blob, from: number, to: number): Promise<Bytes> {
  return new Uint8Array(await zip.slice(Math.max(0, from), Math.max(0, to)).arrayBuffer());
}
