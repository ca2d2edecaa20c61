import { native, parentIn } from './node.ts';
import { hidingIn } from './unseen.ts';
import type { PageView } from './view.ts';

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
