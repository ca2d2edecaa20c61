/**
 * `page.html`: the page's source as it stood, made inert. The live page is read, never written to; the copy is
 * written out node by node, so that nothing of it is ever parsed, built or loaded here, and says first that nothing
 * may be loaded where it is opened.
 */
import { isElement, parentOf } from '../dom.ts';
import { attributeOf, matches, nameOf, native, textIn } from '../node.ts';
import { escaped, writeAttribute, writeAttributes } from './attributes.ts';
import { DRAFT, EMBEDDED, inertCss, isDescription, LEFT_OUT, RENAMED, VOID } from './rules.ts';

export interface Snapshot {
  readonly html: string;
  /** `script × 12`: what was left out, most first. */
  readonly dropped: readonly string[];
}

export interface SnapshotOptions {
  readonly address: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Nothing but this post, what it lies in, and the styles. */
  readonly only?: Element;
}

/** First in the head: opened by a double-click, the copy contacts nobody, whatever was overlooked (in Firefox but an image of a `srcset`). */
const FIRST =
  '<meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">` +
  '<meta name="referrer" content="no-referrer">' +
  '<meta http-equiv="x-dns-prefetch-control" content="off">';

const HTML = 'http://www.w3.org/1999/xhtml';
/** Beyond this the rest is left out and counted: no page may hold the capture up. */
const MOST_NODES = 250_000;

type Drop = (what: string, times?: number) => void;

export function snapshotPage(document: Document, options: SnapshotOptions): Snapshot {
  const counts = new Map<string, number>();
  const drop: Drop = (what, times = 1) => {
    counts.set(what, (counts.get(what) ?? 0) + times);
  };
  const comment = `<!-- recueil page.html | ${inComment(options.address)} | ${inComment(options.at)} -->`;
  const writer = new TreeWriter({
    drop,
    keeps: options.only === undefined ? () => true : keeping(options.only),
  });
  const page = writer.write(native(document, 'documentElement'));
  return { html: `<!DOCTYPE html>\n${comment}\n${page}\n`, dropped: listed(counts) };
}

/** Of what the post lies in, only the way to it is kept; what is inside the post, all of it. */
function keeping(post: Element): (child: Node, of: Node) => boolean {
  const way = new Set<Node>();
  for (let at: Element | null = post; at; at = parentOf(at)) way.add(at);
  const isAbove = (node: Node): boolean =>
    node !== post &&
    (way.has(node) || ('host' in node && node.host !== post && way.has(node.host as Element))); // a shadow root's host
  return (child, of) =>
    !isAbove(of) || way.has(child) || (isElement(child) && /^(?:head|style|slot)$/.test(nameOf(child)));
}

interface Given {
  readonly drop: Drop;
  readonly keeps: (child: Node, of: Node) => boolean;
}

class TreeWriter {
  readonly #given: Given;
  /** Of nodes and of end tags: a page may be nested deeper than calls can be. */
  readonly #stack: (Node | string)[] = [];
  /** The page's own, at its place. */
  #head: Element | null = null;
  #written = '';

  constructor(given: Given) {
    this.#given = given;
  }

  write(root: Element): string {
    this.#begin(root);
    let nodes = 0;
    for (let next = this.#stack.pop(); next !== undefined; next = this.#stack.pop()) {
      if (typeof next === 'string') this.#written += next;
      else if (++nodes > MOST_NODES) this.#given.drop('rest-of-page');
      else if (native(next, 'nodeType') === 3) this.#written += escaped(native(next, 'nodeValue') ?? '');
      // Comments and processing instructions hold nothing that was seen.
      else if (isElement(next)) this.#element(next);
    }
    return this.#written;
  }

  #begin(root: Element): void {
    if (nameOf(root) !== 'html') {
      this.#written += `<html><head>${FIRST}</head><body>`;
      this.#stack.push('</body></html>', root);
      return;
    }
    const first = native(root, 'firstElementChild');
    this.#head = first && nameOf(first) === 'head' ? first : null;
    this.#written += `<html${writeAttributes(root, this.#given.drop)}>`;
    if (this.#head === null) this.#written += `<head>${FIRST}</head>`;
    this.#stack.push('</html>');
    this.#pushChildren(root);
  }

  #pushChildren(of: Node): void {
    const { keeps, drop } = this.#given;
    for (let child = native(of, 'lastChild'); child; child = native(child, 'previousSibling')) {
      if (keeps(child, of)) this.#stack.push(child);
      else if (isElement(child)) drop('outside-the-post');
    }
  }

  #element(el: Element): void {
    const { drop } = this.#given;
    const given = nameOf(el).toLowerCase();
    const left = leftOut(el, given);
    if (left) {
      drop(left);
      return;
    }
    const name = nameFor(el, given);
    const was = name.toLowerCase() === given ? '' : writeAttribute('data-recueil-was', given);
    this.#written += `<${name}${was}${writeAttributes(el, drop)}>`;
    if (VOID.has(name) && native(el, 'namespaceURI') === HTML) return;
    if (el === this.#head) this.#written += FIRST;
    this.#stack.push(`</${name}>`);
    this.#inside(el, given, name);
    const shadow = native(el, 'shadowRoot');
    if (shadow) {
      // What it showed, where no browser makes a shadow root of it again.
      this.#written += `<template${writeAttribute('data-recueil-shadow', shadow.mode)}>`;
      this.#stack.push('</template>');
      this.#pushChildren(shadow);
    }
  }

  #inside(el: Element, given: string, name: string): void {
    const { drop } = this.#given;
    if (EMBEDDED.has(given)) drop(given);
    else if (given === 'style') this.#written += writeCss(el);
    // Its children would be read again as text.
    else if (given === 'title') this.#written += escaped(textIn(el));
    else if (given === 'textarea' || matches(el, DRAFT)) drop('draft', native(el, 'firstChild') ? 1 : 0);
    else {
      // The first line end of these is not read again.
      if (name === 'pre' && native(el, 'firstChild')?.nodeValue?.startsWith('\n')) this.#written += '\n';
      this.#pushChildren(el);
    }
  }
}

function leftOut(el: Element, name: string): string | null {
  if (name === 'input' && attributeOf(el, 'type')?.toLowerCase() === 'hidden') return 'hidden-input';
  return LEFT_OUT.has(name) || (name === 'meta' && !isDescription(el)) ? name : null;
}

function nameFor(el: Element, name: string): string {
  if (EMBEDDED.has(name) || !/^[a-z][\w.-]*$/.test(name)) return 'div';
  // Drawings are written in their own case (`foreignObject`).
  return RENAMED.get(name) ?? (native(el, 'namespaceURI') === HTML ? name : nameOf(el));
}

/** Many applications fill their style elements through the object model and leave no text in them. */
function writeCss(style: Element): string {
  const text = textIn(style);
  const sheet = text.trim() === '' && 'sheet' in style ? (style.sheet as CSSStyleSheet | null) : null; // as of a style element
  const css = inertCss(
    sheet ? Array.from(sheet.cssRules, (rule) => rule.cssText).join('\n') : text,
  ).toWellFormed();
  return style.namespaceURI === HTML ? css : escaped(css);
}

/** A comment ends at `-->` or `--!>`: neither can be written. */
function inComment(text: string): string {
  return text
    .toWellFormed()
    .replace(/-(?=-)/g, '- ')
    .replace(/[<>]/g, '');
}

function listed(counts: ReadonlyMap<string, number>): string[] {
  const some = [...counts].filter(([, times]) => times > 0);
  return some
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([what, times]) => `${what} × ${times}`);
}
