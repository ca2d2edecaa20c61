import type { Bytes } from '../../domain/shared/binary.ts';

/** Version needed to extract (APPNOTE 6.3.10, 4.4.3): 2.0, or 4.5 with Zip64. */
const VERSION_DEFAULT = 20;
const VERSION_ZIP64 = 45;
const DESCRIPTOR_FOLLOWS = 1 << 3;
/** Placeholder for a value that is in the Zip64 field or record. */
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

/** A little-endian number, or bytes. */
type Field = readonly [bytes: 1 | 2 | 4 | 8, value: number] | Bytes;

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
    await this.write(record([4, 0x08074b50], [4, entry.crc32], [4, entry.size], [4, entry.size]));
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
      const fields: Field[] = [
        [8, count],
        [8, count],
        [8, size],
        [8, offset],
      ];
      await this.write(
        record([4, 0x06064b50], [8, 44], [2, VERSION_ZIP64], [2, VERSION_ZIP64], [4, 0], [4, 0], ...fields),
      );
      await this.write(record([4, 0x07064b50], [4, 0], [8, at], [4, 1]));
    }
    const countField: Field = [2, Math.min(count, FULL_16)];
    const sizeFields: Field[] = [
      [4, Math.min(size, FULL_32)],
      [4, Math.min(offset, FULL_32)],
    ];
    await this.write(record([4, 0x06054b50], [2, 0], [2, 0], countField, countField, ...sizeFields, [2, 0]));
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
    const zip64Fields: Field[] =
      entry.size < FULL_32
        ? []
        : [
            [8, entry.size],
            [8, entry.size],
          ];
    const extra = this.extra(zip64Fields);
    const version: Field = [2, zip64Fields.length === 0 ? VERSION_DEFAULT : VERSION_ZIP64];
    return record([4, 0x04034b50], version, ...this.commonFields(entry, extra), entry.name, extra);
  }

  private centralHeader(entry: Entry): Bytes {
    const { name, offset, size } = entry;
    const zip64Fields: Field[] =
      size < FULL_32
        ? []
        : [
            [8, size],
            [8, size],
          ];
    if (offset >= FULL_32) zip64Fields.push([8, offset]);
    const extra = this.extra(zip64Fields);
    const version: Field = [2, zip64Fields.length === 0 ? VERSION_DEFAULT : VERSION_ZIP64];
    // Comment length, disk number, internal and external attributes, offset.
    const rest: Field[] = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, Math.min(offset, FULL_32)],
    ];
    return record([4, 0x02014b50], version, version, ...this.commonFields(entry, extra), ...rest, name, extra);
  }

  /** Fields that both headers share: flags, method, date, CRC, sizes, lengths. */
  private commonFields({ name, flags, crc32, size }: Entry, extra: Bytes): Field[] {
    const at = this.modified;
    // MS-DOS format: local time, in steps of two seconds.
    const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
    const date = ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
    const sizeField: Field = [4, Math.min(size, FULL_32)];
    const when: Field[] = [
      [2, time],
      [2, date],
    ];
    return [[2, flags], [2, 0], ...when, [4, crc32], sizeField, sizeField, [2, name.length], [2, extra.length]];
  }

  /** Zip64 fields, then Info-ZIP's extended timestamp, which is in UTC. */
  private extra(zip64Fields: readonly Field[]): Bytes {
    const zip64: Field[] = zip64Fields.length === 0 ? [] : [[2, 1], [2, zip64Fields.length * 8], ...zip64Fields];
    return record(...zip64, [2, 0x5455], [2, 5], [1, 1], [4, Math.floor(this.modified.getTime() / 1000)]);
  }
}

function record(...fields: readonly Field[]): Bytes {
  const sizeOf = (field: Field) => (field instanceof Uint8Array ? field.length : field[0]);
  const bytes = new Uint8Array(fields.reduce((sum, field) => sum + sizeOf(field), 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const field of fields) {
    if (field instanceof Uint8Array) bytes.set(field, at);
    else if (field[0] === 1) view.setUint8(at, field[1]);
    else if (field[0] === 2) view.setUint16(at, field[1], true);
    else if (field[0] === 4) view.setUint32(at, field[1], true);
    else view.setBigUint64(at, BigInt(field[1]), true);
    at += sizeOf(field);
  }
  return bytes;
}
