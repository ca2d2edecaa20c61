import { listReadableWindows } from '../../src/capture/iframes.ts';
import { createLiveView } from '../../src/capture/liveView.ts';
import type { PageView } from '../../src/capture/pageView.ts';
import { findPosts } from '../../src/capture/sites/registry.ts';
import { clock } from '../../src/platform/environment.ts';

/** The views of a page and of its readable iframes, made when they are asked for. */
export class PageViews {
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  of(window = this.#window, isSilent = false): PageView {
    return createLiveView(window, clock.now(), { isSilent });
  }

  /** Returns the view of the element's own document: the page or an iframe. */
  ofElement(element: Element | null): PageView {
    return this.of(windowOf(element) ?? this.#window);
  }

  all(): PageView[] {
    return listReadableWindows(this.#window).map((window) => this.of(window));
  }

  /** Returns the first window that has posts. It may be an iframe's, as with a live chat. */
  threadWindow(): Window {
    const found = listReadableWindows(this.#window).find((window) => findPosts(this.of(window)).length > 0);
    return found ?? this.#window;
  }
}

export const windowOf = (element: Element | null): Window | null => element?.ownerDocument.defaultView ?? null;

/** Returns a function that gives the milliseconds since this call. */
export function startTimer({ performance }: Window): () => number {
  const from = performance.now();
  return () => performance.now() - from;
}
