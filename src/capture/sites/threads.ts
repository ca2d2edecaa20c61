import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { timeOfId } from '../ids.ts';
import { allIn, closest, oneIn, parentIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { linkIn, mediaFrom, visibleAll } from './_parts.ts';
import { datetimeOf, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** No class lasts and there is no test id; the head of a reply's page speaks of the post answered, so it is not read. */
const Q = {
  /** A post; inside another, the post that one quotes. */
  post: '[data-pressable-container]',
  /** Inside the link to the post. */
  time: 'time[datetime]',
  profile: 'a[href*="/@"]',
  words: 'span[dir="auto"]',
  /** What stands in these is no part of the words. */
  apart: 'a, button, [role="button"], time',
  picture: 'img[src], video',
  session: 'nav a[href*="/@"], [role="navigation"] a[href*="/@"]',
} as const;

const HOSTS = ['threads.com', 'threads.net'];
const POST = /^\/@([\w.]+)\/(?:post|t)\/([\w-]{5,60})(?:\/.*)?$/;
const isThreads = (url: URL): boolean => HOSTS.includes(url.hostname.replace(/^www\./, ''));
const isPost = (url: URL): boolean => isThreads(url) && POST.test(url.pathname);

export const threads: Site = {
  id: 'threads',
  version: '1',
  confirmed: '2026-06-22',
  address: {
    hosts: HOSTS,
    host: 'www.threads.com',
    drop: ['xmt', 'igshid', 'igsh', 'slof', 'hl'],
    post({ pathname }) {
      const [, user, code] = POST.exec(pathname) ?? [];
      const bare = /^\/t\/([\w-]{5,60})\/?$/.exec(pathname)?.[1];
      return code ? `/@${user}/post/${code}` : bare ? `/t/${bare}` : null;
    },
  },
  matches: ({ url }) => isThreads(url),
  itemOf(el, view) {
    for (let at = closest(el, Q.post); at; at = closest(parentIn(at), Q.post)) {
      if (isOutermost(at) && addressOf(at, view)) return view.isVisible(at) ? at : null;
    }
    return null;
  },
  list: (view) => visibleAll(Q.post, view).filter((el) => isOutermost(el) && addressOf(el, view)),
  key: (el, view) => addressOf(el, view)?.code ?? null,
  read: readPost,
  breakage: ({ url }) => (/^\/login\b/.test(url.pathname) ? 'login-wall' : null),
};

const isOutermost = (el: Element): boolean => !closest(parentIn(el), Q.post);

/** Of this post, not of one quoted in it. */
function own(el: Element, selector: string): Element[] {
  return allIn(el, selector).filter((part) => closest(part, Q.post) === el);
}

interface Address {
  /** Around the post's age. */
  readonly link: Element;
  readonly href: string;
  readonly user: string;
  readonly code: string;
}

function addressOf(el: Element, view: PageView): Address | null {
  for (const time of own(el, Q.time)) {
    const link = closest(time, 'a[href]');
    const url = linkIn(link, view, isPost);
    const [, user, code] = (url && POST.exec(url.pathname)) ?? [];
    if (link && url && user && code) return { link, href: url.href, user, code };
  }
  return null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const address = addressOf(el, view);
  const time = oneIn(address?.link, Q.time);
  const found = timeFrom(
    {
      raw: (time && shownText(time, view)) || null,
      machine: datetimeOf(time, view),
      id: address && timeOfId(address.code, 'shortcode'),
    },
    view,
  );
  const reply = replyOf(el, view);
  const profile = own(el, Q.profile)
    .map((link) => linkIn(link, view, isThreads))
    .find((url) => url?.pathname.replace(/\/$/, '') === `/@${address?.user}`);
  const media = own(el, Q.picture).filter(
    (part) => !closest(part, Q.profile) && view.rectOf(part).width > SMALLEST,
  );
  return {
    ...unread(threads, 'post'),
    surface: reply
      ? extractedValue('reply', 'place:thread', 'medium')
      : extractedValue('post', 'no-reply-mark', 'medium'),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(address?.user, 'link:/post/', 'high'),
      profileUrl: extractedValue(profile?.href, 'link:/@', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(address?.href, 'link:/post/', 'high'),
    nativeIds: {
      post: extractedValue(address?.code, 'link:/post/', 'high'),
      stable: address
        ? extractedValue(`https://www.threads.com/t/${address.code}`, 'link:/post/', 'high')
        : missingValue(),
    },
    posting: found.posting,
    text: wordsOf(el, address, view),
    media: extractedValue(mediaFrom(media, view), 'element:img', 'medium'),
    engagement: missingValue('not-attempted'),
    quoted: quotedIn(el, view),
    replyTo: reply?.to
      ? extractedValue(reply.to, 'place:thread', 'medium')
      : missingValue(reply ? 'not-shown' : 'no-reply-mark'),
    session: sessionOf(view),
    warnings: [...found.warnings, ...(address ? [] : ['layout-unknown'])],
  };
}

/** Smaller pictures are avatars and badges. */
const SMALLEST = 64;

/** What follows the age and is neither a link nor a button; « 1/2 » counts the parts of a thread. */
function wordsOf(el: Element, address: Address | null, view: PageView): Extracted<string> {
  const spans = own(el, Q.words).filter(
    (span) =>
      !closest(span, Q.apart) &&
      !closest(parentIn(span), Q.words) &&
      (!address || (address.link.compareDocumentPosition(span) & 4) !== 0), // …_FOLLOWING
  );
  const parts = spans
    .map((span) => shownText(span, view, { preserve: true }))
    .filter((text) => text !== '' && text !== '·' && !/^\d+\s*\/\s*\d+$/.test(text));
  return parts.length
    ? extractedValue(parts.join('\n'), 'span:dir', parts.length === 1 ? 'high' : 'medium')
    : missingValue('no-text');
}

function quotedIn(el: Element, view: PageView): Extracted<QuotedPost> {
  const inner = allIn(el, Q.post).find((part) => addressOf(part, view));
  const address = inner && addressOf(inner, view);
  if (!inner || !address) return missingValue('none-shown');
  return extractedValue(
    { author: address.user, permalink: address.href, text: wordsOf(inner, address, view).value },
    'place:nested',
    'high',
  );
}

/** On a post's page what stands above it is what it answers; what stands below answers it. */
function replyOf(el: Element, view: PageView): { readonly to: string | null } | null {
  const { posts, focal } = threadOf(view);
  const at = posts.indexOf(el);
  if (focal < 0 || at <= 0) return null;
  const above = posts[at - 1];
  return { to: at === focal && above ? (addressOf(above, view)?.user ?? null) : null };
}

const threadOf = oncePerView((view): { readonly posts: readonly Element[]; readonly focal: number } => {
  const open = POST.exec(view.url.pathname)?.[2];
  const posts = open ? threads.list(view) : [];
  return { posts, focal: posts.findIndex((el) => addressOf(el, view)?.code === open) };
});

const sessionOf = oncePerView((view): Extracted<string> => {
  const named = allIn(view.document, Q.session)
    .map((link) => /^\/@([\w.]+)\/?$/.exec(linkIn(link, view, isThreads)?.pathname ?? '')?.[1])
    .find((user) => user !== undefined);
  return extractedValue(named, 'link:nav', 'medium');
});
