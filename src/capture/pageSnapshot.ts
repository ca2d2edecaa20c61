/**
 * Writes `page.html`: the page's source at this moment, made inert. The live page is only read. The copy is serialised
 * node by node, so that nothing of it is ever parsed, built or loaded here. It starts with a policy that forbids all
 * loading where it is opened.
 */

import { getComposedParent, isEditable, isElement } from '../dom/domTree.ts';
import {
  getAttribute,
  getFirstChild,
  getLastChild,
  getLocalName,
  getNamespace,
  getNative,
  getNodeType,
  getNodeValue,
  getPreviousSibling,
  getPrototype,
  getShadowRoot,
  getTextContent,
  HTML_NAMESPACE,
} from '../dom/safeDom.ts';
import {
  ADDRESS_ATTRIBUTES,
  BUTTON_TYPES,
  EMBEDDED_DOCUMENTS,
  FORM_FIELDS,
  isAddress,
  isDescriptiveMeta,
  isSecretName,
  isSecretValue,
  neutralizeCss,
  OMITTED_ELEMENTS,
  REPLACED_TAGS,
  removeSecrets,
  SELECTION_ATTRIBUTES,
  STRIPPED_ATTRIBUTES,
  SVG_PAINT_ATTRIBUTES,
  VOID_ELEMENTS,
} from '../dom/sourceRules.ts';

export interface PageSnapshot {
  readonly html: string;
  /** What was dropped, most frequent first: `script × 12`. */
  readonly dropped: readonly string[];
}

interface PageSnapshotOptions {
  readonly address: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Writes this post only, with its ancestors and the styles. */
  readonly only?: Element;
}

/**
 * First in the head. Opened by a double click, the copy makes no request, even if something was overlooked (in Firefox,
 * except an image of a `srcset`).
 */
const HEAD_PREFIX =
  '<meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">` +
  '<meta name="referrer" content="no-referrer">' +
  '<meta http-equiv="x-dns-prefetch-control" content="off">';

/** Further nodes are dropped and counted: no page may delay the capture. */
const MAX_NODES = 250_000;

type CountDropped = (reason: string, times?: number) => void;

export function takePageSnapshot(document: Document, options: PageSnapshotOptions): PageSnapshot {
  const counts = new Map<string, number>();
  const countDropped: CountDropped = (reason, times = 1) => {
    counts.set(reason, (counts.get(reason) ?? 0) + times);
  };
  const comment = `<!-- recueil page.html | ${escapeComment(options.address)} | ${escapeComment(options.at)} -->`;
  const writer = new HtmlWriter({
    countDropped,
    shouldKeep: options.only === undefined ? () => true : createPostFilter(options.only),
  });
  const page = writer.write(getNative(document, 'documentElement'));
  return { html: `<!DOCTYPE html>\n${comment}\n${page}\n`, dropped: formatDropped(counts) };
}

/** Keeps only the path to the post in its ancestors, and everything inside the post. */
function createPostFilter(post: Element): (child: Node, of: Node) => boolean {
  const ancestors = new Set<Node>();
  for (let at: Element | null = post; at; at = getComposedParent(at)) ancestors.add(at);
  const isAncestor = (node: Node): boolean =>
    node !== post &&
    (ancestors.has(node) || ('host' in node && node.host !== post && ancestors.has(node.host as Element))); // a host
  return (child, of) =>
    !isAncestor(of) || ancestors.has(child) || (isElement(child) && /^(?:head|style|slot)$/.test(getLocalName(child)));
}

interface WriterOptions {
  readonly countDropped: CountDropped;
  readonly shouldKeep: (child: Node, of: Node) => boolean;
}

class HtmlWriter {
  readonly #options: WriterOptions;
  /** Nodes and end tags to write. An explicit stack, since a page may be nested deeper than the call stack. */
  readonly #stack: (Node | string)[] = [];
  /** The page's own head, written at its place. */
  #head: Element | null = null;
  #output = '';

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  write(root: Element): string {
    this.#begin(root);
    let nodes = 0;
    for (let next = this.#stack.pop(); next !== undefined; next = this.#stack.pop()) {
      if (typeof next === 'string') this.#output += next;
      else if (++nodes > MAX_NODES) this.#options.countDropped('rest-of-page');
      else this.#writeNode(next);
    }
    return this.#output;
  }

  #writeNode(node: Node): void {
    const type = getNodeType(node);
    if (type === 3) this.#output += escapeHtml(getNodeValue(node) ?? '');
    // Comments and processing instructions are never displayed.
    else if (isElement(node, type)) this.#writeElement(node);
  }

  #begin(root: Element): void {
    if (getLocalName(root) !== 'html') {
      this.#output += `<html><head>${HEAD_PREFIX}</head><body>`;
      this.#stack.push('</body></html>', root);
      return;
    }
    const first = getNative(root, 'firstElementChild');
    this.#head = first && getLocalName(first) === 'head' ? first : null;
    this.#output += `<html${writeAttributes(root, this.#options.countDropped)}>`;
    if (this.#head === null) this.#output += `<head>${HEAD_PREFIX}</head>`;
    this.#stack.push('</html>');
    this.#pushChildren(root);
  }

  #pushChildren(of: Node): void {
    const { shouldKeep, countDropped } = this.#options;
    for (let child = getLastChild(of); child; child = getPreviousSibling(child)) {
      if (shouldKeep(child, of)) this.#stack.push(child);
      else if (isElement(child)) countDropped('outside-the-post');
    }
  }

  #writeElement(el: Element): void {
    const { countDropped } = this.#options;
    const tagName = getLocalName(el).toLowerCase();
    const omission = findOmission(el, tagName);
    if (omission) {
      countDropped(omission);
      return;
    }
    const name = chooseTagName(el, tagName);
    const originalName = name.toLowerCase() === tagName ? '' : writeAttribute('data-recueil-was', tagName);
    this.#output += `<${name}${originalName}${writeAttributes(el, countDropped)}>`;
    if (VOID_ELEMENTS.has(name) && getNamespace(el) === HTML_NAMESPACE) return;
    if (el === this.#head) this.#output += HEAD_PREFIX;
    this.#stack.push(`</${name}>`);
    this.#writeContent(el, tagName, name);
    const shadow = getShadowRoot(el);
    if (shadow) {
      // Its displayed content, for browsers that do not create a shadow root from the template.
      this.#output += `<template${writeAttribute('data-recueil-shadow', shadow.mode)}>`;
      this.#stack.push('</template>');
      this.#pushChildren(shadow);
    }
  }

  #writeContent(el: Element, tagName: string, name: string): void {
    const { countDropped } = this.#options;
    if (EMBEDDED_DOCUMENTS.has(tagName)) countDropped(tagName);
    else if (tagName === 'style') this.#output += serializeCss(el);
    // Its children would be parsed as text.
    else if (tagName === 'title') this.#output += escapeHtml(getTextContent(el));
    else if (tagName === 'textarea' || isEditable(el)) countDropped('draft', getFirstChild(el) ? 1 : 0);
    else {
      // The parser drops the first line end of these elements.
      if (name === 'pre' && getFirstChild(el)?.nodeValue?.startsWith('\n')) this.#output += '\n';
      this.#pushChildren(el);
    }
  }
}

function findOmission(el: Element, name: string): string | null {
  if (name === 'input' && getAttribute(el, 'type')?.toLowerCase() === 'hidden') return 'hidden-input';
  return OMITTED_ELEMENTS.has(name) || (name === 'meta' && !isDescriptiveMeta(el)) ? name : null;
}

function chooseTagName(el: Element, name: string): string {
  if (EMBEDDED_DOCUMENTS.has(name) || !/^[a-z][\w.-]*$/.test(name)) return 'div';
  // SVG names keep their case (`foreignObject`).
  return REPLACED_TAGS.get(name) ?? (getNamespace(el) === HTML_NAMESPACE ? name : getLocalName(el));
}

/** Many applications fill their style elements through the CSSOM and leave no text in them. */
function serializeCss(style: Element): string {
  const text = getTextContent(style);
  const styleSheet = text.trim() === '' && 'sheet' in style ? (style.sheet as CSSStyleSheet | null) : null;
  const css = neutralizeCss(
    styleSheet ? Array.from(styleSheet.cssRules, (rule) => rule.cssText).join('\n') : text,
  ).toWellFormed();
  return style.namespaceURI === HTML_NAMESPACE ? css : escapeHtml(css);
}

/** A comment ends at `-->` or `--!>`: the result contains neither. */
function escapeComment(text: string): string {
  return text
    .toWellFormed()
    .replace(/-(?=-)/g, '- ')
    .replace(/[<>]/g, '');
}

function formatDropped(counts: ReadonlyMap<string, number>): string[] {
  const some = [...counts].filter(([, times]) => times > 0);
  return some.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([reason, times]) => `${reason} × ${times}`);
}

/** Serialises the attributes of `el` that may be kept; counts the others with `countDropped`. */
function writeAttributes(el: Element, countDropped: CountDropped): string {
  let html = '';
  for (const attributeName of getPrototype(el).getAttributeNames.call(el)) {
    const name = attributeName.toLowerCase();
    const value = getAttribute(el, attributeName) ?? '';
    const kind = getAttributeKind(name);
    const refusal = typeof kind === 'string' ? findValueRefusal(kind, el, value) : kind.refused;
    if (refusal) countDropped(refusal);
    else if (kind === 'address' && !isSelfContained(el, name, value)) {
      html += writeAttribute(`data-recueil-${name.replace(':', '-')}`, removeSecrets(value));
    } else if (kind === 'css') html += writeAttribute(attributeName, neutralizeCss(value));
    else html += writeAttribute(attributeName, isAddress(value) ? removeSecrets(value) : value);
  }
  return html;
}

type Kind = 'plain' | 'address' | 'css' | 'data' | 'value' | { readonly refused: string };

/** A page has few attribute names and many attributes. */
const kindCache = new Map<string, Kind>();

function getAttributeKind(name: string): Kind {
  const known = kindCache.get(name);
  if (known) return known;
  const kind = classifyName(name);
  kindCache.set(name, kind);
  return kind;
}

function classifyName(name: string): Kind {
  // The page must not use our prefix, nor characters that would end a tag.
  if (!/^[a-z_][\w.:-]*$/.test(name) || name.startsWith('data-recueil-')) return { refused: 'attribute-name' };
  if (name.startsWith('on')) return { refused: 'event-handler' };
  // Auto-growing text areas copy their text to an attribute.
  if (SELECTION_ATTRIBUTES.has(name) || /^data-.*value$/.test(name)) return { refused: 'field-value' };
  if (STRIPPED_ATTRIBUTES.has(name)) return { refused: `attribute-${name}` };
  if (isSecretName(name)) return { refused: 'token-like-attribute' };
  if (ADDRESS_ATTRIBUTES.has(name)) return 'address';
  if (name === 'style' || SVG_PAINT_ATTRIBUTES.has(name)) return 'css';
  if (name === 'value') return 'value';
  return name.startsWith('data-') ? 'data' : 'plain';
}

/** Returns why this value is dropped; null when it may be kept. */
function findValueRefusal(kind: Kind, el: Element, value: string): string | null {
  if (kind === 'data' && isSecretValue(value)) return 'token-like-attribute';
  if (kind !== 'value' || !FORM_FIELDS.has(getLocalName(el))) return null;
  return BUTTON_TYPES.has(getAttribute(el, 'type')?.toLowerCase() ?? '') ? null : 'field-value';
}

function writeAttribute(name: string, value: string): string {
  return ` ${name}="${escapeHtml(value)}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

/** Escapes text for an element or a double-quoted attribute; replaces lone surrogates, which no file can contain. */
function escapeHtml(text: string): string {
  return (
    /[&<>"\u00a0]/.test(text) ? text.replace(/[&<>"\u00a0]/g, (sign) => ESCAPES[sign] ?? sign) : text
  ).toWellFormed();
}

/** Returns whether the value is a fragment of this page, or an image embedded in the attribute. */
function isSelfContained(el: Element, name: string, value: string): boolean {
  if (value.startsWith('#')) return name === 'href' || name === 'xlink:href';
  const isImageSource =
    getLocalName(el) === 'img' ? name === 'src' : getLocalName(el) === 'image' && name.endsWith('href');
  return isImageSource && /^data:image\//i.test(value);
}
