import type { Rect, Tile } from '../../domain/capture/observation.ts';
import type { BinaryContent } from '../../domain/shared/binary.ts';

/** `y`: device pixels from the top of the page. */
export interface ImageBand {
  readonly content: BinaryContent;
  readonly y: number;
}

/** Puts tiles together in bands of bounded size. */
export interface TileStitcher {
  add(png: BinaryContent, tile: Tile): Promise<void>;
  finish(): Promise<readonly ImageBand[]>;
}

/** What is larger than the window; `tiles` 0: the browser drew it at once. */
export interface BandedImage {
  readonly bands: readonly ImageBand[];
  readonly tiles: number;
}

/** Pixels, as the platform can handle them; rectangles are whole device pixels inside the bitmap. */
export interface ImageProcessor {
  decode(png: BinaryContent): Promise<ImageBitmap>;
  crop(bitmap: ImageBitmap, rect: Rect): Promise<Blob>;
  preview(bitmap: ImageBitmap, rect: Rect): Promise<Blob>;
  createStitcher(): TileStitcher;
}
