import type { Size } from '../frame.ts';
import type { Point } from './scroller.ts';

/** How far apart tiles stand: whole device pixels, so that two tiles never share a blended row. */
export function tileStep(window: Size, pixelRatio: number): Size {
  return {
    width: Math.max(1, Math.floor(window.width * pixelRatio)) / pixelRatio,
    height: Math.max(1, Math.floor(window.height * pixelRatio)) / pixelRatio,
  };
}

/**
 * Where to scroll next, row by row, left to right; null at the end. `page` is what it measures now: a page that grew
 * goes on, one that is an exact number of windows ends on its last.
 */
export function nextTile(at: Point, step: Size, page: Size): Point | null {
  const right = { x: at.x + step.width, y: at.y };
  if (page.width - right.x > ROUNDING) return right;
  const below = { x: 0, y: at.y + step.height };
  return page.height - below.y > ROUNDING ? below : null;
}

/** Layout rounds to a part of a pixel: that is not one more row. */
const ROUNDING = 1;
