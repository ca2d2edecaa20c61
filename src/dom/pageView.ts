import type { Rect } from '../domain/capture/observation.ts';

/** The device's time, passed in so that a reading can be repeated. */
export interface PageClock {
  readonly now: Date;
  /** IANA name, `Europe/Paris`. */
  readonly timeZone: string;
  /** Minutes east of UTC at that instant (milliseconds since 1970). */
  offsetAt(instant: number): number;
}

/**
 * The access of readers to a page. Short-lived: create one for each reading or listing, since visibility is measured
 * once per element and cached.
 */
export interface PageView {
  readonly document: Document;
  readonly url: URL;
  readonly clock: PageClock;
  /** Returns whether the element is rendered, not transparent, and larger than a pixel. */
  isVisible(el: Element): boolean;
  /** CSS pixels from the top left corner of the viewport; of the iframe's own, in an iframe. */
  rectOf(el: Element): Rect;
  /** The iframe element that contains this document; null for the tab's own page. */
  readonly frameHost: FrameHost | null;
}

/** An iframe, and the page that contains it. */
export interface FrameHost {
  readonly el: Element;
  readonly view: PageView;
}

/** Caches the result of an expensive function for the lifetime of the view. */
export function cachePerView<T>(make: (view: PageView) => T): (view: PageView) => T {
  const cache = new WeakMap<PageView, { readonly value: T }>();
  return (view) => {
    const known = cache.get(view) ?? { value: make(view) };
    cache.set(view, known);
    return known.value;
  };
}
