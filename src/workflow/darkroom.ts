import type { Content } from '../domain/content.ts';
import type { Rect, Tile } from '../domain/observation.ts';

/** `y`: device pixels from the top of the page. */
export interface Band {
  readonly content: Content;
  readonly y: number;
}

/** Puts tiles together in bands of bounded size. */
export interface Stitching {
  add(png: Content, tile: Tile): Promise<void>;
  finish(): Promise<readonly Band[]>;
}

/** What is larger than the window; `tiles` 0: the browser drew it at once. */
export interface Banded {
  readonly bands: readonly Band[];
  readonly tiles: number;
}

/** Pixels, as the platform can handle them; rectangles are whole device pixels inside the bitmap. */
export interface Darkroom {
  decode(png: Content): Promise<ImageBitmap>;
  crop(bitmap: ImageBitmap, rect: Rect): Promise<Blob>;
  preview(bitmap: ImageBitmap, rect: Rect): Promise<Blob>;
  stitching(): Stitching;
}
