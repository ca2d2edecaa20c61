import { decodeImage, getCanvasContext } from './image.ts';

/** Rows read at a time, so that a tall picture's pixels are never all in memory. */
const BAND_ROWS = 256;
/** Out of 255: the difference that JPEG noise can make between two rows of a plain background. */
const JPEG_NOISE = 28;

/** Returns for each row whether it equals the row above, as between lines of text. Columns then stay equal too. */
export async function findRowBreaks(picture: Blob): Promise<boolean[]> {
  const bitmap = await decodeImage(picture);
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, BAND_ROWS + 1);
  const canvasContext = getCanvasContext(canvas);
  const rowBreaks: boolean[] = [];
  for (let from = 0; from < height; from += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, height - from);
    // One more row above, to compare the first row with.
    const above = Math.min(1, from);
    canvasContext.drawImage(bitmap, 0, from - above, width, rows + above, 0, 0, width, rows + above);
    const { data } = canvasContext.getImageData(0, 0, width, rows + above);
    for (let row = above; row < rows + above; row += 1) rowBreaks.push(row > 0 && isLikeRowAbove(data, row, width));
  }
  bitmap.close();
  return rowBreaks;
}

/** Compares the green channel, which contributes most to perceived brightness. */
function isLikeRowAbove(data: Uint8ClampedArray, row: number, width: number): boolean {
  const stride = width * 4;
  for (let at = row * stride + 1; at < (row + 1) * stride; at += 4) {
    if (Math.abs((data[at] ?? 0) - (data[at - stride] ?? 0)) > JPEG_NOISE) return false;
  }
  return true;
}
