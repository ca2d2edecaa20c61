import { isDecodableSize } from '../domain/item/importedFiles.ts';
import { detectBinaryFormat } from '../import/fileFormat.ts';
import { readImageSize } from '../import/imageMetadata.ts';

/** In CSS pixels. A whole page is drawn as a narrow strip. */
const MAX_WIDTH = 560;
const MAX_HEIGHT = 1200;

/** The size of a JPEG stands after its EXIF block. */
const HEAD_BYTES = 1024 * 1024;

let lastDrawing: Promise<unknown> = Promise.resolve();

/**
 * Draws an image on a canvas: an `img` would need an exception in the page's Content-Security-Policy. Rejects when the
 * image declares more pixels than the page can hold, or the browser cannot decode it. Decodes one image at a time: a
 * dossier of 140 KB may contain images of a gigabyte each.
 */
export function drawThumbnail(picture: Blob): Promise<HTMLCanvasElement> {
  const drawing = lastDrawing.then(() => draw(picture));
  lastDrawing = drawing.catch(() => undefined);
  return drawing;
}

async function draw(picture: Blob): Promise<HTMLCanvasElement> {
  const head = new Uint8Array(await picture.slice(0, HEAD_BYTES).arrayBuffer());
  const format = detectBinaryFormat(head);
  if (format === null || !isDecodableSize(readImageSize(format, head))) throw new Error('too many pixels');
  const bitmap = await createImageBitmap(picture);
  try {
    const scale = Math.min(1, MAX_WIDTH / bitmap.width, MAX_HEIGHT / bitmap.height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    bitmap.close();
  }
}
