import type { Transformation } from '../../domain/item/item.ts';
import { tabWindow } from '../inFrame.ts';
import { coverAbove } from '../scroll.ts';
import { postsOn } from '../sites/registry.ts';
import type { PageView } from '../view.ts';
import { tileRendered } from '../whole/images.ts';
import type { Scroller } from '../whole/scroller.ts';
import { isInClip, scrollToStart, type Way } from './screenful.ts';

/** How long the end of a list may take to show what comes after it. */
const GROWTH_MS = 1_500;
const LOOKS = 8;
/** Where no post is in sight: a little of the last screen stays in view. */
const STEP = 0.9;
/** Higher than any page: browsers stop at the first row. */
const TOP = -1e9;

/** Going through a thread: which way, how far, and when the page has caught up. CSS pixels. */
export class ThreadScroll {
  readonly way: Way;
  readonly #window: Window;
  readonly #scroller: Scroller;
  readonly #look: () => PageView;
  readonly #start: number;

  constructor(window: Window, scroller: Scroller, look: () => PageView) {
    this.#window = window;
    this.#scroller = scroller;
    this.#look = look;
    this.#start = scroller.position().y;
    // A conversation shows its end and goes back in time; anything else is taken from its beginning.
    this.way = !scroller.isPage && !this.#canScroll(2) && this.#canScroll(-2) ? 'up' : 'down';
    if (this.way === 'down') this.#to(TOP);
  }

  /** 1 down, -1 up. */
  get forward(): 1 | -1 {
    return this.way === 'down' ? 1 : -1;
  }

  /** How far down the thread the window stands. */
  get place(): number {
    return this.#scroller.position().y;
  }

  get isAtEnd(): boolean {
    return !this.#canScroll(this.forward);
  }

  /** What was done to the page since the beginning, to be sealed. */
  changes(): readonly Transformation[] {
    const down = Math.round(this.place - this.#start);
    return down === 0 ? [] : [{ name: 'scrolled-into-view', down, right: 0 }];
  }

  /** Whether the post now shows, from its beginning where the page lets it; clear of a header over its first line. */
  bringToStart(el: Element): boolean {
    const { clip } = this.#scroller;
    const view = this.#look();
    this.#by(scrollToStart(view.rectOf(el), clip, this.way));
    const cover = this.way === 'down' ? coverAbove(view, el, clip.height / 3) : 0;
    if (cover > 0) this.#by(-cover);
    return el.isConnected && isInClip(view.rectOf(el), clip);
  }

  /** Nearly a screen further; false at the end. */
  goOn(): boolean {
    return this.#by(this.forward * this.#scroller.clip.height * STEP);
  }

  /** Frames painted, images come, and the list still for the length of a frame. */
  async settled(): Promise<void> {
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
  async grows(hasMore: () => boolean): Promise<boolean> {
    const size = this.#scroller.size().height;
    const tab = tabWindow(this.#window);
    for (let waited = 0; waited < GROWTH_MS; waited += GROWTH_MS / LOOKS) {
      await new Promise((resolve) => tab.setTimeout(resolve, GROWTH_MS / LOOKS));
      if (hasMore() || this.#scroller.size().height > size || !this.isAtEnd) return true;
    }
    return false;
  }

  #canScroll(by: number): boolean {
    const y = this.place;
    const moved = this.#by(by);
    this.#to(y);
    return moved;
  }

  /** Whether anything moved. */
  #by(distance: number): boolean {
    const y = this.place;
    this.#to(y + distance);
    return Math.abs(this.place - y) >= 1;
  }

  #to(y: number): void {
    this.#scroller.scrollTo({ x: this.#scroller.position().x, y });
  }
}
