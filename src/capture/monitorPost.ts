import { hasMoved } from '../dom/geometry.ts';
import { isInDocument } from '../dom/iframes.ts';
import type { PageView } from '../dom/pageView.ts';
import type { Rect } from '../domain/capture/observation.ts';
import { extractPageText } from './observe.ts';
import { isPartlyCovered, toShotRect } from './postInView.ts';

interface MonitoredPost {
  /** What happened to the post at any comparison. */
  readonly warnings: ReadonlySet<string>;
  /** Compares the post as it is now. Returns whether its words differ: only a counter may (`ContentWatcher` knows). */
  compare(now: PageView): boolean;
}

/**
 * Remembers where a post is and its words. `inside`: the posts inside it, which have texts of their own. `findShown`
 * returns the part of it that the picture shows, in the viewport of the view.
 */
export function monitorPost(
  first: PageView,
  el: Element,
  findShown: (now: PageView) => Rect | null,
  inside: readonly Element[] = [],
): MonitoredPost {
  const place = measureWhole(first, el);
  const text = extractPageText(first, el, inside);
  const warnings = new Set<string>();
  return {
    warnings,
    compare(now) {
      if (!isInDocument(now, el) || hasMoved(place, measureWhole(now, el))) warnings.add('page-moved');
      const shown = findShown(now);
      if (shown && isPartlyCovered(now, el, shown)) warnings.add('post-partly-covered');
      return extractPageText(now, el, inside) !== text;
    },
  };
}

/** Returns where the post is on the screenshot of the tab. */
export const measureWhole = (view: PageView, el: Element): Rect => toShotRect(view, view.rectOf(el));
