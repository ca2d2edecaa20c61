import { readVisibleText } from '../../dom/domTree.ts';
import type { PageView } from '../../dom/pageView.ts';
import { closest, contains, getAttribute, getParentElement, matches, queryAll, queryOne } from '../../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readDatetime } from '../reading/postingTime.ts';
import {
  readElementText,
  readEngagementCounts,
  readMediaElements,
  readShownText,
  resolveLink,
} from '../reading/readElements.ts';
import { createEmptyExtraction } from '../reading/reader.ts';
import {
  buildCommentAddress,
  buildCommentIds,
  buildPostIds,
  buildUpdateAddress,
  type LinkedinVariant,
  POST_URN,
  parseCommentUrn,
  readLinkedinAuthor,
  readTimeFromAge,
} from './linkedinUrn.ts';

/** LinkedIn's older markup, still served for permalinks and activity pages in 2026. */
const EMBER_SELECTORS = {
  post: '.feed-shared-update-v2[data-urn]',
  comment: 'article.comments-comment-entity[data-id^="urn:li:"]',
  /** « X reposted this », « X likes this »: the account through which the post is shown. */
  header: '.update-components-header',
  /** A post inside the post, with its own author and text. */
  reshared: '.feed-shared-update-v2__update-content-wrapper, .update-components-mini-update-v2',
  resharedLink: 'a[href*="/feed/update/urn:li:"]',
  actor: '.update-components-actor__container',
  actorLink: 'a.update-components-actor__meta-link, a.update-components-actor__image',
  actorName:
    '.update-components-actor__title [dir] [aria-hidden="true"], .update-components-actor__title [aria-hidden="true"], .update-components-actor__name [aria-hidden="true"]',
  age: '.update-components-actor__sub-description [aria-hidden="true"]',
  text: '.update-components-update-v2__commentary',
  /** Text for screen readers only: « hashtag » before each one. */
  screenReaderOnly: '.visually-hidden',
  more: '.feed-shared-inline-show-more-text__see-more-less-toggle',
  media: '.update-components-image img, .update-components-linkedin-video video',
  comments: '.feed-shared-update-v2__comments-container',
  reactions: '.social-details-social-counts__reactions-count',
  session: 'img.global-nav__me-photo[alt]',
  commentLink: 'a.comments-comment-meta__image-link, a.comments-comment-meta__description-container',
  commentName: '.comments-comment-meta__description-title',
  commentAge: 'time',
  commentText: '.comments-comment-item__main-content, .update-components-text',
  commentMedia: '.comments-comment-item__image img, .comments-comment-entity__content img',
} as const;

const VISIBLE_TEXT_OPTIONS = {
  exclude: (part: Element): boolean => matches(part, EMBER_SELECTORS.screenReaderOnly),
};

function readPostUrn(el: Element, name: string): string | null {
  const urn = getAttribute(el, name);
  return urn && POST_URN.exec(urn)?.[0] === urn ? urn : null;
}

/** Under a text that is cut. */
export const EMBER_MORE = EMBER_SELECTORS.more;

export const emberPost: LinkedinVariant = {
  item: EMBER_SELECTORS.post,
  readKey: (el) => getAttribute(el, 'data-urn'),
  readPost(el, view, reader): PostExtraction {
    const reshared = queryOne(el, EMBER_SELECTORS.reshared);
    const findOwn = (selector: string): Element[] =>
      queryAll(el, selector).filter((part) => !contains(reshared, part) && !closest(part, EMBER_SELECTORS.comments));
    const findOne = (selector: string): Element | null => findOwn(selector)[0] ?? null;
    const urn = readPostUrn(el, 'data-urn');
    const isRepost = findOne(EMBER_SELECTORS.header) !== null;
    const age = findOne(EMBER_SELECTORS.age);
    // A repost has an id of its own, which gives the time of the repost, not of the post.
    const found = readTimeFromAge(age && readVisibleText(age, view, VISIBLE_TEXT_OPTIONS), isRepost ? null : urn, view);
    const [how, confidence] = isRepost
      ? (['attribute:urn-of-relay', 'medium'] as const)
      : (['attribute:data-urn', 'high'] as const);
    return {
      ...createEmptyExtraction(reader, 'post'),
      author: readLinkedinAuthor(
        findOne(EMBER_SELECTORS.actorLink),
        findOne(EMBER_SELECTORS.actorName),
        'class:actor__title',
        view,
      ),
      permalink: extractedValue(urn && buildUpdateAddress(urn), how, confidence),
      nativeIds: buildPostIds(urn, how, confidence),
      posting: found.posting,
      text: readElementText(findOne(EMBER_SELECTORS.text), 'class:commentary', view, VISIBLE_TEXT_OPTIONS),
      media: extractedValue(readMediaElements(findOwn(EMBER_SELECTORS.media), view), 'class:image', 'medium'),
      engagement: readEngagementCounts({ reactions: EMBER_SELECTORS.reactions }, findOne, 'class:counts', view),
      quoted: readQuote(reshared, view),
      session: readSession(view),
      warnings: [...found.warnings, ...(urn ? [] : ['layout-unknown']), ...(isRepost ? ['shown-through-another'] : [])],
    };
  },
};

export const emberComment: LinkedinVariant = {
  item: EMBER_SELECTORS.comment,
  readKey: (el) => getAttribute(el, 'data-id'),
  readPost(el, view, reader): PostExtraction {
    const findOwn = (selector: string): Element[] =>
      queryAll(el, selector).filter((part) => closest(part, EMBER_SELECTORS.comment) === el);
    const findOne = (selector: string): Element | null => findOwn(selector)[0] ?? null;
    const commentUrn = getAttribute(el, 'data-id');
    const ids = parseCommentUrn(commentUrn);
    const above = closest(getParentElement(el), EMBER_SELECTORS.comment);
    const parent = parseCommentUrn(getAttribute(above, 'data-id'));
    const age = findOne(EMBER_SELECTORS.commentAge);
    const shown = age && readVisibleText(age, view, VISIBLE_TEXT_OPTIONS);
    const found = readTimeFromAge(shown, commentUrn, view, readDatetime(age, view));
    return {
      // The real page available had no comments.
      ...createEmptyExtraction({ ...reader, confirmed: null }, above ? 'reply' : 'comment'),
      author: readLinkedinAuthor(
        findOne(EMBER_SELECTORS.commentLink),
        findOne(EMBER_SELECTORS.commentName),
        'class:comment-meta',
        view,
      ),
      permalink: extractedValue(ids && buildCommentAddress(ids, parent), 'from:nativeIds.urn', 'medium'),
      nativeIds: {
        ...buildCommentIds(ids, commentUrn, 'attribute:data-id'),
        parent: extractedValue(parent?.comment ?? ids?.post, 'attribute:data-id', 'high'),
      },
      posting: found.posting,
      text: readElementText(findOne(EMBER_SELECTORS.commentText), 'class:comment-text', view, VISIBLE_TEXT_OPTIONS),
      media: extractedValue(readMediaElements(findOwn(EMBER_SELECTORS.commentMedia), view), 'class:image', 'medium'),
      session: readSession(view),
      warnings: found.warnings,
    };
  },
};

function readQuote(reshared: Element | null, view: PageView): PostExtraction['quoted'] {
  if (!reshared) return missingValue('none-shown');
  const name = queryOne(reshared, EMBER_SELECTORS.actorName);
  const text = queryOne(reshared, EMBER_SELECTORS.text);
  const link = resolveLink(queryOne(reshared, EMBER_SELECTORS.resharedLink), view);
  const author = readShownText(name, view);
  const words = (text && readVisibleText(text, view, VISIBLE_TEXT_OPTIONS)) || null;
  const urn = link && POST_URN.exec(link.pathname)?.[0];
  if (!author && !words) return missingValue('none-shown');
  return extractedValue(
    { author, permalink: urn ? buildUpdateAddress(urn) : null, text: words },
    'class:mini-update',
    'medium',
  );
}

const readSession = ({ document }: PageView): Extracted<string> =>
  extractedValue(getAttribute(queryOne(document, EMBER_SELECTORS.session), 'alt'), 'attribute:alt', 'medium');

/** LinkedIn's public pages, without an account. Not verified on a saved real page. */
const GUEST_SELECTORS = {
  post: 'article[data-activity-urn], [data-activity-urn][data-id="main-feed-card"]',
  name: '[data-tracking-control-name$="feed-actor-name"]',
  age: 'time',
  text: '[data-test-id="main-feed-activity-card__commentary"]',
  /** A post inside the post. */
  reshared: '[data-test-id="feed-reshare-content"]',
  resharedText: '[data-test-id="feed-reshare-content__commentary"]',
  media: '[data-test-id="feed-images-content"] img, video',
  reactions: '[data-test-id="social-actions__reaction-count"]',
} as const;

export const guestPost: LinkedinVariant = {
  item: GUEST_SELECTORS.post,
  readKey: (el) => getAttribute(el, 'data-activity-urn'),
  readPost(el, view, reader): PostExtraction {
    const reshared = queryOne(el, GUEST_SELECTORS.reshared);
    const findOwn = (selector: string): Element[] => queryAll(el, selector).filter((part) => !contains(reshared, part));
    const findOne = (selector: string): Element | null => findOwn(selector)[0] ?? null;
    const urn = readPostUrn(el, 'data-activity-urn');
    const name = findOne(GUEST_SELECTORS.name);
    const age = findOne(GUEST_SELECTORS.age);
    const found = readTimeFromAge(age && readVisibleText(age, view), urn, view);
    const quotedName = queryOne(reshared, GUEST_SELECTORS.name);
    const quotedText = queryOne(reshared, GUEST_SELECTORS.resharedText);
    return {
      ...createEmptyExtraction({ ...reader, confirmed: null }, 'post'),
      visibility: extractedValue('public', 'container:public-page', 'medium'),
      author: readLinkedinAuthor(name, name, 'markup:feed-actor-name', view),
      permalink: extractedValue(urn && buildUpdateAddress(urn), 'attribute:data-activity-urn', 'high'),
      nativeIds: buildPostIds(urn, 'attribute:data-activity-urn', 'high'),
      posting: found.posting,
      text: readElementText(findOne(GUEST_SELECTORS.text), 'testid:commentary', view),
      media: extractedValue(readMediaElements(findOwn(GUEST_SELECTORS.media), view), 'testid:images', 'low'),
      engagement: readEngagementCounts({ reactions: GUEST_SELECTORS.reactions }, findOne, 'testid:count', view),
      quoted: reshared
        ? extractedValue(
            { author: readShownText(quotedName, view), permalink: null, text: readShownText(quotedText, view) },
            'testid:reshare',
            'medium',
          )
        : missingValue('none-shown'),
      warnings: [...found.warnings, 'not-logged-in'],
    };
  },
};
