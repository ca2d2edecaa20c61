import type { Rect } from '../../domain/observation.ts';
import type { Size } from '../frame.ts';

/** A 2560 × 60,000 bitmap is 614 MB: longer pages are kept as several files. */
export const BAND_PIXELS = 8_000_000;

/** Rows of device pixels a band of this width may have. */
export function bandRows(widthPixels: number): number {
  return Math.max(1, Math.floor(BAND_PIXELS / widthPixels));
}

/** A page cut into bands, from the top, CSS pixels; each edge falls on a whole device pixel. */
export function bandsOf(page: Size, pixelRatio: number): Rect[] {
  const height = bandRows(Math.ceil(page.width * pixelRatio)) / pixelRatio;
  const count = Math.max(1, Math.ceil(page.height / height));
  return Array.from({ length: count }, (_, index) => ({
    x: 0,
    y: index * height,
    width: page.width,
    height: Math.min(height, page.height - index * height),
  }));
}
