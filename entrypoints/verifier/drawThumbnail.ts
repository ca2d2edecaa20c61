/** In CSS pixels. A whole page is drawn as a narrow strip. */
const MAX_WIDTH = 560;
const MAX_HEIGHT = 1200;

/**
 * Draws an image on a canvas: an `img` would need an exception in the page's Content-Security-Policy. Rejects when the
 * browser cannot decode it.
 */
export async function drawThumbnail(picture: Blob): Promise<HTMLCanvasElement> {
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
