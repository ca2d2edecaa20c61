import type { CoverMarks } from '../../domain/capture/coverMarks.ts';
import type { Rect, Tile } from '../../domain/capture/observation.ts';
import type { BinaryContent } from '../../domain/shared/binary.ts';

/** `y`: device pixels from the top of the page. */
export interface ImageBand {
  readonly content: BinaryContent;
  readonly y: number;
}

/** Joins tiles into bands of bounded size. */
export interface TileStitcher {
  add(png: BinaryContent, tile: Tile): Promise<void>;
  finish(): Promise<readonly ImageBand[]>;
}

/** An image taller than the window. `tiles` is 0 when the browser captured it without tiles. */
export interface BandedImage {
  readonly bands: readonly ImageBand[];
  readonly tiles: number;
}

/** Image operations of the platform. Rectangles are whole device pixels inside the bitmap. */
export interface ImageProcessor {
  decode(png: BinaryContent): Promise<ImageBitmap>;
  crop(bitmap: ImageBitmap, rect: Rect): Promise<Blob>;
  preview(bitmap: ImageBitmap, rect: Rect): Promise<Blob>;
  createStitcher(): TileStitcher;
  /** Returns whether a picture of `width` CSS pixels, which begins at the window's top left, shows the cover's marks. */
  showsCover(png: BinaryContent, marks: CoverMarks, width: number): Promise<boolean>;
}
