import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { readShownDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, contains, matches, parentIn, textIn } from '../node.ts';
import type { PageView } from '../view.ts';
import {
  accountFrom,
  commentAddress,
  commentIds,
  commentIdsIn,
  type Face,
  idsFrom,
  PROFILE,
  timeFromAge,
  updateAddress,
  urnIn,
} from './_linkedin-urn.ts';
import { linkIn, pageLang, wordsIn } from './_parts.ts';
import { unread } from './_reading.ts';

/** LinkedIn's markup since May 2026. Classes are hashed, names and times have no hook: no saved real page was at hand. */
const Q = {
  /** The post a page is of, then the posts of the feed. */
  post: '[componentkey^="expanded"][componentkey$="FeedType_FEED_DETAIL"], [data-testid="mainFeed"] [role="listitem"]',
  detail: '[componentkey$="FeedType_FEED_DETAIL"]',
  comment: '[componentkey^="replaceableComment_urn:li:comment:"]',
  text: '[data-testid="expandable-text-box"]',
  /** Around it, and alone where the text is short. */
  frame: '[componentkey^="feed-commentary_"], [componentkey^="comment-commentary_"]',
  more: '[data-testid="expandable-text-button"]',
  link: 'a[href]',
  /** Elements that may hold a time. */
  words: 'p, span, a, time',
  updateLink: 'a[href*="/feed/update/urn"]',
} as const;

const PREFIX = 'replaceableComment_';

export const sduiPost: Face = {
  item: Q.post,
  key: (el) => attributeOf(el, 'componentkey'),
  read: (el, view, site) => {
    const { urn, how, sure } = urnOf(el, view);
    return {
      ...unread({ ...site, confirmed: null }, 'post'),
      ...partsOf(el, (part) => closest(part, Q.comment) === null, urn, view),
      permalink: urn ? extractedValue(updateAddress(urn), how, sure) : missingValue(how),
      nativeIds: idsFrom(urn, how, sure),
      quoted: missingValue('not-attempted'),
    };
  },
};

export const sduiComment: Face = {
  item: Q.comment,
  key: (el) => attributeOf(el, 'componentkey'),
  read(el, view, site): PostExtraction {
    const key = attributeOf(el, 'componentkey') ?? '';
    const urn = key.slice(PREFIX.length);
    const ids = commentIdsIn(urn);
    const isOwn = (part: Element): boolean => attributeOf(closest(part, Q.comment), 'componentkey') === key;
    const above = attributeOf(closest(parentIn(el), Q.comment), 'componentkey')?.slice(PREFIX.length);
    const parent = commentIdsIn(above);
    return {
      ...unread({ ...site, confirmed: null }, above ? 'reply' : 'comment'),
      ...partsOf(el, isOwn, ids ? urn : null, view),
      permalink: ids
        ? extractedValue(commentAddress(ids, parent), 'from:nativeIds.urn', 'medium')
        : missingValue(),
      nativeIds: {
        ...commentIds(ids, urn, 'attribute:componentkey'),
        parent: extractedValue(parent?.comment ?? ids?.post, 'attribute:componentkey', 'high'),
      },
      quoted: missingValue('not-attempted'),
    };
  },
};

function partsOf(
  el: Element,
  isOwn: (part: Element) => boolean,
  urn: string | null,
  view: PageView,
): Pick<PostExtraction, 'author' | 'posting' | 'text' | 'warnings'> {
  const one = (selector: string): Element | null => allIn(el, selector).find(isOwn) ?? null;
  const text = one(Q.text) ?? one(Q.frame);
  const before = (part: Element): boolean => isOwn(part) && (!text || precedes(part, text));
  const age = ageIn(el, before, view) ?? ageIn(el, (part) => isOwn(part) && !contains(text, part), view);
  const found = timeFromAge(age, urn, view);
  return {
    author: authorIn(el, before, view),
    posting: found.posting,
    text: wordsIn(text, 'testid:expandable-text-box', view, { except: (part) => matches(part, Q.more) }),
    warnings: [...found.warnings, ...(one(Q.more) ? ['truncated-text'] : [])],
  };
}

const precedes = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & 4) !== 0; // …_FOLLOWING

/** Above the words stands the author, and whoever reposted, when somebody did: two accounts are nobody sure. */
function authorIn(el: Element, before: (part: Element) => boolean, view: PageView): PostExtraction['author'] {
  const links = allIn(el, Q.link).flatMap((link) => {
    const url = before(link) ? linkIn(link, view, ({ pathname }) => PROFILE.test(pathname)) : null;
    return url ? [{ link, path: url.pathname }] : [];
  });
  const none: Extracted<string> = missingValue(links.length ? 'several-accounts' : 'not-found');
  if (new Set(links.map(({ path }) => path)).size !== 1) {
    return { displayName: none, handle: none, profileUrl: none, platformId: none };
  }
  const named = links.find(({ link }) => shownText(link, view) !== '') ?? links[0];
  // Rank and headline may stand in the same link: the name is the first words in it.
  const leaf = named && [named.link, ...allIn(named.link, '*')].find((part) => isLeaf(part, view));
  return accountFrom(named?.link, leaf, 'place:above-text', view);
}

const isLeaf = (el: Element, view: PageView): boolean =>
  el.childElementCount === 0 && shownText(el, view) !== '';

/** « 1d • Edited »: the first words that tell a time. */
function ageIn(el: Element, isAsked: (part: Element) => boolean, view: PageView): string | null {
  const lang = pageLang(view);
  for (const part of allIn(el, Q.words)) {
    if (!isAsked(part) || textIn(part).length > 60) continue;
    const shown = shownText(part, view);
    if (readShownDate(shown.split('•')[0] ?? '', view.clock, { lang })) return shown;
  }
  return null;
}

/** On a post's own page the address says which it is; elsewhere the one link to a post in it, when there is only one. */
function urnOf(
  el: Element,
  view: PageView,
): { urn: string | null; how: ExtractionCode; sure: 'high' | 'medium' } {
  const linked = new Set(
    allIn(el, Q.updateLink).flatMap((link) => {
      const url = closest(link, Q.comment) || closest(link, Q.text) ? null : linkIn(link, view);
      return (url && urnIn(url)) ?? [];
    }),
  );
  const [only] = linked.size === 1 ? linked : [];
  const here = matches(el, Q.detail) ? urnIn(view.url) : null;
  if (here) return { urn: here, how: 'location', sure: only === here ? 'high' : 'medium' };
  return {
    urn: only ?? null,
    how: only ? 'link:/feed/update/' : linked.size ? 'several-links' : 'not-found',
    sure: 'medium',
  };
}
