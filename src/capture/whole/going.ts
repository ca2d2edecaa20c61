import type { PageView } from '../view.ts';
import { Anchors } from './anchor.ts';
import type { Scroller } from './scroller.ts';

/** What happens to the page while it is gone through. */
export class Going {
  readonly #window: Window;
  readonly #anchors: Anchors;
  readonly #measure: string;
  readonly #address: string;
  #moved = false;
  #changed = false;

  constructor(window: Window, scroller: Scroller) {
    this.#window = window;
    this.#anchors = new Anchors(scroller);
    this.#measure = measureOf(window);
    this.#address = window.location.href;
  }

  /** Before each picture; false when the window has another size or zoom: tiles would not fit together. */
  on(view: PageView): boolean {
    this.#changed ||= this.#window.location.href !== this.#address;
    if (measureOf(this.#window) !== this.#measure) return false;
    this.#moved = this.#anchors.moved(view) || this.#moved;
    return true;
  }

  seen() {
    return { moved: this.#moved, changed: this.#changed };
  }
}

/** Size and zoom. */
export const measureOf = ({ innerWidth, innerHeight, devicePixelRatio }: Window): string =>
  [innerWidth, innerHeight, devicePixelRatio].join(' ');
