import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, contains, matches, oneIn, parentIn } from '../node.ts';
import type { PageView } from '../view.ts';
import {
  accountFrom,
  commentAddress,
  commentIds,
  commentIdsIn,
  type Face,
  idsFrom,
  POST_URN,
  timeFromAge,
  updateAddress,
} from './_linkedin-urn.ts';
import { linkIn, mediaFrom, wordsIn } from './_parts.ts';
import { unread } from './_reading.ts';

/** LinkedIn's markup of many years, still served for permalinks and activity pages in 2026. */
const Q = {
  post: '.feed-shared-update-v2[data-urn]',
  comment: 'article.comments-comment-entity[data-id^="urn:li:"]',
  /** « X reposted this », « X likes this »: somebody else through whom the post is shown. */
  header: '.update-components-header',
  /** A post inside the post, with its own author and words. */
  reshared: '.feed-shared-update-v2__update-content-wrapper, .update-components-mini-update-v2',
  resharedLink: 'a[href*="/feed/update/urn:li:"]',
  actor: '.update-components-actor__container',
  actorLink: 'a.update-components-actor__meta-link, a.update-components-actor__image',
  actorName:
    '.update-components-actor__title [dir] [aria-hidden="true"], .update-components-actor__title [aria-hidden="true"], .update-components-actor__name [aria-hidden="true"]',
  age: '.update-components-actor__sub-description [aria-hidden="true"]',
  text: '.update-components-update-v2__commentary',
  /** Words for screen readers alone: « hashtag » before every one. */
  unseen: '.visually-hidden',
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

const seen = { except: (part: Element): boolean => matches(part, Q.unseen) };

export const emberPost: Face = {
  item: Q.post,
  key: (el) => attributeOf(el, 'data-urn'),
  read(el, view, site): PostExtraction {
    const reshared = oneIn(el, Q.reshared);
    const own = (selector: string): Element[] =>
      allIn(el, selector).filter((part) => !contains(reshared, part) && !closest(part, Q.comments));
    const one = (selector: string): Element | null => own(selector)[0] ?? null;
    const written = attributeOf(el, 'data-urn') ?? '';
    const urn = POST_URN.exec(written)?.[0] === written ? written : null;
    const relayed = one(Q.header) !== null;
    const age = one(Q.age);
    // A repost has a number of its own, which says when it was reposted, not when it was written.
    const found = timeFromAge(age && shownText(age, view, seen), relayed ? null : urn, view);
    const [how, sure] = relayed
      ? (['attribute:urn-of-relay', 'medium'] as const)
      : (['attribute:data-urn', 'high'] as const);
    const reactions = one(Q.reactions);
    return {
      ...unread(site, 'post'),
      author: accountFrom(one(Q.actorLink), one(Q.actorName), 'class:actor__title', view),
      permalink: extractedValue(urn && updateAddress(urn), how, sure),
      nativeIds: idsFrom(urn, how, sure),
      posting: found.posting,
      text: wordsIn(one(Q.text), 'class:commentary', view, seen),
      media: extractedValue(mediaFrom(own(Q.media), view), 'class:image', 'medium'),
      engagement: reactions
        ? extractedValue({ reactions: shownText(reactions, view) }, 'class:counts', 'high')
        : missingValue('not-shown'),
      quoted: quotedIn(reshared, view),
      session: sessionOf(view),
      warnings: [
        ...found.warnings,
        ...(urn ? [] : ['layout-unknown']),
        ...(relayed ? ['shown-through-another'] : []),
        ...(own(Q.more).some((more) => view.isVisible(more)) ? ['truncated-text'] : []),
      ],
    };
  },
};

export const emberComment: Face = {
  item: Q.comment,
  key: (el) => attributeOf(el, 'data-id'),
  read(el, view, site): PostExtraction {
    const one = (selector: string): Element | null =>
      allIn(el, selector).find((part) => closest(part, Q.comment) === el) ?? null;
    const written = attributeOf(el, 'data-id');
    const ids = commentIdsIn(written);
    const above = closest(parentIn(el), Q.comment);
    const parent = commentIdsIn(attributeOf(above, 'data-id'));
    const age = one(Q.commentAge);
    const found = timeFromAge(age && shownText(age, view, seen), written, view);
    const media = allIn(el, Q.commentMedia).filter((part) => closest(part, Q.comment) === el);
    return {
      // The real page at hand had no comments.
      ...unread({ ...site, confirmed: null }, above ? 'reply' : 'comment'),
      author: accountFrom(one(Q.commentLink), one(Q.commentName), 'class:comment-meta', view),
      permalink: ids
        ? extractedValue(commentAddress(ids, parent), 'from:nativeIds.urn', 'medium')
        : missingValue(),
      nativeIds: {
        ...commentIds(ids, written, 'attribute:data-id'),
        parent: extractedValue(parent?.comment ?? ids?.post, 'attribute:data-id', 'high'),
      },
      posting: found.posting,
      text: wordsIn(one(Q.commentText), 'class:comment-text', view, seen),
      media: extractedValue(mediaFrom(media, view), 'class:image', 'medium'),
      session: sessionOf(view),
      warnings: found.warnings,
    };
  },
};

function quotedIn(reshared: Element | null, view: PageView): PostExtraction['quoted'] {
  if (!reshared) return missingValue('none-shown');
  const name = oneIn(reshared, Q.actorName);
  const text = oneIn(reshared, Q.text);
  const link = linkIn(oneIn(reshared, Q.resharedLink), view);
  const author = (name && shownText(name, view)) || null;
  const words = (text && shownText(text, view, seen)) || null;
  const urn = link && POST_URN.exec(link.pathname)?.[0];
  if (!author && !words) return missingValue('none-shown');
  return extractedValue(
    { author, permalink: urn ? updateAddress(urn) : null, text: words },
    'class:mini-update',
    'medium',
  );
}

function sessionOf(view: PageView): Extracted<string> {
  return extractedValue(attributeOf(oneIn(view.document, Q.session), 'alt'), 'attribute:alt', 'medium');
}
