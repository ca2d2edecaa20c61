import { isOneColour } from '../domain/capture/blankPicture.ts';
import type { CoverMarks, Tile } from '../domain/capture/capturedPage.ts';
import { MARK_SEARCH_PX, showsMarks } from '../domain/capture/coverMarks.ts';
import type { Rect } from '../domain/capture/observation.ts';
import { type FileInspection, isDecodableSize } from '../domain/item/importedFiles.ts';
import { findGround, GROUND_SAMPLE_PX } from '../domain/item/pictureGround.ts';
import type { BinaryContent } from '../domain/shared/binary.ts';

/** Keeps the pixels of the file: no colour conversion, no premultiplied alpha. */
const UNCHANGED_PIXELS: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

/** Readable on a printed A4 page (150 dpi). Tall posts keep their proportions up to PREVIEW_PIXELS. */
const PREVIEW_WIDTH = 1000;
const PREVIEW_PIXELS = 3_000_000;

/** Fills what no image covers. */
const NOTHING_DRAWN = '#e8e8e8';

export function decodeImage(png: BinaryContent): Promise<ImageBitmap> {
  return createImageBitmap(png instanceof Blob ? png : new Blob([png], { type: 'image/png' }), UNCHANGED_PIXELS);
}

/** Returns the rectangle (whole device pixels) as PNG, without scaling. */
export async function cropImage(bitmap: ImageBitmap, rect: Rect): Promise<Blob> {
  const { canvas, canvasContext } = openCanvas(rect.width, rect.height);
  canvasContext.drawImage(bitmap, rect.x, rect.y, rect.width, rect.height, 0, 0, rect.width, rect.height);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Returns whether the rectangle (whole device pixels) has one colour. */
export function isPlainArea(bitmap: ImageBitmap, { x, y, width, height }: Rect): boolean {
  const { canvasContext } = openCanvas(width, Math.min(height, BAND_ROWS));
  let first: Uint8ClampedArray | undefined;
  for (let from = 0; from < height; from += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - from);
    canvasContext.drawImage(bitmap, x, y + from, width, rows, 0, 0, width, rows);
    const { data } = canvasContext.getImageData(0, 0, width, rows);
    first ??= data.slice(0, 4);
    if (!isOneColour(data, first)) return false;
  }
  return true;
}

/** Returns a JPEG for lists and the PDF, never enlarged. Previews are not sealed. */
export async function makePreview(bitmap: ImageBitmap, rect: Rect, ground = 'white'): Promise<Blob> {
  const scale = Math.min(1, PREVIEW_WIDTH / rect.width, Math.sqrt(PREVIEW_PIXELS / (rect.width * rect.height)));
  const width = Math.max(1, Math.round(rect.width * scale));
  const height = Math.max(1, Math.round(rect.height * scale));
  // JPEG has no transparency.
  const { canvas, canvasContext } = openCanvas(width, height, ground);
  canvasContext.imageSmoothingQuality = 'high';
  canvasContext.drawImage(bitmap, rect.x, rect.y, rect.width, rect.height, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

/** The colour on which a picture from elsewhere is drawn. */
export function groundOf(bitmap: ImageBitmap): string {
  const canvas = new OffscreenCanvas(GROUND_SAMPLE_PX, GROUND_SAMPLE_PX);
  const canvasContext = canvas.getContext('2d', { willReadFrequently: true });
  if (canvasContext === null) throw new Error('no 2d canvas');
  canvasContext.imageSmoothingQuality = 'high';
  canvasContext.drawImage(bitmap, 0, 0, GROUND_SAMPLE_PX, GROUND_SAMPLE_PX);
  const grey = findGround(canvasContext.getImageData(0, 0, GROUND_SAMPLE_PX, GROUND_SAMPLE_PX).data);
  return `rgb(${grey}, ${grey}, ${grey})`;
}

/** Of a shape, at most. */
const SHAPE_COLUMNS = 12;
const SHAPE_ROWS = 9;
/** A pixel of a shape stands for at least as many of the picture in each direction: small letters are one or two. */
const PIXELS_PER_SQUARE = 24;

/**
 * Returns what a picture looks like from afar, as a PNG of at most 12 × 9 pixels, which no words can be read from; null
 * when it cannot be decoded. Of a tall picture, its top.
 */
export async function makeShape(picture: Blob): Promise<Blob | null> {
  const bitmap = await decodeOrTimeOut(createImageBitmap(picture));
  if (bitmap === null) return null;
  try {
    const height = Math.min(bitmap.height, Math.ceil((bitmap.width * SHAPE_ROWS) / SHAPE_COLUMNS));
    const countSquares = (pixels: number, most: number) =>
      Math.min(most, Math.max(1, Math.floor(pixels / PIXELS_PER_SQUARE)));
    const [columns, rows] = [countSquares(bitmap.width, SHAPE_COLUMNS), countSquares(height, SHAPE_ROWS)];
    const { canvas, canvasContext } = openCanvas(columns, rows);
    canvasContext.imageSmoothingQuality = 'high';
    canvasContext.drawImage(bitmap, 0, 0, bitmap.width, height, 0, 0, columns, rows);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    bitmap.close();
  }
}

/** Opens a canvas without transparency, of the colour `ground` if any. */
export function openCanvas(width: number, height: number, ground: string | null = null) {
  const canvas = new OffscreenCanvas(width, height);
  const canvasContext = canvas.getContext('2d', { alpha: false });
  if (canvasContext === null) throw new Error('no 2d canvas');
  if (ground !== null) {
    canvasContext.fillStyle = ground;
    canvasContext.fillRect(0, 0, width, height);
  }
  return { canvas, canvasContext };
}

const DECODE_TIMEOUT_MS = 15_000;

/**
 * Returns a small JPEG of an imported image, which is decoded only when its declared size is within the limits. For any
 * other file, or when decoding fails, returns a placeholder with the format's name. The page never displays the file's
 * own bytes.
 */
export async function previewImportedFile(
  file: Blob,
  { format, pixels }: FileInspection,
): Promise<{ readonly preview: Blob; readonly shown: boolean }> {
  const bitmap =
    format.family === 'image' && isDecodableSize(pixels)
      ? await decodeOrTimeOut(createImageBitmap(new Blob([file], { type: format.mediaType })))
      : null;
  if (bitmap === null) return { preview: await drawPlaceholder(format.extension.toUpperCase()), shown: false };
  try {
    const imageRect = { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
    return { preview: await makePreview(bitmap, imageRect, groundOf(bitmap)), shown: true };
  } finally {
    bitmap.close();
  }
}

/** Returns a JPEG of the whole image, turned as it is shown; null when the browser cannot decode it. */
export async function makeReadableCopy(original: Blob): Promise<Blob | null> {
  const bitmap = await decodeOrTimeOut(createImageBitmap(original));
  if (bitmap === null) return null;
  try {
    const { canvas, canvasContext } = openCanvas(bitmap.width, bitmap.height, groundOf(bitmap));
    canvasContext.drawImage(bitmap, 0, 0);
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
  } finally {
    bitmap.close();
  }
}

/** Resolves to null when decoding fails or takes longer than that. A decoder cannot be stopped, only ignored. */
function decodeOrTimeOut(decoding: Promise<ImageBitmap>): Promise<ImageBitmap | null> {
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), DECODE_TIMEOUT_MS));
  return Promise.race([decoding.catch(() => null), timeout]);
}

async function drawPlaceholder(name: string): Promise<Blob> {
  const { canvas, canvasContext } = openCanvas(400, 300, NOTHING_DRAWN);
  canvasContext.fillStyle = '#444444';
  canvasContext.font = '48px sans-serif';
  canvasContext.textAlign = 'center';
  canvasContext.fillText(name, 200, 165);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

const MIN_WIDTH_PX = 700;
const FONT_PX = 14;
const LINE_PX = 20;
const PADDING_PX = 10;
/** Each try is smaller than the one before; the last one is hardly legible. */
const TRIES = [
  { quality: 0.85, scale: 1 },
  { quality: 0.7, scale: 1 },
  { quality: 0.7, scale: 0.75 },
  { quality: 0.6, scale: 0.5 },
] as const;

/**
 * Returns a JPEG of the image with lines of text above it, of at most `maxBytes` (null: any size). Null when it does
 * not fit. Rejects when the browser cannot decode the image.
 */
export async function drawLabelledImage(
  image: Blob,
  lines: readonly string[],
  maxBytes: number | null,
): Promise<Blob | null> {
  const bitmap = await decodeImage(image);
  try {
    for (const { quality, scale } of TRIES) {
      const jpeg = await drawOnce(bitmap, lines, scale).convertToBlob({ type: 'image/jpeg', quality });
      if (maxBytes === null || jpeg.size <= maxBytes) return jpeg;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

function drawOnce(bitmap: ImageBitmap, lines: readonly string[], scale: number): OffscreenCanvas {
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const labelHeight = lines.length * LINE_PX + 2 * PADDING_PX;
  const { canvas, canvasContext } = openCanvas(Math.max(width, MIN_WIDTH_PX), height + labelHeight, 'white');
  canvasContext.fillStyle = 'black';
  canvasContext.font = `${FONT_PX}px sans-serif`;
  canvasContext.textBaseline = 'middle';
  for (const [index, line] of lines.entries())
    canvasContext.fillText(line, PADDING_PX, PADDING_PX + (index + 0.5) * LINE_PX, canvas.width - 2 * PADDING_PX);
  canvasContext.fillRect(0, labelHeight - 1, canvas.width, 1);
  canvasContext.fillStyle = groundOf(bitmap);
  canvasContext.fillRect(0, labelHeight, width, height);
  canvasContext.imageSmoothingQuality = 'high';
  canvasContext.drawImage(bitmap, 0, labelHeight, width, height);
  return canvas;
}

/** Rows read at a time, so that a tall picture's pixels are never all in memory. */
const BAND_ROWS = 256;
/** Out of 255: the difference that JPEG noise can make between two rows of a plain background. */
const JPEG_NOISE = 28;

/** Returns for each row whether it equals the row above, as between lines of text. Columns then stay equal too. */
export async function findRowBreaks(picture: Blob): Promise<boolean[]> {
  const bitmap = await decodeImage(picture);
  const { width, height } = bitmap;
  const { canvasContext } = openCanvas(width, BAND_ROWS + 1);
  const rowBreaks: boolean[] = [];
  for (let from = 0; from < height; from += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - from);
    // One more row above, to compare the first row with.
    const above = Math.min(1, from);
    canvasContext.drawImage(bitmap, 0, from - above, width, rows + above, 0, 0, width, rows + above);
    const { data } = canvasContext.getImageData(0, 0, width, rows + above);
    for (let row = above; row < rows + above; row += 1) rowBreaks.push(row > 0 && isLikeRowAbove(data, row, width));
  }
  bitmap.close();
  return rowBreaks;
}

/** Compares the green channel, which contributes most to perceived brightness. */
function isLikeRowAbove(data: Uint8ClampedArray, row: number, width: number): boolean {
  const stride = width * 4;
  for (let at = row * stride + 1; at < (row + 1) * stride; at += 4) {
    if (Math.abs((data[at] ?? 0) - (data[at - stride] ?? 0)) > JPEG_NOISE) return false;
  }
  return true;
}

/**
 * Returns whether a picture shows the cover's marks. `width`: CSS pixels of the page that the picture shows, from the
 * window's left side; its top is the window's top.
 */
export async function showsCover(png: BinaryContent, { colours, window }: CoverMarks, width: number): Promise<boolean> {
  const bitmap = await decodeImage(png);
  const side = Math.ceil((MARK_SEARCH_PX * bitmap.width) / width);
  const { canvas, canvasContext } = openCanvas(side, side);
  try {
    const scale = bitmap.width / width;
    const right = Math.max(0, Math.min(bitmap.width, Math.round(window.width * scale)) - side);
    const bottom = Math.max(0, Math.min(bitmap.height, Math.round(window.height * scale)) - side);
    const corners = [
      [0, 0],
      [right, 0],
      [0, bottom],
      [right, bottom],
    ] as const;
    const pixels = corners.map(([x, y]) => {
      canvasContext.drawImage(bitmap, x, y, side, side, 0, 0, side, side);
      return canvasContext.getImageData(0, 0, side, side).data;
    });
    return showsMarks(pixels, colours, scale);
  } finally {
    bitmap.close();
    canvas.width = canvas.height = 0;
  }
}

interface Band {
  readonly content: Blob;
  readonly y: number;
}

type ScaleOf = (bitmapPixels: number, cssPixels: number, pixelRatio: number) => number;

/**
 * Draws tiles onto bands of bounded size. Tiles come row by row, so a band above the current row is complete: it is
 * encoded and its canvas released. No scaling: a device pixel of the screenshot is a device pixel of the page.
 */
export class Stitcher {
  readonly #rowsOf: (width: number) => number;
  readonly #scaleOf: ScaleOf;
  readonly #canvases = new Map<number, ReturnType<typeof openCanvas>>();
  readonly #encoded = new Map<number, Promise<Blob>>();
  /** Device pixels; known with the first tile. */
  #width = 0;
  #rows = 0;
  #bottom = 0;

  /** `rowsOf` returns the maximum rows of a band of this width; `scaleOf` the device pixels per CSS pixel. */
  constructor(rowsOf: (width: number) => number, scaleOf: ScaleOf) {
    this.#rowsOf = rowsOf;
    this.#scaleOf = scaleOf;
  }

  async add(png: BinaryContent, { place: { at, clip }, window, page, pixelRatio }: Tile): Promise<void> {
    const bitmap = await decodeImage(png);
    try {
      const scale = this.#scaleOf(bitmap.width, window.width, pixelRatio);
      const toDevicePixels = (css: number): number => Math.round(css * scale);
      if (this.#width === 0) {
        this.#width = toDevicePixels(page.width);
        this.#rows = this.#rowsOf(this.#width);
      }
      const from = { x: toDevicePixels(clip.x), y: toDevicePixels(clip.y) };
      const to = { x: toDevicePixels(at.x), y: toDevicePixels(at.y) };
      const width = Math.min(toDevicePixels(clip.width), bitmap.width - from.x, this.#width - to.x);
      const height = Math.min(toDevicePixels(clip.height), bitmap.height - from.y, toDevicePixels(page.height) - to.y);
      this.#encodeComplete((band) => (band + 1) * this.#rows <= to.y);
      for (let y = to.y; y < to.y + height; ) {
        const band = Math.floor(y / this.#rows);
        const top = band * this.#rows;
        const rows = Math.min(to.y + height, top + this.#rows) - y;
        const { canvasContext } = this.#canvas(band);
        canvasContext.drawImage(bitmap, from.x, from.y + y - to.y, width, rows, to.x, y - top, width, rows);
        y += rows;
      }
      this.#bottom = Math.max(this.#bottom, to.y + height);
    } finally {
      bitmap.close();
    }
  }

  async finish(): Promise<readonly Band[]> {
    this.#encodeComplete(() => true);
    const bands = [...this.#encoded].sort(([a], [b]) => a - b);
    return Promise.all(bands.map(async ([band, blob]) => ({ content: await blob, y: band * this.#rows })));
  }

  #canvas(band: number): ReturnType<typeof openCanvas> {
    // Beside a pane that is longer than the window, no tile draws anything.
    const opened = this.#canvases.get(band) ?? openCanvas(this.#width, this.#rows, NOTHING_DRAWN);
    this.#canvases.set(band, opened);
    return opened;
  }

  #encodeComplete(isComplete: (band: number) => boolean): void {
    for (const [band, { canvas }] of [...this.#canvases]) {
      if (!isComplete(band)) continue;
      this.#canvases.delete(band);
      const rows = Math.min(this.#rows, this.#bottom - band * this.#rows);
      this.#encoded.set(band, encode(canvas, rows));
    }
  }
}

/** Encodes the canvas, cropped to its drawn rows, as PNG. Releases its pixels at once. */
async function encode(canvas: OffscreenCanvas, rows: number): Promise<Blob> {
  const cropped = rows < canvas.height ? openCanvas(canvas.width, rows) : null;
  cropped?.canvasContext.drawImage(canvas, 0, 0);
  const drawn = cropped?.canvas ?? canvas;
  const blob = await drawn.convertToBlob({ type: 'image/png' });
  for (const used of [drawn, canvas]) used.width = used.height = 0;
  return blob;
}
