import { type Bytes, concatBytes } from '../../domain/shared/binary.ts';

/** Version needed to extract (APPNOTE 6.3.10, 4.4.3): 2.0, or 4.5 with Zip64. */
const VERSION_DEFAULT = 20;
const VERSION_ZIP64 = 45;
const DESCRIPTOR_FOLLOWS = 1 << 3;
/** Placeholder for a value that is in the Zip64 field or record. */
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

/** Where the content of a stored entry is in the zip. */
export interface ZipEntry {
  readonly path: string;
  readonly offset: number;
  readonly bytes: number;
}

interface Entry {
  readonly name: Bytes;
  readonly offset: number;
  readonly flags: number;
  readonly crc32: number;
  readonly size: number;
}

/**
 * Writes a zip of stored entries, sequentially. A library would pass every file through streams that copy it three
 * times, and that memory waits for garbage collection (docs/figures.md). Names must be ASCII and unique; all
 * entries have the same date.
 */
export class StoredZip {
  /** Bytes written so far. */
  size = 0;
  private readonly sink: (bytes: Uint8Array) => Promise<void>;
  private readonly modified: Date;
  private readonly entries: Entry[] = [];
  private readonly names = new Set<string>();
  /** The entries written so far. */
  readonly contents: ZipEntry[] = [];

  /** `sink` must not use the bytes after its promise settles. */
  constructor(sink: (bytes: Uint8Array) => Promise<void>, modified: Date) {
    this.sink = sink;
    this.modified = modified;
  }

  /** Adds an entry. `size` and `crc32` are of all `parts` together; throws RangeError when the size differs. */
  async add(
    name: string,
    parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    { size, crc32 }: { readonly size: number; readonly crc32: number },
  ): Promise<void> {
    const entry: Entry = { name: this.registerName(name), offset: this.size, flags: 0, crc32, size };
    await this.write(this.localHeader(entry));
    const from = this.size;
    for await (const part of parts) await this.write(part);
    if (this.size - from !== size) throw new RangeError(`${name}: differs from the declared size`);
    this.contents.push({ path: name, offset: from, bytes: size });
    this.entries.push(entry);
  }

  /** Adds an entry of unknown size, below 4 GiB, with a data descriptor. `crc32` is called after the last part. */
  async addUnmeasured(name: string, parts: AsyncIterable<Uint8Array>, crc32: () => number): Promise<void> {
    const header = { name: this.registerName(name), offset: this.size, flags: DESCRIPTOR_FOLLOWS };
    await this.write(this.localHeader({ ...header, crc32: 0, size: 0 }));
    const from = this.size;
    for await (const part of parts) await this.write(part);
    const entry: Entry = { ...header, crc32: crc32(), size: this.size - from };
    if (entry.size >= FULL_32) throw new RangeError(`${name}: an entry of unknown size must be below 4 GiB`);
    this.contents.push({ path: name, offset: from, bytes: entry.size });
    await this.write(u4(0x08074b50, entry.crc32, entry.size, entry.size));
    this.entries.push(entry);
  }

  /** Writes the central directory. No entry may be added afterwards. */
  async end(): Promise<void> {
    const offset = this.size;
    for (const entry of this.entries) await this.write(this.centralHeader(entry));
    const size = this.size - offset;
    const count = this.entries.length;
    if (count >= FULL_16 || size >= FULL_32 || offset >= FULL_32) {
      const at = this.size;
      const versions = u2(VERSION_ZIP64, VERSION_ZIP64);
      await this.write(concatBytes([u4(0x06064b50), u8(44), versions, u4(0, 0), u8(count, count, size, offset)]));
      await this.write(concatBytes([u4(0x07064b50, 0), u8(at), u4(1)]));
    }
    const shown = Math.min(count, FULL_16);
    const sizes = u4(Math.min(size, FULL_32), Math.min(offset, FULL_32));
    await this.write(concatBytes([u4(0x06054b50), u2(0, 0, shown, shown), sizes, u2(0)]));
  }

  private registerName(name: string): Bytes {
    if (this.names.has(name)) throw new TypeError(`${name}: duplicate name`);
    this.names.add(name);
    return new TextEncoder().encode(name);
  }

  private async write(bytes: Uint8Array): Promise<void> {
    this.size += bytes.length;
    await this.sink(bytes);
  }

  private localHeader(entry: Entry): Bytes {
    const { version, extra } = this.extra(sizesOf(entry));
    return concatBytes([u4(0x04034b50), version, this.commonFields(entry, extra), entry.name, extra]);
  }

  private centralHeader(entry: Entry): Bytes {
    const { name, offset } = entry;
    const { version, extra } = this.extra([...sizesOf(entry), ...(offset < FULL_32 ? [] : [offset])]);
    // Comment length, disk number, internal and external attributes, offset.
    const rest = [u2(0, 0, 0), u4(0, Math.min(offset, FULL_32))];
    const common = this.commonFields(entry, extra);
    return concatBytes([u4(0x02014b50), version, version, common, ...rest, name, extra]);
  }

  /** Fields that both headers share: flags, method, date, CRC, sizes, lengths. */
  private commonFields({ name, flags, crc32, size }: Entry, extra: Bytes): Bytes {
    const at = this.modified;
    // MS-DOS format: local time, in steps of two seconds.
    const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
    const date = ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
    const shown = Math.min(size, FULL_32);
    return concatBytes([u2(flags, 0, time, date), u4(crc32, shown, shown), u2(name.length, extra.length)]);
  }

  /** Zip64 fields, then Info-ZIP's extended timestamp, which is in UTC; and the version that reads them. */
  private extra(large: readonly number[]): { readonly version: Bytes; readonly extra: Bytes } {
    const zip64 = large.length === 0 ? [] : [u2(1, large.length * 8), u8(...large)];
    const modified = [u2(0x5455, 5), u1(1), u4(Math.floor(this.modified.getTime() / 1000))];
    return {
      version: u2(large.length === 0 ? VERSION_DEFAULT : VERSION_ZIP64),
      extra: concatBytes([...zip64, ...modified]),
    };
  }
}

/** The sizes of an entry, stored and whole, when they need Zip64. */
const sizesOf = ({ size }: Entry): number[] => (size < FULL_32 ? [] : [size, size]);

/** Little-endian numbers of so many bytes each. */
const u1 = (...values: readonly number[]): Bytes => Uint8Array.from(values);
const u2 = (...values: readonly number[]): Bytes =>
  numbers(2, values, (view, at, value) => view.setUint16(at, value, true));
const u4 = (...values: readonly number[]): Bytes =>
  numbers(4, values, (view, at, value) => view.setUint32(at, value, true));
const u8 = (...values: readonly number[]): Bytes =>
  numbers(8, values, (view, at, value) => view.setBigUint64(at, BigInt(value), true));

function numbers(
  size: number,
  values: readonly number[],
  set: (view: DataView, at: number, value: number) => void,
): Bytes {
  const view = new DataView(new ArrayBuffer(size * values.length));
  for (const [index, value] of values.entries()) set(view, size * index, value);
  return new Uint8Array(view.buffer);
}
