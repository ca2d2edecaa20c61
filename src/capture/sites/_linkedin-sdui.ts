import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readShownDate } from '../dates.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, contains, getAttribute, getParentElement, getTextContent, matches, queryAll } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import {
  buildCommentAddress,
  buildCommentIds,
  buildPostIds,
  buildUpdateAddress,
  findPostUrn,
  LINKEDIN_PROFILE_PATH,
  type LinkedinVariant,
  parseCommentUrn,
  readLinkedinAuthor,
  readTimeFromAge,
} from './_linkedin-urn.ts';
import { readElementText, readPageLanguage, resolveLink } from './_shared.ts';

/**
 * LinkedIn's markup since May 2026. Classes are hashed, names and times have no selector. Not verified on a saved real
 * page.
 */
const SELECTORS = {
  /** The main post of a page, then the posts of the feed. */
  post: '[componentkey^="expanded"][componentkey$="FeedType_FEED_DETAIL"], [data-testid="mainFeed"] [role="listitem"]',
  detail: '[componentkey$="FeedType_FEED_DETAIL"]',
  comment: '[componentkey^="replaceableComment_urn:li:comment:"]',
  text: '[data-testid="expandable-text-box"]',
  /** Around the text, and without it when the text is short. */
  textContainer: '[componentkey^="feed-commentary_"], [componentkey^="comment-commentary_"]',
  more: '[data-testid="expandable-text-button"]',
  link: 'a[href]',
  /** Elements that may contain a time. */
  words: 'p, span, a, time',
  /** Between « X commented on this » and the post's own author (2026). */
  rule: 'hr, [role="separator"]',
  updateLink: 'a[href*="/feed/update/urn"]',
} as const;

const COMMENT_KEY_PREFIX = 'replaceableComment_';

/** Under a text that is cut. */
export const SDUI_MORE = SELECTORS.more;

export const sduiPost: LinkedinVariant = {
  item: SELECTORS.post,
  readKey: (el) => getAttribute(el, 'componentkey'),
  readItem: (el, view, site) => {
    const { urn, how, confidence } = findUrn(el, view);
    return {
      ...createEmptyExtraction({ ...site, confirmed: null }, 'post'),
      ...readParts(el, (part) => closest(part, SELECTORS.comment) === null, urn, view),
      permalink: urn ? extractedValue(buildUpdateAddress(urn), how, confidence) : missingValue(how),
      nativeIds: buildPostIds(urn, how, confidence),
      quoted: missingValue('not-attempted'),
    };
  },
};

export const sduiComment: LinkedinVariant = {
  item: SELECTORS.comment,
  readKey: (el) => getAttribute(el, 'componentkey'),
  readItem(el, view, site): PostExtraction {
    const key = getAttribute(el, 'componentkey') ?? '';
    const urn = key.slice(COMMENT_KEY_PREFIX.length);
    const ids = parseCommentUrn(urn);
    const isOwn = (part: Element): boolean => getAttribute(closest(part, SELECTORS.comment), 'componentkey') === key;
    const above = getAttribute(closest(getParentElement(el), SELECTORS.comment), 'componentkey')?.slice(
      COMMENT_KEY_PREFIX.length,
    );
    const parent = parseCommentUrn(above);
    return {
      ...createEmptyExtraction({ ...site, confirmed: null }, above ? 'reply' : 'comment'),
      ...readParts(el, isOwn, ids ? urn : null, view),
      permalink: ids
        ? extractedValue(buildCommentAddress(ids, parent), 'from:nativeIds.urn', 'medium')
        : missingValue(),
      nativeIds: {
        ...buildCommentIds(ids, urn, 'attribute:componentkey'),
        parent: extractedValue(parent?.comment ?? ids?.post, 'attribute:componentkey', 'high'),
      },
      quoted: missingValue('not-attempted'),
    };
  },
};

function readParts(
  el: Element,
  isOwn: (part: Element) => boolean,
  urn: string | null,
  view: PageView,
): Pick<PostExtraction, 'author' | 'posting' | 'text' | 'warnings'> {
  const findOne = (selector: string): Element | null => queryAll(el, selector).find(isOwn) ?? null;
  const text = findOne(SELECTORS.text) ?? findOne(SELECTORS.textContainer);
  const isBeforeText = (part: Element): boolean => isOwn(part) && (!text || isBefore(part, text));
  const age = findAge(el, isBeforeText, view) ?? findAge(el, (part) => isOwn(part) && !contains(text, part), view);
  const found = readTimeFromAge(age, urn, view);
  const { author, isShared } = readAuthor(el, isBeforeText, view);
  return {
    author,
    posting: found.posting,
    text: readElementText(text, 'testid:expandable-text-box', view, {
      exclude: (part) => matches(part, SELECTORS.more),
    }),
    warnings: [
      ...found.warnings,
      ...(findOne(SELECTORS.more) ? ['truncated-text'] : []),
      ...(isShared ? ['shown-through-another'] : []),
    ],
  };
}

const isBefore = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & 4) !== 0; // DOCUMENT_POSITION_FOLLOWING

interface SduiAuthor {
  readonly author: PostExtraction['author'];
  /** Another account commented on the post or reposted it. */
  readonly isShared: boolean;
}

/**
 * The author is above the text, and so is an account that commented on it: the author's block is after the rule. With
 * two accounts there, or without a rule, the author is uncertain.
 */
function readAuthor(el: Element, isBeforeText: (part: Element) => boolean, view: PageView): SduiAuthor {
  const found = queryAll(el, SELECTORS.link).flatMap((link) => {
    const url = isBeforeText(link)
      ? resolveLink(link, view, ({ pathname }) => LINKEDIN_PROFILE_PATH.test(pathname))
      : null;
    return url ? [{ link, path: url.pathname }] : [];
  });
  const countAccounts = (list: typeof found): number => new Set(list.map(({ path }) => path)).size;
  const rule = queryAll(el, SELECTORS.rule).filter(isBeforeText).at(-1);
  const afterRule = rule ? found.filter(({ link }) => isBefore(rule, link)) : [];
  const links = countAccounts(afterRule) === 1 ? afterRule : found;
  const none: Extracted<string> = missingValue(links.length ? 'several-accounts' : 'not-found');
  if (countAccounts(links) !== 1) {
    return { author: { displayName: none, handle: none, profileUrl: none, platformId: none }, isShared: false };
  }
  const namedLink = links.find(({ link }) => readVisibleText(link, view) !== '') ?? links[0];
  // The rank and headline may be in the same link: the name is its first text.
  const leaf = namedLink && [namedLink.link, ...queryAll(namedLink.link, '*')].find((part) => isLeaf(part, view));
  const author = readLinkedinAuthor(namedLink?.link, leaf, 'place:above-text', view);
  return { author, isShared: countAccounts(found) > 1 };
}

const isLeaf = (el: Element, view: PageView): boolean => el.childElementCount === 0 && readVisibleText(el, view) !== '';

/** « 1d • Edited »: finds the first text that is an age. */
function findAge(el: Element, isCandidate: (part: Element) => boolean, view: PageView): string | null {
  const lang = readPageLanguage(view);
  for (const part of queryAll(el, SELECTORS.words)) {
    if (!isCandidate(part) || getTextContent(part).length > 60) continue;
    const shown = readVisibleText(part, view);
    if (readShownDate(shown.split('•')[0] ?? '', view.clock, { lang })) return shown;
  }
  return null;
}

/** Finds the URN of the post: from the address of its own page, else from the only link to a post inside it. */
function findUrn(
  el: Element,
  view: PageView,
): { urn: string | null; how: ExtractionCode; confidence: 'high' | 'medium' } {
  const linked = new Set(
    queryAll(el, SELECTORS.updateLink).flatMap((link) => {
      const url = closest(link, SELECTORS.comment) || closest(link, SELECTORS.text) ? null : resolveLink(link, view);
      return (url && findPostUrn(url)) ?? [];
    }),
  );
  const [only] = linked.size === 1 ? linked : [];
  const pageUrn = matches(el, SELECTORS.detail) ? findPostUrn(view.url) : null;
  if (pageUrn) return { urn: pageUrn, how: 'location', confidence: only === pageUrn ? 'high' : 'medium' };
  return {
    urn: only ?? null,
    how: only ? 'link:/feed/update/' : linked.size ? 'several-links' : 'not-found',
    confidence: 'medium',
  };
}
