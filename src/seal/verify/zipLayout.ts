import type { EntryMetaData } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { areBytesEqual } from '../../domain/shared/binary.ts';
import { resolveZip64, SENTINEL, viewOf } from './localHeader.ts';
import type { Problem } from './report.ts';

/**
 * Parses the end record and the central directory a second time, byte by byte: any file that another program could
 * see must be one that zip.js listed. zipEntry.ts checks the bounds of each file's record.
 */

type Bytes = Uint8Array<ArrayBuffer>;

const END_SIGNATURE = 0x06054b50;
const END_FIXED_BYTES = 22;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_FIXED_BYTES = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_FIXED_BYTES = 56;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_FIXED_BYTES = 46;

export interface ZipLayout {
  readonly problems: readonly Problem[];
  readonly hasComment: boolean;
  /** Required end of this entry's record: the next record, or the central directory. */
  recordEnd(entry: EntryMetaData): number;
}

interface EndRecord {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Offset of the first byte after the central directory. */
  readonly directoryEnd: number;
  readonly hasComment: boolean;
  /** Whether the end records agree and reach the end of the file. */
  readonly isSound: boolean;
}

export async function readZipLayout(zip: Blob, entries: readonly EntryMetaData[]): Promise<ZipLayout> {
  const endRecord = await readEndRecord(zip);
  const offsets = entries.map(({ offset }) => offset).sort((a, b) => a - b);
  const directoryStart = endRecord === null ? zip.size : endRecord.directoryEnd - endRecord.size;
  const recordEnds = new Map(offsets.map((offset, index) => [offset, offsets[index + 1] ?? directoryStart]));
  const problems: Problem[] = [];
  const firstOffset = offsets[0] ?? directoryStart;
  if (endRecord === null || !endRecord.isSound || firstOffset !== 0 || endRecord.offset !== directoryStart) {
    problems.push({ code: 'bytes-around-zip' });
  }
  if (endRecord === null || !(await directoryMatches(zip, endRecord, entries)))
    problems.push({ code: 'zip-directory' });
  return {
    problems,
    hasComment: endRecord?.hasComment ?? false,
    recordEnd: ({ offset }) => recordEnds.get(offset) ?? directoryStart,
  };
}

async function readEndRecord(zip: Blob): Promise<EndRecord | null> {
  // The last signature: a second one in a comment leaves bytes between the directory and the end record.
  const from = Math.max(0, zip.size - END_FIXED_BYTES - 0xffff - LOCATOR_FIXED_BYTES);
  const tail = viewOf(await read(zip, from, zip.size));
  let at = tail.byteLength - END_FIXED_BYTES;
  while (at >= 0 && tail.getUint32(at, true) !== END_SIGNATURE) at -= 1;
  if (at < 0) return null;
  const comment = tail.getUint16(at + 20, true);
  const zip32 = {
    count: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const isSingleDisk = tail.getUint32(at + 4, true) === 0 && tail.getUint16(at + 8, true) === zip32.count;
  const isSound = isSingleDisk && at + END_FIXED_BYTES + comment === tail.byteLength;
  const hasComment = comment > 0;
  const locator = at - LOCATOR_FIXED_BYTES;
  if (locator < 0 || tail.getUint32(locator, true) !== LOCATOR_SIGNATURE) {
    return { ...zip32, directoryEnd: from + at, hasComment, isSound };
  }
  const start = Number(tail.getBigUint64(locator + 8, true));
  const end64 = viewOf(await read(zip, start, start + END64_FIXED_BYTES));
  if (end64.byteLength < END64_FIXED_BYTES || end64.getUint32(0, true) !== END64_SIGNATURE) return null;
  const readUint64 = (offset: number) => Number(end64.getBigUint64(offset, true));
  const zip64 = { count: readUint64(32), size: readUint64(40), offset: readUint64(48) };
  const agree =
    [0xffff, zip64.count].includes(zip32.count) &&
    [SENTINEL, zip64.size].includes(zip32.size) &&
    [SENTINEL, zip64.offset].includes(zip32.offset) &&
    readUint64(24) === zip64.count &&
    // Without extensible data, on one disk.
    readUint64(4) === END64_FIXED_BYTES - 12 &&
    start + END64_FIXED_BYTES === from + locator &&
    end64.getUint32(16, true) === 0 &&
    end64.getUint32(20, true) === 0 &&
    tail.getUint32(locator + 4, true) === 0 &&
    tail.getUint32(locator + 16, true) === 1;
  return { ...zip64, directoryEnd: start, hasComment, isSound: isSound && agree };
}

/**
 * The directory must have the declared number of records and of bytes, without gaps, and list the entries of zip.js.
 */
async function directoryMatches(
  zip: Blob,
  { count, size, directoryEnd }: EndRecord,
  entries: readonly EntryMetaData[],
): Promise<boolean> {
  const bytes = await read(zip, directoryEnd - size, directoryEnd);
  if (bytes.length !== size || count !== entries.length) return false;
  const view = viewOf(bytes);
  let at = 0;
  for (const { rawFilename, offset, uncompressedSize, compressedSize } of entries) {
    if (at + CENTRAL_FIXED_BYTES > size || view.getUint32(at, true) !== CENTRAL_SIGNATURE) return false;
    const nameEnd = at + CENTRAL_FIXED_BYTES + view.getUint16(at + 28, true);
    if (!areBytesEqual(bytes.subarray(at + CENTRAL_FIXED_BYTES, nameEnd), rawFilename)) return false;
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const fixed = [24, 20, 42].map((from) => view.getUint32(at + from, true));
    const values = resolveZip64(bytes.subarray(nameEnd, extraEnd), fixed);
    const isSame = values?.join() === [uncompressedSize, compressedSize, offset].join();
    if (!isSame || view.getUint16(at + 34, true) !== 0) return false;
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return at === size;
}

async function read(zip: Blob, from: number, to: number): Promise<Bytes> {
  return new Uint8Array(await zip.slice(Math.max(0, from), Math.max(0, to)).arrayBuffer());
}
