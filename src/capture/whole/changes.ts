import type { Transformation } from '../../domain/item/item.ts';
import type { Pinned } from './pinned.ts';
import type { Scroller } from './scroller.ts';

/** Screens shown one after the other, and images that did not come on any of them. */
export interface Gone {
  readonly screens: number;
  readonly imagesMissing: number;
}

/** What was done to the page on the way, for the item. */
export function changesOnTheWay(
  { screens, imagesMissing }: Gone,
  pinned: Pinned,
  scroller: Scroller,
): Transformation[] {
  const { unstuck, hidden } = pinned.changes();
  return [
    { name: 'scrolled-through', screens, scroller: scroller.isPage ? 'page' : 'pane' },
    ...(unstuck.length > 0 ? [{ name: 'unstuck', elements: unstuck }] : []),
    ...(hidden.length > 0 ? [{ name: 'shown-once', elements: hidden }] : []),
    ...(imagesMissing > 0 ? [{ name: 'images-not-loaded', count: imagesMissing }] : []),
  ];
}
