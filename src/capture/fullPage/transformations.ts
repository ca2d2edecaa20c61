import type { Transformation } from '../../domain/item/item.ts';
import type { Scroller } from './scroller.ts';
import type { UnsettledCause } from './settle.ts';
import type { StickyElements } from './stickyElements.ts';

/** Number of screens captured, and what was missing on them. */
export interface ScrollSummary {
  readonly screens: number;
  readonly imagesMissing: number;
  /** The screens, from 1, that were not drawn completely, with the reasons. */
  readonly unsettled: ReadonlyMap<number, readonly UnsettledCause[]>;
}

/** Lists what was done to the page during the capture, for the item. */
export function buildTransformations(
  { screens, imagesMissing, unsettled }: ScrollSummary,
  stickyElements: StickyElements,
  scroller: Scroller,
): Transformation[] {
  const { unstuck, hidden } = stickyElements.changes();
  const causes = [...new Set([...unsettled.values()].flat())];
  return [
    { name: 'scrolled-through', screens, scroller: scroller.isPage ? 'page' : 'pane' },
    ...(unstuck.length > 0 ? [{ name: 'unstuck', elements: unstuck }] : []),
    ...(hidden.length > 0 ? [{ name: 'shown-once', elements: hidden }] : []),
    ...(imagesMissing > 0 ? [{ name: 'images-not-loaded', count: imagesMissing }] : []),
    ...(unsettled.size > 0 ? [{ name: 'still-loading', screens: [...unsettled.keys()].map(String), causes }] : []),
  ];
}
