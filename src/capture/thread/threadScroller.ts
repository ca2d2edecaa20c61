import { findAround } from '../../dom/domTree.ts';
import { clipRect } from '../../dom/geometry.ts';
import { getTabWindow, getVisibleViewport } from '../../dom/iframes.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  findFreshUntil,
  waitForDrawnFrame,
  waitForImages,
  waitForNextPaint,
  waitForReaction,
} from '../../dom/pageWaits.ts';
import { contains, getProperty, scrollIntoView } from '../../dom/safeDom.ts';
import type { Rect } from '../../domain/capture/observation.ts';
import type { Transformation } from '../../domain/item/item.ts';
import { findPosts, listPostElements } from '../../platforms/reading/pagePosts.ts';
import { isAnimating } from '../looks.ts';
import { findFailureWords, findLoadingWords, findPendingContent } from '../pendingContent.ts';
import { measureCoverAbove } from '../postInView.ts';
import { keepScrollPositions, type Scroller } from '../scroller.ts';
import { computeScrollToStart, isFullyVisible, isPartlyVisible, type ScrollDirection } from './threadPosts.ts';

/** Longest time for a list to load more at its end; the second while it shows a loading message or once it grew. */
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
  /** On the tab's `performance` clock: until when the end of the list is watched. */
  #watchUntil: number;
  /** How far what is around the pane was scrolled, positive down. */
  #movedAround = 0;
  #isDrawn = true;

  constructor(window: Window, scroller: Scroller, readView: () => PageView) {
    this.#window = window;
    this.#scroller = scroller;
    this.#readView = readView;
    this.#start = scroller.position().y;
    // A conversation starts at its end and goes back in time; everything else starts at its beginning.
    this.direction = scroller.pane !== null && !this.#canScroll(2) && this.#canScroll(-2) ? 'up' : 'down';
    const isDown = this.direction === 'down';
    // A conversation stands at its end without being scrolled.
    this.#watchUntil = findFreshUntil(getTabWindow(window), isDown && this.#start >= 1);
    if (isDown) this.#scrollTo(ABOVE_TOP);
  }

  /** 1 is down, -1 is up. */
  get forward(): 1 | -1 {
    return this.direction === 'down' ? 1 : -1;
  }

  get pane(): Element | null {
    return this.#scroller.pane;
  }

  /** The part of the viewport where the thread shows. */
  get clip(): Rect {
    const { clip } = this.#scroller;
    return clipRect(clip, getVisibleViewport(this.#readView())).rect ?? { ...clip, height: 0 };
  }

  get scrollTop(): number {
    return this.#scroller.position().y;
  }

  /** The part of the content known so far that was passed, 0 to 1. */
  get share(): number {
    const { size } = this.#scroller;
    const passed = (this.scrollTop + this.clip.height) / Math.max(1, size().height);
    return Math.min(1, this.direction === 'down' ? passed : 1 - this.scrollTop / Math.max(1, size().height));
  }

  /** Whether the page was drawn at the end of the last wait. */
  get isDrawn(): boolean {
    return this.#isDrawn;
  }

  get isAtEnd(): boolean {
    return !this.#canScroll(this.forward);
  }

  /** Lists what was done to the page since the start, which is sealed. */
  listTransformations(): readonly Transformation[] {
    const down = Math.round(this.scrollTop - this.#start + this.#movedAround);
    return down === 0 ? [] : [{ name: 'scrolled-into-view', down, right: 0 }];
  }

  /**
   * Scrolls to the beginning of the post, clear of a header. Returns whether the post is visible, from its beginning
   * where the page allows it.
   */
  bringToStart(el: Element): boolean {
    const view = this.#readView();
    this.#scrollBy(computeScrollToStart(view.rectOf(el), this.clip, this.direction));
    if (!isFullyVisible(view.rectOf(el), this.clip)) this.#bringPaneIntoView(view, el);
    const coveredHeight = this.direction === 'down' ? measureCoverAbove(view, el, this.clip.height / 3) : 0;
    if (coveredHeight > 0) this.#scrollBy(-coveredHeight);
    return getProperty(el, 'isConnected') && isPartlyVisible(view.rectOf(el), this.clip);
  }

  /** Returns a function that scrolls back to where everything around `el` is now. */
  keepPosition(el: Element): () => void {
    const movedAround = this.#movedAround;
    const restore = keepScrollPositions(this.#window, el);
    return () => {
      restore();
      this.#movedAround = movedAround;
    };
  }

  /** Also scrolls what is around the pane: the window or another pane may show only a part of it. */
  #bringPaneIntoView(view: PageView, el: Element): void {
    const measure = (): number => view.rectOf(el).y + this.scrollTop;
    const before = measure();
    scrollIntoView(el, { block: 'nearest', inline: 'nearest' });
    this.#movedAround += before - measure();
  }

  /** Scrolls by nearly a screen; returns false at the end. */
  advance(): boolean {
    return this.#scrollBy(this.forward * this.clip.height * SCREEN_FRACTION);
  }

  /**
   * Waits until the page could react to the last scroll, images are loaded and the list does not move until the page
   * is drawn. `reacting`: the wait for the first, when it was begun at the scroll. `onMeasured` is called before the
   * last frame is drawn: a screenshot shows no earlier one. The posts are read next.
   */
  async waitUntilSettled(onMeasured: () => void, reacting = this.waitForReaction()): Promise<void> {
    // A hidden tab does not react.
    const hasReacted = (await reacting) || (await this.waitForReaction());
    await waitForImages(this.#window, this.#readView);
    let previousPositions = this.#readPositions();
    for (let check = 1; check < MAX_CHECKS; check += 1) {
      onMeasured();
      this.#isDrawn = (await waitForDrawnFrame(this.#window, { isReadNext: true })) && hasReacted;
      const positions = this.#readPositions();
      if (positions === previousPositions && !isAnimating(this.#readView(), this.clip)) return;
      previousPositions = positions;
      await waitForNextPaint(this.#window);
    }
  }

  waitForReaction(): Promise<boolean> {
    return waitForReaction(this.#window);
  }

  #readPositions(): string {
    const view = this.#readView();
    return findPosts(view)
      .map(({ el }) => Math.round(view.rectOf(el).y))
      .join();
  }

  /** At the end of the list: waits, and returns whether more was loaded. */
  async waitForGrowth(hasMore: () => boolean): Promise<boolean> {
    const size = this.#scroller.size().height;
    const tab = getTabWindow(this.#window);
    const watchMs = Math.max(MAX_GROWTH_WAIT_MS, this.#watchUntil - tab.performance.now());
    const maxWaitMs = (): number => (this.isLoading() ? Math.max(watchMs, MAX_LOADING_WAIT_MS) : watchMs);
    for (let waitedMs = 0; waitedMs < maxWaitMs(); waitedMs += GROWTH_CHECK_MS) {
      await new Promise((resolve) => tab.setTimeout(resolve, GROWTH_CHECK_MS));
      if (hasMore() || this.#scroller.size().height > size || !this.isAtEnd) {
        this.#watchUntil = tab.performance.now() + MAX_LOADING_WAIT_MS;
        return true;
      }
      if (this.hasFailed()) return false;
    }
    return false;
  }

  /** Returns whether the visible part of the list shows a loading message, or has rows that are still empty. */
  isLoading(): boolean {
    const { clip } = this;
    const view = this.#readView();
    return findPendingContent(view, clip).length > 0 || findLoadingWords(view, clip) !== null;
  }

  /** The same, once it was waited for: an empty box inside a post without comments is no post to come. */
  isStillLoading(): boolean {
    const { clip } = this;
    const view = this.#readView();
    const posts = listPostElements(view);
    const isOfOnePost = (el: Element): boolean => {
      const around = findAround(el, posts);
      return around !== null && around !== el && ![...posts].some((post) => post !== around && contains(around, post));
    };
    return (
      findPendingContent(view, clip).some(({ el, cause }) => cause !== 'empty-row' || !isOfOnePost(el)) ||
      findLoadingWords(view, clip) !== null
    );
  }

  /** Returns whether the site shows an error instead of more posts. */
  hasFailed(): boolean {
    return findFailureWords(this.#readView(), this.clip) !== null;
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
