import { readVisibleText } from '../../dom/domTree.ts';
import { createZonedClock, parseOffset } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getId,
  getParentElement,
  isWithinAny,
  matches,
  queryAll,
  queryOne,
} from '../../dom/safeDom.ts';
import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  type Media,
  type MethodCode,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { type PostingTime, resolvePostingTime, type TimeSources } from './postingTime.ts';
import {
  closestVisible,
  queryFirstVisible,
  queryVisible,
  readElementText,
  readMediaElements,
  readOwnText,
  resolveLink,
  resolveTimeInZone,
} from './readElements.ts';
import type { Reader } from './reader.ts';

/** What all forum software has in common. */

interface NumberedPosts extends Pick<Reader, 'findPost' | 'listPosts'> {
  readKey(el: Element): string | null;
}

/** Finds posts by the element's id, whose number is the first group of `pattern`: `p105`. */
export function createNumberedPosts(selector: string, pattern: RegExp): NumberedPosts {
  const readKey = (el: Element): string | null => pattern.exec(getId(el))?.[1] ?? null;
  return {
    findPost: (el, view) => closestVisible(el, selector, view),
    listPosts: (view) => queryVisible(selector, view).filter((el) => readKey(el) !== null),
    readKey,
  };
}

/** Reads the last own text of the line: « by Marc » and « » 21.01.2009, 05:42 » surround the name. */
export function readLineDate(line: Element | null): string | null {
  const last = line && readOwnText(line).at(-1);
  return last?.replace(/^[»«\s]+/, '') || null;
}

export interface ForumMarkup {
  readonly how: ExtractionCode;
  /** Quotations with a source; the others are the author's own. */
  readonly quote: string;
  /** In the body, but not the author's text: signatures, notes, buttons. */
  readonly notText: string;
  /** Emoji and decoration, not posted images. */
  readonly notPicture: string;
  readQuoteSource(quote: Element, view: PageView): Pick<QuotedPost, 'author' | 'permalink'>;
  /** The quoted text inside a quotation; without such an element, the whole quotation. */
  readonly quoteWords: string;
  /** The heading of a quotation: « Marc wrote: ». */
  readonly quoteHead: string;
}

type ForumBody = Pick<PostExtraction, 'text' | 'quoted' | 'media' | 'warnings'>;

export function readForumBody(body: Element | null, markup: ForumMarkup, view: PageView): ForumBody {
  if (!body)
    return {
      text: missingValue('no-text'),
      quoted: missingValue('none-shown'),
      media: missingValue('no-text'),
      warnings: [],
    };
  const found = queryAll(body, markup.quote).filter((quote) => {
    const around = closest(getParentElement(quote), markup.quote);
    return !around || !contains(body, around);
  });
  const quotes = new Set(found);
  const isOwn = (el: Element): boolean => !isWithinAny(quotes, el) && !closest(el, markup.notText);
  const [first] = found;
  return {
    text: readElementText(body, markup.how, view, {
      exclude: (part) => quotes.has(part) || matches(part, markup.notText),
    }),
    quoted: first ? readQuote(first, markup, view) : missingValue('none-shown'),
    media: extractedValue(readImages(body, isOwn, markup, view), 'element:img', 'medium'),
    warnings: quotes.size > 1 ? ['several-quotes'] : [],
  };
}

function readQuote(quote: Element, markup: ForumMarkup, view: PageView): Extracted<QuotedPost> {
  const words = queryOne(quote, markup.quoteWords) ?? quote;
  const inner = new Set(queryAll(words, markup.quote));
  const text =
    readVisibleText(words, view, { exclude: (part) => inner.has(part) || matches(part, markup.quoteHead) }) || null;
  return extractedValue({ ...markup.readQuoteSource(quote, view), text }, 'markup:quote', 'medium');
}

function readImages(body: Element, isOwn: (el: Element) => boolean, markup: ForumMarkup, view: PageView): Media[] {
  const found = queryAll(body, 'img, video, audio').filter((el) => isOwn(el) && !matches(el, markup.notPicture));
  return readMediaElements(found, view);
}

/**
 * Reads a forum account. Its displayed name is its handle. `number` is the account's number, from its address;
 * `visitor` lists parameters to remove.
 */
export function readForumAuthor(
  name: Element | null,
  how: MethodCode,
  idPattern: RegExp,
  view: PageView,
  visitorParameters: readonly string[] = [],
): PostExtraction['author'] {
  const shown = extractedValue(name && readVisibleText(name, view), how, 'high');
  const url = resolveLink(closest(name, 'a') ?? queryFirstVisible(name, 'a', view), view);
  const id = url && idPattern.exec(url.pathname + url.search)?.[1];
  return {
    displayName: shown,
    // Without a link, the name may be a guest's, or that of an account hidden from visitors.
    handle: url ? shown : { ...shown, confidence: shown.value === null ? null : 'medium' },
    profileUrl: extractedValue(url && removeParameters(url, visitorParameters), `link:${how}`, 'high'),
    platformId: id ? extractedValue(id, `link:${how}`, 'high') : missingValue('not-shown'),
  };
}

/** Removes parameters that identify the visitor: a session number, who shared the link. */
export function removeParameters(url: URL, names: readonly string[]): string {
  const clean = new URL(url);
  // Filters the raw pairs: serialising with `URLSearchParams` would change the encoding of those that are kept.
  const keptPairs = clean.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !names.includes(pair.split('=')[0] ?? ''));
  clean.search = keptPairs.join('&');
  return clean.href;
}

/** A time zone as displayed at the foot of a forum's page: « UTC+02:00 », with « Europe/Berlin » in its tooltip. */
export interface ForumTimeZone {
  /** IANA name, or its translation in the page's language, which cannot be used. */
  readonly name: string | null;
  /** Offset at the moment of display, `+02:00`; it may differ in another season. */
  readonly offset: string;
}

/**
 * Resolves a text in the forum's time zone. The zone's name is enough. An offset alone only tells whether the device
 * has the same one: otherwise only the day is kept.
 */
export function resolveForumTime(sources: TimeSources, timeZone: ForumTimeZone | null, view: PageView): PostingTime {
  if (timeZone?.name && /^[A-Z]\w+\/\w+/.test(timeZone.name) && createZonedClock(timeZone.name, view.clock)) {
    return resolveTimeInZone(timeZone.name, sources, view);
  }
  const deviceOffset = view.clock.offsetAt(view.clock.now.getTime());
  const known = !timeZone || parseOffset(timeZone.offset) === deviceOffset;
  return known
    ? resolvePostingTime(sources, view)
    : cutToDay({ ...sources, assumptionNames: { 'device-zone': 'zone-unknown' } }, view);
}

function cutToDay(sources: TimeSources, view: PageView): PostingTime {
  const found = resolvePostingTime(sources, view);
  const posting = found.posting.value;
  if (!posting?.iso || posting.precision === 'day') return found;
  // To keep the day as displayed, parses again with a UTC clock, then cuts.
  const utcTime = resolvePostingTime(sources, { ...view, clock: { ...view.clock, offsetAt: () => 0 } });
  const iso = utcTime.posting.value?.iso?.slice(0, 10) ?? null;
  return {
    ...found,
    posting: { value: { ...posting, iso, precision: 'day' }, how: found.posting.how, confidence: 'low' },
  };
}
