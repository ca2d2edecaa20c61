import type { Content } from '../domain/content.ts';
import type { Tile } from '../domain/observation.ts';
import { context, decode } from './image.ts';

interface Band {
  readonly content: Blob;
  readonly y: number;
}

type ScaleOf = (bitmapPixels: number, cssPixels: number, pixelRatio: number) => number;

/**
 * Draws tiles onto bands of bounded size: tiles come row by row, so a band that the next row no longer reaches is
 * encoded and let go. No scaling: a device pixel of the screenshot is a device pixel of the page.
 */
export class Stitcher {
  readonly #rowsOf: (width: number) => number;
  readonly #scaleOf: ScaleOf;
  readonly #open = new Map<number, OffscreenCanvas>();
  readonly #encoded = new Map<number, Promise<Blob>>();
  /** Device pixels; known with the first tile. */
  #width = 0;
  #rows = 0;
  #bottom = 0;

  /** `rowsOf`: how many rows a band of this width may have; `scaleOf`: device pixels a CSS pixel. */
  constructor(rowsOf: (width: number) => number, scaleOf: ScaleOf) {
    this.#rowsOf = rowsOf;
    this.#scaleOf = scaleOf;
  }

  async add(png: Content, { place: { at, clip }, window, page, pixelRatio }: Tile): Promise<void> {
    const bitmap = await decode(png);
    try {
      const scale = this.#scaleOf(bitmap.width, window.width, pixelRatio);
      const px = (css: number): number => Math.round(css * scale);
      if (this.#width === 0) {
        this.#width = px(page.width);
        this.#rows = this.#rowsOf(this.#width);
      }
      const from = { x: px(clip.x), y: px(clip.y) };
      const to = { x: px(at.x), y: px(at.y) };
      const width = Math.min(px(clip.width), bitmap.width - from.x, this.#width - to.x);
      const height = Math.min(px(clip.height), bitmap.height - from.y, px(page.height) - to.y);
      this.#close((band) => (band + 1) * this.#rows <= to.y);
      for (let y = to.y; y < to.y + height; ) {
        const band = Math.floor(y / this.#rows);
        const rows = Math.min(to.y + height, (band + 1) * this.#rows) - y;
        const pen = context(this.#canvas(band));
        pen.drawImage(
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
    this.#close(() => true);
    const bands = [...this.#encoded].sort(([a], [b]) => a - b);
    return Promise.all(bands.map(async ([band, blob]) => ({ content: await blob, y: band * this.#rows })));
  }

  #canvas(band: number): OffscreenCanvas {
    const known = this.#open.get(band);
    if (known !== undefined) return known;
    const made = new OffscreenCanvas(this.#width, this.#rows);
    this.#open.set(band, made);
    return made;
  }

  #close(isComplete: (band: number) => boolean): void {
    for (const [band, canvas] of [...this.#open]) {
      if (!isComplete(band)) continue;
      this.#open.delete(band);
      const rows = Math.min(this.#rows, this.#bottom - band * this.#rows);
      this.#encoded.set(band, encode(canvas, rows));
    }
  }
}

/** The canvas cut to its drawn rows, as PNG; its pixels are let go at once. */
async function encode(canvas: OffscreenCanvas, rows: number): Promise<Blob> {
  const cut = rows < canvas.height ? new OffscreenCanvas(canvas.width, rows) : canvas;
  if (cut !== canvas) context(cut).drawImage(canvas, 0, 0);
  const blob = await cut.convertToBlob({ type: 'image/png' });
  for (const used of [cut, canvas]) used.width = used.height = 0;
  return blob;
}
