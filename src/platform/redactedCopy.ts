import { COPY_LABEL, type Redaction, type Size } from '../domain/redaction.ts';
import { hidePixels } from './hidePixels.ts';
import { context, decode, preview } from './image.ts';

/** Device pixels: read on a telephone's picture as on a small crop. */
const LEAST_FONT = 14;
const MOST_FONT = 32;

/**
 * A PNG of the image with these parts hidden for good, and a label under it, on rows of its own: what is not hidden stays
 * where and as it was. Rejects when the browser cannot decode the image.
 */
export async function redactedCopy(original: Blob, parts: readonly Redaction[]): Promise<Blob> {
  const bitmap = await decode(original);
  try {
    const { width, height } = bitmap;
    const font = Math.round(Math.min(Math.max(width / 40, LEAST_FONT), MOST_FONT));
    const strip = font * 2;
    const canvas = new OffscreenCanvas(Math.max(width, font * 22), height + strip);
    const pen = context(canvas);
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0);
    const pixels = pen.getImageData(0, 0, width, height);
    hidePixels(pixels, parts);
    pen.putImageData(pixels, 0, 0);
    pen.fillStyle = 'black';
    pen.font = `${font}px sans-serif`;
    pen.textBaseline = 'middle';
    pen.fillText(COPY_LABEL, font / 2, height + strip / 2, canvas.width - font);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    bitmap.close();
  }
}

/**
 * An image to draw on: a JPEG made from it (foreign bytes never become an image of our page), and the size of the image
 * itself. Null when the browser cannot decode it.
 */
export async function pictureOf(
  original: Blob,
): Promise<{ readonly shown: Blob; readonly size: Size } | null> {
  const bitmap = await decode(original).catch(() => null);
  if (bitmap === null) return null;
  try {
    const { width, height } = bitmap;
    return { shown: await preview(bitmap, { x: 0, y: 0, width, height }), size: { width, height } };
  } finally {
    bitmap.close();
  }
}
