import { visibleIn } from '../../src/capture/frame.ts';
import { shownHere, tabWindow } from '../../src/capture/inFrame.ts';
import { areEdgesCovered, isPartlyCovered } from '../../src/capture/scroll.ts';
import { postsOn } from '../../src/capture/sites/registry.ts';
import { Roll, type Standing } from '../../src/capture/thread/roll.ts';
import { isInClip, isWhole, nextOnTheWay, ownPart } from '../../src/capture/thread/screenful.ts';
import { ThreadScroll } from '../../src/capture/thread/threadScroll.ts';
import type { PageView } from '../../src/capture/view.ts';
import { type Scroller, scrollerAround } from '../../src/capture/whole/scroller.ts';
import type { Rect } from '../../src/domain/capture/observation.ts';
import type { RefusalCode } from '../../src/domain/shared/errors.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { ids } from '../../src/platform/environment.ts';
import type { ProgressPanel } from '../../src/ui/page/progress.ts';
import type { ThreadEnd } from '../../src/ui/words/page.ts';
import { captureThreadScreen, type VisiblePost } from './captureThreadScreen.ts';

interface Post extends VisiblePost {
  readonly tracked: Standing;
  readonly rect: Rect;
}

/** The page or the worker changed at the wrong moment: once more, with a new picture. */
const RETRIED_CODES: ReadonlySet<string> = new Set(['interrupted', 'address-changed']);
/** Hiding the panel, painting, looking twice whether the list is still. */
const PREPARATION_MS = 150;
/** Says nothing of the posts that follow. */
const SINGLE_POST_CODES: ReadonlySet<string> = new Set(['item-too-large', 'post-gone']);

/**
 * Tells the background every post of a thread, screen by screen, each screen beginning with the first post that was not
 * taken: no fewer screens could show them all. The page is scrolled back to where it was. `window`: the page's, or that
 * of the frame in it where the posts stand.
 */
export async function captureThread(
  open: () => PageSession,
  window: Window,
  readView: () => PageView,
  panel: ProgressPanel,
): Promise<ThreadEnd> {
  const [first] = postsOn(readView());
  if (first === undefined) return { ordinals: [], shots: 0, missed: 0, inPart: false, refusal: null };
  const tab = tabWindow(window);
  const initialScroll = { left: tab.scrollX, top: tab.scrollY };
  window.frameElement?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const around = scrollerAround(window, first.el);
  // Of a frame, as much as the tab shows.
  const clip = visibleIn(around.clip, shownHere(readView())).rect ?? around.clip;
  const scroller = { ...around, clip };
  const start = scroller.position();
  try {
    return await new ThreadCapture(open, window, readView, panel, scroller).run();
  } finally {
    scroller.scrollTo(start);
    if (tab !== window) tab.scrollTo({ ...initialScroll, behavior: 'instant' });
  }
}

class ThreadCapture {
  readonly #open: () => PageSession;
  readonly #window: Window;
  /** A frame that goes elsewhere takes its clock and its timers along. */
  readonly #tab: Window;
  readonly #readView: () => PageView;
  readonly #panel: ProgressPanel;
  readonly #document: Document;
  readonly #clip: Rect;
  readonly #scroll: ThreadScroll;
  readonly #tracker = new Roll();
  /** What no scrolling brings into the window. */
  readonly #unreachable = new WeakSet<Element>();
  readonly #ordinals: number[] = [];
  #shots = 0;
  #missed = 0;
  /** On the page's own clock: when the browser gives the next picture. */
  #nextShotAt = 0;
  #refusal: RefusalCode | 'bug' | null = null;

  constructor(
    open: () => PageSession,
    window: Window,
    readView: () => PageView,
    panel: ProgressPanel,
    scroller: Scroller,
  ) {
    this.#open = open;
    this.#window = window;
    this.#tab = tabWindow(window);
    this.#readView = readView;
    this.#panel = panel;
    this.#document = readView().document;
    this.#clip = scroller.clip;
    this.#scroll = new ThreadScroll(window, scroller, readView);
  }

  async run(): Promise<ThreadEnd> {
    const scroll = this.#scroll;
    let first: Element | null = null;
    let inPart = false;
    for (let screens = 1; ; screens += 1) {
      await this.#waitForQuota();
      this.#panel.hide();
      await scroll.settled();
      // A frame that went to another page has another thread.
      if (this.#readView().document !== this.#document) this.#refusal = 'address-changed';
      else await this.#capturePosts(this.#listVisible(first), screens);
      this.#panel.show(screens, this.#ordinals.length);
      const next = this.#findNext();
      if (this.#refusal !== null || this.#panel.stopped || screens >= this.#panel.limit) {
        inPart = this.#refusal !== null || next !== null || !scroll.isAtEnd;
        break;
      }
      first = next && this.#bringToStart(next);
      if (next !== null || scroll.goOn()) continue;
      const more = scroll.grows(() => this.#panel.stopped || this.#findNext() !== null);
      // Stopped while nothing more had come: that was the end.
      if (!(await Promise.race([more, this.#panel.ended])) || this.#panel.stopped) break;
    }
    return {
      ordinals: this.#ordinals,
      shots: this.#shots,
      missed: this.#missed,
      inPart: inPart && this.#ordinals.length > 0,
      refusal: this.#refusal,
    };
  }

  /** The panel shows while the quota would keep us waiting anyway. */
  async #waitForQuota(): Promise<void> {
    const ms = this.#nextShotAt - this.#tab.performance.now() - PREPARATION_MS;
    if (ms > 0) await new Promise((resolve) => this.#tab.setTimeout(resolve, ms));
  }

  #findNext(): Post | null {
    return nextOnTheWay(this.#listUntaken(), this.#clip, this.#scroll.way);
  }

  /** The post's element when it now shows; else it is left behind, and counted. */
  #bringToStart({ el }: Post): Element | null {
    if (this.#scroll.bringToStart(el)) return el;
    this.#unreachable.add(el);
    this.#missed += 1;
    return null;
  }

  /** Posts not taken, with their places. */
  #listUntaken(): Post[] {
    const view = this.#readView();
    const all = this.#tracker.call(view, this.#scroll.place);
    return all.flatMap((tracked): Post[] => {
      const { el } = tracked.found;
      if (tracked.taken || this.#unreachable.has(el)) return [];
      const inside = all.flatMap(({ found }) => (found.el !== el && el.contains(found.el) ? [found.el] : []));
      const partOf = (now: PageView): Rect => ownPart(now.rectOf(el), inside.map(now.rectOf));
      return [{ tracked, el, rect: view.rectOf(el), own: partOf(view), partOf, inside }];
    });
  }

  /** What this screen shows whole, and the post it was scrolled to, however it shows. */
  #listVisible(first: Element | null): Post[] {
    const view = this.#readView();
    const posts = this.#listUntaken().filter(
      ({ el, own }) =>
        el === first ||
        (isWhole(own, this.#clip) && !isPartlyCovered(view, el, own) && !areEdgesCovered(view, el, own)),
    );
    // A list may be written in any order: the numbers follow what is seen.
    return posts
      .filter(({ own }) => isInClip(own, this.#clip))
      .sort((a, b) => this.#scroll.forward * (a.own.y - b.own.y));
  }

  async #capturePosts(posts: readonly Post[], screens: number): Promise<void> {
    let remaining = posts;
    const failedAttempts = new Map<Post, string>();
    for (let canRetry = true; remaining.length > 0 && this.#refusal === null; canRetry = false) {
      const failed: Post[] = [];
      this.#panel.hide();
      if (!canRetry) await this.#scroll.settled();
      await captureThreadScreen(this.#open, this.#window, this.#readView, {
        posts: remaining,
        id: ids.uuid(),
        transformations: this.#scroll.changes(),
        clip: this.#clip,
        insteadOf: (post) => failedAttempts.get(post),
        onScreenshot: (pictures, freeInMs) => {
          this.#shots += pictures;
          this.#nextShotAt = this.#tab.performance.now() + freeInMs;
          this.#panel.show(screens, this.#ordinals.length);
        },
        onEnded: (post, ending, attempt) => {
          if (ending.type === 'refused' && canRetry && RETRIED_CODES.has(ending.code)) {
            failed.push(...remaining.slice(remaining.indexOf(post)));
            if (attempt !== null) failedAttempts.set(post, attempt);
            return false;
          }
          post.tracked.take();
          if (ending.type === 'sealed') this.#ordinals.push(ending.ordinal);
          else this.#countMissed(ending.code);
          this.#panel.show(screens, this.#ordinals.length);
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
