import type { Rect } from '../../domain/capture/observation.ts';
import { clipRect } from '../geometry.ts';

/** Layout rounds to fractions of a pixel. */
const ROUNDING_TOLERANCE_PX = 1;

/**
 * Returns whether a post is visible from its first to its last row in the scroll container, so that its image is not cut
 * there. CSS pixels of the viewport.
 */
export const isFullyVisible = (rect: Rect, clip: Rect): boolean =>
  !clipRect({ ...rect, x: clip.x, width: clip.width }, clip).isCut;

export function isPartlyVisible(rect: Rect, clip: Rect): boolean {
  return rect.y < clip.y + clip.height - ROUNDING_TOLERANCE_PX && rect.y + rect.height > clip.y + ROUNDING_TOLERANCE_PX;
}

/** Returns a post's rectangle without the posts inside it: replies are often nested in the post they answer. */
export function excludeNestedPosts(outer: Rect, nested: readonly Rect[]): Rect {
  const first = Math.min(...nested.map(({ y }) => y));
  const height = first - outer.y;
  return height > ROUNDING_TOLERANCE_PX && height < outer.height ? { ...outer, height } : outer;
}

/** Direction in which a thread is captured: a conversation starts at its end. */
export type ScrollDirection = 'down' | 'up';

/**
 * Returns the post that the next screen starts with: the first in this direction that has not been passed. Decided by
 * position, not by document order, which may differ.
 */
export function findNextPost<T extends { readonly rect: Rect }>(
  posts: readonly T[],
  clip: Rect,
  direction: ScrollDirection,
): T | null {
  const remaining = posts.filter(({ rect }) =>
    direction === 'down'
      ? rect.y + rect.height > clip.y + ROUNDING_TOLERANCE_PX
      : rect.y < clip.y + clip.height - ROUNDING_TOLERANCE_PX,
  );
  const leadingEdge = ({ rect }: T): number => (direction === 'down' ? rect.y : -(rect.y + rect.height));
  return remaining.reduce<T | null>(
    (best, post) => (best === null || leadingEdge(post) < leadingEdge(best) ? post : best),
    null,
  );
}

/**
 * Returns the scroll distance (CSS pixels, positive down) that puts a post first on the screen; its beginning when it
 * is taller.
 */
export function computeScrollToStart(rect: Rect, clip: Rect, direction: ScrollDirection): number {
  const toTop = Math.floor(rect.y - clip.y);
  if (direction === 'down' || rect.height > clip.height) return toTop;
  return Math.ceil(rect.y + rect.height - clip.y - clip.height);
}
