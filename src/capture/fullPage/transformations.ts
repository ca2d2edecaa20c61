import type { Transformation } from '../../domain/item/item.ts';
import type { Scroller } from './scroller.ts';
import type { StickyElements } from './stickyElements.ts';

/** Number of screens captured, and of images missing on them. */
export interface ScrollSummary {
  readonly screens: number;
  readonly imagesMissing: number;
}

/** Lists what was done to the page during the capture, for the item. */
export function buildTransformations(
  { screens, imagesMissing }: ScrollSummary,
  stickyElements: StickyElements,
  scroller: Scroller,
): Transformation[] {
  const { unstuck, hidden } = stickyElements.changes();
  return [
    { name: 'scrolled-through', screens, scroller: scroller.isPage ? 'page' : 'pane' },
    ...(unstuck.length > 0 ? [{ name: 'unstuck', elements: unstuck }] : []),
    ...(hidden.length > 0 ? [{ name: 'shown-once', elements: hidden }] : []),
    ...(imagesMissing > 0 ? [{ name: 'images-not-loaded', count: imagesMissing }] : []),
  ];
}
