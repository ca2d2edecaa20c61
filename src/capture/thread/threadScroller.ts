import { getTabWindow } from '../../dom/iframes.ts';
import type { PageView } from '../../dom/pageView.ts';
import { waitForTile } from '../../dom/pageWaits.ts';
import type { Transformation } from '../../domain/item/item.ts';
import { findPosts } from '../../platforms/reading/pagePosts.ts';
import { findFailureWords, findLoadingWords, findPendingContent } from '../pendingContent.ts';
import { measureCoverAbove } from '../postInView.ts';
import type { Scroller } from '../scroller.ts';
import { computeScrollToStart, isPartlyVisible, type ScrollDirection } from './threadPosts.ts';

/** Maximum time for a list to load more at its end; the second applies while it shows a loading message. */
const MAX_GROWTH_WAIT_MS = 1_500;
const MAX_LOADING_WAIT_MS = 5_000;
const GROWTH_CHECK_MS = 190;
const MAX_CHECKS = 8;
/** Used when no post is visible: a part of the previous screen stays in view. */
const SCREEN_FRACTION = 0.9;
/** Above the top of any page: browsers stop at the first row. */
const ABOVE_TOP = -1e9;

/** Scrolls through a thread: direction, distance, and waiting for the page. CSS pixels. */
export class ThreadScroller {
  readonly direction: ScrollDirection;
  readonly #window: Window;
  readonly #scroller: Scroller;
  readonly #readView: () => PageView;
  readonly #start: number;

  constructor(window: Window, scroller: Scroller, readView: () => PageView) {
    this.#window = window;
    this.#scroller = scroller;
    this.#readView = readView;
    this.#start = scroller.position().y;
    // A conversation starts at its end and goes back in time; everything else starts at its beginning.
    this.direction = !scroller.isPage && !this.#canScroll(2) && this.#canScroll(-2) ? 'up' : 'down';
    if (this.direction === 'down') this.#scrollTo(ABOVE_TOP);
  }

  /** 1 is down, -1 is up. */
  get forward(): 1 | -1 {
    return this.direction === 'down' ? 1 : -1;
  }

  /** The scroll position in the thread. */
  get scrollTop(): number {
    return this.#scroller.position().y;
  }

  /** The part of the content known so far that was passed, 0 to 1. */
  get share(): number {
    const { clip, size } = this.#scroller;
    const passed = (this.scrollTop + clip.height) / Math.max(1, size().height);
    return Math.min(1, this.direction === 'down' ? passed : 1 - this.scrollTop / Math.max(1, size().height));
  }

  get isAtEnd(): boolean {
    return !this.#canScroll(this.forward);
  }

  /** Lists what was done to the page since the start, which is sealed. */
  listTransformations(): readonly Transformation[] {
    const down = Math.round(this.scrollTop - this.#start);
    return down === 0 ? [] : [{ name: 'scrolled-into-view', down, right: 0 }];
  }

  /**
   * Scrolls to the beginning of the post, clear of a header. Returns whether the post is visible, from its beginning
   * where the page allows it.
   */
  bringToStart(el: Element): boolean {
    const { clip } = this.#scroller;
    const view = this.#readView();
    this.#scrollBy(computeScrollToStart(view.rectOf(el), clip, this.direction));
    const coveredHeight = this.direction === 'down' ? measureCoverAbove(view, el, clip.height / 3) : 0;
    if (coveredHeight > 0) this.#scrollBy(-coveredHeight);
    return el.isConnected && isPartlyVisible(view.rectOf(el), clip);
  }

  /** Scrolls by nearly a screen; returns false at the end. */
  advance(): boolean {
    return this.#scrollBy(this.forward * this.#scroller.clip.height * SCREEN_FRACTION);
  }

  /** Waits until frames are painted, images are loaded and the list does not move for one frame. */
  async waitUntilSettled(): Promise<void> {
    let previousPositions = '';
    for (let check = 0; check < MAX_CHECKS; check += 1) {
      await waitForTile(this.#window);
      const view = this.#readView();
      const positions = findPosts(view)
        .map(({ el }) => Math.round(view.rectOf(el).y))
        .join();
      if (positions === previousPositions) return;
      previousPositions = positions;
    }
  }

  /** At the end of the list: waits, and returns whether more was loaded. */
  async waitForGrowth(hasMore: () => boolean): Promise<boolean> {
    const size = this.#scroller.size().height;
    const tab = getTabWindow(this.#window);
    const maxWaitMs = (): number => (this.isLoading() ? MAX_LOADING_WAIT_MS : MAX_GROWTH_WAIT_MS);
    for (let waitedMs = 0; waitedMs < maxWaitMs(); waitedMs += GROWTH_CHECK_MS) {
      await new Promise((resolve) => tab.setTimeout(resolve, GROWTH_CHECK_MS));
      if (hasMore() || this.#scroller.size().height > size || !this.isAtEnd) return true;
      if (this.hasFailed()) return false;
    }
    return false;
  }

  /** Returns whether the visible part of the list shows a loading message, or has rows that are still empty. */
  isLoading(): boolean {
    const { clip } = this.#scroller;
    const view = this.#readView();
    return findPendingContent(view, clip).length > 0 || findLoadingWords(view, clip) !== null;
  }

  /** Returns whether the site shows an error instead of more posts. */
  hasFailed(): boolean {
    return findFailureWords(this.#readView(), this.#scroller.clip) !== null;
  }

  #canScroll(by: number): boolean {
    const y = this.scrollTop;
    const moved = this.#scrollBy(by);
    this.#scrollTo(y);
    return moved;
  }

  /** Returns whether anything moved. */
  #scrollBy(distance: number): boolean {
    const y = this.scrollTop;
    this.#scrollTo(y + distance);
    return Math.abs(this.scrollTop - y) >= 1;
  }

  #scrollTo(y: number): void {
    this.#scroller.scrollTo({ x: this.#scroller.position().x, y });
  }
}
