import { readDeviceOffset, readDeviceTimeZone } from '../domain/shared/timeZone.ts';
import type { PageView } from './pageView.ts';
import { getNative, getParentElement } from './safeDom.ts';
import { createHiddenCheck } from './visibility.ts';

/** Creates the view of a live page. `now` comes from the platform's clock. */
export function createLiveView(window: Window, now: Date): PageView {
  const visibilityCache = new WeakMap<Element, boolean>();
  const isHidden = createHiddenCheck(window);
  const el = window.frameElement;
  const hostWindow = el?.ownerDocument.defaultView;
  const frameHost = el && hostWindow ? { el, view: createLiveView(hostWindow, now) } : null;
  return {
    frameHost,
    document: window.document,
    url: new URL(window.location.href),
    clock: {
      now,
      timeZone: readDeviceTimeZone(),
      offsetAt: (instant) => readDeviceOffset(new Date(instant)),
    },
    isVisible(el) {
      const known = visibilityCache.get(el);
      if (known !== undefined) return known;
      const box = getNative(el, 'getBoundingClientRect').call(el);
      // In an iframe hidden by `visibility` or `opacity`, every element still reports itself as visible.
      const isHostVisible = frameHost === null || frameHost.view.isVisible(frameHost.el);
      const visible = isHostVisible && hasSurface(window, el, box) && !isHidden(el, box);
      visibilityCache.set(el, visible);
      return visible;
    },
    rectOf(el) {
      const { x, y, width, height } = getNative(el, 'getBoundingClientRect').call(el);
      return { x, y, width, height };
    },
  };
}

const VISIBILITY_CHECKS = { opacityProperty: true, visibilityProperty: true } as const;

function hasSurface(window: Window, el: Element, box: DOMRect): boolean {
  if (!isRendered(el) && !isTransparentBox(window, el)) return false;
  if (!isEmpty(box)) return true;
  // A box without height still shows its overflow (floats, `display: contents`).
  const content = getNative(window.document, 'createRange').call(window.document);
  content.selectNodeContents(el);
  return !isEmpty(content.getBoundingClientRect());
}

const isRendered = (el: Element): boolean => getNative(el, 'checkVisibility').call(el, VISIBILITY_CHECKS);

/** `checkVisibility` returns false for `display: contents`, which has no box of its own. */
function isTransparentBox(window: Window, el: Element): boolean {
  if (window.getComputedStyle(el).display !== 'contents') return false;
  const parent = getParentElement(el);
  return parent !== null && (isRendered(parent) || isTransparentBox(window, parent));
}

/** One pixel is the usual size of text for screen readers only. */
function isEmpty(rect: DOMRect): boolean {
  return rect.width <= 1 || rect.height <= 1;
}
