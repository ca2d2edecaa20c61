import type { Rect } from '../domain/capture/observation.ts';
import type { BinaryContent } from '../domain/shared/binary.ts';

/** Keeps the pixels of the file: no colour conversion, no premultiplied alpha. */
const UNCHANGED_PIXELS: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

/** Readable on a printed A4 page (150 dpi). Tall posts keep their proportions up to PREVIEW_PIXELS. */
const PREVIEW_WIDTH = 1000;
const PREVIEW_PIXELS = 3_000_000;

export function decodeImage(png: BinaryContent): Promise<ImageBitmap> {
  return createImageBitmap(png instanceof Blob ? png : new Blob([png], { type: 'image/png' }), UNCHANGED_PIXELS);
}

/** Returns the rectangle (whole device pixels) as PNG, without scaling. */
export async function cropImage(bitmap: ImageBitmap, rect: Rect): Promise<Blob> {
  const canvas = new OffscreenCanvas(rect.width, rect.height);
  getCanvasContext(canvas).drawImage(bitmap, rect.x, rect.y, rect.width, rect.height, 0, 0, rect.width, rect.height);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Returns a JPEG for lists and the PDF, never enlarged. Previews are not sealed. */
export async function makePreview(bitmap: ImageBitmap, rect: Rect): Promise<Blob> {
  const scale = Math.min(1, PREVIEW_WIDTH / rect.width, Math.sqrt(PREVIEW_PIXELS / (rect.width * rect.height)));
  const width = Math.max(1, Math.round(rect.width * scale));
  const height = Math.max(1, Math.round(rect.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const canvasContext = getCanvasContext(canvas);
  // JPEG has no transparency: transparent parts become white, as on paper.
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
