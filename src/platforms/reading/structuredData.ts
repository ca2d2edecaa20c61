import { resolveHttpUrl } from '../../dom/domTree.ts';
import { cachePerView, type PageView } from '../../dom/pageView.ts';
import { getAttribute, getTextContent, queryAll, queryOne } from '../../dom/safeDom.ts';
import { type AddressRule, canonicalizeAddress } from './canonicalAddress.ts';

/**
 * Reads a page's metadata (JSON-LD, Open Graph). Single-page applications often keep the metadata of the previous page,
 * or of the post answered: it counts only for the address it names.
 */
export interface StructuredData {
  readonly kind: 'jsonld' | 'og';
  /** Null for a comment whose statement has no address. */
  readonly url: string | null;
  readonly author: string | null;
  readonly published: string | null;
  /** Of a comment, a review or an answer; null for a page and its article. */
  readonly text: string | null;
}

const MAX_JSON_LENGTH = 500_000;
const MAX_STATEMENTS = 500;

/** Finds what the page states of the article or the post that has this address. */
export function findPageStatement(
  address: string,
  view: PageView,
  rules: readonly AddressRule[],
): StructuredData | null {
  const wanted = normalizeAddress(address, rules);
  return (
    listStructuredData(view).find(
      ({ url, text }) => text === null && url !== null && normalizeAddress(url, rules) === wanted,
    ) ?? null
  );
}

/** Whether the page states who wrote it. */
export const isPageSigned = (view: PageView): boolean =>
  listStructuredData(view).some(({ author, text }) => text === null && author !== null);

/**
 * Finds what the page states of a comment: by its own address, by its id, else by its words, when one comment alone has
 * them. Never what is stated of the article under it, which has the same address without its fragment.
 */
export function findCommentStatement(
  { permalink, id, text }: { readonly permalink: string | null; readonly id: string; readonly text: string | null },
  view: PageView,
  rules: readonly AddressRule[],
): StructuredData | null {
  const statements = listStructuredData(view).filter((stated) => stated.text !== null);
  const own = new Set([
    ...(permalink === null ? [] : [permalink]),
    ...(id === '' ? [] : [new URL(`#${id}`, view.url).href]),
  ]);
  const wanted = new Set([...own].map((address) => canonicalizeAddress(address, rules).canonical));
  const byAddress = statements.find(
    ({ url }) => url !== null && hasOwnAddress(url, view) && wanted.has(canonicalizeAddress(url, rules).canonical),
  );
  if (byAddress || text === null) return byAddress ?? null;
  const same = statements.filter((stated) => foldText(stated.text ?? '') === foldText(text));
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** The page's own address, without a fragment, is not a comment's. */
export const hasOwnAddress = (url: string, view: PageView): boolean =>
  url.includes('#') || url.replace(/[?#].*$/s, '') !== view.url.href.replace(/[?#].*$/s, '');

const foldText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

const listStructuredData = cachePerView((view) => [...readJsonLd(view), ...readOpenGraph(view)]);

/** Ignores the fragment: `#comments` opens the same page as the article's own address. */
function normalizeAddress(address: string, rules: readonly AddressRule[]): string | null {
  return canonicalizeAddress(address, rules).canonical?.replace(/#.*$/s, '').replace(/\/$/, '') ?? null;
}

export const readMeta = (property: string, view: PageView): string | null =>
  getAttribute(queryOne(view.document, `meta[property="${property}"]`), 'content')?.trim() || null;

function readOpenGraph(view: PageView): StructuredData[] {
  const url = resolveHttpUrl(readMeta('og:url', view), view)?.href;
  const published = readMeta('article:published_time', view);
  return url ? [{ kind: 'og', url, author: null, published, text: null }] : [];
}

/** What the page's scripts state, as parsed. */
export const listJsonLd = (view: PageView): unknown[] =>
  queryAll(view.document, 'script[type="application/ld+json"]')
    .map(getTextContent)
    .flatMap((source) => (source.length <= MAX_JSON_LENGTH ? [parseJson(source)] : []));

function readJsonLd(view: PageView): StructuredData[] {
  const statements: StructuredData[] = [];
  for (const root of listJsonLd(view)) collect(root, view, statements);
  return statements;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null; // broken JSON-LD is ignored
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Properties whose values are statements too. */
const PARTS = '@graph comment review mainEntity hasPart suggestedAnswer acceptedAnswer'.split(' ');
const COMMENT_TYPES = /(?:Comments?|Review|Answer)$/;

function collect(root: unknown, view: PageView, into: StructuredData[]): void {
  const queue: unknown[] = [root];
  for (let next = 0; next < queue.length && next < MAX_STATEMENTS * 10 && into.length < MAX_STATEMENTS; next++) {
    const node = queue[next];
    if (Array.isArray(node)) queue.push(...node.slice(0, MAX_STATEMENTS));
    if (!isRecord(node)) continue;
    queue.push(...PARTS.map((name) => node[name]));
    const published = readString(node.datePublished) ?? readString(node.dateCreated);
    const author = readSingleName(node.author);
    if (published === null && author === null) continue;
    const isComment = [node['@type']].flat().some((type) => COMMENT_TYPES.test(readString(type) ?? ''));
    // An address with a fragment is that of a part of the page: whatever its type is, it does not state the article.
    const first = [node.url, node['@id'], node.mainEntityOfPage]
      .map((value) => resolveHttpUrl(readId(value), view)?.href)
      .find((href) => href !== undefined && (isComment || !href.includes('#')));
    const text = isComment ? (readString(node.text) ?? readString(node.reviewBody) ?? '') : null;
    if (first || text) into.push({ kind: 'jsonld', url: first ?? null, author, published, text });
  }
}

function readString(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function readId(value: unknown): string | null {
  return isRecord(value) ? (readString(value['@id']) ?? readString(value.url)) : readString(value);
}

/** Returns null when there are several authors. */
function readSingleName(value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 1 ? readSingleName(value[0]) : null;
  return isRecord(value) ? readString(value.name) : readString(value);
}
