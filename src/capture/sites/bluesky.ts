import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { readShownDate } from '../dates.ts';
import { hasText, shownText } from '../dom.ts';
import { timeOfId } from '../ids.ts';
import { allIn, attributeOf, closest, oneIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import {
  type Address,
  addressOf,
  DID,
  didIn,
  INVALID,
  isBluesky,
  type Parts,
  POST,
  partsOf,
  Q,
  replyOf,
} from './_bluesky-parts.ts';
import { countersOf } from './_counters.ts';
import { linkIn, mediaFrom, pageLang, visibleAll, visibleAround } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
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
      const match = POST.exec(pathname);
      return match && `/profile/${match[1]}/post/${match[2]}`;
    },
  },
  matches: ({ url }) => isBluesky(url),
  itemOf: (el, view) => visibleAround(el, Q.post, view),
  list: (view) => visibleAll(Q.post, view),
  key: (el, view) => addressOf(partsOf(el, view), view)?.rkey ?? null,
  read: (el, view) => readPost(partsOf(el, view), view),
};

function readPost(parts: Parts, view: PageView): PostExtraction {
  const { all } = parts;
  const address = addressOf(parts, view);
  const text = all(Q.text)[0] ?? null;
  const time = timeOf(parts, address, view);
  const author = authorOf(parts, view);
  const did = author.platformId.value;
  const reply = replyOf(parts, view);
  return {
    ...unread(bluesky, 'post'),
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
      ? extractedValue(shownText(text, view, { preserve: true }), 'testid:postText', 'high')
      : missingValue('no-text'),
    media: extractedValue(mediaFrom(all(Q.picture), view), 'image:feed', 'medium'),
    engagement: countersOf(Q.counters, (selector) => all(selector)[0], 'testid:counters', view),
    quoted: quotedIn(parts.quote, view),
    replyTo: reply ? extractedValue(reply.to, 'place:thread', 'medium') : missingValue('no-reply-mark'),
    session: sessionOf(view),
    warnings: [...time.warnings, ...(address || text ? [] : ['layout-unknown'])],
  };
}

/** The app puts direction marks around names: they are not part of them. */
const bare = (text: string): string =>
  text.replace(/^[\u200e\u202a-\u202e\u2066-\u2069\s]+|[\u200e\u202a-\u202e\u2066-\u2069\s]+$/g, '');

function authorOf({ actor, all }: Parts, view: PageView): PostExtraction['author'] {
  // Words may link to any account, their author's own too, under any name.
  const own = all(Q.profile).filter((link) => {
    const named = /^\/profile\/([^/]+)\/?$/.exec(linkIn(link, view, isBluesky)?.pathname ?? '')?.[1];
    return named === actor && !closest(link, Q.text);
  });
  // Over the account's picture stands who brought the post here, in words of the page's: its author too may have.
  const picture = own.findIndex((link) => shownText(link, view) === '');
  const shown = own
    .slice(picture + 1)
    .flatMap((link) => leaves(link, view))
    .map(bare);
  const name = shown.find((text) => text !== '' && text !== `@${actor}`);
  const isHandle = !DID.test(actor) && actor.includes('.') && actor !== INVALID;
  const did = DID.test(actor) ? actor : didIn(own, Q.avatar);
  const url = linkIn(own[0], view, isBluesky);
  return {
    displayName:
      name === actor ? missingValue('handle-shown') : extractedValue(name, 'link:/profile/', 'high'),
    handle: isHandle
      ? extractedValue(actor, 'testid:by', 'high')
      : missingValue(actor === INVALID ? 'invalid-handle' : 'not-shown'),
    profileUrl: url ? extractedValue(url.href, 'link:/profile/', 'high') : missingValue(),
    platformId: did
      ? extractedValue(did, DID.test(actor) ? 'testid:by' : 'image:did', DID.test(actor) ? 'high' : 'medium')
      : missingValue('not-shown'),
  };
}

/** Texts of the innermost elements: a thread's main post has its name and its handle in one link. */
function leaves(root: Element, view: PageView): string[] {
  const inner = allIn(root, '*').filter(hasText);
  return (inner.length ? inner : [root]).map((el) => shownText(el, view));
}

/** The key is chosen by the sender's software; the date shown is when Bluesky's servers got the post. */
function timeOf({ timeLink, all }: Parts, address: Address | null, view: PageView): FoundTime {
  const lang = pageLang(view);
  const id = address && timeOfId(address.rkey, 'tid');
  const label = attributeOf(timeLink, 'aria-label');
  if (timeLink)
    return timeFrom(
      {
        raw: label ?? shownText(timeLink, view).replace(/^·\s*/, ''),
        id,
        shown: { text: label, how: 'attribute:aria-label' },
        lang,
      },
      view,
    );
  const dated = all('div, span').find(
    (el) =>
      hasText(el) &&
      !closest(el, Q.text) &&
      readShownDate(shownText(el, view), view.clock, { lang })?.precision === 'min',
  );
  const text = dated ? shownText(dated, view) : null;
  return timeFrom({ raw: text, id, shown: { text, how: 'text:date' }, lang }, view);
}

function quotedIn(quote: Element | null, view: PageView): Extracted<QuotedPost> {
  if (!quote) return missingValue('none-shown');
  const url = linkIn(quote, view);
  const actor = url && POST.exec(url.pathname)?.[1];
  const text = oneIn(quote, Q.text);
  return extractedValue(
    {
      author: actor ?? null,
      permalink: url?.href ?? null,
      text: text ? shownText(text, view, { preserve: true }) : null,
    },
    'link:/post/',
    // A link's card may lead to a post too, under words of whoever made it: it shows no account's picture.
    didIn([quote], Q.avatar) ? 'high' : 'low',
  );
}

const sessionOf = oncePerView((view): Extracted<string> => {
  const named = allIn(view.document, Q.session)
    .map((link) => /^\/profile\/([^/]+)\/?$/.exec(linkIn(link, view, isBluesky)?.pathname ?? '')?.[1])
    .find((actor) => actor && !DID.test(actor));
  return extractedValue(named, 'link:nav', 'medium');
});
