import type { Tile } from '../domain/capture/observation.ts';
import type { BinaryContent } from '../domain/shared/binary.ts';
import { decodeImage, getCanvasContext } from './image.ts';

interface Band {
  readonly content: Blob;
  readonly y: number;
}

type ScaleOf = (bitmapPixels: number, cssPixels: number, pixelRatio: number) => number;

/**
 * Draws tiles onto bands of bounded size. Tiles come row by row, so a band above the current row is complete: it is
 * encoded and its canvas released. No scaling: a device pixel of the screenshot is a device pixel of the page.
 */
export class Stitcher {
  readonly #rowsOf: (width: number) => number;
  readonly #scaleOf: ScaleOf;
  readonly #canvases = new Map<number, OffscreenCanvas>();
  readonly #encoded = new Map<number, Promise<Blob>>();
  /** Device pixels; known with the first tile. */
  #width = 0;
  #rows = 0;
  #bottom = 0;

  /** `rowsOf` returns the maximum rows of a band of this width; `scaleOf` the device pixels per CSS pixel. */
  constructor(rowsOf: (width: number) => number, scaleOf: ScaleOf) {
    this.#rowsOf = rowsOf;
    this.#scaleOf = scaleOf;
  }

  async add(png: BinaryContent, { place: { at, clip }, window, page, pixelRatio }: Tile): Promise<void> {
    const bitmap = await decodeImage(png);
    try {
      const scale = this.#scaleOf(bitmap.width, window.width, pixelRatio);
      const toDevicePixels = (css: number): number => Math.round(css * scale);
      if (this.#width === 0) {
        this.#width = toDevicePixels(page.width);
        this.#rows = this.#rowsOf(this.#width);
      }
      const from = { x: toDevicePixels(clip.x), y: toDevicePixels(clip.y) };
      const to = { x: toDevicePixels(at.x), y: toDevicePixels(at.y) };
      const width = Math.min(toDevicePixels(clip.width), bitmap.width - from.x, this.#width - to.x);
      const height = Math.min(toDevicePixels(clip.height), bitmap.height - from.y, toDevicePixels(page.height) - to.y);
      this.#encodeComplete((band) => (band + 1) * this.#rows <= to.y);
      for (let y = to.y; y < to.y + height; ) {
        const band = Math.floor(y / this.#rows);
        const rows = Math.min(to.y + height, (band + 1) * this.#rows) - y;
        const canvasContext = getCanvasContext(this.#canvas(band));
        canvasContext.drawImage(
          bitmap,
          from.x,
          from.y + y - to.y,
          width,
          rows,
          to.x,
          y - band * this.#rows,
          width,
          rows,
        );
        y += rows;
      }
      this.#bottom = Math.max(this.#bottom, to.y + height);
    } finally {
      bitmap.close();
    }
  }

  async finish(): Promise<readonly Band[]> {
    this.#encodeComplete(() => true);
    const bands = [...this.#encoded].sort(([a], [b]) => a - b);
    return Promise.all(bands.map(async ([band, blob]) => ({ content: await blob, y: band * this.#rows })));
  }

  #canvas(band: number): OffscreenCanvas {
    const existing = this.#canvases.get(band);
    if (existing !== undefined) return existing;
    const created = new OffscreenCanvas(this.#width, this.#rows);
    this.#canvases.set(band, created);
    return created;
  }

  #encodeComplete(isComplete: (band: number) => boolean): void {
    for (const [band, canvas] of [...this.#canvases]) {
      if (!isComplete(band)) continue;
      this.#canvases.delete(band);
      const rows = Math.min(this.#rows, this.#bottom - band * this.#rows);
      this.#encoded.set(band, encode(canvas, rows));
    }
  }
}

/** Encodes the canvas, cropped to its drawn rows, as PNG. Releases its pixels at once. */
async function encode(canvas: OffscreenCanvas, rows: number): Promise<Blob> {
  const cropped = rows < canvas.height ? new OffscreenCanvas(canvas.width, rows) : canvas;
  if (cropped !== canvas) getCanvasContext(cropped).drawImage(canvas, 0, 0);
  const blob = await cropped.convertToBlob({ type: 'image/png' });
  for (const used of [cropped, canvas]) used.width = used.height = 0;
  return blob;
}
