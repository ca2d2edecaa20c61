import { type CoverMarks, MARK_SEARCH_PX, showsMarks } from '../domain/capture/coverMarks.ts';
import type { BinaryContent } from '../domain/shared/binary.ts';
import { decodeImage, getCanvasContext } from './image.ts';

/**
 * Returns whether a picture shows the cover's marks. `width`: CSS pixels of the page that the picture shows, from the
 * window's left side; its top is the window's top.
 */
export async function showsCover(png: BinaryContent, { colours, window }: CoverMarks, width: number): Promise<boolean> {
  const bitmap = await decodeImage(png);
  const side = Math.ceil((MARK_SEARCH_PX * bitmap.width) / width);
  const canvas = new OffscreenCanvas(side, side);
  try {
    const scale = bitmap.width / width;
    const right = Math.max(0, Math.min(bitmap.width, Math.round(window.width * scale)) - side);
    const bottom = Math.max(0, Math.min(bitmap.height, Math.round(window.height * scale)) - side);
    const corners = [
      [0, 0],
      [right, 0],
      [0, bottom],
      [right, bottom],
    ] as const;
    const canvasContext = getCanvasContext(canvas);
    const pixels = corners.map(([x, y]) => {
      canvasContext.drawImage(bitmap, x, y, side, side, 0, 0, side, side);
      return canvasContext.getImageData(0, 0, side, side).data;
    });
    return showsMarks(pixels, colours, scale);
  } finally {
    bitmap.close();
    canvas.width = canvas.height = 0;
  }
}
