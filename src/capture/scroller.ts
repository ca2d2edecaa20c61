/** What scrolls a page: its window, or an inner pane (of a chat or an application) that fills most of it. */

import { getComposedParent } from '../dom/domTree.ts';
import { clipRect, overlaps, type Size } from '../dom/geometry.ts';
import { contains, getBox, getProperty, queryAll } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import { findFixedAncestor } from './hiddenContent.ts';
import { unsnap } from './stickyElements.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Scroller {
  /** Null for the page itself. */
  readonly pane: Element | null;
  /**
   * The part of the viewport where the scrolled content is visible at this moment, in CSS pixels, without scrollbars:
   * the page or another pane may move a pane, and hide a part of it.
   */
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

/** Values of `overflow-y`. */
const SCROLLED = /auto|scroll/;
/** Pages scroll it by a bar of their own. */
const HIDDEN = /hidden/;

/**
 * Finds what scrolls the whole page: the pane with posts of a dialog in front of it, else the page itself, its largest
 * pane, or the pane of most of the `posts`.
 */
export function findScroller(window: Window, posts: readonly Element[]): Scroller {
  const page = createPageScroller(window);
  const pane =
    findPaneOfMost(window, posts, SCROLLED, (one) => isInFront(window, one)) ??
    (hasOverflow(page)
      ? null
      : (findLargestPane(window) ?? findPaneOfMost(window, posts, SCROLLED) ?? findPaneOfMost(window, posts, HIDDEN)));
  return pane === null ? page : createPaneScroller(window, pane);
}

/** Returns whether a pane is in a dialog in the middle of the window. */
function isInFront(window: Window, pane: Element): boolean {
  const dialog = findFixedAncestor(window, pane);
  const middle = window.document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
  return dialog !== null && contains(dialog, middle);
}

/** Returns whether the pane is so large that what is beside it belongs to other things. */
export const fillsWindow = ({ innerWidth, innerHeight }: Window, { width, height }: Size): boolean =>
  width * height > MIN_PANE_SHARE * innerWidth * innerHeight;

/** Finds the scroll container of `el`: the nearest pane around it, else the page. */
export function findScrollerAround(window: Window, el: Element): Scroller {
  const pane = findPane(window, el);
  return pane === null ? createPageScroller(window) : createPaneScroller(window, pane);
}

/** Returns the nearest pane that scrolls `el`; null when none does. */
export const findPane = (window: Window, el: Element): Element | null => findPaneOf(window, el, SCROLLED);

/** Returns whether a box that hides its overflow shows nothing of `el`. `captured` was scrolled through. */
export function isOutOfBox(window: Window, el: Element, captured: Scroller): boolean {
  const box = findPaneOf(window, el, HIDDEN);
  return box !== null && !overlaps(getBox(el), captured.pane === box ? measureContent(captured) : getBox(box));
}

/** Less may be room for what a page shows when it is pulled down. CSS pixels. */
const MIN_MOVED_PX = 100;

/**
 * Returns whether a box that hides its overflow has `el`, or what is around it, above its own beginning: by a transform
 * or a position, where no scrolling leads.
 */
export function isMovedOut(window: Window, el: Element): boolean {
  const box = findPaneOf(window, el, HIDDEN);
  if (box === null) return false;
  const start = getBox(box).top - getProperty(box, 'scrollTop') * measureScale(box);
  for (let at: Element | null = el; at !== null && at !== box; at = getComposedParent(at))
    if (getBox(at).top < start - MIN_MOVED_PX) return true;
  return false;
}

function findPaneOf(window: Window, el: Element, overflow: RegExp): Element | null {
  for (let at = el; window.getComputedStyle(at).position !== 'fixed'; ) {
    const around = getComposedParent(at);
    if (around === null || isPane(window, around, overflow)) return around;
    at = around;
  }
  return null;
}

/** Returns what to add to a position in the viewport to have it in the content that contains `el`. CSS pixels. */
export function measureScrolled(window: Window, el: Element): number {
  const pane = findPane(window, el);
  return pane === null ? window.scrollY : getProperty(pane, 'scrollTop') * measureScale(pane) - getBox(pane).top;
}

/**
 * Keeps a page from snapping what scrolls `el` elsewhere. Returns a function that puts it back to where it is now, in
 * the pages around an iframe too.
 */
export function keepScrollPositions(window: Window, el: Element): () => void {
  const host = window.frameElement;
  const hostWindow = host?.ownerDocument.defaultView;
  const restoreHost = host && hostWindow ? keepScrollPositions(hostWindow, host) : null;
  const { scrollX, scrollY } = window;
  const kept: { readonly at: Element; readonly left: number; readonly top: number }[] = [];
  for (let at = getComposedParent(el); at; at = getComposedParent(at))
    kept.push({ at, left: getProperty(at, 'scrollLeft'), top: getProperty(at, 'scrollTop') });
  const snapAgain = unsnap(
    window,
    kept.map(({ at }) => at),
  );
  return () => {
    snapAgain();
    for (const { at, left, top } of kept)
      if (getProperty(at, 'scrollLeft') !== left || getProperty(at, 'scrollTop') !== top)
        scrollElement(at, { left, top, behavior: 'instant' });
    if (window.scrollX !== scrollX || window.scrollY !== scrollY)
      window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    restoreHost?.();
  };
}

function createPageScroller(window: Window): Scroller {
  const { scrollingElement, documentElement } = window.document;
  const clip = { x: 0, y: 0, ...measureViewport(window) };
  if (scrollingElement) return createScroller(scrollingElement, () => clip, null);
  // In quirks mode no element scrolls the page when both root and body have an overflow (CSSOM View, section 4.1).
  return createScroller(documentElement, () => clip, null, {
    get scrollLeft() {
      return window.scrollX;
    },
    get scrollTop() {
      return window.scrollY;
    },
    scrollTo: (to: ScrollToOptions) => window.scrollTo(to),
  });
}

/** Without scrollbars. A size in whole pixels may be one too large, and tiles would then miss a row. */
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

function findLargestPane(window: Window): Element | null {
  let best: { readonly area: number; readonly el: Element } | null = null;
  for (const el of queryAll(window.document, '*')) {
    if (!isScrollablePane(window, el)) continue;
    const clip = clipToWindow(measureClip(el), window);
    const area = clip.width * clip.height;
    if (fillsWindow(window, clip) && area > (best?.area ?? 0)) best = { area, el };
  }
  return best?.el ?? null;
}

function findPaneOfMost(
  window: Window,
  posts: readonly Element[],
  overflow: RegExp,
  suits = (_: Element): boolean => true,
): Element | null {
  const byPane = Map.groupBy(posts, (el) => findPaneOf(window, el, overflow));
  const [most] = [...byPane].filter(([pane]) => pane && suits(pane)).sort(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? null;
}

/** Returns whether the element shows a part of its content, and scrolls. */
export const isScrollablePane = (window: Window, el: Element): boolean => isPane(window, el, SCROLLED);

function isPane(window: Window, el: Element, overflow: RegExp): boolean {
  const height = getProperty(el, 'clientHeight');
  if (getProperty(el, 'scrollHeight') <= height + 1 || height < 100) return false;
  if (!overflow.test(window.getComputedStyle(el).overflowY)) return false;
  const { body, documentElement } = window.document;
  if (el !== body) return el !== documentElement;
  // It applies to the window, unless the root has its own (CSS Overflow 3, 3.3). In quirks mode `clientHeight` of the
  // body is the window's.
  const rootHasOverflow = window.getComputedStyle(documentElement).overflowY !== 'visible';
  return rootHasOverflow && el.scrollHeight > getBox(el).height + 1;
}

function scrollElement(el: Element, to: ScrollToOptions): void {
  const scrollTo: (to: ScrollToOptions) => void = getProperty(el, 'scrollTo');
  scrollTo.call(el, to);
}

/**
 * Returns the pixels of the viewport in one pixel of what the element tells of itself: a zoom or a transform, of it or
 * of what is around, counts in boxes, not in scroll positions and lengths.
 */
function measureScale(el: Element): number {
  const height = getProperty(el as HTMLElement, 'offsetHeight');
  if (!(height > 0)) return 1;
  const scale = getBox(el).height / height;
  // The height is a whole number, and pages are scaled by hundredths: the error would add up over a long list.
  const rounded = Math.round(scale * 100) / 100;
  return Math.abs(scale - rounded) * height < 1 ? rounded : scale || 1;
}

function measureClip(el: Element): Rect {
  const { left, top } = getBox(el);
  const scale = measureScale(el);
  return {
    x: left + getProperty(el, 'clientLeft') * scale,
    y: top + getProperty(el, 'clientTop') * scale,
    width: getProperty(el, 'clientWidth') * scale,
    height: getProperty(el, 'clientHeight') * scale,
  };
}

const clipToWindow = (clip: Rect, { innerWidth: width, innerHeight: height }: Window): Rect =>
  clipRect(clip, { x: 0, y: 0, width, height }).rect ?? { ...clip, width: 0, height: 0 };

/** Returns the part of a pane that the panes around it and the window show. */
function measureVisiblePart(window: Window, pane: Element): Rect {
  let visible = clipToWindow(measureClip(pane), window);
  let { position } = window.getComputedStyle(pane);
  for (let at = getComposedParent(pane); at && position !== 'fixed'; at = getComposedParent(at)) {
    const style = window.getComputedStyle(at);
    // An absolute element is not cut by what is between it and its containing block.
    if (position === 'absolute' && style.position === 'static') continue;
    ({ position } = style);
    const { body, documentElement } = window.document;
    if (style.overflowY === 'visible' || style.display === 'contents' || at === body || at === documentElement)
      continue;
    visible = clipRect(visible, measureClip(at)).rect ?? { ...visible, height: 0 };
  }
  return visible;
}

const createPaneScroller = (window: Window, pane: Element): Scroller =>
  createScroller(pane, () => measureVisiblePart(window, pane), pane);

type ScrollTarget = Pick<Element, 'scrollLeft' | 'scrollTop'> & { scrollTo(to: ScrollToOptions): void };

function createScroller(
  el: Element,
  measureVisible: () => Rect,
  pane: Element | null,
  scrollTarget: ScrollTarget = {
    get scrollLeft() {
      return getProperty(el, 'scrollLeft');
    },
    get scrollTop() {
      return getProperty(el, 'scrollTop');
    },
    scrollTo: (to) => scrollElement(el, to),
  },
): Scroller {
  const { defaultView, body } = getProperty(el, 'ownerDocument');
  const { direction, flexDirection } = defaultView?.getComputedStyle(pane ?? body ?? el) ?? {
    direction: 'ltr',
    flexDirection: 'row',
  };
  const scale = (): number => (pane === null ? 1 : measureScale(pane));
  // Positions are relative to the top left corner in both text directions.
  const left = (): number =>
    direction === 'rtl' ? getProperty(el, 'clientWidth') - getProperty(el, 'scrollWidth') : 0;
  const top = (): number =>
    pane !== null && flexDirection === 'column-reverse'
      ? getProperty(el, 'clientHeight') - getProperty(el, 'scrollHeight')
      : 0;
  return {
    pane,
    get clip() {
      return measureVisible();
    },
    reversed: left() < 0 || top() < 0,
    size: () => {
      const { width, height } = measureVisible();
      return {
        width: Math.max(getProperty(el, 'scrollWidth') * scale(), width),
        height: Math.max(getProperty(el, 'scrollHeight') * scale(), height),
      };
    },
    position: () => ({
      x: (scrollTarget.scrollLeft - left()) * scale(),
      y: (scrollTarget.scrollTop - top()) * scale(),
    }),
    scrollTo: ({ x, y }) =>
      scrollTarget.scrollTo({ left: x / scale() + left(), top: y / scale() + top(), behavior: 'instant' }),
  };
}

const hasOverflow = ({ size, clip }: Scroller): boolean =>
  size().height > clip.height + 1 || size().width > clip.width + 1;

/** The whole content, in CSS pixels of the viewport. */
export function measureContent({ clip, position, size }: Scroller): Rect {
  const { x, y } = position();
  return { x: clip.x - x, y: clip.y - y, ...size() };
}
