import { getTabWindow } from '../../dom/iframes.ts';
import type { PageView } from '../../dom/pageView.ts';
import { waitUntilShown } from '../../dom/pageWaits.ts';
import { contains, scrollIntoView } from '../../dom/safeDom.ts';
import { isPartial } from '../../domain/capture/captureWarnings.ts';
import type { RefusalCode } from '../../domain/shared/errors.ts';
import type { Ids } from '../../domain/shared/ports.ts';
import type { ThreadOutcome } from '../../overlay/overlayText.ts';
import type { ProgressPanel } from '../../overlay/progressPanel.ts';
import { findPosts } from '../../platforms/reading/pagePosts.ts';
import { FoldedCounter, findFoldedParts } from '../foldedParts.ts';
import { hasLoginWall } from '../hiddenContent.ts';
import type { PageConnections, PageSession } from '../pageSession.ts';
import { hasCoveredEdges, isPartlyCovered, scrollPostIntoView } from '../postInView.ts';
import { findPane, findScrollerAround, isMovedOut, keepScrollPositions, measureScrolled } from '../scroller.ts';
import type { UnfoldLog } from '../unfoldPage.ts';
import { captureThreadScreen, type PostsWatch, watchPosts } from './captureThreadScreen.ts';
import {
  findNextPost,
  isFullyVisible,
  isPartlyVisible,
  type PlacedPost,
  PostTracker,
  placePost,
  ThreadResume,
  type TrackedPost,
} from './threadPosts.ts';
import { ThreadScroller } from './threadScroller.ts';

interface Post extends PlacedPost {
  readonly tracked: TrackedPost;
}

/** The next screen, scrolled to before the posts of this one are sealed. */
interface NextScreen {
  /** Null when scrolling did not bring its first post into the window. */
  readonly first: Element | null;
  /** The page reacts to the scroll. */
  readonly reacting: Promise<boolean>;
  /** Scrolls back to this screen. */
  goBack(): void;
}

/** The page, the tab or the worker changed during the capture: retried once with a new screenshot. */
const RETRIED_CODES = new Set<string>('interrupted address-changed tab-changed cover-in-picture'.split(' '));
/** Time to hide the panel, paint, and check twice that the list does not move. */
const PREPARATION_MS = 150;
/** These codes concern one post only: the capture continues with the next. */
const SINGLE_POST_CODES: ReadonlySet<string> = new Set('item-too-large post-gone reading-invalid bug'.split(' '));
/** As many posts in a row that fail are no failures of single posts: every other post may fail too. */
const MAX_FAILURES = 3;

/** The end of a thread, without what its panel tells. */
type CapturedThread = Omit<ThreadOutcome, 'coverRemoved'>;

const NOTHING_FOUND: CapturedThread = {
  kept: 0,
  screenshots: 0,
  missed: 0,
  partial: 0,
  folded: { replies: 0, texts: 0 },
  isPartial: false,
  siteFailed: false,
  resumed: 0,
  mayRepeat: false,
  current: null,
  refusal: null,
};

/** What preceded the capture of a thread. */
interface ThreadStart {
  readonly unfoldLog: UnfoldLog;
  /** The attempt stored while the person was asked whether to unfold. */
  readonly insteadOf?: string;
  /** The page's address. */
  readonly page: string;
  readonly connections: Pick<PageConnections, 'ask' | 'ids'>;
}

/**
 * Captures every post of a thread, screen by screen, in each pane that has posts. Each screen starts with the first
 * post not yet captured, which needs the fewest screens. Restores the scroll positions. `window` is the page's, or that
 * of the iframe that has the posts.
 */
export async function captureThread(
  open: () => PageSession,
  window: Window,
  readView: () => PageView,
  panel: ProgressPanel,
  threadStart: ThreadStart,
): Promise<CapturedThread> {
  const [first] = findPosts(readView());
  if (first === undefined) return NOTHING_FOUND;
  const restore = keepScrollPositions(window, first.el);
  window.frameElement?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const capture = new ThreadCapture(open, window, readView, panel, first.el, threadStart);
  try {
    return await capture.run();
  } finally {
    capture.stopWatching();
    restore();
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
  /** The pane that is scrolled through. */
  #scroll: ThreadScroller;
  /** The panes whose capture has begun; null is the page. */
  readonly #begun = new Set<Element | null>();
  #screens = 0;
  /** The end was not reached in one of the panes. */
  #inPart = false;
  #siteFailed = false;
  readonly #ids: Ids;
  #id: string;
  readonly #tracker = new PostTracker();
  /** Posts that scrolling does not bring into the window. */
  readonly #unreachable = new WeakSet<Element>();
  #kept = 0;
  /** Where the last post went. */
  #current: ThreadOutcome['current'] = null;
  #shots = 0;
  readonly #folded = new FoldedCounter();
  readonly #unfoldLog: UnfoldLog;
  #watch: PostsWatch;
  readonly #resume: ThreadResume;
  #nextScreen: NextScreen | null = null;
  /** The attempt that the first post replaces. */
  #insteadOf: string | undefined;
  #missed = 0;
  /** Posts missed in a row. */
  #failures = 0;
  /** Posts recorded in part. */
  #partial = 0;
  /** On the tab's `performance` clock: when the next screenshot is allowed. */
  #nextShotAt = 0;
  #refusal: RefusalCode | 'bug' | null = null;

  constructor(
    open: () => PageSession,
    window: Window,
    readView: () => PageView,
    panel: ProgressPanel,
    first: Element,
    { unfoldLog, insteadOf, page, connections }: ThreadStart,
  ) {
    this.#unfoldLog = unfoldLog;
    this.#insteadOf = insteadOf;
    this.#ids = connections.ids;
    this.#id = connections.ids.uuid();
    this.#resume = new ThreadResume(connections.ask, page);
    this.#open = open;
    this.#window = window;
    this.#tab = getTabWindow(window);
    this.#readView = readView;
    this.#panel = panel;
    this.#document = readView().document;
    this.#scroll = this.#scrollAround(first);
    this.#watch = watchPosts(window, readView, [], this.#scroll.clip);
  }

  async run(): Promise<CapturedThread> {
    this.#id = (await this.#resume.start()) ?? this.#id;
    await this.#captureInPane();
    for (let next = this.#findElsewhere(); next !== null; next = this.#findElsewhere()) {
      if (this.#isOver) this.#inPart = true;
      if (this.#isOver) break;
      await this.#captureOtherPane(next.el);
    }
    if (!this.#inPart && this.#missed === 0) await this.#resume.end(this.#id);
    else if (this.#refusal === null && this.#kept > 0) await this.#resume.stop();
    return {
      kept: this.#kept,
      screenshots: this.#shots,
      missed: this.#missed,
      partial: this.#partial,
      folded: this.#folded.count(findFoldedParts(this.#readView())),
      isPartial: this.#inPart && this.#kept + this.#resume.skipped > 0,
      siteFailed: this.#siteFailed,
      resumed: this.#resume.skipped,
      mayRepeat: this.#resume.mayRepeat,
      current: this.#current,
      refusal: this.#refusal,
    };
  }

  get #isOver(): boolean {
    return this.#refusal !== null || this.#panel.stopped || this.#screens >= this.#panel.limit;
  }

  #scrollAround(el: Element): ThreadScroller {
    return new ThreadScroller(this.#window, findScrollerAround(this.#window, el), this.#readView);
  }

  /** Captures the posts of the pane around `el`, puts it back, and continues with the pane before. */
  async #captureOtherPane(el: Element): Promise<void> {
    const before = this.#scroll;
    const restore = keepScrollPositions(this.#window, el);
    const pane = findPane(this.#window, el);
    if (pane !== null) scrollIntoView(pane, { block: 'nearest', inline: 'nearest' });
    this.#scroll = this.#scrollAround(el);
    try {
      await this.#captureInPane();
    } finally {
      restore();
      this.#scroll = before;
    }
  }

  async #captureInPane(): Promise<void> {
    const scroll = this.#scroll;
    this.#begun.add(scroll.pane);
    let first: Element | null = null;
    let begun: Promise<boolean> | null = null;
    for (;;) {
      this.#screens += 1;
      const reacting = begun ?? scroll.waitForReaction();
      begun = null;
      await this.#waitForQuota();
      await waitUntilShown(this.#window, this.#panel);
      await this.#waitUntilSettled(reacting);
      // An iframe that was navigated has another thread.
      if (this.#readView().document !== this.#document) this.#refusal = 'address-changed';
      else {
        await this.#skipTaken();
        const posts = this.#listVisible(first);
        await this.#capturePosts(posts);
        const nextScreen = this.#nextScreen;
        this.#nextScreen = null;
        if (nextScreen !== null && !this.#isOver) {
          ({ first, reacting: begun } = nextScreen);
          continue;
        }
        // Screens of posts taken earlier do not count. On a screen that was scrolled to for a post, there is one.
        if (posts.length === 0 && first === null && this.#resume.skipped > 0) this.#screens -= 1;
        await this.#skipTaken();
      }
      let untaken = this.#listUntaken();
      // A page may remove a pane that it scrolls out of view.
      for (let inside = this.#findInside(untaken); inside !== null && !this.#isOver; ) {
        await this.#captureOtherPane(inside.el);
        untaken = this.#listUntaken();
        inside = this.#findInside(untaken);
      }
      this.#showProgress();
      const next = this.#findNext(untaken);
      if (this.#isOver) {
        this.#inPart ||= this.#refusal !== null || next !== null || !scroll.isAtEnd;
        return;
      }
      first = next && this.#bringToStart(next);
      if (next !== null || scroll.advance()) continue;
      const more = scroll.waitForGrowth(() => this.#panel.stopped || this.#hasMore());
      // Stopped while none was loaded: the end of the thread, unless some appeared or a loading message is shown.
      if (!(await Promise.race([more, this.#panel.ended])) || this.#panel.stopped) {
        const hasFailed = scroll.hasFailed() || hasLoginWall(this.#window, this.#readView());
        this.#siteFailed ||= hasFailed;
        this.#inPart ||= hasFailed || scroll.isStillLoading() || this.#findNext() !== null || this.#hasOtherPosts();
        return;
      }
    }
  }

  /** Hides the panel, and watches the posts in view from before the frame that the screenshot shows. */
  async #waitUntilSettled(reacting?: Promise<boolean>): Promise<void> {
    this.#panel.hide();
    await this.#scroll.waitUntilSettled(() => {
      this.stopWatching();
      this.#watch = watchPosts(this.#window, this.#readView, this.#listInView(), this.#scroll.clip);
    }, reacting);
  }

  stopWatching(): void {
    this.#watch.stop();
  }

  /** Waits for the screenshot quota. The panel is visible meanwhile. */
  async #waitForQuota(): Promise<void> {
    const ms = this.#nextShotAt - this.#tab.performance.now() - PREPARATION_MS;
    if (ms > 0) await new Promise((resolve) => this.#tab.setTimeout(resolve, ms));
  }

  #showProgress(): void {
    this.#panel.show(this.#screens, this.#kept, this.#scroll.share);
  }

  #skipTaken(): Promise<void> {
    return this.#resume.skip(() => this.#listUntaken().map(({ tracked }) => tracked));
  }

  #findNext(untaken = this.#listUntaken()): Post | null {
    return findNextPost(this.#keepHere(untaken), this.#scroll.clip, this.#scroll.direction);
  }

  #hasMore(): boolean {
    const untaken = this.#listUntaken();
    return this.#findNext(untaken) !== null || this.#findInside(untaken) !== null;
  }

  /**
   * Returns whether posts came below, at the end where an upward capture began, or stand above a box that the page
   * moves its list in.
   */
  #hasOtherPosts(): boolean {
    const { clip, direction } = this.#scroll;
    if (findPosts(this.#readView()).some(({ el }) => isMovedOut(this.#window, el))) return true;
    const isBelow = ({ rect }: Post): boolean => rect.height > 1 && rect.y >= clip.y + clip.height - 1;
    return direction === 'up' && this.#keepHere(this.#listUntaken()).some(isBelow);
  }

  /** Returns a post of a pane that is in view inside this one. */
  #findInside(untaken: readonly Post[]): Post | null {
    const { pane, clip } = this.#scroll;
    const isInside = (other: Post): boolean =>
      other.pane !== null && !this.#begun.has(other.pane) && (pane === null || contains(pane, other.pane));
    const view = this.#readView();
    return untaken.find((post) => isInside(post) && isPartlyVisible(view.rectOf(post.pane ?? post.el), clip)) ?? null;
  }

  /** Returns a post of a pane that was not captured. */
  #findElsewhere(): Post | null {
    return this.#listUntaken().find(({ pane }) => !this.#begun.has(pane)) ?? null;
  }

  /** Keeps the posts of this pane. */
  #keepHere<P extends PlacedPost>(posts: readonly P[]): P[] {
    return posts.filter(({ pane }) => pane === this.#scroll.pane);
  }

  /** Scrolls on while the posts of this screen are sealed: the page reacts meanwhile. */
  #showNextScreen(posts: readonly Post[]): void {
    // Of a thread resumed, what was taken is asked for first.
    if (this.#isOver || this.#resume.mayBeTaken) return;
    const untaken = this.#listUntaken().filter((one) => posts.every(({ tracked }) => tracked.key !== one.tracked.key));
    const next = this.#findNext(untaken);
    if (next === null || this.#findInside(untaken) !== null) return;
    const goBack = this.#scroll.keepPosition(next.el);
    const first = this.#bringToStart(next);
    this.#nextScreen = { first, reacting: this.#scroll.waitForReaction(), goBack };
  }

  /** Shows the screen of posts again whose capture was interrupted, and returns them as they are now. */
  async #showAgain(posts: readonly Post[]): Promise<readonly Post[]> {
    this.#nextScreen?.goBack();
    this.#nextScreen = null;
    await this.#waitUntilSettled();
    // A virtual list shows them in other elements.
    const shown = this.#listUntaken();
    return posts.map((post) => shown.find(({ tracked }) => tracked.key === post.tracked.key) ?? post);
  }

  /** Scrolls to the post and returns its element; when that fails, counts it as missed and returns null. */
  #bringToStart({ el }: Post): Element | null {
    if (this.#scroll.bringToStart(el)) return el;
    this.#unreachable.add(el);
    this.#missed += 1;
    return null;
  }

  /** Lists the posts not yet captured, with their rectangles. */
  #listUntaken(): Post[] {
    const view = this.#readView();
    const all = this.#tracker.trackPosts(view, (el) => measureScrolled(this.#window, el));
    const elements = all.map(({ found }) => found.el);
    return all.flatMap((tracked): Post[] => {
      const { el } = tracked.found;
      return tracked.isCaptured || this.#unreachable.has(el)
        ? []
        : [{ tracked, ...placePost(this.#window, el, elements, view) }];
    });
  }

  /** Lists the posts in view in this pane, with those already captured: to leave them out, every post would be read. */
  #listInView(): PlacedPost[] {
    const view = this.#readView();
    const { clip } = this.#scroll;
    const elements = findPosts(view).map(({ el }) => el);
    const inView = elements.filter((el) => isPartlyVisible(view.rectOf(el), clip));
    const posts = this.#keepHere(inView.map((el) => placePost(this.#window, el, elements, view)));
    return posts.filter(({ own }) => isPartlyVisible(own, clip));
  }

  /** Lists the posts entirely visible on this screen, and `first`, the post scrolled to, however visible it is. */
  #listVisible(first: Element | null): Post[] {
    const view = this.#readView();
    const { clip } = this.#scroll;
    const posts = this.#keepHere(this.#listUntaken()).filter(
      ({ el, own }) =>
        el === first ||
        (isFullyVisible(own, clip) && !isPartlyCovered(view, el, own) && !hasCoveredEdges(view, el, own)),
    );
    // The DOM order may differ from the visual order, which item numbers follow.
    return posts
      .filter(({ own }) => isPartlyVisible(own, clip))
      .sort((a, b) => this.#scroll.forward * (a.own.y - b.own.y));
  }

  /** `failedAttempts`: ids of earlier attempts, by the key of their post. */
  async #capturePosts(posts: readonly Post[], failedAttempts = new Map<string, string>()): Promise<void> {
    let remaining = posts;
    const blank: Post[] = [];
    let canRetry = true;
    for (let tries = 1; remaining.length > 0 && this.#refusal === null; tries += 1) {
      // The posts that are left make the thread partial.
      if (tries > 1 && this.#panel.stopped) return;
      const failed: Post[] = [];
      // What was shown of ours meanwhile would cover the posts that are watched.
      const wasHidden = await waitUntilShown(this.#window, this.#panel);
      if (tries > 1) remaining = await this.#showAgain(remaining);
      else if (wasHidden) await this.#waitUntilSettled();
      const folded = findFoldedParts(this.#readView());
      this.#folded.add(folded);
      await captureThreadScreen(this.#open, this.#window, this.#readView, {
        posts: remaining,
        thread: this.#id,
        createId: () => this.#ids.uuid(),
        transformations: this.#scroll.listTransformations(),
        folded,
        unfoldLog: this.#unfoldLog,
        watch: this.#watch,
        isDrawn: this.#scroll.isDrawn,
        clip: this.#scroll.clip,
        identify: ({ tracked }) => this.#resume.identify(tracked),
        retry: ({ tracked }) => {
          const failed = failedAttempts.get(tracked.key);
          const insteadOf = failed ?? this.#insteadOf;
          return { ...(insteadOf && { insteadOf }), ...(failed && { again: true }) };
        },
        onScreenshot: (pictures, freeInMs) => {
          this.#shots += pictures;
          this.#nextShotAt = this.#tab.performance.now() + freeInMs;
          this.#showProgress();
        },
        onRead: () => tries === 1 && failedAttempts.size === 0 && this.#showNextScreen(posts),
        onEnded: (post, ending, { attempt, sentWarnings }) => {
          this.#insteadOf = undefined;
          // The person showed another tab: that is a pause, and no failed try.
          const isPaused = ending.type === 'refused' && ending.code === 'tab-changed' && this.#tab.document.hidden;
          if (isPaused || (ending.type === 'refused' && canRetry && RETRIED_CODES.has(ending.code))) {
            canRetry = isPaused && canRetry;
            failed.push(...remaining.slice(remaining.indexOf(post)));
            if (attempt !== null) failedAttempts.set(post.tracked.key, attempt);
            return false;
          }
          if (ending.type === 'refused' && ending.code === 'picture-blank' && attempt !== null) {
            failedAttempts.set(post.tracked.key, attempt);
            blank.push(post);
            return true;
          }
          post.tracked.markCaptured();
          if (ending.type === 'sealed') {
            this.#failures = 0;
            this.#kept++;
            this.#current = ending.current ?? null;
            if (isPartial(sentWarnings)) this.#partial += 1;
          } else this.#countMissed(ending.code);
          this.#showProgress();
          return this.#refusal === null;
        },
      });
      remaining = failed;
    }
    if (blank.length === 0) return;
    for (const post of await this.#showAgain(blank)) await this.#captureAgain(post, failedAttempts);
  }

  /** The picture of the post was blank: brings it into view by itself, and keeps what shows. */
  async #captureAgain({ el, tracked }: Post, failedAttempts: Map<string, string>): Promise<void> {
    if (this.#refusal !== null) return;
    scrollPostIntoView(this.#window, this.#readView(), el);
    await this.#waitUntilSettled();
    const shown = this.#listUntaken().find((one) => one.el === el);
    if (shown === undefined) this.#countMissed('post-gone');
    // The key of its attempt may tell a place that is rounded otherwise now.
    else await this.#capturePosts([{ ...shown, tracked }], failedAttempts);
  }

  #countMissed(code: RefusalCode | 'bug'): void {
    this.#missed += 1;
    this.#failures += 1;
    if (!SINGLE_POST_CODES.has(code) || (code === 'bug' && this.#failures >= MAX_FAILURES)) this.#refusal = code;
  }
}
