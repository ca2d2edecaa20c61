import {
  getComposedParent,
  hasText,
  hitAt,
  isEditable,
  isUnreadField,
  listDrawn,
  queryOpenRoots,
  readOwnWords,
} from '../dom/domTree.ts';
import { overlaps } from '../dom/geometry.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getFirstChild,
  getLocalName,
  getNative,
  getParentElement,
  getProperty,
  getShadowRoot,
  getTextContent,
} from '../dom/safeDom.ts';
import { isPointIn, type Rect } from '../domain/capture/observation.ts';
import { createClipping, hasCroppedPicture } from './clipping.ts';
import { showsCutText } from './foldedParts.ts';
import { isBlur, isPostBlurred } from './hiddenContent.ts';
import { listScrolledAnimations } from './stickyElements.ts';

/** Words smaller than this cannot be read. CSS pixels. */
const MIN_HEIGHT_PX = 4;
/** Below this ratio of WCAG, words cannot be told from what is behind them. */
const MIN_CONTRAST = 1.15;
/** The share of the light that gets through from which something behind is seen. */
const OPAQUE_ALPHA = 0.9;
const MIN_FILTER_OPACITY = 0.05;
/** Letters are drawn over each other, in parts of their size. */
const MAX_OVERLAP = -0.5;
const MEDIA = new Set(['img', 'video', 'canvas', 'iframe', 'svg']);
const TEXTLESS = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'select', 'title']);
/** The words of what is pressed are no words of the post: many sites draw them as a picture. */
const CONTROLS = 'button, [role="button"], [role="tooltip"], defs, symbol';
/** An address, which sites shorten: they draw neither its beginning nor its end. */
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;
/** A narrower component is an icon. CSS pixels. */
const MIN_WORDS_PX = 64;
/** Lower boxes are no folded text, of which the beginning is shown. CSS pixels. */
const MIN_FOLD_PX = 16;
/** Letters are wider. CSS pixels. */
const END_INSET_PX = 2;

type Point = Pick<Rect, 'x' | 'y'>;

/** Returns the warnings of a post of which its picture does not show all. A post that is blurred has that one alone. */
export function listHiddenWords(window: Window, view: PageView, post: Element): string[] {
  if (isPostBlurred(window, post)) return ['content-blurred'];
  const clip = createClipping(window, view, post);
  return [
    ...(hasUndrawnWordsIn(window, view, [post], view.rectOf(post), post, clip) ? ['words-not-drawn'] : []),
    ...(hasUnreadWords(window, view, post) ? ['words-not-read'] : []),
    ...(isFading(window, view, post) ? ['page-not-drawn'] : []),
    ...(hasCroppedPicture(window, view, post, clip) ? ['image-cropped'] : []),
  ];
}

/** Whether the page draws a post pale or small for where it is scrolled to. */
const isFading = (window: Window, { document }: PageView, post: Element): boolean =>
  listScrolledAnimations(document).some(({ el }) => {
    const { opacity, transform } = window.getComputedStyle(el);
    return (contains(el, post) || contains(post, el)) && (Number(opacity) < 1 || transform !== 'none');
  });

/** Whether the page draws words in a post which no reader reads: by a style, in a frame, in a closed component. */
const hasUnreadWords = (window: Window, view: PageView, post: Element): boolean =>
  listDrawn(post).some((el) => {
    // First: a style where nothing is drawn is computed from the root, and nested elements would take quadratic time.
    if (!view.isVisible(el)) return false;
    const hasWords =
      (getLocalName(el) === 'iframe' && WORD.test(readFrame(el as HTMLIFrameElement))) ||
      (isUnreadField(el, post) && WORD.test(getProperty(el as HTMLInputElement, 'value'))) ||
      isClosedComponent(view, el) ||
      isUsedText(view, el) ||
      listGenerated(el).some((part) => isGenerated(window.getComputedStyle(el, part)));
    return hasWords && !isOfControl(el, post);
  });

const WORD = /\p{L}{2}/u;
const listGenerated = (el: Element): readonly string[] =>
  getLocalName(el) === 'li' ? ['::before', '::after', '::marker'] : ['::before', '::after'];

/** What a page wrote into a frame of its own; nothing of another site's. */
const readFrame = (el: HTMLIFrameElement): string =>
  getAttribute(el, 'srcdoc') ?? getTextContent(getProperty(el, 'contentDocument')?.body ?? el);

/** Fonts of icons draw a picture for a word. */
const isGenerated = (style: CSSStyleDeclaration): boolean =>
  /"[^"]*\p{L}{2}/u.test(style.content) &&
  style.display !== 'none' &&
  style.visibility !== 'hidden' &&
  style.opacity !== '0' &&
  !/icon|awesome|symbol|glyph/i.test(style.fontFamily);

/** An element of the page's own language that draws something, and into which nobody may look. */
const isClosedComponent = (view: PageView, el: Element): boolean =>
  getLocalName(el).includes('-') &&
  getShadowRoot(el) === null &&
  getFirstChild(el) === null &&
  view.rectOf(el).width >= MIN_WORDS_PX &&
  view.rectOf(el).height >= MIN_FOLD_PX;

/** Whether it draws a text of svg that stands elsewhere (`use`). Icons are narrower. */
function isUsedText(view: PageView, el: Element): boolean {
  if (getLocalName(el) !== 'use' || view.rectOf(el).width < MIN_WORDS_PX) return false;
  const [, id] = /^#(.+)/.exec(getAttribute(el, 'href') ?? getAttribute(el, 'xlink:href') ?? '') ?? [];
  return id !== undefined && listTextIds(view).has(id);
}

/** The ids of the texts of svg, and of what is around them. Each element is visited once: a page may nest thousands. */
const listTextIds = cachePerView((view): ReadonlySet<string> => {
  const ids = new Set<string>();
  const visited = new Set<Element>();
  for (const text of queryOpenRoots(view, 'text')) {
    if (!WORD.test(getTextContent(text))) continue;
    for (let at: Element | null = text; at !== null && !visited.has(at); at = getParentElement(at)) {
      visited.add(at);
      ids.add(getAttribute(at, 'id') ?? '');
    }
  }
  return ids;
});

/**
 * Returns whether the page draws some of the words of `roots`, which were read, so that a picture of `area` does not
 * show them: in the colour of what is behind, under a mask or another element, too small, or elsewhere. What
 * `isVisible` finds hidden is not read, and what a button unfolds has its own warning. `post`: the one root; null where
 * they are those of a region of the window.
 */
export function hasUndrawnWordsIn(
  window: Window,
  view: PageView,
  roots: readonly Element[],
  area: Rect,
  post: Element | null = null,
  clip = createClipping(window, view, post),
): boolean {
  const { isMasked, background } = createAncestorChecks(window);
  const range = createRange(view);
  const screen = { x: 0, y: 0, width: window.innerWidth - 1, height: window.innerHeight - 1 };
  let folds: boolean | undefined;
  /** What a page folds has its own warning, where a button unfolds it. */
  const hasFold = (): boolean => (folds ??= showsCutText(view, area));
  const isUndrawn = (el: Element): boolean => {
    if (!hasText(el) || TEXTLESS.has(getLocalName(el)) || isEditable(el)) return false;
    if (!/[\p{L}\p{N}]/u.test(readOwnWords(el)) || isOfControl(el, post) || !view.isVisible(el)) return false;
    const style = window.getComputedStyle(el);
    const lines = range === null ? null : listLines(range, el);
    const first = lines?.[0] ?? null;
    if ((lines !== null && first === null) || isUnreadable(style, first) || isMasked(el)) return true;
    const limits = clip(el);
    const cut = lines?.find((line) => !overlaps(line, area) || listEnds(line).some((end) => !isIn(limits, end)));
    if (cut !== undefined)
      return !isShortened(window, el, post, limits, cut) && !isFolded(window, view, el, cut, hasFold);
    const middle = first && { x: first.x + first.width / 2, y: first.y + first.height / 2 };
    const last = lines?.at(-1);
    const end = last && listEnds(last)[style.direction === 'rtl' ? 0 : 1];
    const drawn = [middle, end].filter((point) => point != null && isIn(screen, point));
    if (drawn.some((point) => point && isCoveredAt(window, view, el, style, point, hasFold))) return true;
    return isOnItsColour(view, el, style, background, middle && isIn(screen, middle) ? middle : null);
  };
  return roots.some((root) => listDrawn(root).some(isUndrawn));
}

/** Whether the words are those of a button, or of an address in a link. A post may be inside either, or be one. */
function isOfControl(el: Element, post: Element | null): boolean {
  const isInside = (found: Element) => post === null || (found !== post && contains(post, found));
  const control = closest(el, CONTROLS);
  if (control !== null && isInside(control)) return true;
  const link = closest(el, 'a[href]');
  return (
    link !== null && (link === post || isInside(link)) && ADDRESS.test(getNative(link, 'textContent')?.trim() ?? '')
  );
}

/** Small words alone have a small size, and indented ones are elsewhere: styles are read where nothing is laid out. */
function isUnreadable(style: CSSStyleDeclaration, place: Rect | null): boolean {
  const spacing = Number.parseFloat(style.letterSpacing);
  if (spacing < 0 && spacing <= MAX_OVERLAP * Number.parseFloat(style.fontSize)) return true;
  if (place !== null) return false;
  const size = Number.parseFloat(style.fontSize);
  const indent = Number.parseFloat(style.textIndent);
  const isFar = style.textIndent.endsWith('%') ? indent <= -100 : indent <= -20 * Math.max(size || 0, 10);
  return size < MIN_HEIGHT_PX || isFar;
}

/** Checks an element and all around it. Cached: elements are around many others, and styles computed when read. */
function createAncestorChecks(window: Window) {
  const isMasked: (el: Element) => boolean = remember((el) => {
    const parent = getParentElement(el);
    const { maskImage, filter } = window.getComputedStyle(el);
    return hidesByMask(maskImage, filter) || (parent !== null && isMasked(parent));
  });
  const ownBackground: (el: Element) => Color | 'picture' = remember((el) => {
    const own = readBackground(window.getComputedStyle(el));
    return own === 'none' ? background(getParentElement(el)) : own;
  });
  /** The opaque colour behind the words of an element. */
  const background = (el: Element | null): Color | 'picture' =>
    el === null ? canvasColour(window) : ownBackground(el);
  return { isMasked, background };
}

function remember<T>(compute: (el: Element) => T): (el: Element) => T {
  const known = new WeakMap<Element, { readonly value: T }>();
  return (el) => {
    const found = known.get(el) ?? { value: compute(el) };
    known.set(el, found);
    return found.value;
  };
}

function hidesByMask(maskImage: string, filter: string): boolean {
  if ((maskImage || 'none') !== 'none') return true;
  if ((filter || 'none') === 'none') return false;
  const opacity = /opacity\(([\d.]+)(%?)\)/.exec(filter);
  const through = opacity === null ? 1 : Number(opacity[1]) / (opacity[2] === '%' ? 100 : 1);
  return through < MIN_FILTER_OPACITY || isBlur(filter);
}

/** Null where nothing is laid out. */
function createRange({ document }: PageView): Range | null {
  const range = getNative(document, 'createRange').call(document);
  return typeof range.getClientRects === 'function' ? range : null;
}

/** Returns where the lines of an element's own words are. */
function listLines(range: Range, el: Element): Rect[] {
  const lines: Rect[] = [];
  for (const node of getNative(el, 'childNodes')) {
    if (node.nodeType !== node.TEXT_NODE || (node.nodeValue ?? '').trim() === '') continue;
    range.selectNodeContents(node);
    for (const { x, y, width, height } of range.getClientRects())
      if (width > 1 && height >= MIN_HEIGHT_PX) lines.push({ x, y, width, height });
  }
  return lines;
}

/** Points in the first and in the last sign of a line. */
const listEnds = ({ x, y, width, height }: Rect): Point[] =>
  [x + END_INSET_PX, x + width - END_INSET_PX].map((end) => ({ x: end, y: y + height / 2 }));

const isIn = (rect: Rect, { x, y }: Point): boolean => isPointIn(rect, x, y);

/** Whether a link, such as that of a long name, is drawn from its beginning and ends with three dots. */
function isShortened(window: Window, el: Element, post: Element | null, limits: Rect, line: Rect): boolean {
  let at = closest(el, 'a[href]') && listEnds(line).some((end) => isIn(limits, end)) ? el : null;
  for (; at !== null && at !== post; at = getParentElement(at))
    if (window.getComputedStyle(at).textOverflow === 'ellipsis') return true;
  return false;
}

/** Returns whether a box of the post cuts its text below, as a post that is folded does. */
function isFolded(window: Window, view: PageView, el: Element, words: Rect, hasFold: () => boolean): boolean {
  for (let at: Element | null = el; at !== null; at = getComposedParent(at)) {
    const { y, height } = view.rectOf(at);
    if (window.getComputedStyle(at).overflowY !== 'visible' && height >= MIN_FOLD_PX)
      return words.y + words.height / 2 >= y + height - 1 && hasFold();
  }
  return false;
}

/** Returns whether something else is drawn where the words are. */
function isCoveredAt(
  window: Window,
  view: PageView,
  el: Element,
  { pointerEvents }: CSSStyleDeclaration,
  { x, y }: Point,
  hasFold: () => boolean,
): boolean {
  const top = hitAt(view, el, x, y);
  // What is in a component, or around it, is known to its own tree.
  if (top === null || getNative(el, 'getRootNode').call(el) !== getNative(top, 'getRootNode').call(top)) return false;
  if (top === el) return hasOpaquePart(window, top);
  if (contains(top, el)) {
    if (pointerEvents === 'none') return false;
    for (let at: Element | null = el; at !== null && at !== top; at = getParentElement(at)) {
      const { clipPath, zIndex, overflowX } = window.getComputedStyle(at);
      if (clipPath !== 'none') return true;
      if (Number(zIndex) < 0 && isOpaque(window.getComputedStyle(top))) return true;
      if (overflowX !== 'visible' && !isPointIn(view.rectOf(at), x, y))
        return !isFolded(window, view, el, { x, y, width: 1, height: 1 }, hasFold);
    }
    return hasOpaquePart(window, top);
  }
  return MEDIA.has(getLocalName(top)) || isOpaque(window.getComputedStyle(top)) || hasOpaquePart(window, top);
}

/** Whether `::before` or `::after` is laid over the element. Neither is where the element itself is not positioned. */
function hasOpaquePart(window: Window, el: Element): boolean {
  if (window.getComputedStyle(el).position === 'static') return false;
  return ['::before', '::after'].some((part) => {
    const style = window.getComputedStyle(el, part);
    const isOver = style.content !== 'none' && style.position === 'absolute' && !(Number(style.zIndex) < 0);
    return isOver && isOpaque(style) && isAsLarge(style, window.getComputedStyle(el));
  });
}

const isAsLarge = (part: CSSStyleDeclaration, whole: CSSStyleDeclaration): boolean =>
  Number.parseFloat(part.width) >= Number.parseFloat(whole.width) / 2 &&
  Number.parseFloat(part.height) >= Number.parseFloat(whole.height) / 2;

const isOpaque = ({ backgroundColor, backgroundImage, opacity }: CSSStyleDeclaration): boolean =>
  Number(opacity || 1) >= OPAQUE_ALPHA &&
  ((parseColor(backgroundColor)?.alpha ?? 0) >= OPAQUE_ALPHA || /url\(/.test(backgroundImage));

interface Color {
  readonly rgb: readonly number[];
  readonly alpha: number;
}

/** Returns null for a colour of another form, such as `oklch(…)`: nothing is said of it. */
function parseColor(text: string): Color | null {
  const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
  if (found === null) return null;
  const [r = 0, g = 0, b = 0] = found.slice(1, 4).map(Number);
  return { rgb: [r, g, b], alpha: Number(found[4] ?? 1) };
}

/** Returns whether the words have the colour of what is behind them. Where that is a picture, nothing is said. */
function isOnItsColour(
  view: PageView,
  el: Element,
  style: CSSStyleDeclaration,
  background: (el: Element) => Color | 'picture',
  point: Point | null,
): boolean {
  const color = parseColor(style.webkitTextFillColor || style.color);
  if (color === null || !isSameColour(color, background(el))) return false;
  const shadow = parseColor(/rgba?\([^()]*\)/.exec(style.textShadow)?.[0] ?? '');
  if (Number.parseFloat(style.webkitTextStrokeWidth) > 0) return false;
  const isHidden = (behind: Color | 'picture') =>
    isSameColour(color, behind) && (shadow === null || isSameColour(shadow, behind));
  if (!isHidden(background(el))) return false;
  // Words over a picture beside them, such as the length of a video: only what is drawn there says it.
  if (point === null) return true;
  const stack = view.document.elementsFromPoint(point.x, point.y);
  if (stack.some((other) => MEDIA.has(getLocalName(other)) && !contains(other, el))) return false;
  const behind = stack.find((other) => other !== el && !contains(el, other) && !contains(other, el));
  // Without another element below, it is what is around the words.
  return behind === undefined || isHidden(background(behind));
}

function isSameColour({ rgb, alpha }: Color, background: Color | 'picture'): boolean {
  if (background === 'picture') return false;
  const shown = rgb.map((value, index) => value * alpha + (background.rgb[index] ?? 0) * (1 - alpha));
  const [light = 0, dark = 0] = [luminance(shown), luminance(background.rgb)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05) < MIN_CONTRAST;
}

/** Returns an element's own background: `none` lets through what is around it; of `picture` no colour is known. */
function readBackground(style: CSSStyleDeclaration): Color | 'none' | 'picture' {
  if ((style.backgroundImage || 'none') !== 'none') return 'picture';
  const { backgroundColor } = style;
  if (backgroundColor === '' || backgroundColor === 'rgba(0, 0, 0, 0)') return 'none';
  const color = parseColor(backgroundColor);
  if (color === null || color.alpha < OPAQUE_ALPHA) return 'picture';
  return (style.backgroundClip || '').includes('text') ? 'picture' : color;
}

/** What a browser draws behind a page without a background. */
function canvasColour(window: Window): Color | 'picture' {
  const { documentElement } = window.document;
  const scheme = window.getComputedStyle(documentElement).colorScheme || 'normal';
  return /dark/.test(scheme) ? 'picture' : { rgb: [255, 255, 255], alpha: 1 };
}

/** Relative luminance (WCAG 2.2). */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
