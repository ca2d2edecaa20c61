import { absoluteAddress, shownText } from '../dom.ts';
import { allIn, attributeOf, closest, contains, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';

/** Every selector of the X reader. */
export const Q = {
  /** One post. */
  post: 'article[data-testid="tweet"]',
  /** Around the article: an advertisement. (Inside it: any video.) */
  advertisement: '[data-testid="placementTracking"]',
  /** Display name and handle; in a timeline, the time too. */
  name: '[data-testid="User-Name"]',
  text: '[data-testid="tweetText"]',
  /** Frame of a quoted post when it holds a name of its own; badges have this role too. */
  quoteFrame: '[role="link"]:not(a)',
  statusLink: 'a[href*="/status/"]',
  profileLink: 'a[href^="/"]',
  time: 'time',
  /** Under a text cut short in a timeline. */
  more: '[data-testid="tweet-text-show-more-link"]',
  photo: '[data-testid="tweetPhoto"] img',
  video: '[data-testid="videoPlayer"] video',
  /** Padlock of a protected account. */
  padlock: '[data-testid="icon-lock"]',
  /** The account one is logged in with, at the foot of the side bar. */
  session: '[data-testid="SideNav_AccountSwitcher_Button"]',
  avatar: '[data-testid^="UserAvatar-Container-"]',
  conversation: 'section',
  /** Ends a conversation: what follows is recommended. */
  heading: 'h2, [role="heading"]',
  counters: {
    replies: '[data-testid="reply"]',
    reposts: '[data-testid="retweet"], [data-testid="unretweet"]',
    likes: '[data-testid="like"], [data-testid="unlike"]',
    bookmarks: '[data-testid="bookmark"], [data-testid="removeBookmark"]',
    views: 'a[href$="/analytics"]',
  },
} as const;

export const HOSTS = ['x.com', 'twitter.com', 'mobile.x.com', 'mobile.twitter.com'];
export const STATUS = /^\/(?:(\w{1,20})|i\/web)\/status\/(\d+)(\/.*)?$/;
/** Paths of one segment that are no account. */
const NO_ACCOUNT = new Set(
  'i home explore search notifications messages settings hashtag compose intent jobs'.split(' '),
);

export const isX = (url: URL): boolean => HOSTS.includes(url.hostname.replace(/^www\./, ''));

export interface Status {
  readonly id: string;
  /** Null in the form `/i/web/status/…`. */
  readonly handle: string | null;
  readonly url: string;
  /** Whether it is the link around the post's time, which is the post's own by construction. */
  readonly own: boolean;
}

/** An article, and what in it is the post's own rather than its quote's. */
export class XPost {
  readonly el: Element;
  readonly view: PageView;
  readonly quote: Element | null;
  readonly name: Element | null;
  readonly time: Element | null;
  readonly status: Status | null;

  constructor(el: Element, view: PageView) {
    this.el = el;
    this.view = view;
    this.quote = allIn(el, Q.quoteFrame).find((frame) => oneIn(frame, Q.name)) ?? null;
    // What nobody sees signs nothing.
    this.name = this.shown(Q.name);
    const dated = this.all(Q.statusLink).find((link) => oneIn(link, Q.time));
    this.time = oneIn(dated, Q.time) ?? this.all(Q.time).find((time) => !closest(time, Q.text)) ?? null;
    this.status = this.statusOf(dated);
  }

  all(selector: string): Element[] {
    const found = allIn(this.el, selector);
    return this.quote ? found.filter((el) => !contains(this.quote, el)) : found;
  }

  /** The first that is to be seen. */
  shown(selector: string): Element | null {
    return this.all(selector).find((el) => this.view.isVisible(el)) ?? null;
  }

  one(selector: string): Element | null {
    return (this.quote ? this.all(selector)[0] : oneIn(this.el, selector)) ?? null;
  }

  private statusOf(dated: Element | undefined): Status | null {
    const own = dated && statusAt(dated, this.view);
    if (own) return { ...own, own: true };
    // A photo may be somebody else's (« From @… »): only links under the author's own handle count.
    const author = this.name && profileLinks(this.name)[0]?.handle;
    const part = author
      ? this.all(Q.statusLink)
          .map((link) => statusAt(link, this.view))
          .find((status) => sameHandle(status?.handle, author))
      : null;
    return part ? { ...part, own: false } : null;
  }
}

/** What a link to a post says; `/photo/1`, `/analytics` and the like are left out. */
export function statusAt(link: Element, view: PageView): Omit<Status, 'own'> | null {
  const url = absoluteAddress(attributeOf(link, 'href'), view);
  const match = url && isX(url) ? STATUS.exec(url.pathname) : null;
  if (!url || !match?.[2]) return null;
  const path = url.pathname.slice(0, url.pathname.length - (match[3] ?? '').length);
  const handle = match[1] && !NO_ACCOUNT.has(match[1].toLowerCase()) ? match[1] : null;
  return { id: match[2], handle, url: url.origin + path };
}

export function sameHandle(a: string | null | undefined, b: string | null | undefined): boolean {
  return typeof a === 'string' && a.toLowerCase() === b?.toLowerCase();
}

export function profileLinks(root: Element): { el: Element; handle: string }[] {
  return allIn(root, Q.profileLink).flatMap((el) => {
    const handle = /^\/(\w{1,20})\/?$/.exec(attributeOf(el, 'href') ?? '')?.[1];
    return handle && !NO_ACCOUNT.has(handle.toLowerCase()) ? [{ el, handle }] : [];
  });
}

/** Where there are no links: the last text that is a handle and nothing else, since the display name comes first. */
export function writtenHandle(root: Element, view: PageView): string | null {
  const leaves = allIn(root, '*').filter((el) => el.childElementCount === 0);
  return leaves.flatMap((el) => /^@(\w{1,20})$/.exec(shownText(el, view))?.[1] ?? []).at(-1) ?? null;
}
