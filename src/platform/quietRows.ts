import { context, decode } from './image.ts';

/** Rows read at a time: the pixels of a tall picture are never all in memory. */
const BAND = 256;
/** Of 255: what JPEG's own noise may change between two rows of a plain ground. */
const NOISE = 28;

/** For each row, whether no pixel of it differs from the one above: between lines of text, whatever stands in columns. */
export async function quietRows(picture: Blob): Promise<boolean[]> {
  const bitmap = await decode(picture);
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, BAND + 1);
  const pen = context(canvas);
  const quiet: boolean[] = [];
  for (let from = 0; from < height; from += BAND) {
    const rows = Math.min(BAND, height - from);
    // One row more above, to compare the first with.
    const above = Math.min(1, from);
    pen.drawImage(bitmap, 0, from - above, width, rows + above, 0, 0, width, rows + above);
    const { data } = pen.getImageData(0, 0, width, rows + above);
    for (let row = above; row < rows + above; row += 1) quiet.push(row > 0 && alike(data, row, width));
  }
  bitmap.close();
  return quiet;
}

/** By the green channel, most of what the eye sees of brightness. */
function alike(data: Uint8ClampedArray, row: number, width: number): boolean {
  const stride = width * 4;
  for (let at = row * stride + 1; at < (row + 1) * stride; at += 4) {
    if (Math.abs((data[at] ?? 0) - (data[at - stride] ?? 0)) > NOISE) return false;
  }
  return true;
}
