import type { Rect } from '../domain/observation.ts';
import { native, parentIn } from './node.ts';
import { hidingIn } from './unseen.ts';

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

/** The real page. `now` comes from the platform's clock. */
export function liveView(window: Window, now: Date): PageView {
  const measured = new WeakMap<Element, boolean>();
  const isHidden = hidingIn(window);
  const el = window.frameElement;
  const holder = el?.ownerDocument.defaultView;
  const frame = el && holder ? { el, view: liveView(holder, now) } : null;
  return {
    frame,
    document: window.document,
    url: new URL(window.location.href),
    clock: {
      now,
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      offsetAt: (instant) => -new Date(instant).getTimezoneOffset(),
    },
    isVisible(el) {
      const known = measured.get(el);
      if (known !== undefined) return known;
      const box = native(el, 'getBoundingClientRect').call(el);
      // In a frame that nobody sees (`visibility`, `opacity`) everything still says it is seen.
      const inSight = frame === null || frame.view.isVisible(frame.el);
      const visible = inSight && hasSurface(window, el, box) && !isHidden(el, box);
      measured.set(el, visible);
      return visible;
    },
    rectOf(el) {
      const { x, y, width, height } = native(el, 'getBoundingClientRect').call(el);
      return { x, y, width, height };
    },
  };
}

const RENDERED = { opacityProperty: true, visibilityProperty: true } as const;

function hasSurface(window: Window, el: Element, box: DOMRect): boolean {
  if (!isRendered(el) && !isTransparentBox(window, el)) return false;
  if (!isEmpty(box)) return true;
  // A box of no height still shows what overflows it (floats, `display: contents`).
  const content = native(window.document, 'createRange').call(window.document);
  content.selectNodeContents(el);
  return !isEmpty(content.getBoundingClientRect());
}

const isRendered = (el: Element): boolean => native(el, 'checkVisibility').call(el, RENDERED);

/** `display: contents` has no box of its own, so `checkVisibility` says no for it. */
function isTransparentBox(window: Window, el: Element): boolean {
  if (window.getComputedStyle(el).display !== 'contents') return false;
  const parent = parentIn(el);
  return parent !== null && (isRendered(parent) || isTransparentBox(window, parent));
}

/** One pixel is how text is kept for screen readers alone. */
function isEmpty(rect: DOMRect): boolean {
  return rect.width <= 1 || rect.height <= 1;
}
