import { crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './png.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Colour types of PNG. */
const COLOUR_TYPES = { grey: 0, rgb: 2, palette: 3 } as const;

interface PngRows {
  readonly width: number;
  readonly height: number;
  /** Each row after the byte of its filter. */
  readonly rows: Uint8Array;
  readonly bitsPerPixel: 4 | 8;
  /** RGB, 3 bytes each. Null: the pixels of `rows` are greys. */
  readonly palette: Uint8Array | null;
}

/** Writes a PNG, not interlaced. */
export function encodePng({ width, height, rows, bitsPerPixel, palette }: PngRows): Buffer {
  return Buffer.concat([
    SIGNATURE,
    header(width, height, palette === null ? 'grey' : 'palette', bitsPerPixel),
    ...(palette === null ? [] : [chunk('PLTE', palette)]),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export interface Frame {
  readonly pixels: Pixels;
  readonly seconds: number;
}

/** Writes pictures of one size as a PNG that shows them in turn, for ever (PNG specification, third edition, 11.3.6). */
export function encodeAnimation(frames: readonly [Frame, ...Frame[]]): Buffer {
  const [{ pixels: first }] = frames;
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames.length, 0);
  let sequence = 0;
  const numbered = (body: Uint8Array): Buffer => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(sequence, 0);
    sequence += 1;
    return Buffer.concat([number, body]);
  };
  const parts = frames.flatMap(({ pixels, seconds }, index) => {
    const frame = Buffer.alloc(22);
    frame.writeUInt32BE(pixels.width, 0);
    frame.writeUInt32BE(pixels.height, 4);
    frame.writeUInt16BE(seconds * 100, 16);
    frame.writeUInt16BE(100, 18);
    const control = chunk('fcTL', numbered(frame));
    const data = deflateSync(filterRows(pixels), { level: 9 });
    return [control, index === 0 ? chunk('IDAT', data) : chunk('fdAT', numbered(data))];
  });
  return Buffer.concat([
    SIGNATURE,
    header(first.width, first.height, 'rgb'),
    chunk('acTL', control),
    ...parts,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Writes 24-bit RGB without alpha, as the stores want it. */
export function encodeRgbPng(pixels: Pixels): Buffer {
  return Buffer.concat([
    SIGNATURE,
    header(pixels.width, pixels.height, 'rgb'),
    chunk('IDAT', deflateSync(filterRows(pixels), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row as its difference to the row above (filter 2), which suits flat screens. */
function filterRows({ width, height, rgb }: Pixels): Buffer {
  const stride = width * 3;
  const rows = Buffer.alloc(height * (stride + 1));
  for (let y = 0; y < height; y += 1) {
    const to = y * (stride + 1);
    rows[to] = 2;
    for (let x = 0; x < stride; x += 1) {
      const above = y === 0 ? 0 : (rgb[(y - 1) * stride + x] ?? 0);
      rows[to + 1 + x] = (rgb[y * stride + x] ?? 0) - above;
    }
  }
  return rows;
}

function header(width: number, height: number, colours: keyof typeof COLOUR_TYPES, bitsPerSample = 8): Buffer {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body.set([bitsPerSample, COLOUR_TYPES[colours]], 8);
  return chunk('IHDR', body);
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
