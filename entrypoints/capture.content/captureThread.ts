import { findFoldedParts } from '../../src/capture/folded/foldedParts.ts';
import type { UnfoldLog } from '../../src/capture/folded/unfoldLog.ts';
import { findScrollerAround, type Scroller } from '../../src/capture/fullPage/scroller.ts';
import { clipRect } from '../../src/capture/geometry.ts';
import { hasLoginWall } from '../../src/capture/hiddenContent.ts';
import { getTabWindow, getVisibleViewport } from '../../src/capture/iframes.ts';
import type { PageView } from '../../src/capture/pageView.ts';
import { findPosts } from '../../src/capture/sites/registry.ts';
import { ThreadScroller } from '../../src/capture/thread/threadScroller.ts';
import { waitUntilShown } from '../../src/capture/waitUntilShown.ts';
import type { Rect } from '../../src/domain/capture/observation.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import type { ThreadMemory } from '../../src/messages/resumeThread.ts';
import { ids } from '../../src/platform/environment.ts';
import type { ProgressPanel } from '../../src/ui/overlay/progressPanel.ts';
import { captureThreadScreen } from './captureThreadScreen.ts';
import { type ThreadPost, ThreadPosts } from './threadPosts.ts';
import { ThreadResume } from './threadResume.ts';
import { type CapturedThread, ThreadTally } from './threadTally.ts';

/** The page, the tab or the worker changed during the capture: retried once with a new screenshot. */
const RETRIED_CODES = new Set<string>('interrupted address-changed tab-changed cover-in-picture'.split(' '));
/** Time to hide the panel, paint, and check again that the list does not move. */
const PREPARATION_MS = 100;
/** WCAG 2.3.1: the panel or the cover disappears three times a second at most. */
const MIN_SHOT_INTERVAL_MS = 334;

/** Posts of a screen to capture again, with another screenshot. */
interface FailedScreen {
  readonly screens: number;
  readonly scrollTop: number;
  readonly posts: readonly ThreadPost[];
  /** The interrupted attempts, by the keys of their posts. */
  readonly attempts: ReadonlyMap<string, string>;
  readonly canRetry: boolean;
}

interface ThreadEnd {
  readonly inPart: boolean;
  readonly siteFailed: boolean;
}

/** What preceded the capture of a thread. */
export interface ThreadStart {
  readonly unfoldLog: UnfoldLog;
  /** The attempt stored while the person was asked whether to unfold. */
  readonly insteadOf?: string;
  readonly memory: ThreadMemory;
}

/**
 * Captures every post of a thread, screen by screen. Each screen starts with the first post not yet captured, which needs
 * the fewest screens. Restores the scroll position. `window` is the page's, or that of the iframe that has the posts.
 */
export async function captureThread(
  open: () => PageSession,
  window: Window,
  readView: () => PageView,
  panel: ProgressPanel,
  threadStart: ThreadStart,
): Promise<CapturedThread> {
  const [first] = findPosts(readView());
  if (first === undefined) return new ThreadTally().finish([], 0, false, false);
  const tab = getTabWindow(window);
  const initialScroll = { left: tab.scrollX, top: tab.scrollY };
  window.frameElement?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const around = findScrollerAround(window, first.el);
  // The visible part of the iframe, when the posts are in one.
  const clip = clipRect(around.clip, getVisibleViewport(readView())).rect ?? around.clip;
  const scroller = { ...around, clip };
  const start = scroller.position();
  try {
    return await new ThreadCapture(open, window, readView, panel, scroller, threadStart).run();
  } finally {
    scroller.scrollTo(start);
    if (tab !== window) tab.scrollTo({ ...initialScroll, behavior: 'instant' });
  }
}

class ThreadCapture {
  readonly #open: () => PageSession;
  readonly #window: Window;
  /** The tab's window: an iframe loses its clock and timers when it is navigated. */
  readonly #tab: Window;
  readonly #readView: () => PageView;
  readonly #panel: ProgressPanel;
  readonly #document: Document;
  readonly #clip: Rect;
  readonly #scroll: ThreadScroller;
  readonly #id = ids.uuid();
  readonly #posts: ThreadPosts;
  readonly #tally = new ThreadTally();
  readonly #unfoldLog: UnfoldLog;
  readonly #resume: ThreadResume;
  /** The attempt that the first post replaces. */
  #insteadOf: string | undefined;
  /** On the tab's `performance` clock: when the next screenshot is allowed. */
  #nextShotAt = 0;
  /** The posts of the last screenshot, which are being stored. */
  #stored: Promise<void> = Promise.resolve();
  #failed: FailedScreen | null = null;

  constructor(
    open: () => PageSession,
    window: Window,
    readView: () => PageView,
    panel: ProgressPanel,
    scroller: Scroller,
    { unfoldLog, insteadOf, memory }: ThreadStart,
  ) {
    this.#unfoldLog = unfoldLog;
    this.#insteadOf = insteadOf;
    this.#resume = new ThreadResume(memory);
    this.#open = open;
    this.#window = window;
    this.#tab = getTabWindow(window);
    this.#readView = readView;
    this.#panel = panel;
    this.#document = readView().document;
    this.#clip = scroller.clip;
    this.#scroll = new ThreadScroller(window, scroller, readView);
    this.#posts = new ThreadPosts(readView, this.#scroll, scroller.clip);
  }

  async run(): Promise<CapturedThread> {
    await this.#resume.start();
    const { inPart, siteFailed } = await this.#captureScreens().finally(() => this.#stored);
    if (!inPart && this.#tally.missed === 0) await this.#resume.end();
    return this.#tally.finish(findFoldedParts(this.#readView()), this.#resume.skipped, inPart, siteFailed);
  }

  /** The page is scrolled to the next screen and settles while the posts of the last one are stored. */
  async #captureScreens(): Promise<ThreadEnd> {
    const scroll = this.#scroll;
    let first: Element | null = null;
    for (let screens = 1; ; ) {
      const isEmpty = first === null && screens > 1 && (await this.#isEmpty());
      if (!isEmpty) {
        await this.#waitUntilReady();
        const again = this.#failed;
        this.#failed = null;
        if (again !== null) {
          screens = again.screens;
          first = await this.#returnTo(again);
        } else if (screens > 1 && this.#isStopped()) return this.#endHere();
        const captured = await this.#captureScreen(first, screens, again);
        // Screens of posts taken earlier do not count.
        if (captured === 0 && this.#resume.skipped > 0) screens -= 1;
      }
      if (screens >= this.#panel.limit || this.#isStopped()) await this.#stored;
      if (this.#failed !== null) continue;
      this.#showProgress(screens);
      // The person may have raised the limit meanwhile.
      if (screens >= this.#panel.limit || this.#isStopped()) return this.#endHere();
      const next = this.#posts.findNext();
      first = next && this.#bringToStart(next);
      if (next === null && !scroll.advance() && !(await this.#waitForGrowth())) {
        await this.#stored;
        if (this.#failed !== null) continue;
        const siteFailed = scroll.hasFailed() || hasLoginWall(this.#window, this.#readView());
        return { inPart: this.#tally.refusal !== null || siteFailed || scroll.isLoading(), siteFailed };
      }
      screens += 1;
    }
  }

  /** Whether the screen has no post to capture. It is then passed without waiting until a screenshot is allowed. */
  async #isEmpty(): Promise<boolean> {
    await this.#scroll.waitUntilSettled();
    const isShown = !this.#tab.document.hidden && this.#readView().document === this.#document;
    return isShown && this.#failed === null && this.#posts.listVisible(null).length === 0;
  }

  /** Returns the number of posts on the screen. `again`: the screen that failed, which this one replaces. */
  async #captureScreen(first: Element | null, screens: number, again: FailedScreen | null): Promise<number> {
    // An iframe that was navigated has another thread.
    if (this.#readView().document !== this.#document) {
      this.#tally.refuse('address-changed');
      return 0;
    }
    await this.#skipTaken();
    const posts = this.#posts.listVisible(first);
    await this.#capturePosts(posts, screens, again);
    await this.#skipTaken();
    return posts.length;
  }

  /** Whether no other screenshot is taken. */
  #isStopped(): boolean {
    return this.#panel.stopped || this.#tally.refusal !== null;
  }

  #endHere(): ThreadEnd {
    const inPart = this.#tally.refusal !== null || this.#posts.findNext() !== null || !this.#scroll.isAtEnd;
    return { inPart, siteFailed: false };
  }

  /** Stopped while no more posts are loaded: the end of the thread, unless a loading message is shown. */
  async #waitForGrowth(): Promise<boolean> {
    const more = this.#scroll.waitForGrowth(() => this.#panel.stopped || this.#posts.findNext() !== null);
    return (await Promise.race([more, this.#panel.ended])) === true && !this.#panel.stopped;
  }

  /**
   * Waits until the next screenshot may be taken: the posts of the last one are stored, another is allowed, the tab is
   * shown, and the page stands still without the panel.
   */
  async #waitUntilReady(): Promise<void> {
    await this.#scroll.checkSettled();
    await this.#stored;
    const ms = this.#nextShotAt - this.#tab.performance.now() - PREPARATION_MS;
    if (ms > 0) await new Promise((resolve) => this.#tab.setTimeout(resolve, ms));
    if (await waitUntilShown(this.#window, this.#panel)) await this.#scroll.checkSettled();
    this.#panel.hide();
    await this.#scroll.waitUntilSettled();
  }

  /** Scrolls back to posts that failed. Returns the first, which is captured however visible it is. */
  async #returnTo({ scrollTop, posts: [failed] }: FailedScreen): Promise<Element | null> {
    this.#scroll.returnTo(scrollTop);
    await this.#scroll.waitUntilSettled();
    const found = this.#posts.listUntaken().find(({ tracked }) => tracked.key === failed?.tracked.key);
    if (found === undefined) return null;
    // The list may have grown above it.
    this.#scroll.bringToStart(found.el);
    await this.#scroll.waitUntilSettled();
    return found.el;
  }

  #showProgress(screens: number): void {
    this.#panel.show(screens, this.#tally.kept, this.#scroll.share);
  }

  #skipTaken(): Promise<void> {
    return this.#resume.skip(this.#posts.listUntaken().map(({ tracked }) => tracked));
  }

  /** Scrolls to the post and returns its element; when that fails, counts it as missed and returns null. */
  #bringToStart(post: ThreadPost): Element | null {
    if (this.#posts.bringToStart(post)) return post.el;
    this.#tally.addUnreachable();
    return null;
  }

  async #capturePosts(posts: readonly ThreadPost[], screens: number, again: FailedScreen | null): Promise<void> {
    const listed = new Set(posts.map(({ tracked }) => tracked.key));
    for (const { tracked } of again?.posts ?? []) if (!listed.has(tracked.key)) this.#tally.addMissed('post-gone');
    if (posts.length === 0) return;
    await waitUntilShown(this.#window, this.#panel);
    this.#panel.hide();
    const { scrollTop } = this.#scroll;
    const folded = findFoldedParts(this.#readView());
    this.#tally.addFolded(folded);
    // Not captured twice while they are being stored.
    const unmark = new Map(posts.map((post) => [post, post.tracked.markCaptured()]));
    const { stored } = await captureThreadScreen(this.#open, this.#window, this.#readView, {
      posts,
      thread: this.#id,
      id: ids.uuid(),
      transformations: this.#scroll.listTransformations(),
      folded,
      unfoldLog: this.#unfoldLog,
      clip: this.#clip,
      identify: ({ tracked }) => this.#resume.identify(tracked),
      insteadOf: ({ tracked }) => again?.attempts.get(tracked.key) ?? this.#insteadOf,
      onScreenshot: (pictures, freeInMs) => {
        this.#tally.addScreenshots(pictures);
        this.#nextShotAt = this.#tab.performance.now() + Math.max(freeInMs, MIN_SHOT_INTERVAL_MS);
        this.#showProgress(screens);
      },
      onEnded: (post, ending, { attempt, sentWarnings }) => {
        this.#insteadOf = undefined;
        // The person showed another tab: that is a pause, and no failed try.
        const isPaused = ending.type === 'refused' && ending.code === 'tab-changed' && this.#tab.document.hidden;
        const canRetry = again?.canRetry ?? true;
        if (isPaused || (ending.type === 'refused' && canRetry && RETRIED_CODES.has(ending.code))) {
          const failed = posts.slice(posts.indexOf(post));
          for (const one of failed) unmark.get(one)?.();
          const attempts = new Map(again?.attempts);
          if (attempt !== null) attempts.set(post.tracked.key, attempt);
          this.#failed = { screens, scrollTop, posts: failed, attempts, canRetry: isPaused && canRetry };
          return false;
        }
        this.#tally.addPost(ending, sentWarnings);
        this.#showProgress(screens);
        return this.#tally.refusal === null;
      },
    });
    this.#stored = stored;
    stored.catch(() => undefined); // it is awaited later
  }
}
