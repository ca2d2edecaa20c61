import { areEdgesCovered, coverAbove, isPartlyCovered } from '../../src/capture/scroll.ts';
import { postsOn } from '../../src/capture/sites/registry.ts';
import { Roll, type Standing } from '../../src/capture/thread/roll.ts';
import {
  isInClip,
  isWhole,
  nextOnTheWay,
  ownPart,
  scrollToStart,
  type Way,
} from '../../src/capture/thread/screenful.ts';
import type { PageView } from '../../src/capture/view.ts';
import { tileRendered } from '../../src/capture/whole/images.ts';
import { type Scroller, scrollerAround } from '../../src/capture/whole/scroller.ts';
import type { RefusalCode } from '../../src/domain/errors.ts';
import type { Rect } from '../../src/domain/observation.ts';
import type { PageSession } from '../../src/messages/pageSession.ts';
import { ids } from '../../src/platform/environment.ts';
import type { ProgressPanel } from '../../src/ui/page/progress.ts';
import type { ThreadEnd } from '../../src/ui/words/page.ts';
import { type Shown, tellScreen } from './tellScreen.ts';

interface Post extends Shown {
  readonly standing: Standing;
  readonly rect: Rect;
}

/** The page or the worker changed at the wrong moment: once more, with a new picture. */
const TRIED_AGAIN: ReadonlySet<string> = new Set(['interrupted', 'address-changed']);
/** Says nothing of the posts that follow. */
const OF_ONE_POST: ReadonlySet<string> = new Set(['item-too-large', 'post-gone']);
/** How long the end of a list may take to show what comes after it. */
const GROWTH_MS = 1_500;
const LOOKS = 8;
/** A list written from its end upwards has its beginning at a negative place. */
const TOP = -1e9;
/** Where no post is in sight: a little of the last screen stays in view. */
const STEP = 0.9;

/**
 * Tells the background every post of a thread, screen by screen, each screen beginning with the first post that was not
 * taken: no fewer screens could show them all. The page is scrolled back to where it was.
 */
export async function tellThread(
  open: () => PageSession,
  window: Window,
  look: () => PageView,
  panel: ProgressPanel,
): Promise<ThreadEnd> {
  const [first] = postsOn(look());
  if (first === undefined) return { ordinals: [], shots: 0, missed: 0, inPart: false, refusal: null };
  const scroller = scrollerAround(window, first.el);
  const start = scroller.position();
  try {
    return await new ThreadWalk(open, window, look, panel, scroller).walk();
  } finally {
    scroller.scrollTo(start);
  }
}

class ThreadWalk {
  readonly #open: () => PageSession;
  readonly #window: Window;
  readonly #look: () => PageView;
  readonly #panel: ProgressPanel;
  readonly #scroller: Scroller;
  readonly #start: number;
  readonly #way: Way;
  readonly #roll = new Roll();
  /** What no scrolling brings into the window. */
  readonly #outOfReach = new WeakSet<Element>();
  readonly #ordinals: number[] = [];
  #shots = 0;
  #missed = 0;
  #refusal: RefusalCode | 'bug' | null = null;

  constructor(
    open: () => PageSession,
    window: Window,
    look: () => PageView,
    panel: ProgressPanel,
    scroller: Scroller,
  ) {
    this.#open = open;
    this.#window = window;
    this.#look = look;
    this.#panel = panel;
    this.#scroller = scroller;
    this.#start = scroller.position().y;
    // A conversation shows its end and goes back in time; anything else is taken from its beginning.
    this.#way = !scroller.isPage && !this.#canScroll(2) && this.#canScroll(-2) ? 'up' : 'down';
  }

  async walk(): Promise<ThreadEnd> {
    if (this.#way === 'down') this.#scrollTo(TOP);
    let first: Element | null = null;
    let inPart = false;
    for (let screens = 1; ; screens += 1) {
      this.#panel.hide();
      await this.#settled();
      await this.#take(this.#onScreen(first), screens);
      this.#panel.show(screens, this.#ordinals.length);
      const next = nextOnTheWay(this.#ahead(), this.#scroller.clip, this.#way);
      if (this.#refusal !== null || this.#panel.stopped || screens >= this.#panel.limit) {
        inPart = this.#refusal !== null || next !== null || this.#canScroll(this.#forward);
        break;
      }
      first = next === null ? null : await this.#bringToStart(next);
      if (next === null && !this.#scrollBy(this.#forward * this.#scroller.clip.height * STEP)) {
        if (!(await this.#grows())) break;
      }
    }
    const { length } = this.#ordinals;
    return {
      ordinals: this.#ordinals,
      shots: this.#shots,
      missed: this.#missed,
      inPart: inPart && length > 0,
      refusal: this.#refusal,
    };
  }

  get #forward(): 1 | -1 {
    return this.#way === 'down' ? 1 : -1;
  }

  /** Posts not taken, with their places. */
  #ahead(): Post[] {
    const view = this.#look();
    const all = this.#roll.call(view, this.#scroller.position().y);
    return all.flatMap((standing): Post[] => {
      const { el } = standing.found;
      if (standing.taken || this.#outOfReach.has(el)) return [];
      const inside = all.flatMap(({ found }) => (found.el !== el && el.contains(found.el) ? [found.el] : []));
      const partOf = (now: PageView): Rect => ownPart(now.rectOf(el), inside.map(now.rectOf));
      return [{ standing, el, rect: view.rectOf(el), own: partOf(view), partOf }];
    });
  }

  /** What this screen shows whole, and the post it was scrolled to, however it shows. */
  #onScreen(first: Element | null): Post[] {
    const view = this.#look();
    const { clip } = this.#scroller;
    const posts = this.#ahead().filter(
      ({ el, own }) =>
        el === first ||
        (isWhole(own, clip) && !isPartlyCovered(view, el, own) && !areEdgesCovered(view, el, own)),
    );
    // A list may be written in any order: the numbers follow what is seen.
    return posts.filter(({ own }) => isInClip(own, clip)).sort((a, b) => this.#forward * (a.own.y - b.own.y));
  }

  async #take(posts: readonly Post[], screens: number): Promise<void> {
    let left = posts;
    for (let again = true; left.length > 0 && this.#refusal === null; again = false) {
      const failed: Post[] = [];
      this.#panel.hide();
      if (!again) await this.#settled();
      await tellScreen(this.#open, this.#window, this.#look, {
        posts: left,
        id: ids.uuid(),
        scrolled: this.#scrolled(),
        clip: this.#scroller.clip,
        shot: (pictures) => {
          this.#shots += pictures;
          this.#panel.show(screens, this.#ordinals.length);
        },
        ended: (post, ending) => {
          if (ending.type === 'refused' && again && TRIED_AGAIN.has(ending.code)) {
            failed.push(...left.slice(left.indexOf(post)));
            return false;
          }
          post.standing.take();
          if (ending.type === 'sealed') this.#ordinals.push(ending.ordinal);
          else this.#miss(ending.code);
          this.#panel.show(screens, this.#ordinals.length);
          return this.#refusal === null;
        },
      });
      left = failed;
    }
  }

  #miss(code: RefusalCode | 'bug'): void {
    this.#missed += 1;
    if (!OF_ONE_POST.has(code)) this.#refusal = code;
  }

  /** The post's element when it now shows; else it is left behind, and counted. */
  async #bringToStart({ rect, el }: Post): Promise<Element | null> {
    const { clip } = this.#scroller;
    this.#scrollBy(scrollToStart(rect, clip, this.#way));
    const view = this.#look();
    const cover = this.#way === 'down' ? coverAbove(view, el, clip.height / 3) : 0;
    if (cover > 0) this.#scrollBy(-cover);
    if (el.isConnected && isInClip(view.rectOf(el), clip)) return el;
    this.#outOfReach.add(el);
    this.#missed += 1;
    return null;
  }

  /** Frames painted, images come, and the list still for the length of a frame. */
  async #settled(): Promise<void> {
    let before = '';
    for (let look = 0; look < LOOKS; look += 1) {
      await tileRendered(this.#window);
      const view = this.#look();
      const now = postsOn(view)
        .map(({ el }) => Math.round(view.rectOf(el).y))
        .join();
      if (now === before) return;
      before = now;
    }
  }

  /** At the end of what there is: whether more comes. */
  async #grows(): Promise<boolean> {
    const size = this.#scroller.size().height;
    for (let waited = 0; waited < GROWTH_MS; waited += GROWTH_MS / LOOKS) {
      await new Promise((resolve) => this.#window.setTimeout(resolve, GROWTH_MS / LOOKS));
      if (this.#scroller.size().height > size || this.#canScroll(this.#forward)) return true;
      if (nextOnTheWay(this.#ahead(), this.#scroller.clip, this.#way) !== null) return true;
    }
    return false;
  }

  #scrolled() {
    const down = Math.round(this.#scroller.position().y - this.#start);
    return down === 0 ? [] : [{ name: 'scrolled-into-view', down, right: 0 }];
  }

  #canScroll(by: number): boolean {
    const { y } = this.#scroller.position();
    const moved = this.#scrollBy(by);
    this.#scrollTo(y);
    return moved;
  }

  /** Whether anything moved. */
  #scrollBy(by: number): boolean {
    const { y } = this.#scroller.position();
    this.#scrollTo(y + by);
    return Math.abs(this.#scroller.position().y - y) >= 1;
  }

  #scrollTo(y: number): void {
    this.#scroller.scrollTo({ x: this.#scroller.position().x, y });
  }
}
