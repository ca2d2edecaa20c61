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
  /** Where the browser lets an extension see closed shadow roots too. */
  readonly shadowOf?: (el: Element) => ShadowRoot | null;
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
  const page = writeTree(
    native(document, 'documentElement'),
    options.shadowOf ?? ((el) => native(el, 'shadowRoot')),
    drop,
    options.only === undefined ? () => true : keeping(options.only),
  );
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

function writeTree(
  root: Element,
  shadowOf: (el: Element) => ShadowRoot | null,
  drop: Drop,
  keeps: (child: Node, of: Node) => boolean,
): string {
  let written = '';
  // An explicit stack, of nodes and of end tags: a page may be nested deeper than calls can be.
  const stack: (Node | string)[] = [];
  const pushChildren = (of: Node): void => {
    for (let child = native(of, 'lastChild'); child; child = native(child, 'previousSibling')) {
      if (keeps(child, of)) stack.push(child);
      else if (isElement(child)) drop('outside-the-post');
    }
  };
  const first = native(root, 'firstElementChild');
  if (nameOf(root) === 'html') {
    written += `<html${writeAttributes(root, drop)}>`;
    if (!first || nameOf(first) !== 'head') written += `<head>${FIRST}</head>`;
    stack.push('</html>');
    pushChildren(root);
  } else {
    written += `<html><head>${FIRST}</head><body>`;
    stack.push('</body></html>', root);
  }
  let nodes = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') {
      written += next;
      continue;
    }
    if (++nodes > MOST_NODES) {
      drop('rest-of-page');
      continue;
    }
    if (native(next, 'nodeType') === 3) written += escaped(native(next, 'nodeValue') ?? '');
    if (!isElement(next)) continue; // comments and processing instructions hold nothing that was seen
    const given = nameOf(next).toLowerCase();
    const left = leftOut(next, given);
    if (left) {
      drop(left);
      continue;
    }
    const name = nameFor(next, given);
    const was = name.toLowerCase() === given ? '' : writeAttribute('data-recueil-was', given);
    written += `<${name}${was}${writeAttributes(next, drop)}>`;
    if (VOID.has(name) && native(next, 'namespaceURI') === HTML) continue;
    if (given === 'head' && next === first) written += FIRST;
    stack.push(`</${name}>`);

    if (EMBEDDED.has(given)) drop(given);
    else if (given === 'style') written += writeCss(next);
    // Its children would be read again as text.
    else if (given === 'title') written += escaped(textIn(next));
    else if (given === 'textarea' || matches(next, DRAFT)) drop('draft', native(next, 'firstChild') ? 1 : 0);
    else {
      // The first line end of these is not read again.
      if (name === 'pre' && native(next, 'firstChild')?.nodeValue?.startsWith('\n')) written += '\n';
      pushChildren(next);
    }
    const shadow = shadowOf(next);
    if (shadow) {
      // What it showed, where no browser makes a shadow root of it again.
      written += `<template${writeAttribute('data-recueil-shadow', shadow.mode)}>`;
      stack.push('</template>');
      pushChildren(shadow);
    }
  }
  return written;
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
