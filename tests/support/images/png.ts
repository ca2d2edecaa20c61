import { inflateSync } from 'node:zlib';

/** Pixels as RGB, 3 bytes each, rows from the top. Alpha is dropped: a screenshot has none. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Reads a PNG as browsers write it: 8 bits, colour type 2 or 6, not interlaced (PNG specification, third edition). */
export function readPng(bytes: Uint8Array): Pixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const [depth, colour, , , interlaced] = bytes.subarray(24, 29);
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0) throw new Error('unsupported kind of PNG');
  const packed: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT') packed.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return decodeRows(inflateSync(Buffer.concat(packed)), width, height, colour === 6 ? 4 : 3);
}

/** Decodes each row in place: tests read large pages many times, on the processors that their browsers use. */
function decodeRows(raw: Uint8Array, width: number, height: number, step: number): Pixels {
  const stride = width * step;
  const rgb = new Uint8Array(width * height * 3);
  let above: Uint8Array = new Uint8Array(stride);
  for (let y = 0, to = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const filter = raw[start] ?? 0;
    const row = raw.subarray(start + 1, start + 1 + stride);
    for (let i = 0; filter !== 0 && i < stride; i += 1) {
      const left = i < step ? 0 : (row[i - step] ?? 0);
      const up = above[i] ?? 0;
      const corner = i < step ? 0 : (above[i - step] ?? 0);
      row[i] = (row[i] ?? 0) + predictSample(filter, left, up, corner);
    }
    for (let at = 0; at < stride; at += step, to += 3) {
      rgb[to] = row[at] ?? 0;
      rgb[to + 1] = row[at + 1] ?? 0;
      rgb[to + 2] = row[at + 2] ?? 0;
    }
    above = row;
  }
  return { width, height, rgb };
}

function predictSample(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const near = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(near - left), Math.abs(near - up), Math.abs(near - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
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
