import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { allIn, attributeOf, closest, contains, oneIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { linkIn, visibleAll } from './_parts.ts';

/** Screens one has left stay in the page, hidden; the head of the page speaks of another one. Only the visible counts. */
export const Q = {
  /** A post in a feed or in a thread; the account's handle, or its DID, ends the name. */
  post: '[data-testid^="feedItem-by-"], [data-testid^="postThreadItem-by-"]',
  inThread: '[data-testid="postThreadScreen"]',
  text: '[data-testid="postText"], [data-word-wrap="1"]',
  /** Around the age, which says the date in full to screen readers; a quote is such a link too, around much more. */
  postLink: 'a[href*="/post/"]',
  profile: 'a[href*="/profile/"]',
  /** What a time's link never holds. */
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

export const POST = /^\/profile\/([^/]+)\/post\/([a-z2-7]{13})\/?$/;
export const DID = /^did:(?:plc:[a-z2-7]{24}|web:[\w.:%-]{3,200})$/;
export const INVALID = 'handle.invalid';
export const isBluesky = (url: URL): boolean => url.hostname === 'bsky.app';

export interface Parts {
  readonly el: Element;
  /** As the container names it: a handle, or a DID. */
  readonly actor: string;
  readonly quote: Element | null;
  readonly all: (selector: string) => Element[];
  readonly timeLink: Element | null;
}

export function partsOf(el: Element, view: PageView): Parts {
  // An author may link to another post of their own.
  const links = allIn(el, Q.postLink).filter(
    (link) => !closest(link, Q.text) && linkIn(link, view, isPostAddress),
  );
  const quote = links.find((link) => oneIn(link, Q.content)) ?? null;
  const all = (selector: string): Element[] =>
    allIn(el, selector).filter((part) => part !== quote && !contains(quote, part));
  const own = links.filter((link) => link !== quote && !contains(quote, link));
  const actor = actorOf(el, own, view);
  const timeLink = own.find((link) => sameActor(linkIn(link, view), actor, el)) ?? null;
  return { el, actor, quote, all, timeLink };
}

/** A handle that no longer leads anywhere is shown as invalid: links then use the DID. */
function actorOf(el: Element, links: readonly Element[], view: PageView): string {
  const named = /-by-(.+)$/.exec(attributeOf(el, 'data-testid') ?? '')?.[1] ?? '';
  if (named !== INVALID) return named;
  const linked = POST.exec(linkIn(links[0], view)?.pathname ?? '')?.[1];
  return linked && DID.test(linked) ? linked : named;
}

const isPostAddress = (url: URL): boolean => isBluesky(url) && POST.test(url.pathname);

/** A link of the post's own is under its own account: by handle, or by the DID that its pictures carry. */
function sameActor(url: URL | null, actor: string, el: Element): boolean {
  const named = url && POST.exec(url.pathname)?.[1];
  return named !== null && named !== undefined && (named === actor || named === didIn([el], Q.avatar));
}

export interface Address {
  readonly href: string;
  readonly rkey: string;
  readonly how: ExtractionCode;
}

export function addressOf({ el, actor, timeLink }: Parts, view: PageView): Address | null {
  const url = linkIn(timeLink, view, isPostAddress);
  const rkey = url && POST.exec(url.pathname)?.[2];
  if (url && rkey) return { href: url.href, rkey, how: 'link:/post/' };
  // The post that the page is about shows no link to itself: the address bar names it, by the same account.
  const [, named, open] = POST.exec(view.url.pathname) ?? [];
  const focal = open && closest(el, Q.inThread) && sameActor(view.url, actor, el) && isOnlyUnlinked(el, view);
  return focal && named ? { href: view.url.origin + view.url.pathname, rkey: open, how: 'address' } : null;
}

const unlinkedInThread = oncePerView((view) =>
  visibleAll(Q.post, view).filter((el) => closest(el, Q.inThread) && !partsOf(el, view).timeLink),
);
const isOnlyUnlinked = (el: Element, view: PageView): boolean => {
  const unlinked = unlinkedInThread(view);
  return unlinked.length === 1 && unlinked[0] === el;
};

/** Pictures are kept under their account's DID. */
export function didIn(roots: readonly Element[], selector: string): string | null {
  for (const image of roots.flatMap((root) => allIn(root, selector))) {
    const did = /\/plain\/(did:[^/]+)\//.exec(attributeOf(image, 'src') ?? '')?.[1];
    if (did && DID.test(did)) return did;
  }
  return null;
}

export interface Reply {
  /** The account answered, when the page shows it. */
  readonly to: string | null;
}

/** In a thread what stands above its main post is what that answers; what stands below answers it. */
export function replyOf({ el }: Parts, view: PageView): Reply | null {
  const { posts, focal } = threadOf(view);
  const at = posts.indexOf(el);
  if (focal < 0 || at <= 0) return null;
  const above = posts[at - 1];
  return { to: at <= focal && above ? partsOf(above, view).actor : null };
}

const threadOf = oncePerView((view): { readonly posts: readonly Element[]; readonly focal: number } => {
  const open = POST.exec(view.url.pathname)?.[2];
  const posts = open ? visibleAll(Q.post, view).filter((el) => closest(el, Q.inThread)) : [];
  return { posts, focal: posts.findIndex((el) => addressOf(partsOf(el, view), view)?.rkey === open) };
});
