import { decodeImage, getCanvasContext } from './image.ts';

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
 * Returns a JPEG of the image with lines of text above it, of at most `maxBytes` (null: any size). Null when it does not
 * fit. Rejects when the browser cannot decode the image.
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
  const canvas = new OffscreenCanvas(Math.max(width, MIN_WIDTH_PX), height + labelHeight);
  const canvasContext = getCanvasContext(canvas);
  canvasContext.fillStyle = 'white';
  canvasContext.fillRect(0, 0, canvas.width, canvas.height);
  canvasContext.fillStyle = 'black';
  canvasContext.font = `${FONT_PX}px sans-serif`;
  canvasContext.textBaseline = 'middle';
  for (const [index, line] of lines.entries())
    canvasContext.fillText(line, PADDING_PX, PADDING_PX + (index + 0.5) * LINE_PX, canvas.width - 2 * PADDING_PX);
  canvasContext.fillRect(0, labelHeight - 1, canvas.width, 1);
  canvasContext.imageSmoothingQuality = 'high';
  canvasContext.drawImage(bitmap, 0, labelHeight, width, height);
  return canvas;
}
