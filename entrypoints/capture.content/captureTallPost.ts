import type { PageView } from '../../src/capture/view.ts';
import { changesOnTheWay } from '../../src/capture/whole/changes.ts';
import { measureOf } from '../../src/capture/whole/going.ts';
import { tileRendered } from '../../src/capture/whole/images.ts';
import { pinnedOn } from '../../src/capture/whole/pinned.ts';
import { scrollerAround } from '../../src/capture/whole/scroller.ts';
import { tallPart } from '../../src/capture/whole/tall.ts';
import type { Rect } from '../../src/domain/capture/observation.ts';
import type { Transformation } from '../../src/domain/item/item.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { isOurs } from '../../src/ui/page/layer.ts';

/** A post, and its own rectangle in the viewport as the page stands. */
interface TallPost {
  readonly el: Element;
  partOf(view: PageView): Rect;
}

/** What came of going down it. */
interface TallPostPicture {
  readonly screens: number;
  readonly transformations: readonly Transformation[];
  readonly warnings: readonly string[];
}

/** Twenty seconds in Chromium, where the panel would be in the way more than it would help. */
const MAX_SCREENS = 40;

/** Whether what scrolls the post is too low to show it whole. */
export function isTallPost(window: Window, el: Element, { height }: Rect): boolean {
  return height > window.innerHeight / 4 && height > scrollerAround(window, el).clip.height + 1;
}

/**
 * One picture a screen of a post that is taller than the window, headers and bars out of the way; everything put back
 * as it was. Null when the capture ended on the other side.
 */
export async function captureTallPost(
  session: PageSession,
  window: Window,
  readView: () => PageView,
  { el, partOf }: TallPost,
): Promise<TallPostPicture | null> {
  const scroller = scrollerAround(window, el);
  const start = scroller.position();
  const stickyElements = pinnedOn(window, isOurs);
  const { clip: visibleArea } = scroller;
  const heights = new Set<number>();
  let imagesMissing = 0;
  let screens = 0;
  let isWhole = false;
  let isCutSideways = false;
  let resized = false;
  const measure = measureOf(window);
  try {
    for (let coveredHeight = 0; !isWhole && screens < MAX_SCREENS && el.isConnected; ) {
      stickyElements.prepare({ first: false, last: false });
      const { x, y } = scroller.position();
      scroller.scrollTo({ x, y: y + Math.floor(partOf(readView()).y + coveredHeight - visibleArea.y) });
      imagesMissing += await tileRendered(window);
      resized = measureOf(window) !== measure;
      // Tiles of two sizes do not fit together: what was taken stays.
      if (resized) break;
      const view = readView();
      const part = tallPart(partOf(view), visibleArea, window.devicePixelRatio);
      // The page holds its place against us: what is not reached is told as missing.
      if (part === null || part.at.y > coveredHeight + 1 || part.at.y + part.clip.height <= coveredHeight)
        break;
      isCutSideways ||= partOf(view).width > part.size.width + 1;
      heights.add(Math.round(part.size.height));
      const freeInMs = await session.shoot(view.url.href, {
        kind: 'tile',
        place: { at: part.at, clip: part.clip },
        window: { width: window.innerWidth, height: window.innerHeight },
        page: part.size,
        pixelRatio: window.devicePixelRatio,
      });
      if (freeInMs === null) return null;
      screens += 1;
      coveredHeight = part.at.y + part.clip.height;
      isWhole = coveredHeight >= part.size.height - 0.5;
    }
  } finally {
    stickyElements.restore();
    scroller.scrollTo(start);
  }
  await tileRendered(window);
  return {
    screens,
    transformations: changesOnTheWay({ screens, imagesMissing }, stickyElements, scroller),
    warnings: [
      ...(isWhole && !isCutSideways ? [] : ['post-cut-by-window']),
      ...(resized ? ['window-resized'] : []),
      ...(heights.size > 1 ? ['page-moved'] : []),
      ...(imagesMissing > 0 ? ['image-not-loaded'] : []),
    ],
  };
}
