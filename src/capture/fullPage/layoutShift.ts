import type { Rect } from '../../domain/capture/observation.ts';
import type { PageView } from '../pageView.ts';
import type { Scroller } from './scroller.ts';

interface Anchor {
  readonly el: Element;
  /** CSS pixels: in the viewport, and in the scrolled content. */
  readonly viewportY: number;
  readonly contentY: number;
}

/**
 * Detects whether content already captured moves during the capture: an insertion or removal above would make the next
 * tile not match.
 */
export class LayoutShiftDetector {
  readonly #scroller: Scroller;
  #last: Anchor | null = null;

  constructor(scroller: Scroller) {
    this.#scroller = scroller;
  }

  /** Called before each screenshot. Returns true when the anchor of the previous one moved within the content. */
  detectShift(view: PageView): boolean {
    const last = this.#last;
    const { clip } = this.#scroller;
    const now = last?.el.isConnected ? this.#measure(last.el, view.rectOf(last.el)) : null;
    const el = view.document.elementFromPoint(clip.x + clip.width / 2, clip.y + clip.height / 2);
    this.#last = el && this.#measure(el, view.rectOf(el));
    if (last === null || now === null) return false;
    // An element that stays at the same place on the screen did not scroll, and proves nothing.
    const follows = Math.abs(now.viewportY - last.viewportY) > 1;
    return follows && Math.abs(now.contentY - last.contentY) > 1;
  }

  #measure(el: Element, { y }: Rect): Anchor {
    return { el, viewportY: y, contentY: y + this.#scroller.position().y };
  }
}
