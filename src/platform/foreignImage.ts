import type { Look } from '../domain/imported.ts';
import { context, preview } from './image.ts';

/** A decoded image takes four bytes a pixel: this one 200 MB, more than any phone makes, less than a page dies of. */
const PIXELS_MAX = 50_000_000;
const SIDE_MAX = 30_000;
const PATIENCE_MS = 15_000;

/**
 * A small JPEG of a foreign image, decoded only when the size it announces is bearable; for anything else, and when the
 * browser cannot decode it, a card with the format's name. The file's own bytes are never shown by this page.
 */
export async function foreignPreview(
  file: Blob,
  { format, pixels }: Look,
): Promise<{ readonly preview: Blob; readonly shown: boolean }> {
  const bearable =
    pixels !== null &&
    Math.max(pixels.width, pixels.height) <= SIDE_MAX &&
    pixels.width * pixels.height <= PIXELS_MAX;
  const bitmap =
    format.family === 'image' && bearable
      ? await within(PATIENCE_MS, createImageBitmap(new Blob([file], { type: format.mediaType })))
      : null;
  if (bitmap === null) return { preview: await card(format.extension.toUpperCase()), shown: false };
  try {
    const whole = { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
    return { preview: await preview(bitmap, whole), shown: true };
  } finally {
    bitmap.close();
  }
}

/** Null when it fails or takes longer: a decoder cannot be stopped, but nobody has to wait for it. */
function within(ms: number, decoding: Promise<ImageBitmap>): Promise<ImageBitmap | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ms));
  return Promise.race([decoding.catch(() => null), late]);
}

async function card(name: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(400, 300);
  const pen = context(canvas);
  pen.fillStyle = '#e8e8e8';
  pen.fillRect(0, 0, 400, 300);
  pen.fillStyle = '#444444';
  pen.font = '48px sans-serif';
  pen.textAlign = 'center';
  pen.fillText(name, 200, 165);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
