import { encode } from 'fast-png';
import {
  encodeRgbPng,
  joinChunks,
  type Pixels,
  type PngChunk,
  readPng,
  splitChunks,
} from '../tests/support/images/png.ts';

/** The forms in which pictures of the interface are kept: few colours, greys for print, and a film. */

const zlib = { level: 9 } as const;
const MAX_COLOURS = 256;
/** Greys of a printed picture. Half of them is a quarter less bytes; with 4, light borders are lost. */
const GREYS = 8;
/** The greatest value of 4 bits, the smallest size of a PNG that holds 8 greys. */
const WHITE = 15;
/** Levels of each colour in the film: fewer compress better, and flat screens hardly change. */
const FILM_LEVELS = 16;

/** Reduces a PNG to 256 colours at most. Flat screens look the same and take a third of the bytes. */
export function quantizePng(png: Uint8Array): Uint8Array {
  const { width, height, rgb } = readPng(png);
  const pixels = Buffer.from(rgb.buffer, rgb.byteOffset, rgb.byteLength);
  const colours = Uint32Array.from({ length: width * height }, (_, at) => pixels.readUIntBE(at * 3, 3));
  const palette = listFrequentColours(colours);
  const indexes = new Map(palette.map((colour, at) => [colour, at]));
  const data = Uint8Array.from(colours, (colour) => {
    const index = indexes.get(colour) ?? findNearest(palette, colour);
    indexes.set(colour, index);
    return index;
  });
  return encode({ width, height, data, channels: 1, palette: palette.map(splitColour) }, { zlib });
}

function listFrequentColours(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return sorted.slice(0, MAX_COLOURS).map(([colour]) => colour);
}

const splitColour = (colour: number): number[] => [16, 8, 0].map((shift) => (colour >> shift) & 255);

function findNearest(palette: readonly number[], colour: number): number {
  const channels = splitColour(colour);
  const distances = palette.map((other) =>
    splitColour(other).reduce((sum, value, at) => sum + (value - (channels[at] ?? 0)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

/** Converts a browser's PNG to 8 greys (luma of ITU-R BT.601), two pixels a byte. */
export function greyPng(png: Uint8Array): Uint8Array {
  const { width, height, rgb } = readPng(png);
  const stride = Math.ceil(width / 2);
  const data = new Uint8Array(height * stride);
  for (let y = 0, from = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, from += 3) {
      const luma = 0.299 * (rgb[from] ?? 0) + 0.587 * (rgb[from + 1] ?? 0) + 0.114 * (rgb[from + 2] ?? 0);
      const grey = Math.round((Math.round((luma * (GREYS - 1)) / 255) * WHITE) / (GREYS - 1));
      const at = y * stride + Math.floor(x / 2);
      data[at] = (data[at] ?? 0) | (x % 2 === 0 ? grey << 4 : grey);
    }
  }
  return encode({ width, height, data, channels: 1, depth: 4 }, { zlib });
}

/** Halves a picture of even width and height, each pixel being the mean of four, in 16 levels of each colour. */
export function shrinkPixels({ width, height, rgb }: Pixels): Pixels {
  const [halfWidth, halfHeight] = [width / 2, height / 2];
  const half = new Uint8Array(halfWidth * halfHeight * 3);
  const step = 255 / (FILM_LEVELS - 1);
  for (let y = 0, to = 0; y < halfHeight; y += 1) {
    for (let x = 0; x < halfWidth; x += 1) {
      const from = (2 * y * width + 2 * x) * 3;
      for (let colour = from; colour < from + 3; colour += 1, to += 1) {
        const below = colour + width * 3;
        const sum = (rgb[colour] ?? 0) + (rgb[colour + 3] ?? 0) + (rgb[below] ?? 0) + (rgb[below + 3] ?? 0);
        half[to] = Math.round(sum / 4 / step) * step;
      }
    }
  }
  return { width: halfWidth, height: halfHeight, rgb: half };
}

export interface Frame {
  readonly pixels: Pixels;
  readonly seconds: number;
}

/**
 * Writes pictures of one size as a PNG that shows them in turn, for ever (PNG specification, third edition, 11.3.6).
 * The library reads such files and does not write them.
 */
export function encodeAnimation(frames: readonly [Frame, ...Frame[]]): Buffer {
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames.length, 0);
  let sequence = 0;
  const numbered = (type: string, body: Uint8Array): PngChunk => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(sequence, 0);
    sequence += 1;
    return { type, body: Buffer.concat([number, body]) };
  };
  const parts = frames.flatMap(({ pixels, seconds }, index) => {
    const frame = Buffer.alloc(22);
    frame.writeUInt32BE(pixels.width, 0);
    frame.writeUInt32BE(pixels.height, 4);
    frame.writeUInt16BE(seconds * 100, 16);
    frame.writeUInt16BE(100, 18);
    const start = numbered('fcTL', frame);
    const data = splitChunks(encodeRgbPng(pixels)).filter(({ type }) => type === 'IDAT');
    return [start, ...(index === 0 ? data : data.map(({ body }) => numbered('fdAT', body)))];
  });
  const still = splitChunks(encodeRgbPng(frames[0].pixels));
  const ofType = (type: string) => still.filter((chunk) => chunk.type === type);
  return joinChunks([...ofType('IHDR'), { type: 'acTL', body: control }, ...parts, ...ofType('IEND')]);
}
