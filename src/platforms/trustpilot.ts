import { readVisibleText } from '../dom/domTree.ts';
import { readMachineDate } from '../dom/pageDates.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, getAttribute, queryAll, queryOne } from '../dom/safeDom.ts';
import { extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import { readElementText, readShownText, resolveLink, selectPosts } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'trustpilot',
  name: 'Trustpilot',
  pack: 'trustpilot',
  hosts: ['trustpilot.com', '.trustpilot.com'],
  operated: ['trustpilot.com'],
};

/**
 * Reviews of a company on Trustpilot. Published structure: ten programs in public GitHub repositories that read these
 * pages use the same attributes (read on 21 November 2026). Not verified on a saved real page.
 */
const SELECTORS = {
  review: 'article[data-service-review-card-paper]',
  /** Around the account's name, number of reviews and country. */
  profile: 'a[data-consumer-profile-link]',
  name: '[data-consumer-name-typography]',
  /** The review's own address, around its title. */
  permalink: 'a[data-review-title-typography], a[href*="/reviews/"]',
  title: '[data-service-review-title-typography]',
  text: '[data-service-review-text-typography]',
  time: 'time[data-service-review-date-time-ago], time[datetime]',
  /** Number of stars, in the attribute. */
  stars: '[data-service-review-rating]',
  /** The answer of the company has a text and a time of its own. */
  answer: '[data-service-review-business-reply-title-typography], [data-service-review-business-reply-text-typography]',
  answerTime: '[data-service-review-business-reply-date-time-ago]',
} as const;

const REVIEW = /^\/reviews\/([0-9a-f]{24})\/?$/;
const USER = /^\/users\/([0-9a-f]{24})\/?$/;
const isOwnHost = ({ hostname }: URL): boolean => /(?:^|\.)trustpilot\.com$/.test(hostname);

export const reader: Reader = {
  id: platform.id,
  version: '1',
  confirmed: null,
  address: {
    // Each country has a subdomain.
    hosts: platform.hosts,
    host: 'www.trustpilot.com',
    drop: [],
    post({ pathname }) {
      const id = REVIEW.exec(pathname)?.[1];
      return id ? `/reviews/${id}` : null;
    },
  },
  matches: ({ url }) => isOwnHost(url),
  ...selectPosts(SELECTORS.review),
  readKey: (el, view) => readAddress(el, view)?.id ?? null,
  readPost: readReview,
};

/** Links in the texts are those of the author or of the company. */
const findOwn = (el: Element, selector: string): Element | null =>
  queryAll(el, selector).find((part) => !closest(part, `${SELECTORS.text}, ${SELECTORS.answer}`)) ?? null;

function readAddress(el: Element, view: PageView): { readonly href: string; readonly id: string } | null {
  const url = resolveLink(findOwn(el, SELECTORS.permalink), view, isOwnHost);
  const id = url && REVIEW.exec(url.pathname)?.[1];
  return url && id ? { href: `${url.origin}/reviews/${id}`, id } : null;
}

function readReview(el: Element, view: PageView): PostExtraction {
  const address = readAddress(el, view);
  const name = findOwn(el, SELECTORS.name);
  const profile = resolveLink(findOwn(el, SELECTORS.profile), view, isOwnHost);
  const userId = profile && USER.exec(profile.pathname)?.[1];
  const time = queryAll(el, SELECTORS.time).find((one) => !closest(one, SELECTORS.answerTime)) ?? null;
  const date = readMachineDate(getAttribute(time, 'datetime'), view.clock);
  const found = resolvePostingTime(
    { raw: readShownText(time, view), machine: { date, how: 'attribute:datetime' } },
    view,
  );
  const stars = /^[1-5]$/.exec(getAttribute(queryOne(el, SELECTORS.stars), 'data-service-review-rating') ?? '')?.[0];
  return {
    ...createEmptyExtraction(reader, 'review'),
    visibility: extractedValue('public', 'platform', 'medium'),
    author: {
      displayName: extractedValue(name && readVisibleText(name, view), 'attribute:data-consumer-name', 'high'),
      handle: missingValue('no-handles'),
      profileUrl: extractedValue(profile && userId && `${profile.origin}/users/${userId}`, 'link:/users/', 'high'),
      platformId: extractedValue(userId, 'link:/users/', 'high'),
    },
    permalink: extractedValue(address?.href, 'link:/reviews/', 'high'),
    nativeIds: { post: extractedValue(address?.id, 'link:/reviews/', 'high') },
    posting: found.posting,
    text: readWords(el, view),
    media: missingValue('not-attempted'),
    engagement: stars
      ? extractedValue({ stars }, 'attribute:data-service-review-rating', 'high')
      : missingValue('not-shown'),
    warnings: found.warnings,
  };
}

/** The title is part of the author's text; a review may have a title alone. */
function readWords(el: Element, view: PageView): PostExtraction['text'] {
  const title = readElementText(queryOne(el, SELECTORS.title), 'attribute:review-text', view);
  const text = readElementText(queryOne(el, SELECTORS.text), 'attribute:review-text', view);
  if (title.value === null) return text;
  return extractedValue([title.value, text.value].filter(Boolean).join('\n\n'), 'attribute:review-text', 'high');
}
