import type { Rect } from '../domain/capture/observation.ts';
import type { Transformation } from '../domain/item/item.ts';
import { type Size, scrollToFit } from './frame.ts';
import { inHolder, inTab, tabWindow } from './inFrame.ts';
import { contains, parentIn } from './node.ts';
import type { PageView } from './view.ts';

/** Brings a post into the window when it does not fit there. Returns what was done to the page, to be sealed. */
export function bringIntoView(window: Window, view: PageView, el: Element): Transformation[] {
  const before = view.rectOf(el);
  const stood = inTab(view, before);
  const viewport = { width: window.innerWidth, height: window.innerHeight };
  if (!fits(before, viewport) || !fits(stood, sizeOf(tabWindow(window)))) {
    // Inner scrollers too, and sites' own `scroll-padding`; `instant` overrides `scroll-behavior: smooth`.
    const block = before.height > viewport.height ? 'start' : 'nearest';
    el.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
  }
  const cover = coverAbove(view, el, viewport.height / 3);
  if (cover > 0) window.scrollBy({ top: -cover, behavior: 'instant' });
  const stands = inTab(view, view.rectOf(el));
  const moved = { down: Math.round(stood.y - stands.y), right: Math.round(stood.x - stands.x) };
  return moved.down === 0 && moved.right === 0 ? [] : [{ name: 'scrolled-into-view', ...moved }];
}

function fits(rect: Rect, viewport: Size): boolean {
  const { dx, dy } = scrollToFit(rect, viewport);
  return dx === 0 && dy === 0;
}

const sizeOf = ({ innerWidth, innerHeight }: Window): Size => ({ width: innerWidth, height: innerHeight });

/** Height, at most `limit`, of the header that lies over the post's first line; a panel over the whole page is none. */
export function coverAbove(view: PageView, el: Element, limit: number): number {
  const { x, y, width } = view.rectOf(el);
  if (y < 0) return 0;
  let header = view.document.elementFromPoint(x + width / 2, y + 1);
  let cover = 0;
  for (; header && !related(header, el); header = parentIn(header)) {
    const rect = view.rectOf(header);
    const over = Math.ceil(rect.y + rect.height - y);
    if (over > limit) break;
    cover = Math.max(cover, over);
  }
  return cover;
}

/** Whether the first and last rows of a post show too: a bar over them is thinner than the grid below. */
export function areEdgesCovered(view: PageView, el: Element, { x, y, width, height }: Rect): boolean {
  return [0.1, 0.5, 0.9].some((across) =>
    [y + EDGE, y + height - EDGE].some((down) => {
      const hit = view.document.elementFromPoint(x + width * across, down);
      return hit !== null && !related(hit, el);
    }),
  );
}

/** Neighbours may overlap by a border. */
const EDGE = 3;

/** Sampled on a grid of nine points: whether something else of the page, or of the page around it, lies over the visible part. */
export function isPartlyCovered(view: PageView, el: Element, visible: Rect): boolean {
  const steps = [0.1, 0.5, 0.9];
  const covered = steps.some((across) =>
    steps.some((down) => {
      const hit = view.document.elementFromPoint(
        visible.x + visible.width * across,
        visible.y + visible.height * down,
      );
      return hit !== null && !related(hit, el);
    }),
  );
  if (covered || view.frame === null) return covered;
  return isPartlyCovered(view.frame.view, view.frame.el, inHolder(view.frame, visible));
}

/** The post, a part of it, or what it lies in (a gap in the post shows its background). */
function related(hit: Element, el: Element): boolean {
  return contains(el, hit) || contains(hit, el);
}
