import { hasText, readVisibleText } from '../dom/domTree.ts';
import { readShownDate } from '../dom/pageDates.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, contains, getAttribute, queryAll, queryOne } from '../dom/safeDom.ts';
import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { readIdTimestamp } from './reading/idTimestamps.ts';
import { type PostingTime, resolvePostingTime } from './reading/postingTime.ts';
import {
  buildReply,
  queryVisible,
  type ReplyMark,
  readElementText,
  readEngagementCounts,
  readMediaElements,
  readPageLanguage,
  resolveLink,
  selectPosts,
} from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

const SITE_HOSTS = ['bsky.app', 'main.bsky.dev'];

export const platform: Platform = {
  id: 'bluesky',
  name: 'Bluesky',
  pack: 'bluesky',
  hosts: [...SITE_HOSTS, 'go.bsky.app'],
  operated: ['bsky.app', 'bsky.dev'],
  handlePrefix: '@',
  // Without `idTime`: the sender's software chooses the id.
};

/** Screens left earlier stay in the page, hidden, and its head describes another one: only visible elements count. */
const BLUESKY_SELECTORS = {
  /** A post in a feed or in a thread; the name ends with the account's handle or DID. */
  post: '[data-testid^="feedItem-by-"], [data-testid^="postThreadItem-by-"]',
  inThread: '[data-testid="postThreadScreen"]',
  text: '[data-testid="postText"], [data-word-wrap="1"]',
  /** Around the age, which has the full date for screen readers. A quote is also such a link, around much more. */
  postLink: 'a[href*="/post/"]',
  profile: 'a[href*="/profile/"]',
  /** Never inside the link of a post's time. */
  content: 'img, video, [data-word-wrap="1"], [data-testid="postText"]',
  picture: 'img[src*="/feed_thumbnail/"], img[src*="/feed_fullsize/"], video[src], video[poster]',
  avatar: 'img[src*="/img/avatar"]',
  session: 'nav a[href*="/profile/"]',
  counters: {
    replies: '[data-testid="replyCount"]',
    reposts: '[data-testid^="repostCount"]',
    quotes: '[data-testid^="quoteCount"]',
    likes: '[data-testid^="likeCount"]',
  },
} as const;

const BLUESKY_POST_PATH = /^\/profile\/([^/]+)\/post\/([a-z2-7]{13})\/?$/;
const DID_PATTERN = /^did:(?:plc:[a-z2-7]{24}|web:[\w.:%-]{3,200})$/;
const INVALID_HANDLE = 'handle.invalid';
const isBluesky = (url: URL): boolean => url.hostname === 'bsky.app';

interface BlueskyPostParts {
  readonly el: Element;
  /** A handle or a DID, as in the name of the container. */
  readonly actor: string;
  readonly quote: Element | null;
  readonly findAll: (selector: string) => Element[];
  readonly timeLink: Element | null;
}

function findBlueskyPostParts(el: Element, view: PageView): BlueskyPostParts {
  // An author may link to another post of their own.
  const links = queryAll(el, BLUESKY_SELECTORS.postLink).filter(
    (link) => !closest(link, BLUESKY_SELECTORS.text) && resolveLink(link, view, isPostAddress),
  );
  const quote = links.find((link) => queryOne(link, BLUESKY_SELECTORS.content)) ?? null;
  const findAll = (selector: string): Element[] =>
    queryAll(el, selector).filter((part) => part !== quote && !contains(quote, part));
  const ownLinks = links.filter((link) => link !== quote && !contains(quote, link));
  const actor = readActor(el, ownLinks, view);
  const timeLink = ownLinks.find((link) => isSameActor(resolveLink(link, view), actor, el)) ?? null;
  return { el, actor, quote, findAll, timeLink };
}

/** A handle that no longer resolves is displayed as invalid; links then use the DID. */
function readActor(el: Element, links: readonly Element[], view: PageView): string {
  const namedActor = (getAttribute(el, 'data-testid') ?? '').split('-by-').slice(1).join('-by-');
  if (namedActor !== INVALID_HANDLE) return namedActor;
  const linked = BLUESKY_POST_PATH.exec(resolveLink(links[0], view)?.pathname ?? '')?.[1];
  return linked && DID_PATTERN.test(linked) ? linked : namedActor;
}

const isPostAddress = (url: URL): boolean => isBluesky(url) && BLUESKY_POST_PATH.test(url.pathname);

/** Links of the post itself are under its own account: by handle, or by the DID found in its images. */
function isSameActor(url: URL | null, actor: string, el: Element): boolean {
  const namedActor = url && BLUESKY_POST_PATH.exec(url.pathname)?.[1];
  return (
    namedActor !== null &&
    namedActor !== undefined &&
    (namedActor === actor || namedActor === findDid([el], BLUESKY_SELECTORS.avatar))
  );
}

interface BlueskyAddress {
  readonly href: string;
  readonly rkey: string;
  readonly how: ExtractionCode;
}

function readBlueskyAddress({ el, actor, timeLink }: BlueskyPostParts, view: PageView): BlueskyAddress | null {
  const url = resolveLink(timeLink, view, isPostAddress);
  const rkey = url && BLUESKY_POST_PATH.exec(url.pathname)?.[2];
  if (url && rkey) return { href: url.href, rkey, how: 'link:/post/' };
  // The main post of a page has no link to itself: the address bar identifies it, when the account is the same.
  const [, namedActor, open] = BLUESKY_POST_PATH.exec(view.url.pathname) ?? [];
  const focal =
    open && closest(el, BLUESKY_SELECTORS.inThread) && isSameActor(view.url, actor, el) && isOnlyUnlinked(el, view);
  return focal && namedActor ? { href: view.url.origin + view.url.pathname, rkey: open, how: 'address' } : null;
}

const listUnlinkedInThread = cachePerView((view) =>
  queryVisible(BLUESKY_SELECTORS.post, view).filter(
    (el) => closest(el, BLUESKY_SELECTORS.inThread) && !findBlueskyPostParts(el, view).timeLink,
  ),
);
const isOnlyUnlinked = (el: Element, view: PageView): boolean => {
  const unlinked = listUnlinkedInThread(view);
  return unlinked.length === 1 && unlinked[0] === el;
};

/** The addresses of images contain the account's DID. */
function findDid(roots: readonly Element[], selector: string): string | null {
  for (const image of roots.flatMap((root) => queryAll(root, selector))) {
    const did = /\/plain\/(did:[^/]+)\//.exec(getAttribute(image, 'src') ?? '')?.[1];
    if (did && DID_PATTERN.test(did)) return did;
  }
  return null;
}

/** In a thread, the main post answers the one above it; those below answer the main post. */
function readBlueskyReply({ el }: BlueskyPostParts, view: PageView): ReplyMark | null {
  const { posts, focal } = readThread(view);
  const at = posts.indexOf(el);
  if (focal < 0 || at <= 0) return null;
  const above = posts[at - 1];
  const to = at <= focal && above ? findBlueskyPostParts(above, view).actor : null;
  return { to, how: 'place:thread', confidence: 'medium' };
}

const readThread = cachePerView((view): { readonly posts: readonly Element[]; readonly focal: number } => {
  const open = BLUESKY_POST_PATH.exec(view.url.pathname)?.[2];
  const posts = open
    ? queryVisible(BLUESKY_SELECTORS.post, view).filter((el) => closest(el, BLUESKY_SELECTORS.inThread))
    : [];
  return {
    posts,
    focal: posts.findIndex((el) => readBlueskyAddress(findBlueskyPostParts(el, view), view)?.rkey === open),
  };
});

export const reader: Reader = {
  id: platform.id,
  version: '4',
  confirmed: '2026-06-22',
  address: {
    hosts: SITE_HOSTS,
    host: 'bsky.app',
    shortHosts: ['go.bsky.app'],
    drop: [],
    post({ pathname }) {
      const match = BLUESKY_POST_PATH.exec(pathname);
      return match && `/profile/${match[1]}/post/${match[2]}`;
    },
  },
  matches: ({ url }) => isBluesky(url),
  ...selectPosts(BLUESKY_SELECTORS.post),
  readKey: (el, view) => readBlueskyAddress(findBlueskyPostParts(el, view), view)?.rkey ?? null,
  readPost: (el, view) => readPost(findBlueskyPostParts(el, view), view),
};

function readPost(parts: BlueskyPostParts, view: PageView): PostExtraction {
  const { findAll } = parts;
  const address = readBlueskyAddress(parts, view);
  const text = findAll(BLUESKY_SELECTORS.text)[0] ?? null;
  const time = readTime(parts, address, view);
  const author = readAuthor(parts, view);
  const did = author.platformId.value;
  return {
    ...createEmptyExtraction(reader, 'post'),
    ...buildReply(readBlueskyReply(parts, view)),
    author,
    permalink: address ? extractedValue(address.href, address.how, 'high') : missingValue(),
    nativeIds: {
      post: extractedValue(address?.rkey, address?.how ?? 'not-found', 'high'),
      stable: extractedValue(did && address && `at://${did}/app.bsky.feed.post/${address.rkey}`, 'image:did', 'medium'),
    },
    posting: time.posting,
    text: readElementText(text, 'testid:postText', view, { preserveWhitespace: true }),
    media: extractedValue(readMediaElements(findAll(BLUESKY_SELECTORS.picture), view), 'image:feed', 'medium'),
    engagement: readEngagementCounts(BLUESKY_SELECTORS.counters, (one) => findAll(one)[0], 'testid:counters', view),
    quoted: readQuote(parts.quote, view),
    session: readSession(view),
    warnings: [...time.warnings, ...(address || text ? [] : ['layout-unknown'])],
  };
}

/** The app adds direction marks around names, which are not part of them. */
const stripDirectionMarks = (text: string): string =>
  text.replace(
    /^[\u200e\u202a-\u202e\u2066-\u2069\s]+|(?<![\u200e\u202a-\u202e\u2066-\u2069\s])[\u200e\u202a-\u202e\u2066-\u2069\s]+$/g,
    '',
  );

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
      ? extractedValue(did, did === actor ? 'testid:by' : 'image:did', did === actor ? 'high' : 'medium')
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
