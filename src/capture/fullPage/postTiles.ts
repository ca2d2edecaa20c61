import type { Rect } from '../../domain/capture/observation.ts';
import type { Size } from '../geometry.ts';

/** The part of a tall post that one screen shows. CSS pixels. */
interface PostTile {
  /** In the viewport. */
  readonly clip: Rect;
  /** The same part relative to the post's top left corner. */
  readonly at: { readonly x: number; readonly y: number };
  /** Size of the post, with edges on whole device pixels. */
  readonly size: Size;
}

/** Tolerates floating-point errors of a thousandth of a pixel. */
const ARITHMETIC_NOISE = 0.001;

/**
 * Returns null when no part of the post is visible. Edges are rounded outwards to whole device pixels, so that tiles
 * fit without a seam.
 */
export function computePostTile(post: Rect, visibleArea: Rect, pixelRatio: number): PostTile | null {
  const left = roundDown(post.x, pixelRatio);
  const top = roundDown(post.y, pixelRatio);
  const right = roundUp(post.x + post.width, pixelRatio);
  const bottom = roundUp(post.y + post.height, pixelRatio);
  const x = Math.max(left, roundUp(visibleArea.x, pixelRatio));
  const y = Math.max(top, roundUp(visibleArea.y, pixelRatio));
  const width = Math.min(right, roundDown(visibleArea.x + visibleArea.width, pixelRatio)) - x;
  const height = Math.min(bottom, roundDown(visibleArea.y + visibleArea.height, pixelRatio)) - y;
  if (width <= 0 || height <= 0) return null;
  return {
    clip: { x, y, width, height },
    // What overflows to the left is excluded from the image and from the size.
    at: { x: 0, y: y - top },
    size: { width, height: bottom - top },
  };
}

const roundDown = (css: number, ratio: number): number => Math.floor(css * ratio + ARITHMETIC_NOISE) / ratio;
const roundUp = (css: number, ratio: number): number => Math.ceil(css * ratio - ARITHMETIC_NOISE) / ratio;
