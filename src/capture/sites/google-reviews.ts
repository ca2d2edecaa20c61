import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { absoluteAddress, shownText } from '../dom.ts';
import { allIn, attributeOf, closest, oneIn, parentIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { pageLang, visibleAll, wordsIn } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Reviews of a place on Google Maps. Classes are hashed, if long-lived; no saved real page was at hand. */
const Q = {
  /** The review, and buttons inside it that repeat its number. */
  review: '[data-review-id]',
  /** The account's picture and name are buttons that hold its address. */
  profile: '[data-href*="/contrib/"], a[href*="/contrib/"]',
  name: '.d4r55',
  stars: '[role="img"][aria-label]',
  age: '.rsqaWe',
  text: '.wiI7pd',
  /** The owner's answer, which has a text of the same class. */
  answer: '.CDe7pd',
  /** « More », under a text cut short. */
  more: 'button.w8nwRe, button[aria-expanded="false"][jsaction*="expandReview"]',
} as const;

export const googleReviews: Site = {
  id: 'google-reviews',
  version: '1',
  confirmed: null,
  matches: ({ url, document }) =>
    /^(?:www|maps)\.google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(url.hostname) &&
    oneIn(document, Q.review) !== null,
  itemOf(el, view) {
    const around = closest(el, Q.review);
    const review = around && outermost(around);
    return review && view.isVisible(review) ? review : null;
  },
  list: (view) => visibleAll(Q.review, view).filter((el) => outermost(el) === el),
  key: (el) => attributeOf(el, 'data-review-id'),
  read: readReview,
};

function outermost(el: Element): Element {
  const around = closest(parentIn(el), Q.review);
  return around ? outermost(around) : el;
}

function readReview(el: Element, view: PageView): PostExtraction {
  const one = (selector: string): Element | null =>
    allIn(el, selector).find((part) => !closest(part, Q.answer)) ?? null;
  const age = one(Q.age);
  const lang = pageLang(view);
  const found = timeFrom({ raw: (age && shownText(age, view)) || null, lang }, view);
  const stars = attributeOf(one(Q.stars), 'aria-label');
  return {
    ...unread(googleReviews, 'review'),
    visibility: extractedValue('public', 'platform', 'medium'),
    author: reviewerOf(el, one(Q.name), one(Q.profile), view),
    permalink: missingValue('in-menu-only'),
    nativeIds: {
      post: extractedValue(attributeOf(el, 'data-review-id'), 'attribute:data-review-id', 'high'),
    },
    posting: found.posting,
    text: wordsIn(one(Q.text), 'class:review-text', view),
    media: missingValue('not-attempted'),
    engagement: stars ? extractedValue({ stars }, 'attribute:aria-label', 'high') : missingValue('not-shown'),
    warnings: [...found.warnings, ...(one(Q.more) ? ['truncated-text'] : [])],
  };
}

function reviewerOf(
  el: Element,
  name: Element | null,
  profile: Element | null,
  view: PageView,
): PostExtraction['author'] {
  const url = absoluteAddress(attributeOf(profile, 'data-href') ?? attributeOf(profile, 'href'), view);
  const number = /\/contrib\/(\d{10,25})(?:\/|$)/.exec(url?.pathname ?? '')?.[1];
  const label: Extracted<string> = extractedValue(
    attributeOf(el, 'aria-label'),
    'attribute:aria-label',
    'medium',
  );
  return {
    displayName: name ? extractedValue(shownText(name, view), 'class:name', 'high') : label,
    handle: missingValue('no-handles'),
    profileUrl:
      number && url
        ? extractedValue(`${url.origin}/maps/contrib/${number}`, 'link:/contrib/', 'high')
        : missingValue(),
    platformId: extractedValue(number, 'link:/contrib/', 'high'),
  };
}
