import { deflateSync } from 'node:zlib';
import type { DrawText } from '../../../src/dossier/dossierPlan.ts';
import { buildPng } from '../images/png.ts';

/** Generates small images. `shade`: from 0 (black) to 255 (white). */

const DC_BITS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
/** Code and length of each DC category 0 to 11 (ITU-T T.81, table K.3). */
const DC_CODES = [
  [0, 2],
  [2, 3],
  [3, 3],
  [4, 3],
  [5, 3],
  [6, 3],
  [14, 4],
  [30, 5],
  [62, 6],
  [126, 7],
  [254, 8],
  [510, 9],
] as const;

/** Returns a grey baseline JPEG, with one shade per block of 8 × 8 pixels. */
export function grayJpeg(width: number, height: number, shade: (column: number, row: number) => number): Uint8Array {
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i -= 1) bits.push((value >> i) & 1);
  };
  let before = 0;
  for (let row = 0; row < Math.ceil(height / 8); row += 1) {
    for (let column = 0; column < Math.ceil(width / 8); column += 1) {
      // With a quantizer of 8, the DC coefficient equals the mean.
      const dc = Math.round(shade(column, row)) - 128;
      const difference = dc - before;
      before = dc;
      const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
      const [code, length] = DC_CODES[size] ?? [0, 2];
      put(code, length);
      put(difference < 0 ? difference + (1 << size) - 1 : difference, size);
      put(0b1010, 4);
    }
  }
  while (bits.length % 8 !== 0) bits.push(1);
  const scan: number[] = [];
  for (let i = 0; i < bits.length; i += 8) {
    const byte = bits.slice(i, i + 8).reduce((sum, bit) => sum * 2 + bit, 0);
    scan.push(byte);
    if (byte === 0xff) scan.push(0);
  }
  const segment = (marker: number, ...body: number[]) => [
    0xff,
    marker,
    (body.length + 2) >> 8,
    (body.length + 2) & 255,
    ...body,
  ];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xdb, 0, ...new Array<number>(64).fill(8)),
    ...segment(0xc0, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0),
    ...segment(0xc4, 0x00, ...DC_BITS, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    // One AC code is enough: 1010, end of block.
    ...segment(0xc4, 0x10, 0, 0, 0, 11, ...new Array<number>(12).fill(0), ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0]),
    ...segment(0xda, 1, 1, 0, 0, 63, 0),
    ...scan,
    0xff,
    0xd9,
  ]);
}

/** Returns a grey PNG, with one shade per pixel. */
export function grayPng(width: number, height: number, shade: (x: number, y: number) => number): Uint8Array {
  return png(
    { width, height, channels: 1 },
    (x, y) => shade(x, y),
    () => 0,
  );
}

/** Returns a grey image, in place of a text drawn by a browser. */
export function drawGreyText(widthPt: number, heightPt: number): Awaited<ReturnType<DrawText>> {
  const width = 100;
  // As tall as stated: a PDF scales an image by its width.
  const height = Math.max(1, Math.round((width * heightPt) / widthPt));
  const shades = grayPng(width, height, () => 200);
  return {
    pixels: { width, height, data: new Uint8ClampedArray(width * height * 4).fill(200) },
    png: async () => new Blob([new Uint8Array(shades)]),
    widthPt,
    heightPt,
  };
}

/** Returns a PNG. `sample`: value of a channel of a pixel; `filter`: filter type of a row, 0 to 4 (PNG, 9.2). */
export function png(
  { width, height, channels }: { width: number; height: number; channels: 1 | 3 | 4 },
  sample: (x: number, y: number, channel: number) => number,
  filter: (row: number) => number,
): Uint8Array {
  const stride = width * channels;
  const at = (x: number, y: number) => (x < 0 || y < 0 ? 0 : sample(Math.floor(x / channels), y, x % channels) & 255);
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    rows[y * (stride + 1)] = filter(y);
    for (let x = 0; x < stride; x += 1) {
      if (filter(y) === 0) {
        rows[y * (stride + 1) + 1 + x] = at(x, y);
        continue;
      }
      const [left, up, corner] = [at(x - channels, y), at(x, y - 1), x < channels ? 0 : at(x - channels, y - 1)];
      const paeth = [left, up, corner].sort(
        (p, q) => Math.abs(left + up - corner - p) - Math.abs(left + up - corner - q),
      )[0];
      const guess = [0, left, up, (left + up) >> 1, paeth ?? 0][filter(y)] ?? 0;
      rows[y * (stride + 1) + 1 + x] = at(x, y) - guess;
    }
  }
  // A Buffer may be a part of a larger ArrayBuffer.
  return new Uint8Array(buildPng(width, height, deflateSync(rows), channels));
}
