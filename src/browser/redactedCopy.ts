import type { Rect } from '../domain/capture/observation.ts';
import type { ImageSize } from '../domain/item/importedFiles.ts';
import { type Raster, REDACTED_COPY_LABEL, type Redaction } from '../domain/item/redaction.ts';
import { decodeImage, groundOf, makePreview, openCanvas } from './images.ts';

/** Device pixels. Readable both on a phone photo and on a small crop. */
const MIN_FONT_PX = 14;
const MAX_FONT_PX = 32;

/**
 * Returns a PNG of the image with these regions redacted irreversibly, and a label on added rows below. All other
 * pixels are unchanged. Rejects when the browser cannot decode the image.
 */
export async function makeRedactedCopy(original: Blob, regions: readonly Redaction[]): Promise<Blob> {
  const bitmap = await decodeImage(original);
  try {
    const { width, height } = bitmap;
    const font = Math.round(Math.min(Math.max(width / 40, MIN_FONT_PX), MAX_FONT_PX));
    const labelHeight = font * 2;
    const { canvas, canvasContext } = openCanvas(Math.max(width, font * 22), height + labelHeight, 'white');
    canvasContext.fillStyle = groundOf(bitmap);
    canvasContext.fillRect(0, 0, width, height);
    canvasContext.drawImage(bitmap, 0, 0);
    const pixels = canvasContext.getImageData(0, 0, width, height);
    redactPixels(pixels, regions);
    canvasContext.putImageData(pixels, 0, 0);
    canvasContext.fillStyle = 'black';
    canvasContext.font = `${font}px sans-serif`;
    canvasContext.textBaseline = 'middle';
    canvasContext.fillText(REDACTED_COPY_LABEL, font / 2, height + labelHeight / 2, canvas.width - font);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    bitmap.close();
  }
}

/**
 * Returns an image to draw regions on: a JPEG made from the original (our pages never display foreign bytes), and the
 * original's size. Null when the browser cannot decode it.
 */
export async function makeRedactionPreview(
  original: Blob,
): Promise<{ readonly shown: Blob; readonly size: ImageSize } | null> {
  const bitmap = await decodeImage(original).catch(() => null);
  if (bitmap === null) return null;
  try {
    const { width, height } = bitmap;
    return {
      shown: await makePreview(bitmap, { x: 0, y: 0, width, height }, groundOf(bitmap)),
      size: { width, height },
    };
  } finally {
    bitmap.close();
  }
}

/** Maximum number of mosaic blocks along the shorter side. */
const MAX_BLOCKS_PER_SIDE = 12;
/** Minimum size of a block: under smaller ones, words can be guessed by comparing rendered fonts with the averages. */
const MIN_BLOCK_PIXELS = 32;
const BLACK = [0, 0, 0] as const;

type RedactedRegion = Pick<Redaction, 'way' | 'x' | 'y' | 'width' | 'height'>;

/** Redacts regions in place. For `blur`, only the average of each block remains; for `mask`, nothing remains. */
export function redactPixels(raster: Raster, regions: readonly RedactedRegion[]): void {
  for (const region of regions) {
    const rect = clipToImage(region, raster);
    if (rect.width === 0 || rect.height === 0) continue;
    if (region.way === 'mask') fill(raster, rect, BLACK);
    else pixelate(raster, rect);
  }
}

/** Returns the side of a block in device pixels. */
export function blockSize({ width, height }: Pick<Rect, 'width' | 'height'>): number {
  return Math.max(MIN_BLOCK_PIXELS, Math.ceil(Math.min(width, height) / MAX_BLOCKS_PER_SIDE));
}

function pixelate(raster: Raster, rect: Rect): void {
  const side = blockSize(rect);
  for (const [y, height] of splitEvenly(rect.y, rect.height, side)) {
    for (const [x, width] of splitEvenly(rect.x, rect.width, side)) {
      const block = { x, y, width, height };
      fill(raster, block, averageColour(raster, block));
    }
  }
  // Without a border, the edge blocks would reveal the outline of something that extends beyond the region.
  const border = Math.min(Math.ceil(side / 8), rect.width, rect.height);
  const { x, y, width, height } = rect;
  fill(raster, { x, y, width, height: border }, BLACK);
  fill(raster, { x, y: y + height - border, width, height: border }, BLACK);
  fill(raster, { x, y, width: border, height }, BLACK);
  fill(raster, { x: x + width - border, y, width: border, height }, BLACK);
}

/** Splits a length into nearly equal parts of at least `side`. A narrow last part would reveal its few pixels. */
function splitEvenly(from: number, length: number, side: number): (readonly [from: number, length: number])[] {
  const count = Math.max(1, Math.floor(length / side));
  const edge = (index: number) => from + Math.round((index * length) / count);
  return Array.from({ length: count }, (_, index) => [edge(index), edge(index + 1) - edge(index)] as const);
}

function averageColour({ width, data }: Raster, block: Rect): readonly [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (let y = block.y; y < block.y + block.height; y += 1) {
    for (let at = (y * width + block.x) * 4; at < (y * width + block.x + block.width) * 4; at += 4) {
      sums[0] += data[at] ?? 0;
      sums[1] += data[at + 1] ?? 0;
      sums[2] += data[at + 2] ?? 0;
    }
  }
  const count = block.width * block.height;
  return [Math.round(sums[0] / count), Math.round(sums[1] / count), Math.round(sums[2] / count)];
}

function fill({ width, data }: Raster, rect: Rect, [red, green, blue]: readonly [number, number, number]): void {
  for (let y = rect.y; y < rect.y + rect.height; y += 1) {
    for (let at = (y * width + rect.x) * 4; at < (y * width + rect.x + rect.width) * 4; at += 4) {
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = 255;
    }
  }
}

function clipToImage({ x, y, width, height }: RedactedRegion, raster: Raster): Rect {
  const [left, top] = [Math.min(x, raster.width), Math.min(y, raster.height)];
  return {
    x: left,
    y: top,
    width: Math.min(x + width, raster.width) - left,
    height: Math.min(y + height, raster.height) - top,
  };
}
