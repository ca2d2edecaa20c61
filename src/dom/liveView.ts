import { readDeviceOffset, readDeviceTimeZone } from '../domain/shared/localDates.ts';
import { getFlatTreeParent, hasText, isElement } from './domTree.ts';
import type { PageView } from './pageView.ts';
import { getBox, getLocalName, getNative, getParentElement, getPrototype, matches } from './safeDom.ts';

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
  const undrawn = new WeakSet<Element>();
  const isHidden = createHiddenCheck(window);
  const el = window.frameElement;
  const hostWindow = el?.ownerDocument.defaultView;
  const isShown = (one: Element, style: CSSStyleDeclaration): boolean => {
    const box = getBox(one);
    return (!isEmpty(box) || hasContentBox(window, one, isSilent)) && !isHidden(one, style, box);
  };
  let timeZone: string | undefined;
  const frameHost = el && hostWindow ? { el, view: createLiveView(hostWindow, now, { isSilent }) } : null;
  return {
    frameHost,
    document: window.document,
    url: new URL(window.location.href),
    clock: {
      now,
      // Not before it is needed: it takes a formatter, the first of which takes 10 ms in a page.
      get timeZone() {
        timeZone ??= readDeviceTimeZone();
        return timeZone;
      },
      offsetAt: (instant) => readDeviceOffset(new Date(instant)),
    },
    isVisible(el) {
      const known = visibilityCache.get(el);
      if (known !== undefined) return known;
      // In an iframe hidden by `visibility` or `opacity`, every element still reports itself as visible.
      const isHostVisible = frameHost === null || frameHost.view.isVisible(frameHost.el);
      const style = window.getComputedStyle(el);
      const visible = isHostVisible && isDrawn(window, el, style, isSilent, undrawn) && isShown(el, style);
      visibilityCache.set(el, visible);
      return visible;
    },
    rectOf(el) {
      const { x, y, width, height } = getBox(el);
      return { x, y, width, height };
    },
  };
}

/**
 * `style` is the element's own; nothing is computed before one of its properties is read. `undrawn` remembers elements
 * that are not rendered, and so draw nothing of an element in them that is not either: thousands may be inside each
 * other, and the style of each then takes a time in proportion to their number.
 */
function isDrawn(
  window: Window,
  el: Element,
  style: CSSStyleDeclaration,
  isSilent: boolean,
  undrawn: WeakSet<Element>,
): boolean {
  const checks = isSilent ? SILENT_CHECKS : CHECKS;
  // Of a closed `details`, the summary is drawn.
  if (check(el, checks)) return isClosedDetails(el) || !skipsContent(window, el, style, isSilent);
  if (!undrawn.has(getParentElement(el) ?? el)) {
    let at = getFlatTreeParent(el);
    while (at && !check(at, { contentVisibilityAuto: isSilent })) at = getFlatTreeParent(at);
    if (
      at !== null &&
      !isClosedDetails(at) &&
      !skipsContent(window, at, window.getComputedStyle(at), isSilent) &&
      isTransparentBox(window, el, checks)
    )
      return true;
  }
  undrawn.add(el);
  return false;
}

/** Opacity is measured with the other ways to hide above. */
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
  for (let at: Element | null = el; at && window.getComputedStyle(at).display === 'contents'; ) {
    at = getParentElement(at);
    if (at && check(at, checks)) return true;
  }
  return false;
}

/** One pixel is the usual size of text for screen readers only. */
function isEmpty(rect: DOMRect): boolean {
  return rect.width <= 1 || rect.height <= 1;
}

/** Detects text that has a box but is invisible: clipped, moved off-screen, or transparent. */

interface HidingState {
  /** The state of the flat tree parent; null for the root. */
  readonly parent: HidingState | null;
  /** Neither the element nor an ancestor hides its descendants, wherever they are positioned. */
  readonly hidesNothing: boolean;
  readonly position: string;
  /** The element's own, 0 to 1; multiplied by those of its ancestors. */
  readonly opacity: number;
  /** No descendant is drawn, wherever it is positioned. */
  readonly hidesAll: boolean;
  /** Overflow is not drawn, and the box is empty. */
  readonly hidesOverflow: boolean;
  readonly scrolls: boolean;
}

/** Below this, text cannot be distinguished from its background. */
const MIN_OPACITY = 0.05;
const NON_CLIPPING_DISPLAYS = new Set(['inline', 'contents']);
/** Their overflow applies to the window. */
const VIEWPORT_ELEMENTS = new Set(['html', 'body']);
const OUT_OF_FLOW_POSITIONS = new Set(['absolute', 'fixed']);
const SCROLLING_OVERFLOWS = new Set(['auto', 'scroll']);
const CLIPPING_OVERFLOWS = new Set([...SCROLLING_OVERFLOWS, 'hidden', 'clip']);

/** The state around a whole document. */
const ROOT_STATE: HidingState = {
  parent: null,
  hidesNothing: true,
  position: 'static',
  opacity: 1,
  hidesAll: false,
  hidesOverflow: false,
  scrolls: false,
};

/** `style` and `box` are the element's own. Results are cached: nearly every element is the ancestor of many. */
function createHiddenCheck(window: Window): (el: Element, style: CSSStyleDeclaration, box: DOMRect) => boolean {
  const stateCache = new WeakMap<Element, HidingState>();
  const getHidingState = (el: Element, style: CSSStyleDeclaration): HidingState => {
    const unmeasured: Element[] = [];
    let at: Element | null = el;
    for (; at && !stateCache.has(at); at = getFlatTreeParent(at)) unmeasured.push(at);
    let state = (at && stateCache.get(at)) ?? ROOT_STATE;
    for (const one of unmeasured.reverse()) {
      state = measureHiding(one, one === el ? style : window.getComputedStyle(one), state);
      stateCache.set(one, state);
    }
    return state;
  };
  return (el, style, { right, bottom }) => {
    if (hasTransparentText(window, el, style)) return true;
    // The window's scroll offsets are read only when they can matter: each reading checks the layout.
    let isOffscreen =
      (right <= -1 && right + Math.max(0, window.scrollX) <= -1) ||
      (bottom <= -1 && bottom + Math.max(0, window.scrollY) <= -1);
    const ownState = getHidingState(el, style);
    if (ownState.hidesNothing) return isOffscreen;
    let escapingPosition: string | null = null;
    let effectiveOpacity = 1;
    for (let at: HidingState | null = ownState; at; at = at.parent) {
      const { position, opacity, hidesAll, hidesOverflow, scrolls } = at;
      effectiveOpacity *= opacity;
      if (hidesAll || effectiveOpacity < MIN_OPACITY) return true;
      // A positioned element is not clipped by boxes between it and its containing block.
      if (escapingPosition === 'absolute' && position !== 'static' && position !== '') escapingPosition = null;
      if (hidesOverflow && escapingPosition === null) return true;
      // A scrolled inner pane has its beginning above the window.
      if (scrolls) isOffscreen = false;
      if (position === 'fixed') escapingPosition = 'fixed';
      else if (position === 'absolute' && escapingPosition === null) escapingPosition = 'absolute';
    }
    return isOffscreen;
  };
}

function measureHiding(el: Element, style: CSSStyleDeclaration, parent: HidingState): HidingState {
  // The browser computes each style property when it is read: properties that are not needed here are not read.
  const { position, overflow } = style;
  // Two words where the axes differ.
  const [overflowX = '', overflowY = overflowX] = overflow === 'visible' ? [] : overflow.split(' ');
  const clipsOverflow =
    (CLIPPING_OVERFLOWS.has(overflowX) || CLIPPING_OVERFLOWS.has(overflowY)) &&
    !VIEWPORT_ELEMENTS.has(getLocalName(el)) &&
    !NON_CLIPPING_DISPLAYS.has(style.display);
  const opacity = Number(style.opacity || 1);
  const hidesAll = isEmptyClip(style.clipPath) || (OUT_OF_FLOW_POSITIONS.has(position) && isEmptyClip(style.clip));
  const hidesOverflow = clipsOverflow && isCollapsed(el, overflowX, overflowY);
  const scrolls =
    clipsOverflow &&
    SCROLLING_OVERFLOWS.has(overflowY) &&
    getNative(el, 'scrollHeight') > getNative(el, 'clientHeight');
  const hidesNothing = parent.hidesNothing && opacity === 1 && !hidesAll && !hidesOverflow && !scrolls;
  return { parent, hidesNothing, position, opacity, hidesAll, hidesOverflow, scrolls };
}

/** Measured only for boxes that clip: most do not, and a long page has thousands. */
function isCollapsed(el: Element, overflowX: string, overflowY: string): boolean {
  const { width, height } = getBox(el);
  return (width <= 1 && CLIPPING_OVERFLOWS.has(overflowX)) || (height <= 1 && CLIPPING_OVERFLOWS.has(overflowY));
}

/** `clip: rect(0px, 0px, 0px, 0px)`, `clip-path: inset(50%)` and similar. */
function isEmptyClip(clip: string | undefined): boolean {
  if (!clip || clip === 'none' || clip === 'auto') return false;
  const box = /^rect\((-?[\d.]+)px,? (-?[\d.]+)px,? (-?[\d.]+)px,? (-?[\d.]+)px\)$/.exec(clip);
  if (box) {
    const [top = 0, right = 0, bottom = 0, left = 0] = box.slice(1).map(Number);
    return bottom - top <= 1 || right - left <= 1;
  }
  const inset = /^inset\(([^)]*)\)$/.exec(clip);
  if (inset) {
    const sides = (inset[1] ?? '')
      .replace(/ ?round.*/, '')
      .split(' ')
      .map((side) => (side.endsWith('%') ? Number.parseFloat(side) : 0));
    const [top = 0, right = top, bottom = top, left = right] = sides;
    return top + bottom >= 100 || left + right >= 100;
  }
  const polygon = /^polygon\(([^()]*)\)$/.exec(clip);
  if (polygon) {
    const points = (polygon[1] ?? '').split(', ').map((point) => point.split(' '));
    // All on one line of the axes: there is nothing between them.
    return [0, 1].some((axis) => new Set(points.map((point) => Number.parseFloat(point.at(axis) ?? ''))).size === 1);
  }
  return /^(?:circle|ellipse)\(0(?:px|%)?[ )]/.test(clip);
}

/** Text painted with its background (`background-clip: text`) has a transparent colour, but is visible. */
function hasTransparentText(window: Window, el: Element, style: CSSStyleDeclaration): boolean {
  if (!isTransparent(style.webkitTextFillColor || style.color) || !hasText(el)) return false;
  for (let at: Element | null = el; at; at = getFlatTreeParent(at)) {
    if (window.getComputedStyle(at).backgroundClip.includes('text')) return false;
  }
  return true;
}

const isTransparent = (color: string): boolean =>
  color === 'transparent' || /^rgba\(.*, 0\)$/.test(color) || /\/ 0\)$/.test(color);
