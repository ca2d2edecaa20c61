import type { Rect } from '../../domain/capture/observation.ts';
import type { Size } from '../frame.ts';

/** A 2560 × 60,000 bitmap is 614 MB: longer pages are kept as several files. */
export const BAND_PIXELS = 8_000_000;

/** Rows of device pixels a band of this width may have. */
export function bandRows(widthPixels: number): number {
  return Math.max(1, Math.floor(BAND_PIXELS / widthPixels));
}

/** A page cut into bands, from the top, whole CSS pixels; where it can be, each edge falls on a whole device pixel too. */
export function bandsOf(page: Size, pixelRatio: number): Rect[] {
  const height = wholeHeight(bandRows(Math.ceil(page.width * pixelRatio)) / pixelRatio, pixelRatio);
  const count = Math.max(1, Math.ceil(page.height / height));
  return Array.from({ length: count }, (_, index) => ({
    x: 0,
    y: index * height,
    width: page.width,
    height: Math.min(height, page.height - index * height),
  }));
}

/** Firefox rounds what it is asked for to whole CSS pixels: an edge between two of them would be drawn in both bands. */
function wholeHeight(most: number, pixelRatio: number): number {
  const longest = Math.max(1, Math.floor(most));
  for (let height = longest; height > Math.max(0, longest - 100); height -= 1) {
    if (Math.abs(height * pixelRatio - Math.round(height * pixelRatio)) < 0.001) return height;
  }
  return longest;
}
