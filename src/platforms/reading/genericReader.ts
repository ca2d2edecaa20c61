import { readMachineDate } from '../../dom/pageDates.ts';
import { cachePerView, type PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getId,
  getNative,
  getParentElement,
  getTextContent,
  isWithinAny,
  matches,
  queryAll,
} from '../../dom/safeDom.ts';
import {
  type ExtractionCode,
  extractedValue,
  missingValue,
  missingValues,
  type PostExtraction,
  type Surface,
} from '../../domain/capture/extraction.ts';
import type { AddressRule } from './canonicalAddress.ts';
import { findBody } from './genericBody.ts';
import { findPostDates, findPosting } from './genericDates.ts';
import { findAuthor, findPermalink, readGenericMedia, readGenericQuote, readGenericText } from './genericFields.ts';
import { isLabelLine, isNamedBody, listNames, listShortLines } from './genericNames.ts';
import {
  closestArea,
  createOwnElementTest,
  findBlock,
  findContainer,
  isBlock,
  listContainers,
  PAGE_ROOTS,
  POST_ID_PATTERN,
} from './genericPosts.ts';
import type { Reader } from './reader.ts';
import { findCommentStatement, findPageStatement, hasOwnAddress, type StructuredData } from './structuredData.ts';

/** Reads any page: semantic markup first, then likely names, then the chosen block. Confidence is at most medium. */

const SELECTORS = {
  /** A quotation with a source. */
  quote: 'blockquote[cite], blockquote:has(cite), blockquote:has(> a[href])',
  ids: 'data-post-id data-comment-id data-message-id data-id'.split(' '),
} as const;

const COMMENT =
  '[itemtype$="Comment"], [itemtype$="/UserComments"], [class~="comment"], [class~="comment-body"], [id^="comment-"], [id^="div-comment-"], [class*="comment__"], [class*="comments__"]';

/** The whole screen, or a region of it, was requested: nothing on it belongs to one post. */
export function createScreenExtraction(how: 'screen' | 'region' = 'screen'): PostExtraction {
  return createGenericExtraction('page', how, []);
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

const GENERIC_READER = { id: 'generic', version: '6', confirmed: null } as const;

/** `rules`: the address rules of known platforms, used to compare addresses. */
export function createGenericReader(rules: readonly AddressRule[]): Reader {
  return {
    ...GENERIC_READER,
    matches: () => true,
    findPost: (el, view) =>
      findContainer(el, view) ?? findBlock(el, view) ?? (view.isVisible(el) && !matches(el, PAGE_ROOTS) ? el : null),
    listPosts: (view) => [...listContainers(view)],
    readKey: (el, view) => {
      const { isOwn, isBeside } = getParts(el, view);
      return readOwnId(el, isOwn) ?? findPermalink(el, isBeside, view).value;
    },
    readPost: (el, view) => readBlock(el, view, rules),
  };
}

function readBlock(el: Element, view: PageView, rules: readonly AddressRule[]): PostExtraction {
  const { quotes, isOwn, isBeside, isBesideName } = getParts(el, view);
  const isKnownContainer = findContainer(el, view) === el;
  const dated = findPosting(el, isBeside, view);
  const { posting, warnings } = dated;
  const linked = findPermalink(el, isBeside, view);
  const foundAuthor = findAuthor(el, isBesideName, view);
  const { author } = foundAuthor;
  const id = readOwnId(el, isOwn) ?? readLinkedId(linked.value);
  const surface = readSurface(el, isKnownContainer);
  const isOnPage = surface.value === 'comment' || surface.value === 'review';
  const text = readGenericText(el, isOwn, new Set([...quotes, dated.el, foundAuthor.el]), view);
  const structuredData = isOnPage
    ? findCommentStatement({ permalink: linked.value, id: getId(el), text: text.value }, view, rules)
    : findPostStructuredData(el, linked.value, view, rules);
  const statedUrl = structuredData?.url ?? null;
  return {
    ...createGenericExtraction('post', 'not-attempted', [
      ...(posting.value || !structuredData?.published ? warnings : warnings.filter((name) => name === 'edited')),
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
      linked.value === null && structuredData && statedUrl !== null && (!isOnPage || hasOwnAddress(statedUrl, view))
        ? extractedValue(statedUrl, `${structuredData.kind}:url`, 'medium')
        : linked,
    nativeIds:
      surface.value === 'comment'
        ? { comment: extractedValue(id, 'attribute:id', 'medium'), post: missingValue('not-attempted') }
        : { post: id ? extractedValue(id, 'attribute:id', 'medium') : missingValue() },
    posting: posting.value || !structuredData ? posting : readPublished(structuredData, view),
    text,
    media: extractedValue(readGenericMedia(el, isOwn, view), 'element:img', 'low'),
    quoted: readGenericQuote(quotes[0], view),
  };
}

const partsCache = cachePerView(() => new WeakMap<Element, ReturnType<typeof findParts>>());

/** In a thread, a post is read for its address and then for its words. */
function getParts(el: Element, view: PageView): ReturnType<typeof findParts> {
  const cache = partsCache(view);
  const parts = cache.get(el) ?? findParts(el, view);
  cache.set(el, parts);
  return parts;
}

/** What is quoted, what is the post's own, and what of it is beside its words. */
function findParts(el: Element, view: PageView) {
  const isInPost = createOwnElementTest(el, view);
  const quotes = queryAll(el, SELECTORS.quote).filter((quote) => isInPost(quote) && !isNamedBody(quote));
  const inQuotes = new Set(quotes);
  const isOwn = (other: Element): boolean => isInPost(other) && !isWithinAny(inQuotes, other);
  const dates = findPostDates(el, isOwn, view).map((dated) => dated.el);
  const lines = listShortLines(el, isOwn, view)
    .filter((line) => isBlock(line.el) && isLabelLine(line, view))
    .map((line) => line.el);
  return {
    quotes,
    isOwn,
    ...findBody(el, isOwn, { names: [...listNames(el, isOwn, view), ...lines], dates, lines: new Set(lines) }, view),
  };
}

/** Page-wide metadata counts for a post with its address, or for the main post of the page. */
function findPostStructuredData(
  el: Element,
  permalink: string | null,
  view: PageView,
  rules: readonly AddressRule[],
): StructuredData | null {
  if (permalink !== null) return findPageStatement(permalink, view, rules);
  const [title, ...others] = queryAll(view.document, 'h1');
  const isMain = title !== undefined && others.length === 0 && contains(el, title);
  return isMain ? findPageStatement(view.url.href, view, rules) : null;
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
  const isInArticle = closest(getParentElement(el), 'article, [itemtype$="/Article"]') !== null;
  if (matches(el, COMMENT) || isInArticle || closestArea(el) !== null)
    return extractedValue('comment', 'container', 'medium');
  return extractedValue('post', isKnownContainer ? 'container' : 'chosen-element', isKnownContainer ? 'medium' : 'low');
}

/** The id is on the post, on an empty anchor just before it, or on one element in it, such as its header. */
function readOwnId(el: Element, isOwn: (part: Element) => boolean): string | null {
  const named = SELECTORS.ids
    .map((name) => getAttribute(el, name))
    .find((value) => value && /^[\w-]{1,64}$/.test(value));
  const before = getNative(el, 'previousElementSibling');
  const anchor = matches(before, 'a:not([href])') && getTextContent(before) === '' ? before : null;
  const readNumber = (part: Element | null): string | null => POST_ID_PATTERN.exec(getId(part))?.[1] ?? null;
  const inside = queryAll(el, 'header[id], div[id], a[id]:not([href])').filter(isOwn);
  const [only = null, ...others] = new Set(inside.flatMap((part) => readNumber(part) ?? []));
  return named ?? readNumber(el) ?? readNumber(anchor) ?? (others.length === 0 ? only : null);
}

/** `#forum61`, `#comment-301`, `?commentId=Qx7` in a post's own link. */
const readLinkedId = (permalink: string | null): string | null => {
  const [, number, id] =
    /(?:#(?:comment|forum|post|message|msg|reply|p|c)[-_]?(\d+)|[?&]comment_?id=([\w-]{1,64}))$/i.exec(
      permalink ?? '',
    ) ?? [];
  return number ?? id ?? null;
};
