import type { PageView } from '../pageView.ts';
import { LayoutShiftDetector } from './layoutShift.ts';
import type { Scroller } from './scroller.ts';

/** Detects changes of the page during a full-page capture. */
export class ChangeMonitor {
  readonly #window: Window;
  readonly #shiftDetector: LayoutShiftDetector;
  readonly #windowState: string;
  readonly #address: string;
  #moved = false;
  #changed = false;

  constructor(window: Window, scroller: Scroller) {
    this.#window = window;
    this.#shiftDetector = new LayoutShiftDetector(scroller);
    this.#windowState = describeWindow(window);
    this.#address = window.location.href;
  }

  /**
   * Called before each screenshot. Returns false when the size or zoom of the window changed: the tiles would not fit
   * together.
   */
  check(view: PageView): boolean {
    this.#changed ||= this.#window.location.href !== this.#address;
    if (describeWindow(this.#window) !== this.#windowState) return false;
    this.#moved = this.#shiftDetector.detectShift(view) || this.#moved;
    return true;
  }

  getChanges() {
    return { moved: this.#moved, changed: this.#changed };
  }
}

/** Returns the size and zoom of a window as text. */
export const describeWindow = ({ innerWidth, innerHeight, devicePixelRatio }: Window): string =>
  [innerWidth, innerHeight, devicePixelRatio].join(' ');
