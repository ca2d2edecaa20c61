import type { Rect } from '../capture/observation.ts';

/** Returns whether a rectangle is inside another one, edges included. */
export const isInside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
