import { readVisibleText, resolveHttpUrl } from '../../dom/domTree.ts';
import { createZonedClock } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  closest,
  getAttribute,
  getLocalName,
  getNative,
  getParentElement,
  queryAll,
  queryOne,
} from '../../dom/safeDom.ts';
import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { type PostingTime, readDatetime, resolvePostingTime, type TimeSources } from './postingTime.ts';
import type { Reader } from './reader.ts';

/** Helpers shared by several readers. */

/**
 * In any script (RFC 6531), up to its end: a part of an address is another address, and so is the part of one in
 * quotes.
 */
export const EMAIL_ADDRESS =
  /(?<![\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)+(?![\p{L}\p{N}\p{M}-]|\.[\p{L}\p{N}]|"?@)/u;

/** Returns the visible elements that match, in document order. */
export function queryVisible(selector: string, view: PageView): Element[] {
  return queryAll(view.document, selector).filter((el) => view.isVisible(el));
}

/** Returns the first visible match: invisible elements must not name an author. */
export function queryFirstVisible(root: Element | null, selector: string, view: PageView): Element | null {
  return queryAll(root, selector).find((el) => view.isVisible(el)) ?? null;
}

/** Returns the nearest matching ancestor of `el`, or `el`, that passes `test`, when it is visible. */
export function closestVisible(
  el: Element,
  selector: string,
  view: PageView,
  test: (found: Element) => boolean = () => true,
): Element | null {
  let found = closest(el, selector);
  while (found && !test(found)) found = closest(getParentElement(found), selector);
  return found && view.isVisible(found) ? found : null;
}

/** For posts that one selector finds. */
export const selectPosts = (selector: string): Pick<Reader, 'findPost' | 'listPosts'> => ({
  findPost: (el, view) => closestVisible(el, selector, view),
  listPosts: (view) => queryVisible(selector, view),
});

/** Returns the link's absolute address; `test` decides which addresses count. */
export function resolveLink(
  link: Element | null | undefined,
  view: PageView,
  test: (url: URL) => boolean = () => true,
): URL | null {
  const url = resolveHttpUrl(getAttribute(link, 'href'), view);
  return url && test(url) ? url : null;
}

/** Returns the visible text of an element; null when there is no element, or it shows nothing. */
export const readShownText = (el: Element | null | undefined, view: PageView): string | null =>
  (el && readVisibleText(el, view)) || null;

/** Returns the text nodes of `el` itself, without its descendants. */
export function readOwnText(el: Element): string[] {
  return [...getNative(el, 'childNodes')]
    .filter((node) => getNative(node, 'nodeType') === 3)
    .map((node) => (getNative(node, 'nodeValue') ?? '').trim())
    .filter((text) => text !== '');
}

/** Returns the page's declared language, which decides which number of 03/04 is the month. */
export function readPageLanguage({ document }: PageView): string | null {
  return getAttribute(getNative(document, 'documentElement'), 'lang');
}

/** Reads the text of a post; null when the element is missing or invisible. */
export function readElementText(
  el: Element | null,
  how: ExtractionCode,
  view: PageView,
  options: { readonly preserveWhitespace?: boolean; readonly exclude?: (part: Element) => boolean } = {},
): Extracted<string> {
  if (!el) return missingValue('no-text');
  return view.isVisible(el)
    ? extractedValue(readVisibleText(el, view, options), how, 'high')
    : missingValue('not-visible');
}

const MEDIA_KINDS: Readonly<Record<string, Media['kind']>> = { img: 'image', video: 'video', audio: 'audio' };

/** Reads images, videos and audio. A `blob:` address is valid in this tab only, and becomes null. */
export function readMediaElements(elements: Iterable<Element>, view: PageView): Media[] {
  return [...elements].map((el): Media => {
    const source = getAttribute(el, 'src') ?? getAttribute(queryOne(el, 'source[src]'), 'src');
    return {
      kind: MEDIA_KINDS[getLocalName(el)] ?? 'file',
      url: resolveHttpUrl(source ?? getAttribute(el, 'href'), view)?.href ?? null,
      alt: getAttribute(el, 'alt') ?? getAttribute(el, 'aria-label'),
    };
  });
}

/** Reads an image drawn by a style: `background-image:url('…')`. */
export function readBackgroundImage(el: Element, view: PageView): Media | null {
  const source = /url\((['"]?)([^'"()]+)\1\)/.exec(getAttribute(el, 'style') ?? '')?.[2];
  const url = resolveHttpUrl(source, view)?.href;
  return url ? { kind: 'image', url, alt: null } : null;
}

/** Determines when a post was published from its `<time>`, and from its id if that has the instant. */
export const resolveElementTime = (
  time: Element | null | undefined,
  view: PageView,
  id: TimeSources['id'] = null,
): PostingTime => resolvePostingTime({ raw: readShownText(time, view), machine: readDatetime(time, view), id }, view);

/** By what a post is known to answer another, and the account answered, when the page shows it. */
export interface ReplyMark {
  readonly to: string | null;
  readonly how: ExtractionCode;
  readonly confidence: 'high' | 'medium';
}

export const buildReply = (reply: ReplyMark | null): Pick<PostExtraction, 'surface' | 'replyTo'> =>
  reply === null
    ? { surface: extractedValue('post', 'no-reply-mark', 'medium'), replyTo: missingValue('no-reply-mark') }
    : {
        surface: extractedValue('reply', reply.how, reply.confidence),
        replyTo: reply.to ? extractedValue(reply.to, reply.how, reply.confidence) : missingValue('not-shown'),
      };

/** Names the assumption: the site's time zone, not the device's. */
export const SITE_TIME_ZONE = { 'device-zone': 'site-zone' } as const;

/** For sites that show the same zone's hours to every visitor: assumes that zone, and records the assumption. */
export function resolveTimeInZone(timeZone: string, sources: TimeSources, view: PageView): PostingTime {
  const clock = createZonedClock(timeZone, view.clock);
  return resolvePostingTime({ ...sources, assumptionNames: SITE_TIME_ZONE }, clock ? { ...view, clock } : view);
}

/** Reads counts as displayed, by the name of each selector; omits those that show nothing. */
export function readEngagementCounts(
  selectors: Readonly<Record<string, string>>,
  findOne: (selector: string) => Element | null | undefined,
  how: ExtractionCode,
  view: PageView,
): Extracted<Readonly<Record<string, string>>> {
  const counts = Object.entries(selectors).flatMap(([name, selector]) => {
    const shown = readShownText(findOne(selector), view)?.replace(/\s+/g, ' ');
    return shown ? [[name, shown] as const] : [];
  });
  return counts.length ? extractedValue(Object.fromEntries(counts), how, 'high') : missingValue('not-shown');
}
