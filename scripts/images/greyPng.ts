import { encodePng } from './encodePng.ts';
import { readPng } from './png.ts';

/** Greys of a printed picture. Fewer of them compress better, and a printer shows no more. */
const GREYS = 16;

/** Converts a browser's PNG to 16 greys (luma of ITU-R BT.601). */
export function greyPng(png: Uint8Array): Buffer {
  const { width, height, rgb } = readPng(png);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0, from = 0; y < height; y += 1) {
    for (let x = 1; x <= width; x += 1, from += 3) {
      const luma = 0.299 * (rgb[from] ?? 0) + 0.587 * (rgb[from + 1] ?? 0) + 0.114 * (rgb[from + 2] ?? 0);
      rows[y * (width + 1) + x] = Math.round((luma * (GREYS - 1)) / 255) * (255 / (GREYS - 1));
    }
  }
  return encodePng({ width, height, rows, palette: null });
}
