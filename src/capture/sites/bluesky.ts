import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { readIdTimestamp } from '../../domain/capture/idTimestamps.ts';
import { readShownDate } from '../dates.ts';
import { hasText, readVisibleText } from '../dom.ts';
import { cachePerView, type PageView } from '../pageView.ts';
import { closest, getAttribute, queryAll, queryOne } from '../safeDom.ts';
import {
  BLUESKY_POST_PATH,
  BLUESKY_SELECTORS,
  type BlueskyAddress,
  type BlueskyPostParts,
  DID_PATTERN,
  findBlueskyPostParts,
  findDid,
  INVALID_HANDLE,
  isBluesky,
  readBlueskyAddress,
  readBlueskyReply,
} from './_bluesky-parts.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { readEngagementCounts } from './_engagement.ts';
import { type PostingTime, resolvePostingTime } from './_posting.ts';
import { closestVisible, queryVisible, readMediaElements, readPageLanguage, resolveLink } from './_shared.ts';
import type { Site } from './_site.ts';

export const bluesky: Site = {
  id: 'bluesky',
  version: '4',
  confirmed: '2026-06-22',
  address: {
    hosts: ['bsky.app', 'main.bsky.dev'],
    host: 'bsky.app',
    shortHosts: ['go.bsky.app'],
    drop: [],
    post({ pathname }) {
      const match = BLUESKY_POST_PATH.exec(pathname);
      return match && `/profile/${match[1]}/post/${match[2]}`;
    },
  },
  matches: ({ url }) => isBluesky(url),
  findItem: (el, view) => closestVisible(el, BLUESKY_SELECTORS.post, view),
  listItems: (view) => queryVisible(BLUESKY_SELECTORS.post, view),
  readKey: (el, view) => readBlueskyAddress(findBlueskyPostParts(el, view), view)?.rkey ?? null,
  readItem: (el, view) => readPost(findBlueskyPostParts(el, view), view),
};

function readPost(parts: BlueskyPostParts, view: PageView): PostExtraction {
  const { findAll } = parts;
  const address = readBlueskyAddress(parts, view);
  const text = findAll(BLUESKY_SELECTORS.text)[0] ?? null;
  const time = readTime(parts, address, view);
  const author = readAuthor(parts, view);
  const did = author.platformId.value;
  const reply = readBlueskyReply(parts, view);
  return {
    ...createEmptyExtraction(bluesky, 'post'),
    surface: reply
      ? extractedValue('reply', 'place:thread', 'medium')
      : extractedValue('post', 'no-reply-mark', 'medium'),
    author,
    permalink: address ? extractedValue(address.href, address.how, 'high') : missingValue(),
    nativeIds: {
      post: extractedValue(address?.rkey, address?.how ?? 'not-found', 'high'),
      stable:
        did && address
          ? extractedValue(`at://${did}/app.bsky.feed.post/${address.rkey}`, 'image:did', 'medium')
          : missingValue(),
    },
    posting: time.posting,
    text: text
      ? extractedValue(readVisibleText(text, view, { preserveWhitespace: true }), 'testid:postText', 'high')
      : missingValue('no-text'),
    media: extractedValue(readMediaElements(findAll(BLUESKY_SELECTORS.picture), view), 'image:feed', 'medium'),
    engagement: readEngagementCounts(
      BLUESKY_SELECTORS.counters,
      (selector) => findAll(selector)[0],
      'testid:counters',
      view,
    ),
    quoted: readQuote(parts.quote, view),
    replyTo: reply ? extractedValue(reply.to, 'place:thread', 'medium') : missingValue('no-reply-mark'),
    session: readSession(view),
    warnings: [...time.warnings, ...(address || text ? [] : ['layout-unknown'])],
  };
}

/** The app adds direction marks around names, which are not part of them. */
const stripDirectionMarks = (text: string): string =>
  text.replace(/^[\u200e\u202a-\u202e\u2066-\u2069\s]+|[\u200e\u202a-\u202e\u2066-\u2069\s]+$/g, '');

function readAuthor({ actor, findAll }: BlueskyPostParts, view: PageView): PostExtraction['author'] {
  // The text may link to any account, even the author's own, under any name.
  const profileLinks = findAll(BLUESKY_SELECTORS.profile).filter((link) => {
    const linkedActor = /^\/profile\/([^/]+)\/?$/.exec(resolveLink(link, view, isBluesky)?.pathname ?? '')?.[1];
    return linkedActor === actor && !closest(link, BLUESKY_SELECTORS.text);
  });
  // Above the account's picture is the account that reposted the post, in the page's words; it may be the author's own.
  const picture = profileLinks.findIndex((link) => readVisibleText(link, view) === '');
  const shown = profileLinks
    .slice(picture + 1)
    .flatMap((link) => readLeafTexts(link, view))
    .map(stripDirectionMarks);
  const name = shown.find((text) => text !== '' && text !== `@${actor}`);
  const isHandle = !DID_PATTERN.test(actor) && actor.includes('.') && actor !== INVALID_HANDLE;
  const did = DID_PATTERN.test(actor) ? actor : findDid(profileLinks, BLUESKY_SELECTORS.avatar);
  const url = resolveLink(profileLinks[0], view, isBluesky);
  return {
    displayName: name === actor ? missingValue('handle-shown') : extractedValue(name, 'link:/profile/', 'high'),
    handle: isHandle
      ? extractedValue(actor, 'testid:by', 'high')
      : missingValue(actor === INVALID_HANDLE ? 'invalid-handle' : 'not-shown'),
    profileUrl: url ? extractedValue(url.href, 'link:/profile/', 'high') : missingValue(),
    platformId: did
      ? extractedValue(
          did,
          DID_PATTERN.test(actor) ? 'testid:by' : 'image:did',
          DID_PATTERN.test(actor) ? 'high' : 'medium',
        )
      : missingValue('not-shown'),
  };
}

/** Returns the texts of the innermost elements: in a thread's main post, name and handle are in the same link. */
function readLeafTexts(root: Element, view: PageView): string[] {
  const inner = queryAll(root, '*').filter(hasText);
  return (inner.length ? inner : [root]).map((el) => readVisibleText(el, view));
}

/** The key is chosen by the sender's software; the displayed date is when Bluesky's servers received the post. */
function readTime(
  { timeLink, findAll }: BlueskyPostParts,
  address: BlueskyAddress | null,
  view: PageView,
): PostingTime {
  const lang = readPageLanguage(view);
  const id = address && readIdTimestamp(address.rkey, 'tid');
  const label = getAttribute(timeLink, 'aria-label');
  if (timeLink)
    return resolvePostingTime(
      {
        raw: label ?? readVisibleText(timeLink, view).replace(/^·\s*/, ''),
        id,
        shown: { text: label, how: 'attribute:aria-label' },
        lang,
      },
      view,
    );
  const dated = findAll('div, span').find(
    (el) =>
      hasText(el) &&
      !closest(el, BLUESKY_SELECTORS.text) &&
      readShownDate(readVisibleText(el, view), view.clock, { lang })?.precision === 'min',
  );
  const text = dated ? readVisibleText(dated, view) : null;
  return resolvePostingTime({ raw: text, id, shown: { text, how: 'text:date' }, lang }, view);
}

function readQuote(quote: Element | null, view: PageView): Extracted<QuotedPost> {
  if (!quote) return missingValue('none-shown');
  const url = resolveLink(quote, view);
  const actor = url && BLUESKY_POST_PATH.exec(url.pathname)?.[1];
  const text = queryOne(quote, BLUESKY_SELECTORS.text);
  return extractedValue(
    {
      author: actor ?? null,
      permalink: url?.href ?? null,
      text: text ? readVisibleText(text, view, { preserveWhitespace: true }) : null,
    },
    'link:/post/',
    // A link card may also lead to a post, with text chosen by its author; it has no account picture.
    findDid([quote], BLUESKY_SELECTORS.avatar) ? 'high' : 'low',
  );
}

const readSession = cachePerView((view): Extracted<string> => {
  const linkedActor = queryAll(view.document, BLUESKY_SELECTORS.session)
    .map((link) => /^\/profile\/([^/]+)\/?$/.exec(resolveLink(link, view, isBluesky)?.pathname ?? '')?.[1])
    .find((actor) => actor && !DID_PATTERN.test(actor));
  return extractedValue(linkedActor, 'link:nav', 'medium');
});
