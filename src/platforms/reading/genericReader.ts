import { resolveHttpUrl } from '../../dom/domTree.ts';
import { readMachineDate } from '../../dom/pageDates.ts';
import { cachePerView, type PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getNative,
  getParentElement,
  getTextContent,
  isWithinAny,
  matches,
  queryAll,
  queryOne,
} from '../../dom/safeDom.ts';
import {
  type ExtractionCode,
  extractedValue,
  missingValue,
  missingValues,
  type PostExtraction,
  type Surface,
} from '../../domain/capture/extraction.ts';
import { type AddressRule, canonicalizeAddress } from './canonicalAddress.ts';
import { findBody } from './genericBody.ts';
import {
  findAuthor,
  findPermalink,
  listNames,
  readGenericMedia,
  readGenericQuote,
  readGenericText,
} from './genericFields.ts';
import {
  createOwnElementTest,
  findBlock,
  findContainer,
  findDatedElements,
  findPosting,
  listContainers,
  PAGE_ROOTS,
  POST_ID_PATTERN,
} from './genericPosts.ts';
import type { Reader } from './reader.ts';

/** Reads any page: semantic markup first, then likely names, then the chosen block. Confidence is at most medium. */

const SELECTORS = {
  /** A quotation with a source. */
  quote: 'blockquote[cite], blockquote:has(cite), blockquote:has(> a[href])',
  ids: 'data-post-id data-comment-id data-message-id data-id'.split(' '),
} as const;

const COMMENT =
  '[itemtype$="Comment"], [itemtype$="/UserComments"], [class~="comment"], [id^="comment-"], [class*="comment__"], [class*="comments__"]';

/** The whole screen was requested: nothing on it belongs to one post. */
export function createScreenExtraction(): PostExtraction {
  return createGenericExtraction('page', 'screen', []);
}

/** The result when even this reader fails: the item is kept. */
export function createGenericExtraction(
  surface: Surface,
  how: ExtractionCode,
  warnings: readonly string[],
): PostExtraction {
  return {
    ...missingValues(how),
    reader: GENERIC_READER,
    platform: 'web',
    surface: extractedValue(surface, how, 'high'),
    nativeIds: { post: missingValue(how) },
    warnings,
  };
}

const GENERIC_READER = { id: 'generic', version: '3', confirmed: null } as const;

/** `rules`: the address rules of known platforms, used to compare addresses. */
export function createGenericReader(rules: readonly AddressRule[]): Reader {
  return {
    ...GENERIC_READER,
    matches: () => true,
    findPost: (el, view) =>
      findContainer(el, view) ?? findBlock(el, view) ?? (view.isVisible(el) && !matches(el, PAGE_ROOTS) ? el : null),
    listPosts: (view) => [...listContainers(view)],
    readKey: (el, view) => readOwnId(el) ?? findPermalink(el, findParts(el, view).isBeside, view).value,
    readPost: (el, view) => readBlock(el, view, rules),
  };
}

function readBlock(el: Element, view: PageView, rules: readonly AddressRule[]): PostExtraction {
  const { quotes, isOwn, isBeside, isBesideName } = findParts(el, view);
  const isKnownContainer = findContainer(el, view) === el;
  const dated = findPosting(el, isBeside, view);
  const { posting, warnings } = dated;
  const linked = findPermalink(el, isBeside, view);
  const structuredData = findPostStructuredData(el, linked.value, view, rules);
  const foundAuthor = findAuthor(el, isBesideName, view);
  const { author } = foundAuthor;
  const id = readOwnId(el);
  const surface = readSurface(el, isKnownContainer);
  return {
    ...createGenericExtraction('post', 'not-attempted', [
      ...(posting.value || !structuredData?.published ? warnings : []),
      ...(isKnownContainer ? [] : ['layout-unknown']),
      ...(quotes.length > 1 ? ['several-quotes'] : []),
    ]),
    surface,
    author:
      author.displayName.value === null && author.handle.value === null && structuredData
        ? {
            ...author,
            displayName: extractedValue(structuredData.author, `${structuredData.kind}:author`, 'medium'),
          }
        : author,
    permalink:
      linked.value === null && structuredData
        ? extractedValue(structuredData.url, `${structuredData.kind}:url`, 'medium')
        : linked,
    nativeIds:
      surface.value === 'comment'
        ? { comment: extractedValue(id, 'attribute:id', 'medium'), post: missingValue('not-attempted') }
        : { post: id ? extractedValue(id, 'attribute:id', 'medium') : missingValue() },
    posting: posting.value || !structuredData ? posting : readPublished(structuredData, view),
    text: readGenericText(el, isOwn, new Set([...quotes, dated.el, foundAuthor.el]), view),
    media: extractedValue(readGenericMedia(el, isOwn, view), 'element:img', 'low'),
    quoted: readGenericQuote(quotes[0], view),
  };
}

/** What is quoted, what is the post's own, and what of it is beside its words. */
function findParts(el: Element, view: PageView) {
  const isInPost = createOwnElementTest(el, view);
  const quotes = queryAll(el, SELECTORS.quote).filter(isInPost);
  const inQuotes = new Set(quotes);
  const isOwn = (other: Element): boolean => isInPost(other) && !isWithinAny(inQuotes, other);
  const dates = findDatedElements(el, isOwn, view).map((dated) => dated.el);
  return { quotes, isOwn, ...findBody(el, isOwn, { names: listNames(el, isOwn, view), dates }, view) };
}

/** Page-wide metadata counts for a post with its address, or for the main post of the page. */
function findPostStructuredData(
  el: Element,
  permalink: string | null,
  view: PageView,
  rules: readonly AddressRule[],
): StructuredData | null {
  if (permalink !== null) return findStructuredData(permalink, view, rules);
  const [title, ...others] = queryAll(view.document, 'h1');
  const isMain = title !== undefined && others.length === 0 && contains(el, title);
  return isMain ? findStructuredData(view.url.href, view, rules) : null;
}

function readPublished({ kind, published }: StructuredData, view: PageView): PostExtraction['posting'] {
  const date = readMachineDate(published, view.clock);
  if (!date?.iso) return missingValue();
  const assumed = date.assumptions.map((name) => `+${name}`).join('');
  const value = { raw: published, iso: date.iso, precision: date.precision, source: kind };
  return extractedValue(value, `${kind}:published${assumed}`, assumed ? 'low' : 'medium');
}

function readSurface(el: Element, isKnownContainer: boolean): PostExtraction['surface'] {
  if (matches(el, '[itemtype$="/Review"]')) return extractedValue('review', 'microdata:type', 'medium');
  if (matches(el, COMMENT) || hasAncestor(el, 'article, [itemtype$="/Article"]')) {
    return extractedValue('comment', 'container', 'medium');
  }
  return extractedValue('post', isKnownContainer ? 'container' : 'chosen-element', isKnownContainer ? 'medium' : 'low');
}

function hasAncestor(el: Element, selector: string): boolean {
  const parent = getParentElement(el);
  return parent !== null && closest(parent, selector) !== null;
}

function readOwnId(el: Element): string | null {
  const foundAuthor = SELECTORS.ids
    .map((name) => getAttribute(el, name))
    .find((value) => value && /^[\w-]{1,64}$/.test(value));
  return foundAuthor ?? POST_ID_PATTERN.exec(getNative(el, 'id'))?.[1] ?? null;
}

/**
 * Reads a page's metadata (JSON-LD, Open Graph). Single-page applications often keep the metadata of the previous page,
 * or of the post answered: it counts only for the address it names.
 */
interface StructuredData {
  readonly kind: 'jsonld' | 'og';
  readonly url: string;
  readonly author: string | null;
  readonly published: string | null;
}

const MAX_JSON_LENGTH = 500_000;
const MAX_STATEMENTS = 500;

function findStructuredData(address: string, view: PageView, rules: readonly AddressRule[]): StructuredData | null {
  const wanted = normalizeAddress(address, rules);
  return listStructuredData(view).find(({ url }) => normalizeAddress(url, rules) === wanted) ?? null;
}

const listStructuredData = cachePerView((view) => [...readJsonLd(view), ...readOpenGraph(view)]);

/** Ignores the fragment: `#comments` opens the same page as the article's own address. */
function normalizeAddress(address: string, rules: readonly AddressRule[]): string | null {
  return canonicalizeAddress(address, rules).canonical?.replace(/#.*$/s, '').replace(/\/$/, '') ?? null;
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
