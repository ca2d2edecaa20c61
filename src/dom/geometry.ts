import type { Rect } from '../domain/capture/observation.ts';

/** Rectangles are in CSS pixels from the viewport's top left corner. Nothing here accesses a page. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Layout rounds by up to half a CSS pixel. */
const ROUNDING_TOLERANCE_PX = 0.5;

interface VisiblePart {
  readonly rect: Rect | null;
  readonly isCut: boolean;
}

/** Returns the part of `rect` inside the viewport, null when none is. `cut`: a part is outside. */
export const clipToViewport = (rect: Rect, viewport: Size): VisiblePart => clipRect(rect, { x: 0, y: 0, ...viewport });

/** Returns the part of `rect` inside another rectangle. */
export function clipRect(rect: Rect, clip: Rect): VisiblePart {
  const x = Math.max(clip.x, rect.x);
  const y = Math.max(clip.y, rect.y);
  const width = Math.min(clip.x + clip.width, rect.x + rect.width) - x;
  const height = Math.min(clip.y + clip.height, rect.y + rect.height) - y;
  if (width <= 0 || height <= 0) return { rect: null, isCut: true };
  const isCut = rect.width - width > ROUNDING_TOLERANCE_PX || rect.height - height > ROUNDING_TOLERANCE_PX;
  return { rect: { x, y, width, height }, isCut };
}

/** Returns whether two rectangles have a part in common. */
export const overlaps = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const GRID_COLUMNS = 5;
const GRID_ROWS = 12;

/** Returns the centres of the 60 cells of a grid over a rectangle, row by row. */
export function listGridPoints({ x, y, width, height }: Rect): readonly { readonly x: number; readonly y: number }[] {
  return Array.from({ length: GRID_COLUMNS * GRID_ROWS }, (_, index) => ({
    x: x + (width * ((index % GRID_COLUMNS) + 0.5)) / GRID_COLUMNS,
    y: y + (height * (Math.floor(index / GRID_COLUMNS) + 0.5)) / GRID_ROWS,
  }));
}

/** Distance between two points near the end of a rectangle, in CSS pixels. */
const END_STEP_PX = 4;

/** Returns, for each column of the grid, points from the end of the rectangle up to the centres of its last row. */
export function listEndPoints(rect: Rect): readonly (readonly { readonly x: number; readonly y: number }[])[] {
  const end = rect.y + rect.height - 1;
  return listGridPoints(rect)
    .slice(-GRID_COLUMNS)
    .map(({ x, y }) =>
      Array.from({ length: Math.max(1, Math.ceil((end - y) / END_STEP_PX)) }, (_, n) => ({
        x,
        y: end - n * END_STEP_PX,
      })),
    );
}

/**
 * Returns the smallest scroll (CSS pixels, positive down and right) after which the post fits; for a post larger than
 * the viewport, the scroll to its beginning. Zero when it already fits.
 */
export function computeScrollToFit(rect: Rect, viewport: Size): { readonly dx: number; readonly dy: number } {
  return {
    dx: computeAxisScroll(rect.x, rect.width, viewport.width),
    dy: computeAxisScroll(rect.y, rect.height, viewport.height),
  };
}

function computeAxisScroll(start: number, length: number, viewportLength: number): number {
  if (start >= -ROUNDING_TOLERANCE_PX && start + length <= viewportLength + ROUNDING_TOLERANCE_PX) return 0;
  if (start < 0 || length > viewportLength) return Math.floor(start);
  return Math.ceil(start + length - viewportLength);
}

/** Zoom factors are not exact. */
const MIN_PINCH_SCALE = 1.01;

/**
 * Returns whether the person enlarged the page with two fingers, so that a screenshot shows a part of the window.
 * `null` in a browser without a visual viewport.
 */
export const isPinchZoomed = (visualViewport: Pick<VisualViewport, 'scale'> | null): boolean =>
  (visualViewport?.scale ?? 1) > MIN_PINCH_SCALE;

/** Converts to what the screenshot shows under pinch zoom. `null` in a browser without a visual viewport. */
export function applyPinchZoom(
  rect: Rect,
  visualViewport: Pick<VisualViewport, 'offsetLeft' | 'offsetTop' | 'scale'> | null,
): Rect {
  if (!visualViewport) return rect;
  const { offsetLeft, offsetTop, scale } = visualViewport;
  return {
    x: (rect.x - offsetLeft) * scale,
    y: (rect.y - offsetTop) * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}

/**
 * Returns the device pixels of `rect` in a screenshot of the viewport: whole numbers, rounded outwards so that no edge
 * of the post is lost, and inside the bitmap. Null when nothing is left.
 */
export function computeDeviceCrop(rect: Rect, viewport: Size, bitmap: Size, pixelRatio: number): Rect | null {
  const across = computeScale(bitmap.width, viewport.width, pixelRatio);
  const down = computeScale(bitmap.height, viewport.height, pixelRatio);
  const horizontal = toPixelSpan(rect.x, rect.width, across, bitmap.width);
  const vertical = toPixelSpan(rect.y, rect.height, down, bitmap.height);
  if (!horizontal || !vertical) return null;
  return { x: horizontal.from, y: vertical.from, width: horizontal.length, height: vertical.length };
}

/**
 * Returns the device pixels per CSS pixel. Browsers report the window's size in whole CSS pixels, up to one too many
 * (Chromium at a zoom of 150 or 200 %), which over a whole screen would be two rows. The page's own ratio is exact, and
 * is used when the bitmap agrees with it.
 */
export function computeScale(bitmapPixels: number, cssPixels: number, pixelRatio: number): number {
  const agrees = Math.abs(bitmapPixels - cssPixels * pixelRatio) <= 1 + pixelRatio;
  return agrees ? pixelRatio : bitmapPixels / cssPixels;
}

/** Tolerates floating-point errors of a hundredth of a pixel. */
const ARITHMETIC_NOISE = 0.01;

function toPixelSpan(
  start: number,
  length: number,
  scale: number,
  limit: number,
): { from: number; length: number } | null {
  const from = Math.max(0, Math.floor(start * scale + ARITHMETIC_NOISE));
  const to = Math.min(limit, Math.ceil((start + length) * scale - ARITHMETIC_NOISE));
  return to > from ? { from, length: to - from } : null;
}

/** Returns whether the post moved between two measurements by more than one CSS pixel. */
export function hasMoved(before: Rect, after: Rect): boolean {
  return (['x', 'y', 'width', 'height'] as const).some((side) => Math.abs(before[side] - after[side]) > 1);
}

/** A bitmap of 2560 × 60,000 pixels takes 614 MB: longer pages are stored as several files. */
export const MAX_BAND_PIXELS = 8_000_000;

/** Returns the maximum number of device pixel rows in a band of this width. */
export function computeMaxBandRows(widthPixels: number): number {
  return Math.max(1, Math.floor(MAX_BAND_PIXELS / widthPixels));
}

/** From the top, in whole CSS pixels. Where possible, each edge is also on a whole device pixel. */
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
