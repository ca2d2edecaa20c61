import type { Rect } from '../domain/capture/observation.ts';

/** Geometry of the shot. Rectangles are CSS pixels from the viewport's top left corner; nothing here touches a page. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Half a CSS pixel is the rounding of layout, not a part of the post. */
const ROUNDING = 0.5;

interface Visible {
  readonly rect: Rect | null;
  readonly cut: boolean;
}

/** The part of `rect` inside the viewport; null when nothing of it shows. `cut`: some of it does not. */
export const visiblePart = (rect: Rect, viewport: Size): Visible =>
  visibleIn(rect, { x: 0, y: 0, ...viewport });

/** The same, inside any rectangle. */
export function visibleIn(rect: Rect, clip: Rect): Visible {
  const x = Math.max(clip.x, rect.x);
  const y = Math.max(clip.y, rect.y);
  const width = Math.min(clip.x + clip.width, rect.x + rect.width) - x;
  const height = Math.min(clip.y + clip.height, rect.y + rect.height) - y;
  if (width <= 0 || height <= 0) return { rect: null, cut: true };
  const cut = rect.width - width > ROUNDING || rect.height - height > ROUNDING;
  return { rect: { x, y, width, height }, cut };
}

/**
 * The least scroll (CSS pixels, positive down and right) after which the post fits; one larger than the viewport
 * gets its beginning shown. Zero when it fits already.
 */
export function scrollToFit(rect: Rect, viewport: Size): { readonly dx: number; readonly dy: number } {
  return { dx: along(rect.x, rect.width, viewport.width), dy: along(rect.y, rect.height, viewport.height) };
}

function along(start: number, length: number, room: number): number {
  if (start >= -ROUNDING && start + length <= room + ROUNDING) return 0;
  if (start < 0 || length > room) return Math.floor(start);
  return Math.ceil(start + length - room);
}

/** Pinch zoom moves and enlarges what the screenshot shows; `null` where a browser has no visual viewport. */
export function onScreen(
  rect: Rect,
  zoomed: Pick<VisualViewport, 'offsetLeft' | 'offsetTop' | 'scale'> | null,
): Rect {
  if (!zoomed) return rect;
  const { offsetLeft, offsetTop, scale } = zoomed;
  return {
    x: (rect.x - offsetLeft) * scale,
    y: (rect.y - offsetTop) * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}

/**
 * The device pixels of `rect` in a screenshot of the viewport: whole numbers, rounded outwards so that no edge of the
 * post is lost, inside the bitmap; null when nothing is left.
 */
export function deviceCrop(rect: Rect, viewport: Size, bitmap: Size, pixelRatio: number): Rect | null {
  const across = scaleOf(bitmap.width, viewport.width, pixelRatio);
  const down = scaleOf(bitmap.height, viewport.height, pixelRatio);
  const horizontal = span(rect.x, rect.width, across, bitmap.width);
  const vertical = span(rect.y, rect.height, down, bitmap.height);
  if (!horizontal || !vertical) return null;
  return { x: horizontal.from, y: vertical.from, width: horizontal.length, height: vertical.length };
}

/**
 * Device pixels a CSS pixel. Windows tell their size in whole CSS pixels, up to one too many (Chromium at a zoom of
 * 150 or 200 %): over a whole screen that would be two rows. The page's own ratio is exact, where the picture agrees.
 */
export function scaleOf(bitmapPixels: number, cssPixels: number, pixelRatio: number): number {
  const agrees = Math.abs(bitmapPixels - cssPixels * pixelRatio) <= 1 + pixelRatio;
  return agrees ? pixelRatio : bitmapPixels / cssPixels;
}

/** A hundredth of a pixel over an edge comes from the multiplication, not from the page. */
const NOISE = 0.01;

function span(
  start: number,
  length: number,
  scale: number,
  limit: number,
): { from: number; length: number } | null {
  const from = Math.max(0, Math.floor(start * scale + NOISE));
  const to = Math.min(limit, Math.ceil((start + length) * scale - NOISE));
  return to > from ? { from, length: to - from } : null;
}

/** Whether the post left its place between two measures (one CSS pixel is let through). */
export function hasMoved(before: Rect, after: Rect): boolean {
  return (['x', 'y', 'width', 'height'] as const).some((side) => Math.abs(before[side] - after[side]) > 1);
}
