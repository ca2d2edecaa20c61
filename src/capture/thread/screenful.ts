import type { Rect } from '../../domain/capture/observation.ts';

/** Layout rounds to a part of a pixel. */
const ROUNDING = 1;

/** Whether a post shows from its first row to its last in what the scroller shows. CSS pixels of the viewport. */
export function isWhole(rect: Rect, clip: Rect): boolean {
  return rect.y >= clip.y - ROUNDING && rect.y + rect.height <= clip.y + clip.height + ROUNDING;
}

export function isInClip(rect: Rect, clip: Rect): boolean {
  return rect.y < clip.y + clip.height - ROUNDING && rect.y + rect.height > clip.y + ROUNDING;
}

/** A post's rectangle without the posts that stand inside it: answers are often part of what they answer. */
export function ownPart(whole: Rect, inside: readonly Rect[]): Rect {
  const first = Math.min(...inside.map(({ y }) => y));
  const height = first - whole.y;
  return height > ROUNDING && height < whole.height ? { ...whole, height } : whole;
}

/** Which way a thread is walked: a conversation that is read from its end is taken from its end. */
export type Way = 'down' | 'up';

/**
 * The post that the next screen begins with: the first, on the way, that is not behind already. Its place decides, not
 * its rank in the document: lists may be written in any order.
 */
export function nextOnTheWay<T extends { readonly rect: Rect }>(
  posts: readonly T[],
  clip: Rect,
  way: Way,
): T | null {
  const ahead = posts.filter(({ rect }) =>
    way === 'down' ? rect.y + rect.height > clip.y + ROUNDING : rect.y < clip.y + clip.height - ROUNDING,
  );
  const place = ({ rect }: T): number => (way === 'down' ? rect.y : -(rect.y + rect.height));
  return ahead.reduce<T | null>(
    (best, post) => (best === null || place(post) < place(best) ? post : best),
    null,
  );
}

/** How far to scroll (CSS pixels, positive down) for a post to stand first in the screen; its beginning when it is taller. */
export function scrollToStart(rect: Rect, clip: Rect, way: Way): number {
  const toTop = Math.floor(rect.y - clip.y);
  if (way === 'down' || rect.height > clip.height) return toTop;
  return Math.ceil(rect.y + rect.height - clip.y - clip.height);
}
