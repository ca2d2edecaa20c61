import { crc32, deflateRawSync } from 'node:zlib';
import type { Bytes } from '../../src/domain/shared/binary.ts';

/** Writes zips byte by byte, each part as asked and without checks. */

export interface ZipRecord {
  readonly name: string;
  readonly data: Uint8Array;
  readonly localName?: string;
  /** Extra fields of both headers. */
  readonly extra?: Uint8Array;
  readonly localExtra?: Uint8Array;
  readonly crc?: number;
  /** The declared sizes; those of the data by default. */
  readonly size?: number;
  readonly compressedSize?: number;
  /** Only declared: `data` is written as it is. */
  readonly method?: number;
  readonly flags?: number | undefined;
  readonly localFlags?: number;
  /** Needed to extract, times ten. */
  readonly version?: number;
  /** External attributes: the Unix mode in the upper half, those of MS-DOS in the lower. */
  readonly attributes?: number;
  /** Internal attributes (APPNOTE 4.4.14). */
  readonly internalAttributes?: number;
  /** The system that wrote the entry, and whose attributes it has (APPNOTE 4.4.2): MS-DOS by default. */
  readonly system?: number;
  /** Of the entry in the central directory. */
  readonly entryComment?: string;
  /** Whether the central directory lists it. */
  readonly listed?: boolean;
  /** Offset stated by the central directory. */
  readonly offset?: number;
  /** Whether the record itself is written. */
  readonly written?: boolean;
}

export interface ZipParts {
  readonly prefix?: string;
  /** Between the last record and the central directory. */
  readonly gap?: string;
  readonly comment?: string;
  readonly suffix?: string;
  /** Number of entries that the end record states. */
  readonly count?: number;
  /** Bytes between the central directory and the end record, made from their offset, count and size. */
  readonly zip64?: (at: number, count: number, size: number) => Uint8Array;
}

const UTF8 = 0x800;

export function writeZip(records: readonly ZipRecord[], parts: ZipParts = {}): Bytes {
  const { prefix = '', gap = '', comment = '', suffix = '' } = parts;
  const chunks: Uint8Array[] = [Buffer.from(prefix)];
  const central: Buffer[] = [];
  let at = Buffer.byteLength(prefix);
  for (const record of records) {
    const { name, localName = name, extra = new Uint8Array(), localExtra = extra, data, written = true } = record;
    if (record.listed !== false) central.push(centralHeader(record, extra, record.offset ?? at));
    if (!written) continue;
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04'),
      commonFields({ ...record, flags: record.localFlags ?? record.flags }, localName, localExtra),
      Buffer.from(localName),
      localExtra,
    ]);
    chunks.push(local, data);
    at += local.length + data.length;
  }
  const directory = Buffer.concat(central);
  const directoryAt = at + Buffer.byteLength(gap);
  const zip64 = parts.zip64?.(directoryAt, central.length, directory.length) ?? new Uint8Array();
  const end = Buffer.alloc(18);
  for (const offset of [4, 6]) end.writeUInt16LE(Math.min(parts.count ?? central.length, 0xffff), offset);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(directoryAt, 12);
  end.writeUInt16LE(Buffer.byteLength(comment), 16);
  const ending = [Buffer.from('PK\x05\x06'), end, Buffer.from(comment + suffix)];
  return new Uint8Array(Buffer.concat([...chunks, Buffer.from(gap), directory, zip64, ...ending]));
}

/** The 26 bytes that both headers have: version, flags, method, date, CRC, sizes, lengths. */
function commonFields(record: ZipRecord, name: string, extra: Uint8Array): Buffer {
  const { data, crc = crc32(data), size = data.length, compressedSize = data.length, method = 0 } = record;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: names may have any character.
  const flags = record.flags ?? (/^[\x00-\x7f]*$/.test(name) ? 0 : UTF8);
  const fixed = Buffer.alloc(26);
  fixed.writeUInt16LE(record.version ?? 20, 0);
  fixed.writeUInt16LE(flags, 2);
  fixed.writeUInt16LE(method, 4);
  fixed.writeUInt32LE(crc, 10);
  fixed.writeUInt32LE(compressedSize, 14);
  fixed.writeUInt32LE(size, 18);
  fixed.writeUInt16LE(Buffer.byteLength(name), 22);
  fixed.writeUInt16LE(extra.length, 24);
  return fixed;
}

function centralHeader(record: ZipRecord, extra: Uint8Array, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  const comment = Buffer.from(record.entryComment ?? '');
  rest.writeUInt16LE(comment.length, 0);
  rest.writeUInt16LE(record.internalAttributes ?? 0, 4);
  rest.writeUInt32LE(record.attributes ?? 0, 6);
  rest.writeUInt32LE(offset, 10);
  const fields = commonFields(record, record.name, extra);
  const madeBy = Buffer.from([20, record.system ?? 0]);
  return Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, fields, rest, Buffer.from(record.name), extra, comment]);
}

export function deflated(name: string, content: Uint8Array): ZipRecord {
  const data = deflateRawSync(content);
  return { name, data, method: 8, crc: crc32(content), size: content.length };
}

/** `values`: of 8 bytes each. */
export function zip64Field(...values: readonly number[]): Bytes {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * values.length, 2);
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return new Uint8Array(field);
}

/** An extra field as libarchive reads 0x6c78: the version and the external attributes, here those of a link. */
export function typeField(id: number): Bytes {
  const field = Buffer.alloc(11);
  field.writeUInt16LE(id, 0);
  field.writeUInt16LE(7, 2);
  field.writeUInt8(1 | 4, 4);
  field.writeUInt16LE(0x0314, 5);
  field.writeUInt32LE(0o120777 * 0x10000, 7);
  return new Uint8Array(field);
}

/** A second name (APPNOTE 4.6.9). `of`: the name in the header, whose CRC it has. */
export function unicodePathField(name: string, of: string): Bytes {
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + Buffer.byteLength(name), 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(of), 5);
  return new Uint8Array(Buffer.concat([field, Buffer.from(name)]));
}

interface Zip64End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Offset that the locator states for the end record that follows the directory. */
  readonly at: number;
  readonly extensibleData?: string;
}

/** The Zip64 end record and its locator (APPNOTE 4.3.14, 4.3.15). */
export function zip64End({ count, size, offset, at, extensibleData = '' }: Zip64End): Bytes {
  const end = Buffer.alloc(56);
  end.write('PK\x06\x06', 'latin1');
  end.writeBigUInt64LE(BigInt(44 + extensibleData.length), 4);
  end.writeUInt16LE(45, 12);
  end.writeUInt16LE(45, 14);
  for (const [position, value] of [
    [24, count],
    [32, count],
    [40, size],
    [48, offset],
  ] as const)
    end.writeBigUInt64LE(BigInt(value), position);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(at), 8);
  locator.writeUInt32LE(1, 16);
  return new Uint8Array(Buffer.concat([end, Buffer.from(extensibleData), locator]));
}
