import type { PageView } from '../../src/capture/pageView.ts';
import { hasCoveredEdges, isPartlyCovered } from '../../src/capture/scroll.ts';
import { PostTracker, type TrackedPost } from '../../src/capture/thread/postTracker.ts';
import type { ThreadScroller } from '../../src/capture/thread/threadScroller.ts';
import {
  excludeNestedPosts,
  findNextPost,
  isFullyVisible,
  isPartlyVisible,
} from '../../src/capture/thread/viewportPosts.ts';
import type { Rect } from '../../src/domain/capture/observation.ts';
import type { VisiblePost } from './captureThreadScreen.ts';

export interface ThreadPost extends VisiblePost {
  readonly tracked: TrackedPost;
  readonly rect: Rect;
}

/** The posts of a thread that are not yet captured. */
export class ThreadPosts {
  readonly #readView: () => PageView;
  readonly #scroll: ThreadScroller;
  readonly #clip: Rect;
  readonly #tracker = new PostTracker();
  /** Posts that scrolling does not bring into the window. */
  readonly #unreachable = new WeakSet<Element>();

  /** `clip`: the part of the viewport where the thread shows. */
  constructor(readView: () => PageView, scroll: ThreadScroller, clip: Rect) {
    this.#readView = readView;
    this.#scroll = scroll;
    this.#clip = clip;
  }

  findNext(): ThreadPost | null {
    return findNextPost(this.listUntaken(), this.#clip, this.#scroll.direction);
  }

  /** Scrolls to the post. Returns false when that does not show it: it is then left out. */
  bringToStart({ el }: ThreadPost): boolean {
    if (this.#scroll.bringToStart(el)) return true;
    this.#unreachable.add(el);
    return false;
  }

  /** Lists the posts not yet captured, with their rectangles. */
  listUntaken(): ThreadPost[] {
    const view = this.#readView();
    const all = this.#tracker.trackPosts(view, this.#scroll.scrollTop);
    return all.flatMap((tracked): ThreadPost[] => {
      const { el } = tracked.found;
      if (tracked.isCaptured || this.#unreachable.has(el)) return [];
      const inside = all.flatMap(({ found }) => (found.el !== el && el.contains(found.el) ? [found.el] : []));
      const partOf = (now: PageView): Rect => excludeNestedPosts(now.rectOf(el), inside.map(now.rectOf));
      return [{ tracked, el, rect: view.rectOf(el), own: partOf(view), partOf, inside }];
    });
  }

  /** Lists the posts entirely visible on this screen, and `first`, the post scrolled to, however visible it is. */
  listVisible(first: Element | null): ThreadPost[] {
    const view = this.#readView();
    const posts = this.listUntaken().filter(
      ({ el, own }) =>
        el === first ||
        (isFullyVisible(own, this.#clip) && !isPartlyCovered(view, el, own) && !hasCoveredEdges(view, el, own)),
    );
    // The DOM order may differ from the visual order, which item numbers follow.
    return posts
      .filter(({ own }) => isPartlyVisible(own, this.#clip))
      .sort((a, b) => this.#scroll.forward * (a.own.y - b.own.y));
  }
}
