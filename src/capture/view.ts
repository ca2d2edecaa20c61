import type { Rect } from '../domain/capture/observation.ts';

/** Device time, handed in so that a reading can be repeated. */
export interface PageClock {
  readonly now: Date;
  /** IANA name, `Europe/Paris`. */
  readonly timeZone: string;
  /** Minutes east of UTC at that instant (milliseconds since 1970). */
  offsetAt(instant: number): number;
}

/**
 * What a reader may ask of a page. Short-lived: make one for each reading or listing, since visibility is
 * measured once per element and kept.
 */
export interface PageView {
  readonly document: Document;
  readonly url: URL;
  readonly clock: PageClock;
  /** Rendered, not transparent, and with a surface. */
  isVisible(el: Element): boolean;
  /** CSS pixels from the viewport's top left corner: the frame's own, in a frame. */
  rectOf(el: Element): Rect;
  /** What holds this document; null of the tab's own page. */
  readonly frame: Held | null;
}

/** A frame, and the page it stands in. */
export interface Held {
  readonly el: Element;
  readonly view: PageView;
}

/** Kept for as long as the view: what is costly and asked for once per post. */
export function oncePerView<T>(make: (view: PageView) => T): (view: PageView) => T {
  const made = new WeakMap<PageView, { readonly value: T }>();
  return (view) => {
    const known = made.get(view) ?? { value: make(view) };
    made.set(view, known);
    return known.value;
  };
}
