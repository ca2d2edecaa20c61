import { type AddressRule, canonicalAddress } from '../address.ts';
import { absoluteAddress } from '../dom.ts';
import { allIn, attributeOf, oneIn, textIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';

/**
 * What a page says of itself (JSON-LD, Open Graph). In applications it often speaks of the page before, or of a
 * reply's parent: a statement counts only for the address it names.
 */
export interface Statement {
  readonly kind: 'jsonld' | 'og';
  readonly url: string;
  readonly author: string | null;
  readonly published: string | null;
}

const LARGEST_JSON = 500_000;
const LARGEST_COUNT = 500;

export function statementFor(
  address: string,
  view: PageView,
  rules: readonly AddressRule[],
): Statement | null {
  const wanted = bare(address, rules);
  return statementsOn(view).find(({ url }) => bare(url, rules) === wanted) ?? null;
}

const statementsOn = oncePerView((view) => [...jsonStatements(view), ...openGraph(view)]);

/** A fragment opens the same page elsewhere: `#comments` must not part an article from its own statement. */
function bare(address: string, rules: readonly AddressRule[]): string | null {
  return canonicalAddress(address, rules).canonical?.replace(/#.*$/, '').replace(/\/$/, '') ?? null;
}

function openGraph(view: PageView): Statement[] {
  const meta = (property: string): string | null =>
    attributeOf(oneIn(view.document, `meta[property="${property}"]`), 'content');
  const url = absoluteAddress(meta('og:url'), view)?.href;
  return url ? [{ kind: 'og', url, author: null, published: meta('article:published_time') }] : [];
}

function jsonStatements(view: PageView): Statement[] {
  const statements: Statement[] = [];
  for (const script of allIn(view.document, 'script[type="application/ld+json"]')) {
    const source = textIn(script);
    if (source.length <= LARGEST_JSON) collect(parse(source), view, statements);
  }
  return statements;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null; // a page's broken JSON-LD says nothing
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(root: unknown, view: PageView, into: Statement[]): void {
  const queue: unknown[] = [root];
  for (
    let next = 0;
    next < queue.length && next < LARGEST_COUNT * 10 && into.length < LARGEST_COUNT;
    next++
  ) {
    const node = queue[next];
    if (Array.isArray(node)) queue.push(...node.slice(0, LARGEST_COUNT));
    if (!isRecord(node)) continue;
    queue.push(node['@graph'], node.comment, node.mainEntity, node.hasPart);
    const published = text(node.datePublished) ?? text(node.dateCreated);
    const author = soleName(node.author);
    if (published === null && author === null) continue;
    const url = [node.url, node['@id'], node.mainEntityOfPage].map(
      (value) => absoluteAddress(idOf(value), view)?.href,
    );
    const first = url.find((value) => value !== undefined);
    if (first) into.push({ kind: 'jsonld', url: first, author, published });
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function idOf(value: unknown): string | null {
  return isRecord(value) ? (text(value['@id']) ?? text(value.url)) : text(value);
}

/** Several authors are nobody in particular. */
function soleName(value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 1 ? soleName(value[0]) : null;
  return isRecord(value) ? text(value.name) : text(value);
}
