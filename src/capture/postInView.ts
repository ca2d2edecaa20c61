import { getFlatTreeParent, hitAt } from '../dom/domTree.ts';
import { applyPinchZoom, clipRect, clipToViewport, computeScrollToFit, type Size } from '../dom/geometry.ts';
import { getTabView, getTabWindow, getVisibleViewport, toHostRect, toTabRect } from '../dom/iframes.ts';
import type { PageView } from '../dom/pageView.ts';
import { getNative, getParentElement, scrollIntoView } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import type { Transformation } from '../domain/item/item.ts';
import { findPane, findScrollerAround } from './scroller.ts';

/** Returns the part of the post that its pane and the pages around its iframe show, and whether it is cut. */
export function clipToPane(window: Window, view: PageView, el: Element): ReturnType<typeof clipRect> {
  const rect = view.rectOf(el);
  const { pane, clip } = findScrollerAround(window, el);
  const inPane = clipRect(rect, pane === null ? rect : clip);
  if (inPane.rect === null || view.frameHost === null) return inPane;
  const inFrame = clipRect(inPane.rect, getVisibleViewport(view));
  return { ...inFrame, isCut: inPane.isCut || inFrame.isCut };
}

/**
 * Scrolls a post into the window, and into the panes around it, when it does not fit there. Returns what was done to
 * the page, which is sealed.
 */
export function scrollPostIntoView(window: Window, view: PageView, el: Element): Transformation[] {
  const before = view.rectOf(el);
  const initialRect = toTabRect(view, before);
  const viewport = { width: window.innerWidth, height: window.innerHeight };
  const scroller = findScrollerAround(window, el);
  const isInView = fitsIn(before, viewport) && fitsIn(initialRect, getWindowSize(getTabWindow(window)));
  if (!isInView || (scroller.pane !== null && clipToPane(window, view, el).isCut)) {
    // Respects sites' `scroll-padding`; `instant` overrides `scroll-behavior: smooth`.
    const block = before.height > Math.min(viewport.height, scroller.clip.height) ? 'start' : 'nearest';
    scrollIntoView(el, { block, inline: 'nearest' });
  }
  const coveredHeight = measureCoverAbove(view, el, viewport.height / 3);
  const { x, y } = scroller.position();
  if (coveredHeight > 0) scroller.scrollTo({ x, y: y - coveredHeight });
  // A bar at the end of the pane, where the post now stands.
  const shown = scroller.pane === null ? null : clipToPane(window, view, el);
  if (shown?.rect && !shown.isCut && hasCoveredEdges(view, el, shown.rect))
    scrollIntoView(el, { block: 'center', inline: 'nearest' });
  const finalRect = toTabRect(view, view.rectOf(el));
  const moved = {
    down: Math.round(initialRect.y - finalRect.y),
    right: Math.round(initialRect.x - finalRect.x),
  };
  return moved.down === 0 && moved.right === 0 ? [] : [{ name: 'scrolled-into-view', ...moved }];
}

function fitsIn(rect: Rect, viewport: Size): boolean {
  const { dx, dy } = computeScrollToFit(rect, viewport);
  return dx === 0 && dy === 0;
}

const getWindowSize = ({ innerWidth, innerHeight }: Window): Size => ({
  width: innerWidth,
  height: innerHeight,
});

/**
 * Returns the height, at most `limit`, of a header over the post's first line; a panel over the whole page does not
 * count.
 */
export function measureCoverAbove(view: PageView, el: Element, limit: number): number {
  const { x, y, width } = view.rectOf(el);
  if (y < 0) return 0;
  let header = hitAt(view, el, x + width / 2, y + 1);
  let coveredHeight = 0;
  for (; header && !isRelated(header, el); header = getParentElement(header)) {
    const rect = view.rectOf(header);
    const overlap = Math.ceil(rect.y + rect.height - y);
    if (overlap > limit) break;
    coveredHeight = Math.max(coveredHeight, overlap);
  }
  return coveredHeight;
}

/** Samples the first and last rows too: a bar over them is thinner than the grid below. */
export function hasCoveredEdges(view: PageView, el: Element, { x, y, width, height }: Rect): boolean {
  return isCoveredAtAny(view, el, { x, width }, [y + EDGE_INSET_PX, y + height - EDGE_INSET_PX]);
}

const STEPS = [0.1, 0.5, 0.9];

const isCoveredAtAny = (
  view: PageView,
  el: Element,
  { x, width }: Pick<Rect, 'x' | 'width'>,
  rows: readonly number[],
): boolean =>
  STEPS.some((across) =>
    rows.some((y) => {
      const hit = hitAt(view, el, x + width * across, y);
      return hit !== null && !isRelated(hit, el);
    }),
  );

/** Adjacent elements may overlap by a border. */
const EDGE_INSET_PX = 3;

/**
 * Samples a grid of nine points: returns whether another element of the page, or of the page around an iframe, covers
 * the visible part.
 */
export function isPartlyCovered(view: PageView, el: Element, visible: Rect): boolean {
  const rows = STEPS.map((down) => visible.y + visible.height * down);
  const covered = isCoveredAtAny(view, el, visible, rows);
  if (covered || view.frameHost === null) return covered;
  return isPartlyCovered(view.frameHost.view, view.frameHost.el, toHostRect(view.frameHost, visible));
}

/**
 * Returns whether the hit is the post, a part of it, or one of its ancestors (a gap in the post shows its background).
 */
const isRelated = (hit: Element, el: Element): boolean => isInside(hit, el) || isInside(el, hit);

/** Across components, as they are drawn. */
function isInside(el: Element, other: Element): boolean {
  for (let at: Element | null = el; at !== null; at = getFlatTreeParent(at)) if (at === other) return true;
  return false;
}

/** Enough to tell a picture with words from one without. */
const MAX_WORDS = 30;
/** Smaller texts are for screen readers. CSS pixels. */
const MIN_WORDS_PX = 4;

/**
 * Returns where the words of a post are drawn, in the tab's viewport: the background searches the picture there. Words
 * in a pane of the post may be out of its view.
 */
export function measureWords(window: Window, view: PageView, el: Element): Rect[] {
  const pane = findPane(window, el);
  const { document } = view;
  const walker = getNative(document, 'createTreeWalker').call(document, el, 4 /* NodeFilter.SHOW_TEXT */);
  const range = getNative(document, 'createRange').call(document);
  const words: Rect[] = [];
  for (let node = walker.nextNode(); node !== null && words.length < MAX_WORDS; node = walker.nextNode()) {
    const parent = getParentElement(node);
    if ((node.nodeValue ?? '').trim() === '' || parent === null || !view.isVisible(parent)) continue;
    if (findPane(window, parent) !== pane) continue;
    range.selectNodeContents(node);
    const { x, y, width, height } = range.getBoundingClientRect();
    if (Math.min(width, height) >= MIN_WORDS_PX) words.push(toShotRect(view, { x, y, width, height }));
  }
  return words;
}

/** Converts a rectangle of the view's document to the screenshot of the tab. */
export const toShotRect = (view: PageView, rect: Rect): Rect =>
  applyPinchZoom(toTabRect(view, rect), getTabView(view).document.defaultView?.visualViewport ?? null);

/** Returns the part of the rectangle that a screenshot of the tab shows, and whether this is not all of it. */
export const clipToShot = (window: Window, view: PageView, rect: Rect): ReturnType<typeof clipToViewport> =>
  clipToViewport(toShotRect(view, rect), getWindowSize(getTabWindow(window)));
