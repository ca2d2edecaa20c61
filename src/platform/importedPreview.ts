import type { FileInspection } from '../domain/item/importedFiles.ts';
import { getCanvasContext, makePreview } from './image.ts';

/** A decoded image takes four bytes per pixel: 200 MB here, more than any phone makes, and a page can still hold it. */
const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 30_000;
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
  const isDecodable =
    pixels !== null && Math.max(pixels.width, pixels.height) <= MAX_SIDE && pixels.width * pixels.height <= MAX_PIXELS;
  const bitmap =
    format.family === 'image' && isDecodable
      ? await decodeOrTimeOut(DECODE_TIMEOUT_MS, createImageBitmap(new Blob([file], { type: format.mediaType })))
      : null;
  if (bitmap === null) return { preview: await drawPlaceholder(format.extension.toUpperCase()), shown: false };
  try {
    const imageRect = { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
    return { preview: await makePreview(bitmap, imageRect), shown: true };
  } finally {
    bitmap.close();
  }
}

/** Resolves to null when decoding fails or takes longer than `ms`. A decoder cannot be stopped, only ignored. */
function decodeOrTimeOut(ms: number, decoding: Promise<ImageBitmap>): Promise<ImageBitmap | null> {
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));
  return Promise.race([decoding.catch(() => null), timeout]);
}

async function drawPlaceholder(name: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(400, 300);
  const canvasContext = getCanvasContext(canvas);
  canvasContext.fillStyle = '#e8e8e8';
  canvasContext.fillRect(0, 0, 400, 300);
  canvasContext.fillStyle = '#444444';
  canvasContext.font = '48px sans-serif';
  canvasContext.textAlign = 'center';
  canvasContext.fillText(name, 200, 165);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
