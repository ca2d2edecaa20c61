import type { Raster } from '../../../domain/item/redaction.ts';
import { concatBytes } from '../../../domain/shared/binary.ts';
import { transformBytes } from '../../byteStreams.ts';

/** Rows of RGB or grey samples, deflated, as in a PDF. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly deflated: Uint8Array<ArrayBuffer>;
  /** Samples per pixel of rows that have PNG filters: 3 is RGB, 1 is grey. Absent: RGB without filters. */
  readonly filtered?: 1 | 3;
  readonly bitsPerSample: 4 | 8;
}

const PNG_SIGNATURE = 0x89504e47;
/** Samples per pixel by PNG colour type: grey, RGB, RGB with alpha. */
const CHANNELS: ReadonlyMap<number, 1 | 3 | 4> = new Map([
  [0, 1],
  [2, 3],
  [6, 4],
]);

/** Returns the width and height in pixels, from the header. Throws TypeError for another format. */
export function readPngSize(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (png.byteLength < 29 || view.getUint32(0) !== PNG_SIGNATURE) throw new TypeError('not a PNG');
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/**
 * Converts a PNG of a browser, without loss for opaque pixels. Rows keep their PNG filters, which a PDF may have too.
 * Browsers write an alpha channel even for an opaque canvas: it is left out. Pixels that are not opaque are composed on
 * white: pdfkit would split the channel off in a worker that our CSP forbids. Also takes the guides' pictures, greys of
 * 4 bits. Throws TypeError for what no browser writes (palettes, 16 bits, interlacing).
 */
export async function pngToRgb(png: Uint8Array): Promise<RgbImage> {
  const { width, height } = readPngSize(png);
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const channels = CHANNELS.get(view.getUint8(25));
  const bitsPerSample = view.getUint8(24) === 4 && channels === 1 ? 4 : 8;
  if (view.getUint8(24) !== bitsPerSample || channels === undefined || view.getUint8(28) !== 0) {
    throw new TypeError('not a PNG of a canvas or a guide');
  }
  if (channels === 1 || channels === 3)
    return { width, height, deflated: imageData(png, view), filtered: channels, bitsPerSample };
  const rows = await transformBytes(imageData(png, view), new DecompressionStream('deflate'));
  if (rows.length !== height * (1 + width * channels)) throw new TypeError('PNG size differs from its header');
  const opaque = leaveOutAlpha(rows, width);
  if (opaque !== null) {
    const deflated = await transformBytes(opaque, new CompressionStream('deflate'));
    return { width, height, deflated, filtered: 3, bitsPerSample };
  }
  undoFilters(rows, width * channels, channels);
  return compressRgb({ width, height, data: rows }, channels, 1);
}

export const rasterToRgb = (pixels: Raster): Promise<RgbImage> => compressRgb(pixels, 4, 0);

async function compressRgb(
  { width, height, data }: { readonly width: number; readonly height: number; readonly data: ArrayLike<number> },
  channels: number,
  rowHead: number,
): Promise<RgbImage> {
  const rgb = composeOnWhite(data, width, channels, rowHead);
  return { width, height, deflated: await transformBytes(rgb, new CompressionStream('deflate')), bitsPerSample: 8 };
}

function imageData(png: Uint8Array, view: DataView): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 8; at + 12 <= png.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x49444154) parts.push(png.slice(at + 8, at + 8 + view.getUint32(at)));
  }
  return concatBytes(parts);
}

/**
 * Returns filtered RGBA rows without their alpha channel; null when a pixel is not opaque. Each channel is filtered by
 * itself (PNG, 9.2), so the others stay valid.
 */
function leaveOutAlpha(rows: Uint8Array, width: number): Uint8Array<ArrayBuffer> | null {
  const stride = 1 + width * 4;
  const rgb = new Uint8Array((rows.length / stride) * (1 + width * 3));
  let to = 0;
  for (let start = 0; start < rows.length; start += stride) {
    const filter = rows[start] ?? 0;
    const up = start > 0 ? OPAQUE : 0;
    const [first, next] = [filterOpaque(filter, 0, up, 0), filterOpaque(filter, OPAQUE, up, up)];
    rgb[to++] = filter;
    for (let at = start + 1; at < start + stride; at += 4) {
      if (rows[at + 3] !== (at === start + 1 ? first : next)) return null;
      rgb[to++] = rows[at] ?? 0;
      rgb[to++] = rows[at + 1] ?? 0;
      rgb[to++] = rows[at + 2] ?? 0;
    }
  }
  return rgb;
}

const OPAQUE = 255;

/** The filtered alpha sample of an opaque pixel. */
const filterOpaque = (filter: number, left: number, up: number, corner: number): number =>
  (OPAQUE - (filter === 0 ? 0 : predictSample(filter, left, up, corner))) & 0xff;

/** Undoes the PNG filters in place (PNG, 9.2). Each row is a filter type, then differences to neighbouring samples. */
function undoFilters(rows: Uint8Array, stride: number, channels: number): void {
  for (let start = 0; start < rows.length; start += stride + 1) {
    const filter = rows[start] ?? 0;
    if (filter === 0) continue;
    for (let i = 1; i <= stride; i += 1) {
      const at = start + i;
      const left = i > channels ? (rows[at - channels] ?? 0) : 0;
      const up = start > 0 ? (rows[at - stride - 1] ?? 0) : 0;
      const corner = i > channels && start > 0 ? (rows[at - stride - 1 - channels] ?? 0) : 0;
      rows[at] = (rows[at] ?? 0) + predictSample(filter, left, up, corner);
    }
  }
}

function predictSample(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [byLeft, byUp, byCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** `rowHead`: number of bytes before the samples of each row. */
function composeOnWhite(
  rows: ArrayLike<number>,
  width: number,
  channels: number,
  rowHead: number,
): Uint8Array<ArrayBuffer> {
  const stride = rowHead + width * channels;
  const rgb = new Uint8Array((rows.length / stride) * width * 3);
  let to = 0;
  for (let start = 0; start < rows.length; start += stride) {
    for (let x = 0; x < width; x += 1) {
      const from = start + rowHead + x * channels;
      const alpha = channels === 4 ? (rows[from + 3] ?? 255) : 255;
      for (let c = 0; c < 3; c += 1) {
        const sample = rows[channels === 1 ? from : from + c] ?? 0;
        rgb[to] = 255 + ((sample - 255) * alpha) / 255;
        to += 1;
      }
    }
  }
  return rgb;
}
