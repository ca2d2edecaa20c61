/** What scrolls a page: its own window, or an inner pane (a chat, an application) that fills most of it. */

import type { Rect } from '../../domain/capture/observation.ts';
import { parentOf } from '../dom.ts';
import type { Size } from '../frame.ts';
import { allIn } from '../node.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Scroller {
  /** The page itself, not a pane in it. */
  readonly isPage: boolean;
  /** The part of the viewport that shows what is scrolled, CSS pixels, without scrollbars. */
  readonly clip: Rect;
  /** Everything that can be scrolled to, now: pages grow. */
  size(): Size;
  position(): Point;
  /** It begins at its right or at its bottom: browsers count such places from there, below zero. */
  readonly reversed: boolean;
  /** At once, whatever `scroll-behavior` says. */
  scrollTo(point: Point): void;
}

/** An inner pane counts when it covers this much of the window. */
const MOST = 0.5;

export function scrollerOf(window: Window): Scroller {
  const page = pageScroller(window);
  if (overflows(page)) return page;
  const inner = largestPane(window);
  return inner ?? page;
}

/** What scrolls `el`: the nearest pane around it, else the page. */
export function scrollerAround(window: Window, el: Element): Scroller {
  for (let at = parentOf(el); at; at = parentOf(at)) {
    if (scrollsInside(window, at)) return scrolling(at, shownOf(clipOf(at), window), false);
  }
  return pageScroller(window);
}

function pageScroller(window: Window): Scroller {
  const { scrollingElement, documentElement } = window.document;
  const clip = { x: 0, y: 0, ...roomOf(window) };
  if (scrollingElement) return scrolling(scrollingElement, clip, true);
  // In quirks mode no element scrolls the page where root and body both have an overflow (CSSOM View, section 4.1).
  return scrolling(documentElement, clip, true, {
    get scrollLeft() {
      return window.scrollX;
    },
    get scrollTop() {
      return window.scrollY;
    },
    scrollTo: (to: ScrollToOptions) => window.scrollTo(to),
  });
}

/** Without scrollbars. Whole pixels may be one more than there is, and tiles so far apart would lose a row. */
function roomOf(window: Window): Size {
  const { documentElement } = window.document;
  const told = {
    width: documentElement.clientWidth || window.innerWidth,
    height: window.innerHeight - horizontalBar(window),
  };
  // Exact, and pinch zoom undone. Null in a document that is not shown.
  const { width = 0, height = 0, scale = 0 } = window.visualViewport ?? {};
  const agrees = Math.abs(width * scale - told.width) <= 1 && Math.abs(height * scale - told.height) <= 1;
  return agrees ? { width: width * scale, height: height * scale } : told;
}

/** `clientHeight` of the root is the window's height without its horizontal scrollbar, in standards mode only. */
function horizontalBar(window: Window): number {
  const { compatMode, documentElement } = window.document;
  return compatMode === 'CSS1Compat' ? window.innerHeight - documentElement.clientHeight : 0;
}

function largestPane(window: Window): Scroller | null {
  let best: { area: number; scroller: Scroller } | null = null;
  for (const el of allIn(window.document, '*')) {
    if (!scrollsInside(window, el)) continue;
    const clip = clipOf(el);
    const { width, height } = shownOf(clip, window);
    const area = width * height;
    if (area > (best?.area ?? MOST * window.innerWidth * window.innerHeight)) {
      best = { area, scroller: scrolling(el, clip, false) };
    }
  }
  return best?.scroller ?? null;
}

function scrollsInside(window: Window, el: Element): boolean {
  if (el.scrollHeight <= el.clientHeight + 1 || el.clientHeight < 100) return false;
  const { overflowY } = window.getComputedStyle(el);
  if (overflowY !== 'auto' && overflowY !== 'scroll') return false;
  const { body, documentElement } = window.document;
  if (el !== body) return true;
  // The body's overflow is the window's, unless the root has its own (CSS Overflow 3, section 3.3). In quirks mode the
  // body tells the window's height as its own.
  const own = window.getComputedStyle(documentElement).overflowY !== 'visible';
  return own && el.scrollHeight > el.getBoundingClientRect().height + 1;
}

function clipOf(el: Element): Rect {
  const { left, top } = el.getBoundingClientRect();
  return { x: left + el.clientLeft, y: top + el.clientTop, width: el.clientWidth, height: el.clientHeight };
}

function shownOf(clip: Rect, window: Window): Rect {
  const x = Math.max(0, clip.x);
  const y = Math.max(0, clip.y);
  const width = Math.max(0, Math.min(clip.x + clip.width, window.innerWidth) - x);
  const height = Math.max(0, Math.min(clip.y + clip.height, window.innerHeight) - y);
  return { x, y, width, height };
}

function scrolling(
  el: Element,
  clip: Rect,
  isPage: boolean,
  by: Pick<Element, 'scrollLeft' | 'scrollTop'> & { scrollTo(to: ScrollToOptions): void } = el,
): Scroller {
  const { direction, flexDirection } = el.ownerDocument.defaultView?.getComputedStyle(
    isPage ? (el.ownerDocument.body ?? el) : el,
  ) ?? { direction: 'ltr', flexDirection: 'row' };
  // Places are told from the top left corner, whatever way the page is read.
  const left = (): number => (direction === 'rtl' ? el.clientWidth - el.scrollWidth : 0);
  const top = (): number =>
    !isPage && flexDirection === 'column-reverse' ? el.clientHeight - el.scrollHeight : 0;
  return {
    isPage,
    clip,
    reversed: left() < 0 || top() < 0,
    size: () => ({
      width: Math.max(el.scrollWidth, clip.width),
      height: Math.max(el.scrollHeight, clip.height),
    }),
    position: () => ({ x: by.scrollLeft - left(), y: by.scrollTop - top() }),
    scrollTo: ({ x, y }) => by.scrollTo({ left: x + left(), top: y + top(), behavior: 'instant' }),
  };
}

const overflows = ({ size, clip }: Scroller): boolean =>
  size().height > clip.height + 1 || size().width > clip.width + 1;
