import { drawnIn, hasText } from './dom.ts';
import { nameOf, native } from './node.ts';

/** Ways to keep a text in the page, with a box, and from every eye: cut away, moved out, or without colour. */

interface Hiding {
  /** Of what it is drawn in; null of what is around everything. */
  readonly around: Hiding | null;
  /** Neither it nor anything around it hides what it holds, wherever that is placed. */
  readonly clear: boolean;
  readonly position: string;
  /** Its own, 0 to 1: what holds it makes it fainter still. */
  readonly opacity: number;
  /** Nothing of what it holds is drawn, wherever that stands. */
  readonly whole: boolean;
  /** What overflows it is not drawn, and it has no surface. */
  readonly overflow: boolean;
  readonly scrolls: boolean;
}

/** Below this nobody can tell a text from its background. */
const FAINTEST = 0.05;
const CUTS_NOTHING = new Set(['inline', 'contents']);
/** Their overflow is the window's. */
const IS_WINDOWS = new Set(['html', 'body']);
const PLACED = new Set(['absolute', 'fixed']);
const SCROLLS = new Set(['auto', 'scroll']);
const HIDES = new Set([...SCROLLS, 'hidden', 'clip']);

/** Around a whole document. */
const OPEN: Hiding = {
  around: null,
  clear: true,
  position: 'static',
  opacity: 1,
  whole: false,
  overflow: false,
  scrolls: false,
};

/** `box` is the element's own. Measured once per element: nearly every one is the ancestor of many. */
export function hidingIn(window: Window): (el: Element, box: DOMRect) => boolean {
  const known = new WeakMap<Element, Hiding>();
  const hidingOf = (el: Element, style: CSSStyleDeclaration): Hiding => {
    const fresh: Element[] = [];
    let at: Element | null = el;
    for (; at && !known.has(at); at = drawnIn(at)) fresh.push(at);
    let hiding = (at && known.get(at)) ?? OPEN;
    for (const one of fresh.reverse()) {
      hiding = measure(one, one === el ? style : window.getComputedStyle(one), hiding);
      known.set(one, hiding);
    }
    return hiding;
  };
  return (el, { right, bottom }) => {
    const style = window.getComputedStyle(el);
    if (isColourless(window, el, style)) return true;
    let out = right + Math.max(0, window.scrollX) <= -1 || bottom + Math.max(0, window.scrollY) <= -1;
    const own = hidingOf(el, style);
    if (own.clear) return out;
    let escapes: string | null = null;
    let seen = 1;
    for (let at: Hiding | null = own; at; at = at.around) {
      const { position, opacity, whole, overflow, scrolls } = at;
      seen *= opacity;
      if (whole || seen < FAINTEST) return true;
      // What is positioned is not cut by boxes between it and the one it is placed in.
      if (escapes === 'absolute' && position !== 'static' && position !== '') escapes = null;
      if (overflow && escapes === null) return true;
      // An inner pane scrolled on holds its beginning above the window.
      if (scrolls) out = false;
      if (position === 'fixed') escapes = 'fixed';
      else if (position === 'absolute' && escapes === null) escapes = 'absolute';
    }
    return out;
  };
}

function measure(el: Element, style: CSSStyleDeclaration, around: Hiding): Hiding {
  // Each property is asked of the browser when it is read: those that nothing depends on here are left.
  const { position, overflowX, overflowY } = style;
  const cuts =
    (HIDES.has(overflowX) || HIDES.has(overflowY)) &&
    !IS_WINDOWS.has(nameOf(el)) &&
    !CUTS_NOTHING.has(style.display);
  const opacity = Number(style.opacity || 1);
  const whole = isEmptyClip(style.clipPath) || (PLACED.has(position) && isEmptyClip(style.clip));
  const overflow = cuts && hasNoRoom(el, overflowX, overflowY);
  const scrolls = cuts && SCROLLS.has(overflowY) && native(el, 'scrollHeight') > native(el, 'clientHeight');
  const clear = around.clear && opacity === 1 && !whole && !overflow && !scrolls;
  return { around, clear, position, opacity, whole, overflow, scrolls };
}

/** Measured for boxes that cut alone: most do not, and a long page holds thousands. */
function hasNoRoom(el: Element, overflowX: string, overflowY: string): boolean {
  const { width, height } = native(el, 'getBoundingClientRect').call(el);
  return (width <= 1 && HIDES.has(overflowX)) || (height <= 1 && HIDES.has(overflowY));
}

/** `clip: rect(0px, 0px, 0px, 0px)`, `clip-path: inset(50%)` and the like. */
function isEmptyClip(clip: string | undefined): boolean {
  if (!clip || clip === 'none' || clip === 'auto') return false;
  const box = /^rect\((-?[\d.]+)px,? (-?[\d.]+)px,? (-?[\d.]+)px,? (-?[\d.]+)px\)$/.exec(clip);
  if (box) {
    const [top = 0, right = 0, bottom = 0, left = 0] = box.slice(1).map(Number);
    return bottom - top <= 1 || right - left <= 1;
  }
  const inset = /^inset\(([\d.]+)%(?: ([\d.]+)%)?\)$/.exec(clip);
  if (inset) return Number(inset[1]) >= 50 || Number(inset[2] ?? 0) >= 50;
  return /^(?:circle|ellipse)\(0(?:px|%)?[ )]/.test(clip);
}

/** Text drawn with its background (`background-clip: text`) is transparent, and seen. */
function isColourless(window: Window, el: Element, style: CSSStyleDeclaration): boolean {
  if (!isTransparent(style.webkitTextFillColor || style.color) || !hasText(el)) return false;
  for (let at: Element | null = el; at; at = drawnIn(at)) {
    if (window.getComputedStyle(at).backgroundClip.includes('text')) return false;
  }
  return true;
}

const isTransparent = (color: string): boolean =>
  color === 'transparent' || /^rgba\(.*, 0\)$/.test(color) || /\/ 0\)$/.test(color);
