import type { Rect } from '../../domain/capture/observation.ts';
import type { Size } from '../frame.ts';

/** What one screen shows of a post that is taller than it. CSS pixels. */
interface TallPart {
  /** In the viewport. */
  readonly clip: Rect;
  /** The same in the post, from its top left corner. */
  readonly at: { readonly x: number; readonly y: number };
  /** The post, edges on whole device pixels. */
  readonly size: Size;
}

/** A part in a thousand of a pixel comes from the arithmetic. */
const NOISE = 0.001;

/** Null when nothing of the post shows. Edges go outwards to whole device pixels, so that parts fit without a seam. */
export function tallPart(post: Rect, room: Rect, pixelRatio: number): TallPart | null {
  const left = downTo(post.x, pixelRatio);
  const top = downTo(post.y, pixelRatio);
  const right = upTo(post.x + post.width, pixelRatio);
  const bottom = upTo(post.y + post.height, pixelRatio);
  const x = Math.max(left, upTo(room.x, pixelRatio));
  const y = Math.max(top, upTo(room.y, pixelRatio));
  const width = Math.min(right, downTo(room.x + room.width, pixelRatio)) - x;
  const height = Math.min(bottom, downTo(room.y + room.height, pixelRatio)) - y;
  if (width <= 0 || height <= 0) return null;
  return {
    clip: { x, y, width, height },
    // What overflows to the left stays out of the picture, and of its measure.
    at: { x: 0, y: y - top },
    size: { width, height: bottom - top },
  };
}

const downTo = (css: number, ratio: number): number => Math.floor(css * ratio + NOISE) / ratio;
const upTo = (css: number, ratio: number): number => Math.ceil(css * ratio - NOISE) / ratio;
