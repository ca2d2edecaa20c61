import { readVisibleText, resolveHttpUrl } from '../dom/domTree.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, getAttribute, getParentElement, queryAll, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import {
  closestVisible,
  queryVisible,
  readElementText,
  readPageLanguage,
  readShownText,
} from './reading/readElements.ts';
import { createEmptyExtraction, ORIGINALS, type Reader } from './reading/reader.ts';
import { isTranslationNote } from './reading/translatedText.ts';

export const platform: Platform = {
  id: 'google-reviews',
  name: 'Google',
  pack: 'google',
  hosts: ['google.*', 'maps.google.*'],
  operated: ['google.com', 'google.fr'],
  reportLinks: [
    { kind: 'illegal', url: 'https://support.google.com/legal/troubleshooter/1114905', seen: '2026-11-20' },
  ],
};

/** Google Maps. Classes are hashed, but have long been stable. Not verified on a saved real page. */
const SELECTORS = {
  /** The review, and buttons inside it with the same number. */
  review: '[data-review-id]',
  /** The account's picture and name are buttons with its address. */
  profile: '[data-href*="/contrib/"], a[href*="/contrib/"]',
  name: '.d4r55',
  stars: '[role="img"][aria-label]',
  age: '.rsqaWe',
  text: '.wiI7pd',
  /** The owner's answer, whose text has the same class. */
  answer: '.CDe7pd',
  /** « More », under a cut text. */
  more: 'button.w8nwRe, button[aria-expanded="false"][jsaction*="expandReview"]',
} as const;

export const reader: Reader = {
  id: platform.id,
  version: '2',
  confirmed: null,
  matches: ({ url, document }) =>
    /^(?:www|maps)\.google\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(url.hostname) &&
    queryOne(document, SELECTORS.review) !== null,
  folded: { texts: SELECTORS.more, originals: ORIGINALS },
  findPost: (el, view) => closestVisible(el, SELECTORS.review, view, isOutermost),
  listPosts: (view) => queryVisible(SELECTORS.review, view).filter(isOutermost),
  readKey: (el) => getAttribute(el, 'data-review-id'),
  readPost: readReview,
};

const isOutermost = (el: Element): boolean => !closest(getParentElement(el), SELECTORS.review);

function readReview(el: Element, view: PageView): PostExtraction {
  const findOne = (selector: string): Element | null =>
    queryAll(el, selector).find((part) => !closest(part, SELECTORS.answer)) ?? null;
  const age = findOne(SELECTORS.age);
  const lang = readPageLanguage(view);
  const found = resolvePostingTime({ raw: readShownText(age, view), lang }, view);
  const text = readElementText(findOne(SELECTORS.text), 'class:review-text', view);
  const stars = getAttribute(findOne(SELECTORS.stars), 'aria-label');
  return {
    ...createEmptyExtraction(reader, 'review'),
    visibility: extractedValue('public', 'platform', 'medium'),
    author: readReviewer(el, findOne(SELECTORS.name), findOne(SELECTORS.profile), view),
    permalink: missingValue('in-menu-only'),
    nativeIds: {
      post: extractedValue(getAttribute(el, 'data-review-id'), 'attribute:data-review-id', 'high'),
    },
    posting: found.posting,
    text,
    media: missingValue('not-attempted'),
    engagement: stars ? extractedValue({ stars }, 'attribute:aria-label', 'high') : missingValue('not-shown'),
    // In some lists the text holds the note, the translation and the original (public tools, 2026).
    warnings: [
      ...found.warnings,
      ...(isTranslationNote(/^\(([^()]{1,60})\)/.exec(text.value ?? '')?.[1]) ? ['translated-text'] : []),
    ],
  };
}

function readReviewer(
  el: Element,
  name: Element | null,
  profile: Element | null,
  view: PageView,
): PostExtraction['author'] {
  const url = resolveHttpUrl(getAttribute(profile, 'data-href') ?? getAttribute(profile, 'href'), view);
  const number = /\/contrib\/(\d{10,25})(?:\/|$)/.exec(url?.pathname ?? '')?.[1];
  const label: Extracted<string> = extractedValue(getAttribute(el, 'aria-label'), 'attribute:aria-label', 'medium');
  return {
    displayName: name ? extractedValue(readVisibleText(name, view), 'class:name', 'high') : label,
    handle: missingValue('no-handles'),
    profileUrl:
      number && url ? extractedValue(`${url.origin}/maps/contrib/${number}`, 'link:/contrib/', 'high') : missingValue(),
    platformId: extractedValue(number, 'link:/contrib/', 'high'),
  };
}
