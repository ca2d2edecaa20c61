import { readDeviceOffset, readDeviceTimeZone } from '../domain/shared/localDates.ts';
import { getFlatTreeParent, isElement } from './dom.ts';
import type { PageView } from './pageView.ts';
import { getBox, getLocalName, getNative, getParentElement, getPrototype, matches } from './safeDom.ts';
import { createHiddenCheck } from './visibility.ts';

/**
 * Content that the browser does not draw (`content-visibility`, a closed `details`) must not be measured: computing a
 * style or a place there loads its images, and the site learns of the capture. `isSilent`: also not what would be drawn
 * once it is scrolled to; it is then invisible.
 */
interface LiveViewOptions {
  readonly isSilent?: boolean;
}

/** Creates the view of a live page. `now` comes from the platform's clock. */
export function createLiveView(window: Window, now: Date, { isSilent = false }: LiveViewOptions = {}): PageView {
  const visibilityCache = new WeakMap<Element, boolean>();
  const isHidden = createHiddenCheck(window);
  const el = window.frameElement;
  const hostWindow = el?.ownerDocument.defaultView;
  const isShown = (one: Element, style: CSSStyleDeclaration): boolean => {
    const box = getBox(one);
    return (!isEmpty(box) || hasContentBox(window, one, isSilent)) && !isHidden(one, style, box);
  };
  const frameHost = el && hostWindow ? { el, view: createLiveView(hostWindow, now, { isSilent }) } : null;
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
      // In an iframe hidden by `visibility` or `opacity`, every element still reports itself as visible.
      const isHostVisible = frameHost === null || frameHost.view.isVisible(frameHost.el);
      const style = window.getComputedStyle(el);
      const visible = isHostVisible && isDrawn(window, el, style, isSilent) && isShown(el, style);
      visibilityCache.set(el, visible);
      return visible;
    },
    rectOf(el) {
      const { x, y, width, height } = getBox(el);
      return { x, y, width, height };
    },
  };
}

/** `style` is the element's own; nothing is computed before one of its properties is read. */
function isDrawn(window: Window, el: Element, style: CSSStyleDeclaration, isSilent: boolean): boolean {
  const checks = isSilent ? SILENT_CHECKS : CHECKS;
  // Of a closed `details`, the summary is drawn.
  if (check(el, checks)) return isClosedDetails(el) || !skipsContent(window, el, style, isSilent);
  let at = getFlatTreeParent(el);
  while (at && !check(at, { contentVisibilityAuto: isSilent })) at = getFlatTreeParent(at);
  if (at === null || isClosedDetails(at) || skipsContent(window, at, window.getComputedStyle(at), isSilent))
    return false;
  return isTransparentBox(window, el, checks);
}

/** Opacity is measured with the other ways to hide: see visibility.ts. */
const CHECKS: CheckVisibilityOptions = { visibilityProperty: true };
const SILENT_CHECKS: CheckVisibilityOptions = { ...CHECKS, contentVisibilityAuto: true };

const check = (el: Element, checks: CheckVisibilityOptions): boolean =>
  getPrototype(el).checkVisibility.call(el, checks);

/** Returns whether a rendered element, not a closed `details`, does not draw its content. */
function skipsContent(
  window: Window,
  el: Element,
  { contentVisibility }: CSSStyleDeclaration,
  isSilent: boolean,
): boolean {
  return contentVisibility === 'hidden' || (contentVisibility === 'auto' && isSilent && isAway(window, el));
}

const isClosedDetails = (el: Element): boolean => getLocalName(el) === 'details' && matches(el, 'details:not([open])');

function isAway(window: Window, el: Element): boolean {
  const { top, left, bottom, right } = getBox(el);
  return bottom <= 0 || right <= 0 || top >= window.innerHeight || left >= window.innerWidth;
}

/** A box without height still shows its overflow (floats, `display: contents`). */
function hasContentBox({ document }: Window, el: Element, isSilent: boolean): boolean {
  const content = getNative(document, 'createRange').call(document);
  content.selectNodeContents(el);
  if (!isSilent) return !isEmpty(content.getBoundingClientRect());
  // Its elements may have parts that are not drawn.
  if (isClosedDetails(el)) return false;
  return [...getNative(el, 'childNodes')].some((node) => {
    if (isElement(node)) return false;
    content.selectNode(node);
    return !isEmpty(content.getBoundingClientRect());
  });
}

/** `checkVisibility` returns false for `display: contents`, which has no box of its own. */
function isTransparentBox(window: Window, el: Element, checks: CheckVisibilityOptions): boolean {
  if (window.getComputedStyle(el).display !== 'contents') return false;
  const parent = getParentElement(el);
  return parent !== null && (check(parent, checks) || isTransparentBox(window, parent, checks));
}

/** One pixel is the usual size of text for screen readers only. */
function isEmpty(rect: DOMRect): boolean {
  return rect.width <= 1 || rect.height <= 1;
}
