import { crc32, deflateSync } from 'node:zlib';
import { decode } from 'fast-png';

/** Pixels as RGB, 3 bytes each, rows from the top. Alpha is dropped: a screenshot has none. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Reads a PNG as browsers write it: 8 bits, RGB or RGBA. Throws for any other kind. */
export function readPng(bytes: Uint8Array): Pixels {
  const { width, height, depth, channels, data } = decode(bytes);
  if (depth !== 8 || channels < 3 || !(data instanceof Uint8Array)) throw new Error('unsupported kind of PNG');
  if (channels === 3) return { width, height, rgb: data };
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from] ?? 0;
    rgb[to + 1] = data[from + 1] ?? 0;
    rgb[to + 2] = data[from + 2] ?? 0;
  }
  return { width, height, rgb };
}

/** Writes 24-bit RGB without alpha, as the stores of extensions want it. */
export function encodeRgbPng({ width, height, rgb }: Pixels): Uint8Array {
  const rows = new Uint8Array(height * (1 + width * 3));
  // The first byte of a row names its filter: 0 is none.
  for (let row = 0; row < height; row += 1)
    rows.set(rgb.subarray(row * width * 3, (row + 1) * width * 3), row * (1 + width * 3) + 1);
  return buildPng(width, height, deflateSync(rows, { level: 9 }));
}

/** Reads the pixels that a command wrote as PPM: nothing compressed, unlike a PNG. */
export function readPpm(bytes: Buffer): Pixels {
  const [header = '', width, height] = /^P6\n(\d+) (\d+)\n255\n/.exec(bytes.toString('latin1', 0, 40)) ?? [];
  if (header === '') throw new Error('unsupported kind of PPM');
  return { width: Number(width), height: Number(height), rgb: bytes.subarray(header.length) };
}

export function cropPixels(pixels: Pixels, x: number, y: number, width: number, height: number): Pixels {
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * pixels.width + x) * 3;
    rgb.set(pixels.rgb.subarray(from, from + width * 3), row * width * 3);
  }
  return { width, height, rgb };
}

/** Returns the number of pixels that differ; Infinity when the sizes differ. */
export function countDifferences(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let i = 0; i < a.rgb.length; i += 3) {
    if (a.rgb[i] !== b.rgb[i] || a.rgb[i + 1] !== b.rgb[i + 1] || a.rgb[i + 2] !== b.rgb[i + 2]) count += 1;
  }
  return count;
}

/** Colour types of PNG by their number of channels. */
const COLOUR_TYPES = { 1: 0, 3: 2, 4: 6 } as const;

/** Puts deflated rows into a PNG of 8 bits as they are: with any filters, and also when they do not match the size. */
export function buildPng(
  width: number,
  height: number,
  deflatedRows: Uint8Array,
  channels: keyof typeof COLOUR_TYPES = 3,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, COLOUR_TYPES[channels]], 8);
  return joinChunks([
    { type: 'IHDR', body: header },
    { type: 'IDAT', body: deflatedRows },
    { type: 'IEND', body: Buffer.alloc(0) },
  ]);
}

export interface PngChunk {
  /** Four letters. */
  readonly type: string;
  readonly body: Uint8Array;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Writes a PNG of these chunks, each with its length and checksum. */
export function joinChunks(chunks: readonly PngChunk[]): Buffer {
  const parts = chunks.flatMap(({ type, body }) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return [length, named, sum];
  });
  return Buffer.concat([SIGNATURE, ...parts]);
}

/** Returns the chunks of a PNG. Throws when a checksum is wrong. */
export function splitChunks(bytes: Uint8Array): PngChunk[] {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const end = at + 8 + png.readUInt32BE(at);
    if (png.readUInt32BE(end) !== crc32(png.subarray(at + 4, end))) throw new Error('a wrong checksum');
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, end) });
  }
  return chunks;
}
