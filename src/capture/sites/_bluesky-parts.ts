import type { ExtractionCode } from '../../domain/capture/extraction.ts';
import { cachePerView, type PageView } from '../pageView.ts';
import { closest, contains, getAttribute, queryAll, queryOne } from '../safeDom.ts';
import { queryVisible, resolveLink } from './_shared.ts';

/**
 * Screens left earlier stay in the page, hidden, and the page's head describes another screen. Only visible elements
 * count.
 */
export const BLUESKY_SELECTORS = {
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

export const BLUESKY_POST_PATH = /^\/profile\/([^/]+)\/post\/([a-z2-7]{13})\/?$/;
export const DID_PATTERN = /^did:(?:plc:[a-z2-7]{24}|web:[\w.:%-]{3,200})$/;
export const INVALID_HANDLE = 'handle.invalid';
export const isBluesky = (url: URL): boolean => url.hostname === 'bsky.app';

export interface BlueskyPostParts {
  readonly el: Element;
  /** A handle or a DID, as in the name of the container. */
  readonly actor: string;
  readonly quote: Element | null;
  readonly findAll: (selector: string) => Element[];
  readonly timeLink: Element | null;
}

export function findBlueskyPostParts(el: Element, view: PageView): BlueskyPostParts {
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
  const namedActor = /-by-(.+)$/.exec(getAttribute(el, 'data-testid') ?? '')?.[1] ?? '';
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

export interface BlueskyAddress {
  readonly href: string;
  readonly rkey: string;
  readonly how: ExtractionCode;
}

export function readBlueskyAddress({ el, actor, timeLink }: BlueskyPostParts, view: PageView): BlueskyAddress | null {
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
export function findDid(roots: readonly Element[], selector: string): string | null {
  for (const image of roots.flatMap((root) => queryAll(root, selector))) {
    const did = /\/plain\/(did:[^/]+)\//.exec(getAttribute(image, 'src') ?? '')?.[1];
    if (did && DID_PATTERN.test(did)) return did;
  }
  return null;
}

export interface BlueskyReply {
  /** The account that is answered, when the page shows it. */
  readonly to: string | null;
}

/** In a thread, the main post answers the one above it; those below answer the main post. */
export function readBlueskyReply({ el }: BlueskyPostParts, view: PageView): BlueskyReply | null {
  const { posts, focal } = readThread(view);
  const at = posts.indexOf(el);
  if (focal < 0 || at <= 0) return null;
  const above = posts[at - 1];
  return { to: at <= focal && above ? findBlueskyPostParts(above, view).actor : null };
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
