import { attributeOf, closest, contains, matches, nameOf, native, parentIn } from './node.ts';
import { DRAFT } from './snapshot/rules.ts';
import type { PageView } from './view.ts';

/** Reading the tree: nothing here writes to it. */

function isShadowRoot(node: Node): node is ShadowRoot {
  return native(node, 'nodeType') === 11 && 'host' in node;
}

export function isElement(node: Node, type = native(node, 'nodeType')): node is Element {
  return type === 1;
}

/** The parent, or the host when the parent is a shadow root. */
export function parentOf(el: Element): Element | null {
  const parent = parentIn(el);
  if (parent) return parent;
  const root = native(el, 'getRootNode').call(el);
  return isShadowRoot(root) ? root.host : null;
}

/** What it is drawn in: the slot that a component put it in comes before its own parent. */
export function drawnIn(el: Element): Element | null {
  return native(el, 'assignedSlot') ?? parentOf(el);
}

/** `closest`, through shadow roots. */
export function closestAcross(el: Element, selector: string): Element | null {
  for (let from: Element | null = el; from; ) {
    const found = closest(from, selector);
    if (found) return found;
    const root: Node = native(from, 'getRootNode').call(from);
    from = isShadowRoot(root) ? root.host : null;
  }
  return null;
}

/** Whether a microdata property is `root`'s own: not that of a thing inside it (its author, a breadcrumb). */
export function isPropertyOf(root: Element, el: Element): boolean {
  const parent = parentIn(el);
  const thing = parent && closest(parent, '[itemscope]');
  return !thing || thing === root || !contains(root, thing);
}

/** An http(s) address made absolute the way the browser would; null for anything else. */
export function absoluteAddress(raw: string | null | undefined, view: PageView): URL | null {
  const url = raw ? URL.parse(raw, native(view.document, 'baseURI')) : null;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null;
}

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'textarea', 'select', 'head']);
const BLOCK = new Set(
  (
    'address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section table tr ul'
  ).split(' '),
);

export interface TextOptions {
  /** Spaces and line ends are shown as they are in the source (`white-space: pre-wrap`). */
  readonly preserve?: boolean;
  /** Elements whose text belongs to something else. */
  readonly except?: (el: Element) => boolean;
}

/** The text a person sees in `root`: hidden parts and what is being typed left out, emoji images as their characters. */
export function shownText(root: Element, view: PageView, options: TextOptions = {}): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    const type = native(node, 'nodeType');
    if (type === 3) {
      const value = native(node, 'nodeValue') ?? '';
      parts.push(options.preserve ? value : value.replace(/[ \t\r\n\f]+/g, ' '));
      return;
    }
    if (!isElement(node, type)) return;
    const name = nameOf(node);
    if (name === 'br') parts.push('\n');
    else if (name === 'img') parts.push(emojiOf(node));
    else if (!SILENT.has(name) && !matches(node, DRAFT) && !options.except?.(node) && !isUnseen(node)) {
      const block = !options.preserve && BLOCK.has(name);
      if (block) parts.push('\n');
      for (let child = native(node, 'firstChild'); child; child = native(child, 'nextSibling')) walk(child);
      if (block) parts.push('\n');
    }
  };
  // Measured where there is text: a hidden ancestor hides it too, and most elements only hold others.
  const isUnseen = (el: Element): boolean => hasText(el) && !view.isVisible(el);
  walk(root);
  const text = parts.join('');
  return (
    options.preserve
      ? text
      : text
          .replace(/ *\n */g, '\n')
          .replace(/\n{3,}/g, '\n\n')
          .replace(/ {2,}/g, ' ')
  ).trim();
}

export function hasText(el: Element): boolean {
  for (let child = native(el, 'firstChild'); child; child = native(child, 'nextSibling')) {
    if (native(child, 'nodeType') === 3 && /\S/.test(native(child, 'nodeValue') ?? '')) return true;
  }
  return false;
}

/** Sites draw emoji as images; their `alt` is the character. A photo's `alt` is no text of the post. */
function emojiOf(img: Element): string {
  const alt = attributeOf(img, 'alt') ?? '';
  const drawn = /emoji|emote|smil(?:ey|ie)/i.test(`${attributeOf(img, 'class')} ${attributeOf(img, 'src')}`);
  return drawn ||
    /^:[\w+-]+:$/.test(alt) ||
    (alt.length <= 20 && /\p{Extended_Pictographic}|\p{RI}|\u20E3/u.test(alt))
    ? alt
    : '';
}
