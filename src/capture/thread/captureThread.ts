import { applyPinchZoom, clipRect, hasMoved } from '../../dom/geometry.ts';
import { getTabView, getTabWindow, getVisibleViewport, isInDocument, toTabRect } from '../../dom/iframes.ts';
import type { PageView } from '../../dom/pageView.ts';
import { waitUntilShown } from '../../dom/pageWaits.ts';
import { queryAll } from '../../dom/safeDom.ts';
import { isPartial } from '../../domain/capture/captureWarnings.ts';
import type { Rect } from '../../domain/capture/observation.ts';
import type { Transformation } from '../../domain/item/item.ts';
import type { RefusalCode } from '../../domain/shared/errors.ts';
import type { Ids } from '../../domain/shared/ports.ts';
import type { CaptureEnding } from '../../messages/capturePort.ts';
import type { ThreadOutcome } from '../../overlay/overlayText.ts';
import type { ProgressPanel } from '../../overlay/progressPanel.ts';
import { findPosts } from '../../platforms/reading/pagePosts.ts';
import { sendReading, sendTexts } from '../capturePost.ts';
import { captureTallPost } from '../captureTallPost.ts';
import { countFolded, describeFolded, FoldedCounter, type FoldedPart, findFoldedParts } from '../foldedParts.ts';
import { hasLoginWall, isPostBlurred } from '../hiddenContent.ts';
import { extractPageText, hasContentChanged, observe } from '../observe.ts';
import type { PageConnections, PageSession } from '../pageSession.ts';
import { hasCoveredEdges, isPartlyCovered } from '../postInView.ts';
import { findScrollerAround, type Scroller } from '../scroller.ts';
import type { UnfoldLog } from '../unfoldPage.ts';
import {
  excludeNestedPosts,
  findNextPost,
  isFullyVisible,
  isPartlyVisible,
  PostTracker,
  ThreadResume,
  type TrackedPost,
} from './threadPosts.ts';
import { ThreadScroller } from './threadScroller.ts';

interface Post extends VisiblePost {
  readonly tracked: TrackedPost;
  readonly rect: Rect;
}

/** The page, the tab or the worker changed during the capture: retried once with a new screenshot. */
const RETRIED_CODES = new Set<string>('interrupted address-changed tab-changed cover-in-picture'.split(' '));
/** Time to hide the panel, paint, and check twice that the list does not move. */
const PREPARATION_MS = 150;
/** These codes concern one post only: the capture continues with the next. */
const SINGLE_POST_CODES: ReadonlySet<string> = new Set(['item-too-large', 'post-gone']);

/** The end of a thread, without what its panel tells. */
type CapturedThread = Omit<ThreadOutcome, 'coverRemoved'>;

const NOTHING_FOUND: CapturedThread = {
  ordinals: [],
  screenshots: 0,
  missed: 0,
  partial: 0,
  folded: { replies: 0, texts: 0 },
  isPartial: false,
  siteFailed: false,
  resumed: 0,
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
  if (first === undefined) return NOTHING_FOUND;
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
  readonly #ids: Ids;
  readonly #id: string;
  readonly #tracker = new PostTracker();
  /** Posts that scrolling does not bring into the window. */
  readonly #unreachable = new WeakSet<Element>();
  readonly #ordinals: number[] = [];
  #shots = 0;
  readonly #folded = new FoldedCounter();
  readonly #unfoldLog: UnfoldLog;
  readonly #resume: ThreadResume;
  /** The attempt that the first post replaces. */
  #insteadOf: string | undefined;
  #missed = 0;
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
    scroller: Scroller,
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
    this.#clip = scroller.clip;
    this.#scroll = new ThreadScroller(window, scroller, readView);
  }

  async run(): Promise<CapturedThread> {
    const scroll = this.#scroll;
    let first: Element | null = null;
    let [inPart, siteFailed] = [false, false];
    await this.#resume.start();
    for (let screens = 1; ; screens += 1) {
      await this.#waitForQuota();
      await waitUntilShown(this.#window, this.#panel);
      this.#panel.hide();
      await scroll.waitUntilSettled();
      // An iframe that was navigated has another thread.
      if (this.#readView().document !== this.#document) this.#refusal = 'address-changed';
      else {
        await this.#skipTaken();
        const posts = this.#listVisible(first);
        await this.#capturePosts(posts, screens);
        // Screens of posts taken earlier do not count. On a screen that was scrolled to for a post, there is one.
        if (posts.length === 0 && first === null && this.#resume.skipped > 0) screens -= 1;
        await this.#skipTaken();
      }
      this.#showProgress(screens);
      const next = this.#findNext();
      if (this.#refusal !== null || this.#panel.stopped || screens >= this.#panel.limit) {
        inPart = this.#refusal !== null || next !== null || !scroll.isAtEnd;
        break;
      }
      first = next && this.#bringToStart(next);
      if (next !== null || scroll.advance()) continue;
      const more = scroll.waitForGrowth(() => this.#panel.stopped || this.#findNext() !== null);
      // Stopped while no more posts were loaded: the end of the thread, unless some appeared or a loading message is shown.
      if (!(await Promise.race([more, this.#panel.ended])) || this.#panel.stopped) {
        siteFailed = scroll.hasFailed() || hasLoginWall(this.#window, this.#readView());
        inPart = siteFailed || scroll.isLoading() || this.#findNext() !== null;
        break;
      }
    }
    if (!inPart && this.#missed === 0) await this.#resume.end();
    return {
      ordinals: this.#ordinals,
      screenshots: this.#shots,
      missed: this.#missed,
      partial: this.#partial,
      folded: this.#folded.count(findFoldedParts(this.#readView())),
      isPartial: inPart && this.#ordinals.length + this.#resume.skipped > 0,
      siteFailed,
      resumed: this.#resume.skipped,
      refusal: this.#refusal,
    };
  }

  /** Waits for the screenshot quota. The panel is visible meanwhile. */
  async #waitForQuota(): Promise<void> {
    const ms = this.#nextShotAt - this.#tab.performance.now() - PREPARATION_MS;
    if (ms > 0) await new Promise((resolve) => this.#tab.setTimeout(resolve, ms));
  }

  #showProgress(screens: number): void {
    this.#panel.show(screens, this.#ordinals.length, this.#scroll.share);
  }

  #skipTaken(): Promise<void> {
    return this.#resume.skip(this.#listUntaken().map(({ tracked }) => tracked));
  }

  #findNext(): Post | null {
    return findNextPost(this.#listUntaken(), this.#clip, this.#scroll.direction);
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
    const all = this.#tracker.trackPosts(view, this.#scroll.scrollTop);
    return all.flatMap((tracked): Post[] => {
      const { el } = tracked.found;
      if (tracked.isCaptured || this.#unreachable.has(el)) return [];
      const inside = all.flatMap(({ found }) => (found.el !== el && el.contains(found.el) ? [found.el] : []));
      const partOf = (now: PageView): Rect => excludeNestedPosts(now.rectOf(el), inside.map(now.rectOf));
      return [{ tracked, el, rect: view.rectOf(el), own: partOf(view), partOf, inside }];
    });
  }

  /** Lists the posts entirely visible on this screen, and `first`, the post scrolled to, however visible it is. */
  #listVisible(first: Element | null): Post[] {
    const view = this.#readView();
    const posts = this.#listUntaken().filter(
      ({ el, own }) =>
        el === first ||
        (isFullyVisible(own, this.#clip) && !isPartlyCovered(view, el, own) && !hasCoveredEdges(view, el, own)),
    );
    // The DOM order may differ from the visual order, which item numbers follow.
    return posts
      .filter(({ own }) => isPartlyVisible(own, this.#clip))
      .sort((a, b) => this.#scroll.forward * (a.own.y - b.own.y));
  }

  async #capturePosts(posts: readonly Post[], screens: number): Promise<void> {
    let remaining = posts;
    const failedAttempts = new Map<Post, string>();
    let canRetry = true;
    for (let tries = 1; remaining.length > 0 && this.#refusal === null; tries += 1) {
      // The posts that are left make the thread partial.
      if (tries > 1 && this.#panel.stopped) return;
      const failed: Post[] = [];
      await waitUntilShown(this.#window, this.#panel);
      this.#panel.hide();
      if (tries > 1) await this.#scroll.waitUntilSettled();
      const folded = findFoldedParts(this.#readView());
      this.#folded.add(folded);
      await captureThreadScreen(this.#open, this.#window, this.#readView, {
        posts: remaining,
        thread: this.#id,
        id: this.#ids.uuid(),
        transformations: this.#scroll.listTransformations(),
        folded,
        unfoldLog: this.#unfoldLog,
        clip: this.#clip,
        identify: ({ tracked }) => this.#resume.identify(tracked),
        insteadOf: (post) => failedAttempts.get(post) ?? this.#insteadOf,
        onScreenshot: (pictures, freeInMs) => {
          this.#shots += pictures;
          this.#nextShotAt = this.#tab.performance.now() + freeInMs;
          this.#showProgress(screens);
        },
        onEnded: (post, ending, { attempt, sentWarnings }) => {
          this.#insteadOf = undefined;
          // The person showed another tab: that is a pause, and no failed try.
          const isPaused = ending.type === 'refused' && ending.code === 'tab-changed' && this.#tab.document.hidden;
          if (isPaused || (ending.type === 'refused' && canRetry && RETRIED_CODES.has(ending.code))) {
            canRetry = isPaused && canRetry;
            failed.push(...remaining.slice(remaining.indexOf(post)));
            if (attempt !== null) failedAttempts.set(post, attempt);
            return false;
          }
          post.tracked.markCaptured();
          if (ending.type === 'sealed') {
            this.#ordinals.push(ending.ordinal);
            if (isPartial(sentWarnings)) this.#partial += 1;
          } else this.#countMissed(ending.code);
          this.#showProgress(screens);
          return this.#refusal === null;
        },
      });
      remaining = failed;
    }
  }

  #countMissed(code: RefusalCode | 'bug'): void {
    this.#missed += 1;
    if (!SINGLE_POST_CODES.has(code)) this.#refusal = code;
  }
}

/** A post on the screen that is about to be captured. */
interface VisiblePost {
  readonly el: Element;
  /** Its rectangle without the posts inside it, in CSS pixels of the viewport. */
  readonly own: Rect;
  /** The posts inside it. */
  readonly inside: readonly Element[];
  /** Measures `own` again in another view of the page. */
  partOf(view: PageView): Rect;
}

interface ThreadScreen<P extends VisiblePost> {
  readonly posts: readonly P[];
  /** UUID of the thread. */
  readonly thread: string;
  /** UUID of the screenshot that the posts share. */
  readonly id: string;
  readonly transformations: readonly Transformation[];
  /** What the page folds. Each post tells what belongs to it. */
  readonly folded: readonly FoldedPart[];
  readonly unfoldLog: UnfoldLog;
  /** Returns the id of an interrupted attempt at the post. */
  insteadOf(post: P): string | undefined;
  /** Returns what identifies the post on its page. */
  identify(post: P): { readonly page: string; readonly key: string };
  /** The part of the viewport where the thread shows. */
  readonly clip: Rect;
  /** Called after the screenshots: the panel may be shown again. The next one is allowed in `freeInMs`. */
  onScreenshot(pictures: number, freeInMs: number): void;
  /** Returns false to skip the remaining posts. */
  onEnded(post: P, ending: CaptureEnding, session: Pick<PageSession, 'attempt' | 'sentWarnings'>): boolean;
}

/**
 * Captures every post of one screen: reads all, takes one screenshot, reads all again to detect changes, then seals them
 * one after the other. Each has its own session, so that numbers follow the page and at most one attempt is pending.
 */
async function captureThreadScreen<P extends VisiblePost>(
  open: () => PageSession,
  window: Window,
  readView: () => PageView,
  screen: ThreadScreen<P>,
): Promise<void> {
  const view = readView();
  const readPosts = screen.posts.map((post) => ({
    post,
    observed: observe(view, getTabWindow(window).performance, post.el),
    place: measurePlace(window, view, post, screen.clip),
  }));
  let changes: readonly (readonly string[])[] | null = null;
  for (const [index, { post, observed, place }] of readPosts.entries()) {
    const session = open();
    const insteadOf = screen.insteadOf(post);
    const threadPost = screen.identify(post);
    const again = insteadOf === undefined ? {} : { insteadOf };
    session.send({ type: 'begin', mode: 'post', entry: 'thread', thread: screen.thread, threadPost, ...again });
    const area = { kind: 'window', screen: { id: screen.id, taken: changes !== null } } as const;
    const shot = await session.shoot(getTabView(view).url.href, area);
    const tall = shot !== null && place.tall ? await captureTallPost(session, window, readView, post) : undefined;
    if (shot !== null && tall !== null) {
      if (changes === null) {
        const later = readView();
        changes = readPosts.map((before) => [...detectChanges(window, later, before), ...session.warnings]);
        screen.onScreenshot(1 + (tall?.screens ?? 0), shot);
      }
      const folded = describeFolded(countFolded(screen.folded.filter((part) => part.post === post.el)));
      const source = sendTexts(session, view, extractPageText(view, post.el, post.inside), post.el);
      await sendReading(session, window, observed, {
        rect: place.shown,
        warnings: [
          ...(tall?.warnings ?? place.warnings),
          ...(changes[index] ?? []),
          ...folded.warnings,
          ...session.warnings,
        ],
        transformations: {
          page: [...screen.transformations, ...folded.transformations],
          ...(tall && { post: tall.transformations }),
        },
        source,
        only: post.el,
        unfolded: screen.unfoldLog.describe(view, post.el),
      });
    }
    if (!screen.onEnded(post, await session.ended, session)) return;
  }
}

interface ReadPost {
  readonly post: VisiblePost;
  readonly observed: ReturnType<typeof observe>;
  readonly place: ReturnType<typeof measurePlace>;
}

function detectChanges(window: Window, later: PageView, { post: { el }, observed, place }: ReadPost): string[] {
  const gone = !isInDocument(later, el);
  const moved = gone || hasMoved(place.whole, later.rectOf(el));
  const changed = gone || hasContentChanged(observed, observe(later, getTabWindow(window).performance, el));
  return [...(moved ? ['page-moved'] : []), ...(changed ? ['content-changed'] : [])];
}

/** Measures where a post is and how much of it is visible inside its scroll container. */
function measurePlace(window: Window, view: PageView, { el, own }: VisiblePost, clip: Rect) {
  const { rect: inPane, isCut: cut } = clipRect(own, clip);
  const covered = inPane !== null && isPartlyCovered(view, el, inPane);
  const hasUnloadedImage = queryAll(el, 'img').some((img) => 'complete' in img && !img.complete && view.isVisible(img));
  return {
    tall: view.frameHost === null && own.height > clip.height + 1,
    whole: view.rectOf(el),
    shown: inPane && applyPinchZoom(toTabRect(view, inPane), getTabWindow(window).visualViewport),
    warnings: [
      ...(cut ? ['post-cut-by-window'] : []),
      ...(covered ? ['post-partly-covered'] : []),
      ...(isPostBlurred(window, el) ? ['content-blurred'] : []),
      ...(hasUnloadedImage ? ['image-not-loaded'] : []),
    ],
  };
}
