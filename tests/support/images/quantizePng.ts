import { encodePng } from './encodePng.ts';
import { readPng } from './png.ts';

/** Reduces a PNG to 256 colours at most. Flat screens look the same and take a third of the bytes. */
export function quantizePng(png: Uint8Array): Buffer {
  const { width, height, rgb } = readPng(png);
  const pixels = Buffer.from(rgb.buffer, rgb.byteOffset, rgb.byteLength);
  const colours = Uint32Array.from({ length: width * height }, (_, at) => pixels.readUIntBE(at * 3, 3));
  const palette = buildPalette(colours);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = palette.findIndex(colours[y * width + x] ?? 0);
  }
  return encodePng({ width, height, rows, bitsPerPixel: 8, palette: palette.bytes });
}

/** The most frequent colours. Any other colour maps to the nearest of them. */
function buildPalette(colours: Uint32Array) {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const mostFrequent = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 256);
  const bytes = Buffer.alloc(mostFrequent.length * 3);
  for (const [at, [colour]] of mostFrequent.entries()) bytes.writeUIntBE(colour, at * 3, 3);
  const indexes = new Map(mostFrequent.map(([colour], at) => [colour, at]));
  const nearest = (colour: number): number => {
    const distances = mostFrequent.map(([other]) => colourDistance(colour, other));
    return distances.indexOf(Math.min(...distances));
  };
  const findIndex = (colour: number): number => {
    const index = indexes.get(colour) ?? nearest(colour);
    indexes.set(colour, index);
    return index;
  };
  return { bytes, findIndex };
}

const colourDistance = (a: number, b: number): number =>
  [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
