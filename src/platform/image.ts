import type { Content } from '../domain/content.ts';
import type { Rect } from '../domain/observation.ts';

/** As the bytes have it: no colour conversion, no alpha arithmetic. */
const AS_IS: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

/** Wide enough to read on a printed A4 page (150 dpi); tall posts keep their proportions up to this many pixels. */
const PREVIEW_WIDTH = 1000;
const PREVIEW_PIXELS = 3_000_000;

export function decode(png: Content): Promise<ImageBitmap> {
  return createImageBitmap(png instanceof Blob ? png : new Blob([png], { type: 'image/png' }), AS_IS);
}

/** The rectangle (whole device pixels) alone, as PNG, pixel for pixel. */
export async function crop(bitmap: ImageBitmap, rect: Rect): Promise<Blob> {
  const canvas = new OffscreenCanvas(rect.width, rect.height);
  context(canvas).drawImage(bitmap, rect.x, rect.y, rect.width, rect.height, 0, 0, rect.width, rect.height);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** A JPEG for lists and the PDF, never enlarged; no part of what is sealed. */
export async function preview(bitmap: ImageBitmap, rect: Rect): Promise<Blob> {
  const scale = Math.min(
    1,
    PREVIEW_WIDTH / rect.width,
    Math.sqrt(PREVIEW_PIXELS / (rect.width * rect.height)),
  );
  const width = Math.max(1, Math.round(rect.width * scale));
  const height = Math.max(1, Math.round(rect.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = context(canvas);
  // Through what is transparent, paper shows.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, rect.x, rect.y, rect.width, rect.height, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

export function context(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { alpha: false });
  if (pen === null) throw new Error('no 2d canvas');
  return pen;
}
