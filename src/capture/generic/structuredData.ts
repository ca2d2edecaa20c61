import { type AddressRule, canonicalizeAddress } from '../address.ts';
import { resolveHttpUrl } from '../dom.ts';
import { cachePerView, type PageView } from '../pageView.ts';
import { getAttribute, getTextContent, queryAll, queryOne } from '../safeDom.ts';

/**
 * Reads a page's metadata (JSON-LD, Open Graph). Single-page applications often keep the metadata of the previous page,
 * or of the post answered: it counts only for the address it names.
 */
export interface StructuredData {
  readonly kind: 'jsonld' | 'og';
  readonly url: string;
  readonly author: string | null;
  readonly published: string | null;
}

const MAX_JSON_LENGTH = 500_000;
const MAX_STATEMENTS = 500;

export function findStructuredData(
  address: string,
  view: PageView,
  rules: readonly AddressRule[],
): StructuredData | null {
  const wanted = normalizeAddress(address, rules);
  return listStructuredData(view).find(({ url }) => normalizeAddress(url, rules) === wanted) ?? null;
}

const listStructuredData = cachePerView((view) => [...readJsonLd(view), ...readOpenGraph(view)]);

/** Ignores the fragment: `#comments` opens the same page as the article's own address. */
function normalizeAddress(address: string, rules: readonly AddressRule[]): string | null {
  return canonicalizeAddress(address, rules).canonical?.replace(/#.*$/, '').replace(/\/$/, '') ?? null;
}

function readOpenGraph(view: PageView): StructuredData[] {
  const meta = (property: string): string | null =>
    getAttribute(queryOne(view.document, `meta[property="${property}"]`), 'content');
  const url = resolveHttpUrl(meta('og:url'), view)?.href;
  return url ? [{ kind: 'og', url, author: null, published: meta('article:published_time') }] : [];
}

function readJsonLd(view: PageView): StructuredData[] {
  const statements: StructuredData[] = [];
  for (const script of queryAll(view.document, 'script[type="application/ld+json"]')) {
    const source = getTextContent(script);
    if (source.length <= MAX_JSON_LENGTH) collect(parseJson(source), view, statements);
  }
  return statements;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null; // broken JSON-LD is ignored
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collect(root: unknown, view: PageView, into: StructuredData[]): void {
  const queue: unknown[] = [root];
  for (let next = 0; next < queue.length && next < MAX_STATEMENTS * 10 && into.length < MAX_STATEMENTS; next++) {
    const node = queue[next];
    if (Array.isArray(node)) queue.push(...node.slice(0, MAX_STATEMENTS));
    if (!isRecord(node)) continue;
    queue.push(node['@graph'], node.comment, node.mainEntity, node.hasPart);
    const published = readString(node.datePublished) ?? readString(node.dateCreated);
    const author = readSingleName(node.author);
    if (published === null && author === null) continue;
    const url = [node.url, node['@id'], node.mainEntityOfPage].map(
      (value) => resolveHttpUrl(readId(value), view)?.href,
    );
    const first = url.find((value) => value !== undefined);
    if (first) into.push({ kind: 'jsonld', url: first, author, published });
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
