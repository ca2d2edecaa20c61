import { cachePerView, type PageView } from './pageView.ts';
import {
  closest,
  contains,
  getAssignedSlot,
  getAttribute,
  getFirstChild,
  getLastChild,
  getLocalName,
  getNative,
  getNextSibling,
  getNodeType,
  getNodeValue,
  getParentElement,
  getPreviousSibling,
  getShadowRoot,
  matches,
  queryAll,
} from './safeDom.ts';
import { EDITABLE } from './sourceRules.ts';

/** Reads the DOM tree. Nothing here writes to it. */

/** Returns the shadow root whose tree contains the element; null in the document. */
function getTreeRoot(el: Element): ShadowRoot | null {
  const root: Node = getNative(el, 'getRootNode').call(el);
  return getNodeType(root) === 11 && 'host' in root ? (root as ShadowRoot) : null;
}

export function isElement(node: Node, type = getNodeType(node)): node is Element {
  return type === 1;
}

/** Returns the parent element, or the host when the parent is a shadow root. */
export const getComposedParent = (el: Element): Element | null => getParentElement(el) ?? getTreeRoot(el)?.host ?? null;

/** Returns the parent in the flat tree: the assigned slot if any, else the composed parent. */
export function getFlatTreeParent(el: Element): Element | null {
  return getAssignedSlot(el) ?? getComposedParent(el);
}

/** `Element.closest`, across shadow roots. */
export function closestAcrossShadows(el: Element, selector: string): Element | null {
  for (let from: Element | null = el; from; ) {
    const found = closest(from, selector);
    if (found) return found;
    from = getTreeRoot(from)?.host ?? null;
  }
  return null;
}

/** Returns whether a microdata property belongs to `root` itself, not to a nested item (its author, a breadcrumb). */
export function isPropertyOf(root: Element, el: Element): boolean {
  const parent = getParentElement(el);
  const itemScope = parent && closest(parent, '[itemscope]');
  return !itemScope || itemScope === root || !contains(root, itemScope);
}

/** Resolves an http(s) address against the document's base URL; null for any other scheme. */
export function resolveHttpUrl(raw: string | null | undefined, view: PageView): URL | null {
  const url = raw ? URL.parse(raw, getNative(view.document, 'baseURI')) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

/** What draws no words, or the words of something else. */
const TEXTLESS_ELEMENTS = /^(?:script|style|noscript|template|select|head|title|desc|defs|symbol)$/;
const BLOCK_ELEMENTS =
  /^(?:address|article|aside|blockquote|d[dlt]|details|div|fieldset|fig(?:caption|ure)|footer|form|h[1-6]|header|hr|li|main|nav|[ou]l|p|pre|section|table|text|tr)$/;
/** What a post shows in a field that nobody can change. Any other one may hold a draft or a password. */
const FIXED_FIELDS =
  ':is(textarea, input:not([type]), [type=text], [type=search], [type=url], [type=email], [type=tel], [type=number]):read-only';
/** Elements that are asked how they are displayed, between two words. */
const MAX_CROSSED = 12;

interface TextOptions {
  /** Keeps spaces and line ends as in the source (`white-space: pre-wrap`). */
  readonly preserveWhitespace?: boolean;
  /** Excludes elements whose text belongs to something else. */
  readonly exclude?: (el: Element) => boolean;
}

/** Reads no hidden element and no text being typed, and emoji images as characters. */
export function readVisibleText(root: Element, view: PageView, options: TextOptions = {}): string {
  const { preserveWhitespace = false } = options;
  const parts: string[] = [];
  /** Elements that begin or end since the last words, and the line ends and spaces that they make. */
  let crossed: Element[] = [];
  let breaks = '';
  let last: Node | null = null;
  const add = (words: string, node: Node): void => {
    if (!/\S/.test(words)) {
      breaks += words;
      return;
    }
    // Only where words may be glued: a style takes time.
    const mayTouch = /^\S/.test(words) && /\S$/.test(parts.at(-1) ?? '');
    if (mayTouch && /^\n*$/.test(breaks)) breaks = findBreak(view, crossed, breaks, [last, node]);
    parts.push(breaks, words);
    [crossed, breaks, last] = [[], '', node];
  };
  const cross = (el: Element): void => {
    if (crossed.length < MAX_CROSSED) crossed.push(el);
    if (!preserveWhitespace && isBlockByName(el)) breaks += '\n';
  };
  /** Last first; a list ends its element. Without recursion: a page may nest more elements than the stack holds. */
  const todo: (Node | readonly [Element])[] = [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (isEnd(node)) cross(node[0]);
    else if (getNodeType(node) === 3) {
      const value = getNodeValue(node) ?? '';
      const keepsLines = !preserveWhitespace && /\S[^\S\n]*\n\s*\S/.test(value) && isPreformatted(view, node);
      add(preserveWhitespace ? value : value.replace(keepsLines ? /[ \t\f]+/g : /[ \t\r\n\f]+/g, ' '), node);
    } else if (isElement(node)) {
      const name = getLocalName(node);
      if (name === 'br') {
        parts.push(breaks, '\n');
        breaks = '';
      } else if (name === 'img') {
        cross(node);
        add(readEmoji(node), node);
      } else if (name === 'textarea' || name === 'input') {
        if (matches(node, FIXED_FIELDS) && !isInForm(node, root) && view.isVisible(node))
          add(`\n${getNative(node as HTMLInputElement, 'value')}\n`, node);
      }
      // Visibility is tested only where an element has text of its own: a hidden ancestor hides it too.
      else if (
        !TEXTLESS_ELEMENTS.test(name) &&
        !isEditable(node) &&
        !options.exclude?.(node) &&
        (!hasText(node) || view.isVisible(node))
      ) {
        cross(node);
        todo.push([node]);
        const slotted = name === 'slot' ? getNative(node as HTMLSlotElement, 'assignedNodes').call(node) : [];
        for (let at = slotted.length - 1; at >= 0; at -= 1) todo.push(slotted[at] as Node);
        if (slotted.length === 0)
          for (let child = getLastChild(getShadowRoot(node) ?? node); child; child = getPreviousSibling(child))
            todo.push(child);
      }
    }
  }
  const text = parts.join('');
  if (preserveWhitespace) return text.trim();
  return text
    .replace(/(?<! ) *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const isEnd = (node: Node | readonly [Element]): node is readonly [Element] => Array.isArray(node);

const isBlockByName = (el: Element): boolean =>
  BLOCK_ELEMENTS.test(getLocalName(el)) || (getLocalName(el) === 'tspan' && getAttribute(el, 'x') !== null);

/** What a form in the text holds is sent by the person; one around it may be that of the whole page. */
function isInForm(field: Element, root: Element): boolean {
  const form = closest(field, 'form');
  return form !== null && form !== root && contains(root, form);
}

/** Whether fields in a post show words that are not read: those of its forms, and lists, that nobody can change. */
export const isUnreadField = (el: Element, post: Element): boolean =>
  matches(el, 'select:disabled') || (matches(el, FIXED_FIELDS) && isInForm(el, post));

/** What the page shows between two words: parts of a line stand beside each other, other blocks below. */
function findBreak(
  view: PageView,
  crossed: readonly Element[],
  breaks: string,
  words: readonly (Node | null)[],
): string {
  const displayOf = (el: Element | null): string =>
    (el && view.document.defaultView?.getComputedStyle(el).display) || 'inline';
  if (breaks !== '') {
    const isLine = (el: Element): boolean => !BLOCK_ELEMENTS.test(getLocalName(el)) || displayOf(el) === 'inline';
    return crossed.every(isLine) && measureGap(view, words) === 'none' ? '' : breaks;
  }
  for (const el of crossed) {
    const own = displayOf(el);
    if (/cell/.test(own) || /flex|grid/.test(displayOf(getParentElement(el)))) return ' ';
    if (!/^(?:inline|contents|none|ruby)/.test(own)) return '\n';
  }
  return measureGap(view, words) === 'wide' ? ' ' : '';
}

/** Parts of the height of a line: a narrower gap is no space. */
const SPACE = 0.2;

/** Measures what is between the last sign of a text and the first of the next; null: not on one line, or no layout. */
function measureGap({ document }: PageView, words: readonly (Node | null)[]): 'none' | 'wide' | null {
  const [before, after] = words.map((node, index) => {
    if (node === null || getNodeType(node) !== 3) return null;
    const at = (getNodeValue(node) ?? '').search(index === 0 ? /\S\s*$/ : /\S/);
    const range = getNative(document, 'createRange').call(document);
    // First: a start is compared with the range's end, which takes long from one end of a page to the other.
    range.selectNodeContents(node);
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect?.() ?? null;
  });
  if (!before?.height || !after?.height || Math.abs(before.top - after.top) > before.height / 2) return null;
  const gap = Math.max(after.left - before.right, before.left - after.right);
  return gap > SPACE * before.height ? 'wide' : 'none';
}

/** Whether the lines of a text are those of its source. */
const isPreformatted = ({ document }: PageView, text: Node): boolean => {
  const parent = getNative(text, 'parentElement');
  return parent !== null && /^(?:pre|break)/.test(document.defaultView?.getComputedStyle(parent).whiteSpace ?? '');
};

/** Whether the person may type in it. The selector is tested only where it can match: every element is asked. */
export const isEditable = (el: Element): boolean =>
  getAttribute(el, 'contenteditable') !== null && matches(el, EDITABLE);

export const hasText = (el: Element): boolean => /\S/.test(readOwnWords(el));

/** Returns the text of an element without that of its children. */
export function readOwnWords(el: Element): string {
  let words = '';
  for (let child = getFirstChild(el); child; child = getNextSibling(child)) {
    if (getNodeType(child) === 3) words += getNodeValue(child) ?? '';
  }
  return words;
}

/** Returns the `alt` of an emoji image, which is its character. The `alt` of a photo is not part of the text. */
function readEmoji(img: Element): string {
  const alt = getAttribute(img, 'alt') ?? '';
  if (alt === '') return '';
  // The pictures of a long page are many: the short test comes first.
  const isEmoji =
    (alt.length <= 20 && /\p{Extended_Pictographic}|\p{RI}|\u20E3/u.test(alt)) ||
    /^:[\w+-]+:$/.test(alt) ||
    /emoji|emote|smil(?:ey|ie)/i.test(`${getAttribute(img, 'class')} ${getAttribute(img, 'src')}`);
  return isEmoji ? alt : '';
}

/** The document and its open shadow roots, each before those inside it. */
export const listOpenRoots = cachePerView((view): readonly (Document | ShadowRoot)[] => {
  const roots: (Document | ShadowRoot)[] = [view.document];
  for (const root of roots) {
    for (const el of queryAll(root, '*')) {
      const inside = getNative(el, 'shadowRoot');
      if (inside !== null) roots.push(inside);
    }
  }
  return roots;
});

/** Returns the elements that match in the document and in its open shadow roots. */
export const queryOpenRoots = (view: PageView, selector: string): Element[] =>
  listOpenRoots(view).flatMap((root) => queryAll(root, selector));

/** Returns `el`, or the element of the document whose shadow tree contains it. */
export function getDocumentHost(el: Element): Element {
  const root = getTreeRoot(el);
  return root === null ? el : getDocumentHost(root.host);
}

/** Returns the nearest of `elements` that is `el` or around it, across shadow roots. */
export function findAround(el: Element, elements: ReadonlySet<Element>): Element | null {
  for (let at: Element | null = el; at !== null; at = getComposedParent(at)) if (elements.has(at)) return at;
  return null;
}

/** Returns the topmost element at a point as the tree of `el` knows it: the document knows of a component its host. */
export const hitAt = ({ document }: PageView, el: Element, x: number, y: number): Element | null =>
  getTreeRoot(el)?.elementFromPoint(x, y) ?? document.elementFromPoint(x, y);

/** Returns an element and all in it, in open components too. */
export function listDrawn(root: Element): Element[] {
  const all = [root, ...queryAll(root, '*')];
  for (const el of all) for (const inside of queryAll(getShadowRoot(el), '*')) all.push(inside);
  return all;
}
