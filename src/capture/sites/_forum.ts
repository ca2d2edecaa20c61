import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode, MethodCode } from '../../domain/capture/extractionMethods.ts';
import { shownText } from '../dom.ts';
import { allIn, closest, contains, idOf, matches, oneIn, parentIn, standsIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { linkIn, mediaFrom, ownText, shownIn, visibleAll, visibleAround, wordsIn } from './_parts.ts';
import type { Site } from './_site.ts';

/** What forums have in common, whatever software they run. */

interface NumberedPosts extends Pick<Site, 'itemOf' | 'list'> {
  key(el: Element): string | null;
}

/** Posts whose element's own id holds their number, the first group of `pattern`: `p105`. */
export function postsById(selector: string, pattern: RegExp): NumberedPosts {
  const key = (el: Element): string | null => pattern.exec(idOf(el))?.[1] ?? null;
  return {
    itemOf: (el, view) => visibleAround(el, selector, view),
    list: (view) => visibleAll(selector, view).filter((el) => key(el) !== null),
    key,
  };
}

/** « by Marc » and « » 21.01.2009, 05:42 » around the name: the date is the last of the line's own words. */
export function dateInLine(line: Element | null): string | null {
  const last = line && ownText(line).at(-1);
  return last?.replace(/^[»«\s]+/, '') || null;
}

export interface BodyMarks {
  readonly how: ExtractionCode;
  /** Passages of another post that name their source; others are the author's own doing. */
  readonly quote: string;
  /** In the body, and no word of the author's: signatures, notes, buttons. */
  readonly notText: string;
  /** Drawn characters and ornaments, no pictures posted. */
  readonly notPicture: string;
  source(quote: Element, view: PageView): Pick<QuotedPost, 'author' | 'permalink'>;
  /** In a quote, the words themselves; the whole quote where there is no such element. */
  readonly quoteWords: string;
  /** Over the words: « Marc wrote: ». */
  readonly quoteHead: string;
}

type ForumBody = Pick<PostExtraction, 'text' | 'quoted' | 'media' | 'warnings'>;

export function bodyOf(body: Element | null, marks: BodyMarks, view: PageView): ForumBody {
  if (!body)
    return {
      text: missingValue('no-text'),
      quoted: missingValue('none-shown'),
      media: missingValue('no-text'),
      warnings: [],
    };
  const found = allIn(body, marks.quote).filter((quote) => {
    const around = closest(parentIn(quote), marks.quote);
    return !around || !contains(body, around);
  });
  const quotes = new Set(found);
  const own = (el: Element): boolean => !standsIn(quotes, el) && !closest(el, marks.notText);
  const [first] = found;
  return {
    text: wordsIn(body, marks.how, view, {
      except: (part) => quotes.has(part) || matches(part, marks.notText),
    }),
    quoted: first ? quotedFrom(first, marks, view) : missingValue('none-shown'),
    media: extractedValue(picturesIn(body, own, marks, view), 'element:img', 'medium'),
    warnings: quotes.size > 1 ? ['several-quotes'] : [],
  };
}

function quotedFrom(quote: Element, marks: BodyMarks, view: PageView): Extracted<QuotedPost> {
  const words = oneIn(quote, marks.quoteWords) ?? quote;
  const inner = new Set(allIn(words, marks.quote));
  const text =
    shownText(words, view, { except: (part) => inner.has(part) || matches(part, marks.quoteHead) }) || null;
  return extractedValue({ ...marks.source(quote, view), text }, 'markup:quote', 'medium');
}

function picturesIn(body: Element, own: (el: Element) => boolean, marks: BodyMarks, view: PageView): Media[] {
  const found = allIn(body, 'img, video, audio').filter((el) => own(el) && !matches(el, marks.notPicture));
  return mediaFrom(found, view);
}

/** A forum's account is called what is shown of it: the name is its handle. `number`: the account's, in its address; `visitor`: parameters to leave out. */
export function memberFrom(
  name: Element | null,
  how: MethodCode,
  number: RegExp,
  view: PageView,
  visitor: readonly string[] = [],
): PostExtraction['author'] {
  const shown = extractedValue(name && shownText(name, view), how, 'high');
  const url = linkIn(closest(name, 'a') ?? shownIn(name, 'a', view), view);
  const id = url && number.exec(url.pathname + url.search)?.[1];
  return {
    displayName: shown,
    // Without a link it may be a guest's name, or that of an account that is not shown to visitors.
    handle: url ? shown : { ...shown, confidence: shown.value === null ? null : 'medium' },
    profileUrl: url
      ? extractedValue(without(url, visitor), `link:${how}`, 'high')
      : missingValue('not-shown'),
    platformId: id ? extractedValue(id, `link:${how}`, 'high') : missingValue('not-shown'),
  };
}

/** The address without parameters that tell of the visitor: a session's number, who shared the link. */
export function without(url: URL, names: readonly string[]): string {
  const clean = new URL(url);
  // The raw pairs: `URLSearchParams` would rewrite what is kept.
  const kept = clean.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !names.includes(pair.split('=')[0] ?? ''));
  clean.search = kept.join('&');
  return clean.href;
}
