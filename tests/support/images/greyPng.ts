import { encodePng } from './encodePng.ts';
import { readPng } from './png.ts';

/** Greys of a printed picture. Half of them is a quarter less bytes; with 4, light borders are lost. */
const GREYS = 8;
/** The greatest value of 4 bits, the smallest size of a PNG that holds them. */
const WHITE = 15;

/** Converts a browser's PNG to 8 greys (luma of ITU-R BT.601), two pixels a byte. */
export function greyPng(png: Uint8Array): Buffer {
  const { width, height, rgb } = readPng(png);
  const stride = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(height * stride);
  for (let y = 0, from = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, from += 3) {
      const luma = 0.299 * (rgb[from] ?? 0) + 0.587 * (rgb[from + 1] ?? 0) + 0.114 * (rgb[from + 2] ?? 0);
      const grey = Math.round((Math.round((luma * (GREYS - 1)) / 255) * WHITE) / (GREYS - 1));
      const at = y * stride + 1 + Math.floor(x / 2);
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? grey << 4 : grey);
    }
  }
  return encodePng({ width, height, rows, bitsPerPixel: 4, palette: null });
}
