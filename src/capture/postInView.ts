import { computeScrollToFit, type Size } from '../dom/geometry.ts';
import { getTabWindow, toHostRect, toTabRect } from '../dom/iframes.ts';
import type { PageView } from '../dom/pageView.ts';
import { contains, getParentElement } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import type { Transformation } from '../domain/item/item.ts';

/** Scrolls a post into the window when it does not fit there. Returns what was done to the page, which is sealed. */
export function scrollPostIntoView(window: Window, view: PageView, el: Element): Transformation[] {
  const before = view.rectOf(el);
  const initialRect = toTabRect(view, before);
  const viewport = { width: window.innerWidth, height: window.innerHeight };
  if (!fitsIn(before, viewport) || !fitsIn(initialRect, getWindowSize(getTabWindow(window)))) {
    // Also scrolls inner panes, and respects sites' `scroll-padding`; `instant` overrides `scroll-behavior: smooth`.
    const block = before.height > viewport.height ? 'start' : 'nearest';
    el.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
  }
  const coveredHeight = measureCoverAbove(view, el, viewport.height / 3);
  if (coveredHeight > 0) window.scrollBy({ top: -coveredHeight, behavior: 'instant' });
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
  let header = view.document.elementFromPoint(x + width / 2, y + 1);
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
  return [0.1, 0.5, 0.9].some((across) =>
    [y + EDGE_INSET_PX, y + height - EDGE_INSET_PX].some((down) => {
      const hit = view.document.elementFromPoint(x + width * across, down);
      return hit !== null && !isRelated(hit, el);
    }),
  );
}

/** Adjacent elements may overlap by a border. */
const EDGE_INSET_PX = 3;

/**
 * Samples a grid of nine points: returns whether another element of the page, or of the page around an iframe, covers
 * the visible part.
 */
export function isPartlyCovered(view: PageView, el: Element, visible: Rect): boolean {
  const steps = [0.1, 0.5, 0.9];
  const covered = steps.some((across) =>
    steps.some((down) => {
      const hit = view.document.elementFromPoint(visible.x + visible.width * across, visible.y + visible.height * down);
      return hit !== null && !isRelated(hit, el);
    }),
  );
  if (covered || view.frameHost === null) return covered;
  return isPartlyCovered(view.frameHost.view, view.frameHost.el, toHostRect(view.frameHost, visible));
}

/**
 * Returns whether the hit is the post, a part of it, or one of its ancestors (a gap in the post shows its background).
 */
function isRelated(hit: Element, el: Element): boolean {
  return contains(el, hit) || contains(hit, el);
}
