/** What scrolls a page: its window, or an inner pane (of a chat or an application) that fills most of it. */

import { getComposedParent } from '../dom/domTree.ts';
import type { Size } from '../dom/geometry.ts';
import { queryAll } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Scroller {
  /** True for the page itself, false for a pane in it. */
  readonly isPage: boolean;
  /** The part of the viewport where the scrolled content is visible, in CSS pixels, without scrollbars. */
  readonly clip: Rect;
  /** The size of the scrollable content at this moment: pages grow. */
  size(): Size;
  position(): Point;
  /** The content starts at the right or at the bottom: browsers then count scroll positions as negative numbers. */
  readonly reversed: boolean;
  /** Scrolls without animation, whatever `scroll-behavior` is. */
  scrollTo(point: Point): void;
}

/** An inner pane is used when it covers this share of the window. */
const MIN_PANE_SHARE = 0.5;

export function findScroller(window: Window): Scroller {
  const page = createPageScroller(window);
  if (hasOverflow(page)) return page;
  const pane = findLargestPane(window);
  return pane ?? page;
}

/** Finds the scroll container of `el`: the nearest pane around it, else the page. */
export function findScrollerAround(window: Window, el: Element): Scroller {
  for (let at = getComposedParent(el); at; at = getComposedParent(at)) {
    if (isScrollablePane(window, at)) return createScroller(at, clipToWindow(measureClip(at), window), false);
  }
  return createPageScroller(window);
}

function createPageScroller(window: Window): Scroller {
  const { scrollingElement, documentElement } = window.document;
  const clip = { x: 0, y: 0, ...measureViewport(window) };
  if (scrollingElement) return createScroller(scrollingElement, clip, true);
  // In quirks mode no element scrolls the page when both root and body have an overflow (CSSOM View, section 4.1).
  return createScroller(documentElement, clip, true, {
    get scrollLeft() {
      return window.scrollX;
    },
    get scrollTop() {
      return window.scrollY;
    },
    scrollTo: (to: ScrollToOptions) => window.scrollTo(to),
  });
}

/**
 * Measures the viewport without scrollbars. A size in whole pixels may be one too large, and tiles would then miss a
 * row.
 */
function measureViewport(window: Window): Size {
  const { documentElement } = window.document;
  const reported = {
    width: documentElement.clientWidth || window.innerWidth,
    height: window.innerHeight - measureHorizontalScrollbar(window),
  };
  // Exact, after undoing pinch zoom. Null in a document that is not displayed.
  const { width = 0, height = 0, scale = 0 } = window.visualViewport ?? {};
  const agrees = Math.abs(width * scale - reported.width) <= 1 && Math.abs(height * scale - reported.height) <= 1;
  return agrees ? { width: width * scale, height: height * scale } : reported;
}

/** In standards mode only, `clientHeight` of the root is the window's height without its horizontal scrollbar. */
function measureHorizontalScrollbar(window: Window): number {
  const { compatMode, documentElement } = window.document;
  return compatMode === 'CSS1Compat' ? window.innerHeight - documentElement.clientHeight : 0;
}

function findLargestPane(window: Window): Scroller | null {
  let best: { area: number; scroller: Scroller } | null = null;
  for (const el of queryAll(window.document, '*')) {
    if (!isScrollablePane(window, el)) continue;
    const clip = measureClip(el);
    const { width, height } = clipToWindow(clip, window);
    const area = width * height;
    if (area > (best?.area ?? MIN_PANE_SHARE * window.innerWidth * window.innerHeight)) {
      best = { area, scroller: createScroller(el, clip, false) };
    }
  }
  return best?.scroller ?? null;
}

function isScrollablePane(window: Window, el: Element): boolean {
  if (el.scrollHeight <= el.clientHeight + 1 || el.clientHeight < 100) return false;
  const { overflowY } = window.getComputedStyle(el);
  if (overflowY !== 'auto' && overflowY !== 'scroll') return false;
  const { body, documentElement } = window.document;
  if (el !== body) return true;
  // The body's overflow applies to the window, unless the root has its own (CSS Overflow 3, section 3.3). In quirks
  // mode `clientHeight` of the body is the window's height.
  const rootHasOverflow = window.getComputedStyle(documentElement).overflowY !== 'visible';
  return rootHasOverflow && el.scrollHeight > el.getBoundingClientRect().height + 1;
}

function measureClip(el: Element): Rect {
  const { left, top } = el.getBoundingClientRect();
  return { x: left + el.clientLeft, y: top + el.clientTop, width: el.clientWidth, height: el.clientHeight };
}

function clipToWindow(clip: Rect, window: Window): Rect {
  const x = Math.max(0, clip.x);
  const y = Math.max(0, clip.y);
  const width = Math.max(0, Math.min(clip.x + clip.width, window.innerWidth) - x);
  const height = Math.max(0, Math.min(clip.y + clip.height, window.innerHeight) - y);
  return { x, y, width, height };
}

function createScroller(
  el: Element,
  clip: Rect,
  isPage: boolean,
  scrollTarget: Pick<Element, 'scrollLeft' | 'scrollTop'> & { scrollTo(to: ScrollToOptions): void } = el,
): Scroller {
  const { direction, flexDirection } = el.ownerDocument.defaultView?.getComputedStyle(
    isPage ? (el.ownerDocument.body ?? el) : el,
  ) ?? { direction: 'ltr', flexDirection: 'row' };
  // Positions are relative to the top left corner in both text directions.
  const left = (): number => (direction === 'rtl' ? el.clientWidth - el.scrollWidth : 0);
  const top = (): number => (!isPage && flexDirection === 'column-reverse' ? el.clientHeight - el.scrollHeight : 0);
  return {
    isPage,
    clip,
    reversed: left() < 0 || top() < 0,
    size: () => ({
      width: Math.max(el.scrollWidth, clip.width),
      height: Math.max(el.scrollHeight, clip.height),
    }),
    position: () => ({ x: scrollTarget.scrollLeft - left(), y: scrollTarget.scrollTop - top() }),
    scrollTo: ({ x, y }) => scrollTarget.scrollTo({ left: x + left(), top: y + top(), behavior: 'instant' }),
  };
}

const hasOverflow = ({ size, clip }: Scroller): boolean =>
  size().height > clip.height + 1 || size().width > clip.width + 1;

/** The whole content, in CSS pixels of the viewport. */
export function measureContent({ clip, position, size }: Scroller): Rect {
  const { x, y } = position();
  return { x: clip.x - x, y: clip.y - y, ...size() };
}
