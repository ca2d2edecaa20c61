import type { Size } from '../geometry.ts';
import type { Point } from './scroller.ts';

/** Returns the distance between tiles: whole device pixels, so that two tiles never share a blended row. */
export function computeTileStep(window: Size, pixelRatio: number): Size {
  return {
    width: Math.max(1, Math.floor(window.width * pixelRatio)) / pixelRatio,
    height: Math.max(1, Math.floor(window.height * pixelRatio)) / pixelRatio,
  };
}

/**
 * Returns the next scroll position, row by row, left to right; null at the end. `page` is the current size: a page that
 * grew continues, and one of an exact number of windows ends on its last.
 */
export function computeNextTile(at: Point, step: Size, page: Size): Point | null {
  const right = { x: at.x + step.width, y: at.y };
  if (page.width - right.x > ROUNDING_TOLERANCE_PX) return right;
  const below = { x: 0, y: at.y + step.height };
  return page.height - below.y > ROUNDING_TOLERANCE_PX ? below : null;
}

/**
 * Layout rounds to fractions of a pixel, which do not make another row. Steps are binary fractions, whose error sums up
 * over many tiles: a millionth is added, so that a remainder of exactly one pixel makes no row either.
 */
const ROUNDING_TOLERANCE_PX = 1 + 1e-6;
