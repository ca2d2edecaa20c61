import type { Rect } from '../../domain/capture/observation.ts';
import type { Size } from '../geometry.ts';

/** A bitmap of 2560 × 60,000 pixels takes 614 MB: longer pages are stored as several files. */
export const MAX_BAND_PIXELS = 8_000_000;

/** Returns the maximum number of device pixel rows in a band of this width. */
export function computeMaxBandRows(widthPixels: number): number {
  return Math.max(1, Math.floor(MAX_BAND_PIXELS / widthPixels));
}

/**
 * Splits a page into bands, from the top, in whole CSS pixels. Where possible, each edge is also on a whole device
 * pixel.
 */
export function splitIntoBands(page: Size, pixelRatio: number): Rect[] {
  const height = alignBandHeight(computeMaxBandRows(Math.ceil(page.width * pixelRatio)) / pixelRatio, pixelRatio);
  const count = Math.max(1, Math.ceil(page.height / height));
  return Array.from({ length: count }, (_, index) => ({
    x: 0,
    y: index * height,
    width: page.width,
    height: Math.min(height, page.height - index * height),
  }));
}

/** Firefox rounds the requested region to whole CSS pixels: an edge between two pixels would be drawn in both bands. */
function alignBandHeight(maxHeight: number, pixelRatio: number): number {
  const wholeHeight = Math.max(1, Math.floor(maxHeight));
  for (let height = wholeHeight; height > Math.max(0, wholeHeight - 100); height -= 1) {
    if (Math.abs(height * pixelRatio - Math.round(height * pixelRatio)) < 0.001) return height;
  }
  return wholeHeight;
}
