import { readVisibleText } from '../../dom/domTree.ts';
import { readShownDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getParentElement,
  getTextContent,
  isBefore,
  matches,
  queryAll,
  queryOne,
} from '../../dom/safeDom.ts';
import {
  type ExtractionCode,
  extractedValue,
  missingAuthor,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import type { Platform } from '../platform.ts';
import { queryVisible, readElementText, readPageLanguage, resolveLink } from '../reading/readElements.ts';
import { createEmptyExtraction, MORE_TEXT, ORIGINAL_BUTTON, ORIGINALS, type Reader } from '../reading/reader.ts';
import { EMBER_MORE, emberComment, emberPost, guestPost } from './linkedinEmber.ts';
import {
  buildCommentAddress,
  buildCommentIds,
  buildPostIds,
  buildUpdateAddress,
  COMMENT_URN,
  findPostUrn,
  LINKEDIN_PROFILE_PATH,
  type LinkedinVariant,
  parseCommentUrn,
  RANK,
  readLinkedinAuthor,
  readTimeFromAge,
} from './linkedinUrn.ts';

export const platform: Platform = {
  id: 'linkedin',
  name: 'LinkedIn',
  pack: 'linkedin',
  hosts: ['linkedin.com', '.linkedin.com'],
  operated: ['linkedin.com'],
  reportLinks: [
    { kind: 'own-data', url: 'https://www.linkedin.com/mypreferences/d/download-my-data', seen: '2026-11-20' },
  ],
  readsEdits: true,
};

/** Since May 2026: hashed classes, no selector of names and times. Not verified on a saved real page. */
const SDUI_SELECTORS = {
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
const SDUI_MORE = SDUI_SELECTORS.more;

const sduiPost: LinkedinVariant = {
  item: SDUI_SELECTORS.post,
  readKey: (el) => getAttribute(el, 'componentkey'),
  readPost: (el, view, reader) => {
    const { urn, how, confidence } = findUrn(el, view);
    return {
      ...createEmptyExtraction({ ...reader, confirmed: null }, 'post'),
      ...readParts(el, (part) => closest(part, SDUI_SELECTORS.comment) === null, urn, view),
      permalink: urn ? extractedValue(buildUpdateAddress(urn), how, confidence) : missingValue(how),
      nativeIds: buildPostIds(urn, how, confidence),
      quoted: missingValue('not-attempted'),
    };
  },
};

const sduiComment: LinkedinVariant = {
  item: SDUI_SELECTORS.comment,
  readKey: (el) => getAttribute(el, 'componentkey'),
  readPost(el, view, reader): PostExtraction {
    const key = getAttribute(el, 'componentkey') ?? '';
    const urn = key.slice(COMMENT_KEY_PREFIX.length);
    const ids = parseCommentUrn(urn);
    const isOwn = (part: Element): boolean =>
      getAttribute(closest(part, SDUI_SELECTORS.comment), 'componentkey') === key;
    const above = getAttribute(closest(getParentElement(el), SDUI_SELECTORS.comment), 'componentkey')?.slice(
      COMMENT_KEY_PREFIX.length,
    );
    const parent = parseCommentUrn(above);
    return {
      ...createEmptyExtraction({ ...reader, confirmed: null }, above ? 'reply' : 'comment'),
      ...readParts(el, isOwn, ids ? urn : null, view),
      permalink: extractedValue(ids && buildCommentAddress(ids, parent), 'from:nativeIds.urn', 'medium'),
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
  const text = findOne(SDUI_SELECTORS.text) ?? findOne(SDUI_SELECTORS.textContainer);
  const isBeforeText = (part: Element): boolean => isOwn(part) && (!text || isBefore(part, text));
  const age = findAge(el, isBeforeText, view) ?? findAge(el, (part) => isOwn(part) && !contains(text, part), view);
  const found = readTimeFromAge(age, urn, view);
  const { author, isShared } = readAuthor(el, isBeforeText, view);
  return {
    author,
    posting: found.posting,
    text: readElementText(text, 'testid:expandable-text-box', view, {
      exclude: (part) => matches(part, SDUI_SELECTORS.more),
    }),
    warnings: [...found.warnings, ...(isShared ? ['shown-through-another'] : [])],
  };
}

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
  const found = queryAll(el, SDUI_SELECTORS.link).flatMap((link) => {
    const url = isBeforeText(link)
      ? resolveLink(link, view, ({ pathname }) => LINKEDIN_PROFILE_PATH.test(pathname))
      : null;
    return url ? [{ link, path: url.pathname }] : [];
  });
  const countAccounts = (list: typeof found): number => new Set(list.map(({ path }) => path)).size;
  const rule = queryAll(el, SDUI_SELECTORS.rule).filter(isBeforeText).at(-1);
  const afterRule = rule ? found.filter(({ link }) => isBefore(rule, link)) : [];
  const links = countAccounts(afterRule) === 1 ? afterRule : found;
  if (countAccounts(links) !== 1)
    return { author: missingAuthor(links.length ? 'several-accounts' : 'not-found'), isShared: false };
  const namedLink = links.find(({ link }) => readVisibleText(link, view) !== '') ?? links[0];
  // The rank and headline may be in the same link: the name is its first text.
  const leaf =
    namedLink &&
    ([namedLink.link, ...queryAll(namedLink.link, '*')].find((part) => isLeaf(part, view)) ??
      findNameBeside(el, namedLink.link, isBeforeText, view));
  const author = readLinkedinAuthor(namedLink?.link, leaf, 'place:above-text', view);
  return { author, isShared: countAccounts(found) > 1 };
}

/** A picture alone may link to the account: its name is then the text after it that the picture's label has too. */
function findNameBeside(el: Element, link: Element, isBeforeText: (part: Element) => boolean, view: PageView) {
  const label = getAttribute(queryOne(link, 'img[alt]'), 'alt') ?? '';
  return queryAll(el, SDUI_SELECTORS.words)
    .filter((part) => isBefore(link, part) && isBeforeText(part) && isLeaf(part, view))
    .find((part) => {
      const text = readVisibleText(part, view).replace(RANK, '');
      return /\p{L}{2}/u.test(text) && label.includes(text);
    });
}

const isLeaf = (el: Element, view: PageView): boolean => el.childElementCount === 0 && readVisibleText(el, view) !== '';

/** « 1d • Edited »: finds the first text that is an age. */
function findAge(el: Element, isCandidate: (part: Element) => boolean, view: PageView): string | null {
  const lang = readPageLanguage(view);
  for (const part of queryAll(el, SDUI_SELECTORS.words)) {
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
    queryAll(el, SDUI_SELECTORS.updateLink).flatMap((link) => {
      const url =
        closest(link, SDUI_SELECTORS.comment) || closest(link, SDUI_SELECTORS.text) ? null : resolveLink(link, view);
      return (url && findPostUrn(url)) ?? [];
    }),
  );
  const [only] = linked.size === 1 ? linked : [];
  const pageUrn = matches(el, SDUI_SELECTORS.detail) ? findPostUrn(view.url) : null;
  if (pageUrn) return { urn: pageUrn, how: 'location', confidence: only === pageUrn ? 'high' : 'medium' };
  return {
    urn: only ?? null,
    how: only ? 'link:/feed/update/' : linked.size ? 'several-links' : 'not-found',
    confidence: 'medium',
  };
}

/** LinkedIn has three markups: Ember, its successor (« SDUI », 2026), and the public pages. */

const SELECTORS = {
  /** An element of the new markup, whose key describes its content. */
  keyed: '[componentkey]',
  login: 'form[action*="/uas/login-submit"], form[action*="/checkpoint/lg/login-submit"]',
} as const;

const VARIANTS: readonly LinkedinVariant[] = [emberComment, emberPost, sduiComment, sduiPost, guestPost];
const ITEM = VARIANTS.map(({ item }) => item).join();

const findVariant = (el: Element): LinkedinVariant | undefined => VARIANTS.find(({ item }) => matches(el, item));

/** The new markup gives nested elements the same key: the outermost is the post. */
function findOutermost(el: Element): Element {
  const key = getAttribute(el, 'componentkey');
  for (let top = el; ; ) {
    const around = key && closest(getParentElement(top), SELECTORS.keyed);
    if (!around || getAttribute(around, 'componentkey') !== key) return top;
    top = around;
  }
}

export const reader: Reader = {
  id: platform.id,
  version: '6',
  // For the older markup; extractions of the two others have `confirmed: null`.
  confirmed: '2026-04-19',
  address: {
    hosts: platform.hosts,
    host: 'www.linkedin.com',
    drop: 'trk lipi rcm miniCompanyUrn miniProfileUrn originTrackingId trackingId midToken utm_source'.split(' '),
    post(url) {
      const urn = findPostUrn(url);
      if (!urn) return null;
      const parameters = ['commentUrn', 'replyUrn', 'dashCommentUrn', 'dashReplyUrn'].flatMap((name) => {
        const value = url.searchParams.get(name);
        return value && COMMENT_URN.test(value) ? [`${name}=${encodeURIComponent(value)}`] : [];
      });
      return `/feed/update/${urn}/${parameters.length ? `?${parameters.join('&')}` : ''}`;
    },
  },
  unfold: {
    hosts: ['linkedin.com', 'fr.linkedin.com'],
    buttons: [
      {
        selector: '.feed-shared-inline-show-more-text__see-more-less-toggle, [data-testid="expandable-text-button"]',
        label: MORE_TEXT,
        source: 'saved activity page of April 2026; public extensions of 2026 that press expandable-text-button',
      },
      ORIGINAL_BUTTON,
    ],
  },
  matches: ({ url }) => /(?:^|\.)linkedin\.com$/.test(url.hostname),
  folded: { texts: [EMBER_MORE, SDUI_MORE].join(), originals: ORIGINALS },
  findPost(el, view) {
    const found = closest(el, ITEM);
    return found && view.isVisible(found) ? findOutermost(found) : null;
  },
  listPosts: (view) => queryVisible(ITEM, view).filter((el) => findOutermost(el) === el),
  readKey: (el) => findVariant(el)?.readKey(el) ?? null,
  readPost(el, view) {
    const variant = findVariant(el);
    if (!variant) throw new Error('no post of LinkedIn');
    return variant.readPost(el, view, reader);
  },
  findBreakage: (view) => (isLoginWall(view) ? 'login-wall' : null),
};

function isLoginWall({ url, document }: PageView): boolean {
  const isLoginPath = /^\/(?:authwall|login|checkpoint|uas)(?:\/|$)/.test(url.pathname);
  return isLoginPath || queryOne(document, SELECTORS.login) !== null;
}
