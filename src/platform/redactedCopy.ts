import { type ImageSize, REDACTED_COPY_LABEL, type Redaction } from '../domain/item/redaction.ts';
import { decodeImage, getCanvasContext, makePreview } from './image.ts';
import { redactPixels } from './redactPixels.ts';

/** Device pixels. Readable both on a phone photo and on a small crop. */
const MIN_FONT_PX = 14;
const MAX_FONT_PX = 32;

/**
 * Returns a PNG of the image with these regions redacted irreversibly, and a label on added rows below. All other pixels
 * are unchanged. Rejects when the browser cannot decode the image.
 */
export async function makeRedactedCopy(original: Blob, regions: readonly Redaction[]): Promise<Blob> {
  const bitmap = await decodeImage(original);
  try {
    const { width, height } = bitmap;
    const font = Math.round(Math.min(Math.max(width / 40, MIN_FONT_PX), MAX_FONT_PX));
    const labelHeight = font * 2;
    const canvas = new OffscreenCanvas(Math.max(width, font * 22), height + labelHeight);
    const canvasContext = getCanvasContext(canvas);
    canvasContext.fillStyle = 'white';
    canvasContext.fillRect(0, 0, canvas.width, canvas.height);
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
    return { shown: await makePreview(bitmap, { x: 0, y: 0, width, height }), size: { width, height } };
  } finally {
    bitmap.close();
  }
}
