import type { Rect } from '../domain/capture/observation.ts';
import type { BinaryContent } from '../domain/shared/binary.ts';

/** As the bytes have it: no colour conversion, no alpha arithmetic. */
const UNCHANGED_PIXELS: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

/** Wide enough to read on a printed A4 page (150 dpi); tall posts keep their proportions up to this many pixels. */
const PREVIEW_WIDTH = 1000;
const PREVIEW_PIXELS = 3_000_000;

export function decodeImage(png: BinaryContent): Promise<ImageBitmap> {
  return createImageBitmap(
    png instanceof Blob ? png : new Blob([png], { type: 'image/png' }),
    UNCHANGED_PIXELS,
  );
}

/** The rectangle (whole device pixels) alone, as PNG, pixel for pixel. */
export async function cropImage(bitmap: ImageBitmap, rect: Rect): Promise<Blob> {
  const canvas = new OffscreenCanvas(rect.width, rect.height);
  getCanvasContext(canvas).drawImage(
    bitmap,
    rect.x,
    rect.y,
    rect.width,
    rect.height,
    0,
    0,
    rect.width,
    rect.height,
  );
  return canvas.convertToBlob({ type: 'image/png' });
}

/** A JPEG for lists and the PDF, never enlarged; no part of what is sealed. */
export async function makePreview(bitmap: ImageBitmap, rect: Rect): Promise<Blob> {
  const scale = Math.min(
    1,
    PREVIEW_WIDTH / rect.width,
    Math.sqrt(PREVIEW_PIXELS / (rect.width * rect.height)),
  );
  const width = Math.max(1, Math.round(rect.width * scale));
  const height = Math.max(1, Math.round(rect.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const canvasContext = getCanvasContext(canvas);
  // Through what is transparent, paper shows.
  canvasContext.fillStyle = 'white';
  canvasContext.fillRect(0, 0, width, height);
  canvasContext.imageSmoothingQuality = 'high';
  canvasContext.drawImage(bitmap, rect.x, rect.y, rect.width, rect.height, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

export function getCanvasContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const canvasContext = canvas.getContext('2d', { alpha: false });
  if (canvasContext === null) throw new Error('no 2d canvas');
  return canvasContext;
}
