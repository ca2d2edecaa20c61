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
  matches,
  queryAll,
} from './safeDom.ts';
import { EDITABLE } from './sourceRules.ts';

/** Reads the DOM tree. Nothing here writes to it. */

function isShadowRoot(node: Node): node is ShadowRoot {
  return getNodeType(node) === 11 && 'host' in node;
}

export function isElement(node: Node, type = getNodeType(node)): node is Element {
  return type === 1;
}

/** Returns the parent element, or the host when the parent is a shadow root. */
export function getComposedParent(el: Element): Element | null {
  const parent = getParentElement(el);
  if (parent) return parent;
  const root = getNative(el, 'getRootNode').call(el);
  return isShadowRoot(root) ? root.host : null;
}

/** Returns the parent in the flat tree: the assigned slot if any, else the composed parent. */
export function getFlatTreeParent(el: Element): Element | null {
  return getAssignedSlot(el) ?? getComposedParent(el);
}

/** `Element.closest`, across shadow roots. */
export function closestAcrossShadows(el: Element, selector: string): Element | null {
  for (let from: Element | null = el; from; ) {
    const found = closest(from, selector);
    if (found) return found;
    const root: Node = getNative(from, 'getRootNode').call(from);
    from = isShadowRoot(root) ? root.host : null;
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

const TEXTLESS_ELEMENTS = new Set(['script', 'style', 'noscript', 'template', 'svg', 'textarea', 'select', 'head']);
const BLOCK_ELEMENTS = new Set(
  (
    'address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section table tr ul'
  ).split(' '),
);

interface TextOptions {
  /** Keeps spaces and line ends as in the source (`white-space: pre-wrap`). */
  readonly preserveWhitespace?: boolean;
  /** Excludes elements whose text belongs to something else. */
  readonly exclude?: (el: Element) => boolean;
}

/**
 * Returns the visible text of `root`: without hidden elements and text being typed, and with emoji images as
 * characters.
 */
export function readVisibleText(root: Element, view: PageView, options: TextOptions = {}): string {
  const parts: string[] = [];
  /** Last first; null ends a block. Without recursion: a page may nest more elements than the stack has room for. */
  const todo: (Node | null)[] = [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    const type = node && getNodeType(node);
    if (node === null) parts.push('\n');
    else if (type === 3) {
      const value = getNodeValue(node) ?? '';
      parts.push(options.preserveWhitespace ? value : value.replace(/[ \t\r\n\f]+/g, ' '));
    } else if (isElement(node)) {
      const name = getLocalName(node);
      if (name === 'br') parts.push('\n');
      else if (name === 'img') parts.push(readEmoji(node));
      // Visibility is tested only on elements with text of their own: a hidden ancestor hides them too, and most
      // elements only contain others.
      else if (
        !TEXTLESS_ELEMENTS.has(name) &&
        !isEditable(node) &&
        !options.exclude?.(node) &&
        (!hasText(node) || view.isVisible(node))
      ) {
        if (!options.preserveWhitespace && BLOCK_ELEMENTS.has(name)) {
          parts.push('\n');
          todo.push(null);
        }
        for (let child = getLastChild(node); child; child = getPreviousSibling(child)) todo.push(child);
      }
    }
  }
  const text = parts.join('');
  if (options.preserveWhitespace) return text.trim();
  return text
    .replace(/(?<! ) *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

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

/** Returns `el`, or the element of the document whose shadow tree contains it. */
export function getDocumentHost(el: Element): Element {
  const root = getNative(el, 'getRootNode').call(el);
  return isShadowRoot(root) ? getDocumentHost(root.host) : el;
}

/** Returns the nearest of `elements` that is `el` or around it, across shadow roots. */
export function findAround(el: Element, elements: ReadonlySet<Element>): Element | null {
  for (let at: Element | null = el; at !== null; at = getComposedParent(at)) if (elements.has(at)) return at;
  return null;
}
