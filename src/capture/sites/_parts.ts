import { type Extracted, extractedValue, type Media, missingValue } from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { clockIn } from '../dates/zone.ts';
import { absoluteAddress, shownText } from '../dom.ts';
import { allIn, attributeOf, closest, nameOf, native, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { type FoundTime, type TimeSources, timeFrom } from './_posting.ts';

/** Small pieces that several readers share. */

/** In any script (RFC 6531), to its end: half of an address is another one, and so is the part of one in quotes. */
export const EMAIL =
  /[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)+(?![\p{L}\p{N}\p{M}-]|\.[\p{L}\p{N}]|"?@)/u;

/** The visible elements that match, in document order. */
export function visibleAll(selector: string, view: PageView): Element[] {
  return allIn(view.document, selector).filter((el) => view.isVisible(el));
}

/** The first in it that is to be seen: what nobody sees signs nothing. */
export function shownIn(root: Element | null, selector: string, view: PageView): Element | null {
  return allIn(root, selector).find((el) => view.isVisible(el)) ?? null;
}

/** The nearest one around `el`, when it is visible. */
export function visibleAround(el: Element, selector: string, view: PageView): Element | null {
  const found = closest(el, selector);
  return found && view.isVisible(found) ? found : null;
}

/** The link's address, absolute; `test` says which addresses count. */
export function linkIn(
  link: Element | null | undefined,
  view: PageView,
  test: (url: URL) => boolean = () => true,
): URL | null {
  const url = absoluteAddress(attributeOf(link, 'href'), view);
  return url && test(url) ? url : null;
}

/** Text nodes of `el` itself, not of what it holds. */
export function ownText(el: Element): string[] {
  return [...native(el, 'childNodes')]
    .filter((node) => native(node, 'nodeType') === 3)
    .map((node) => (native(node, 'nodeValue') ?? '').trim())
    .filter((text) => text !== '');
}

/** As the page says itself: it tells which of 03/04 is the month. */
export function pageLang({ document }: PageView): string | null {
  return attributeOf(native(document, 'documentElement'), 'lang');
}

/** Words of the post; none when there is no such element, or it is not to be seen. */
export function wordsIn(
  el: Element | null,
  how: ExtractionCode,
  view: PageView,
  options: { readonly preserve?: boolean; readonly except?: (part: Element) => boolean } = {},
): Extracted<string> {
  if (!el) return missingValue('no-text');
  return view.isVisible(el)
    ? extractedValue(shownText(el, view, options), how, 'high')
    : missingValue('not-visible');
}

const KINDS: Readonly<Record<string, Media['kind']>> = { img: 'image', video: 'video', audio: 'audio' };

/** Pictures, films and sounds. An address of this tab alone (`blob:`) means nothing elsewhere: it is null. */
export function mediaFrom(elements: Iterable<Element>, view: PageView): Media[] {
  return [...elements].map((el): Media => {
    const source = attributeOf(el, 'src') ?? attributeOf(oneIn(el, 'source[src]'), 'src');
    return {
      kind: KINDS[nameOf(el)] ?? 'file',
      url: absoluteAddress(source ?? attributeOf(el, 'href'), view)?.href ?? null,
      alt: attributeOf(el, 'alt') ?? attributeOf(el, 'aria-label'),
    };
  });
}

/** A picture that a style sheet draws: `background-image:url('…')`. */
export function drawnPicture(el: Element, view: PageView): Media | null {
  const source = /url\((['"]?)([^'")]+)\1\)/.exec(attributeOf(el, 'style') ?? '')?.[2];
  const url = absoluteAddress(source, view)?.href;
  return url ? { kind: 'image', url, alt: null } : null;
}

/** The name of what was supposed: not the device's own zone. */
export const SITE_ZONE = { 'device-zone': 'site-zone' } as const;

/** A site that shows the hours of one zone to everybody: that zone is supposed, and named as supposed. */
export function timeInZone(timeZone: string, sources: TimeSources, view: PageView): FoundTime {
  const clock = clockIn(timeZone, view.clock);
  return timeFrom({ ...sources, called: SITE_ZONE }, clock ? { ...view, clock } : view);
}
