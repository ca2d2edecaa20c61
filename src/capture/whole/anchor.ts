import type { Rect } from '../../domain/capture/observation.ts';
import type { PageView } from '../view.ts';
import type { Scroller } from './scroller.ts';

interface Anchor {
  readonly el: Element;
  /** CSS pixels: in the window, and in what is scrolled. */
  readonly shownAt: number;
  readonly standsAt: number;
}

/**
 * Whether what was already taken stays where it was while the page is gone through: something that came in above, or
 * went, would part two tiles that belong together.
 */
export class Anchors {
  readonly #scroller: Scroller;
  #last: Anchor | null = null;

  constructor(scroller: Scroller) {
    this.#scroller = scroller;
  }

  /** Before each picture; true when the anchor of the one before left its place. */
  moved(view: PageView): boolean {
    const last = this.#last;
    const { clip } = this.#scroller;
    const now = last?.el.isConnected ? this.#place(last.el, view.rectOf(last.el)) : null;
    const el = view.document.elementFromPoint(clip.x + clip.width / 2, clip.y + clip.height / 2);
    this.#last = el && this.#place(el, view.rectOf(el));
    if (last === null || now === null) return false;
    // What stays on the screen has not moved with the page, and tells nothing.
    const follows = Math.abs(now.shownAt - last.shownAt) > 1;
    return follows && Math.abs(now.standsAt - last.standsAt) > 1;
  }

  #place(el: Element, { y }: Rect): Anchor {
    return { el, shownAt: y, standsAt: y + this.#scroller.position().y };
  }
}
