import { readVisibleText, resolveHttpUrl } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, contains, getAttribute, queryAll, queryOne } from '../safeDom.ts';

/** All selectors of the X reader. */
export const X_SELECTORS = {
  /** One post. */
  post: 'article[data-testid="tweet"]',
  /** Around the article: an advertisement. (Inside it: any video.) */
  advertisement: '[data-testid="placementTracking"]',
  /** A long article: title, then body; on its own page both are inside the post (public tools, 2026-04 to 2026-07). */
  articleTitle: '[data-testid="twitter-article-title"]',
  articleBody: '[data-testid="twitterArticleRichTextView"]',
  /** A post embedded in an article: it has a name, a text and a time of its own. */
  embedded: '[data-testid="simpleTweet"]',
  /** Above the name: « X reposted », with a link to that account; « Pinned », without. */
  context: '[data-testid="socialContext"]',
  /** Display name and handle; in a timeline, also the time. */
  name: '[data-testid="User-Name"]',
  text: '[data-testid="tweetText"]',
  /** Box of a quoted post, when it has a name of its own; badges have this role too. */
  quoteBox: '[role="link"]:not(a)',
  statusLink: 'a[href*="/status/"]',
  profileLink: 'a[href^="/"]',
  time: 'time',
  /** In a row without a post: « Afficher les réponses supplémentaires… Afficher ». Other buttons there have a test id. */
  moreReplies:
    '[data-testid="cellInnerDiv"]:not(:has(article, a)) [role="button"]:not([data-testid]):not([aria-haspopup])',
  /** Under a text that a timeline cuts. */
  more: '[data-testid="tweet-text-show-more-link"]',
  photo: '[data-testid="tweetPhoto"] img',
  video: '[data-testid="videoPlayer"] video',
  /** Padlock of a protected account. */
  padlock: '[data-testid="icon-lock"]',
  /** The account logged in, at the bottom of the sidebar. */
  session: '[data-testid="SideNav_AccountSwitcher_Button"]',
  avatar: '[data-testid^="UserAvatar-Container-"]',
  conversation: 'section',
  /** Ends a conversation: recommendations follow. */
  heading: 'h2, [role="heading"]',
  counters: {
    replies: '[data-testid="reply"]',
    reposts: '[data-testid="retweet"], [data-testid="unretweet"]',
    likes: '[data-testid="like"], [data-testid="unlike"]',
    bookmarks: '[data-testid="bookmark"], [data-testid="removeBookmark"]',
    views: 'a[href$="/analytics"]',
  },
} as const;

export const X_HOSTS = ['x.com', 'twitter.com', 'mobile.x.com', 'mobile.twitter.com'];
export const X_STATUS_PATH = /^\/(?:(\w{1,20})|i\/web)\/status\/(\d+)(\/.*)?$/;
/** One-segment paths that are not accounts. */
const RESERVED_PATHS = new Set(
  'i home explore search notifications messages settings hashtag compose intent jobs'.split(' '),
);

export const isX = (url: URL): boolean => X_HOSTS.includes(url.hostname.replace(/^www\./, ''));

export interface XStatus {
  readonly id: string;
  /** Null in the form `/i/web/status/…`. */
  readonly handle: string | null;
  readonly url: string;
  /** True for the link around the post's time, which is always the post's own. */
  readonly isOwn: boolean;
}

/** An article, and the parts of it that belong to the post rather than to its quote. */
export class XPost {
  readonly el: Element;
  readonly view: PageView;
  readonly quote: Element | null;
  readonly hasEmbedded: boolean;
  readonly name: Element | null;
  readonly time: Element | null;
  readonly status: XStatus | null;

  constructor(el: Element, view: PageView) {
    this.el = el;
    this.view = view;
    this.quote = queryAll(el, X_SELECTORS.quoteBox).find((box) => queryOne(box, X_SELECTORS.name)) ?? null;
    this.hasEmbedded = queryOne(el, X_SELECTORS.embedded) !== null;
    // An invisible element must not name the author.
    this.name = this.findVisible(X_SELECTORS.name);
    const dated = this.findAll(X_SELECTORS.statusLink).find((link) => queryOne(link, X_SELECTORS.time));
    this.time =
      queryOne(dated, X_SELECTORS.time) ??
      this.findAll(X_SELECTORS.time).find((time) => !closest(time, X_SELECTORS.text)) ??
      null;
    this.status = this.findStatus(dated);
  }

  findAll(selector: string): Element[] {
    const found = queryAll(this.el, selector);
    return this.isAlone ? found : found.filter((el) => !contains(this.quote, el) && !closest(el, X_SELECTORS.embedded));
  }

  /** The article contains no other post. */
  private get isAlone(): boolean {
    return this.quote === null && !this.hasEmbedded;
  }

  /** Returns the first visible match. */
  findVisible(selector: string): Element | null {
    return this.findAll(selector).find((el) => this.view.isVisible(el)) ?? null;
  }

  findOne(selector: string): Element | null {
    return (this.isAlone ? queryOne(this.el, selector) : this.findAll(selector)[0]) ?? null;
  }

  private findStatus(dated: Element | undefined): XStatus | null {
    const own = dated && readXStatus(dated, this.view);
    if (own) return { ...own, isOwn: true };
    // A photo may belong to another account (« From @… »): only links under the author's own handle count.
    const author = this.name && listXProfileLinks(this.name)[0]?.handle;
    const part = author
      ? this.findAll(X_SELECTORS.statusLink)
          .map((link) => readXStatus(link, this.view))
          .find((status) => isSameHandle(status?.handle, author))
      : null;
    return part ? { ...part, isOwn: false } : null;
  }
}

/** Parses a link to a post, without `/photo/1`, `/analytics` and similar. */
export function readXStatus(link: Element, view: PageView): Omit<XStatus, 'isOwn'> | null {
  const url = resolveHttpUrl(getAttribute(link, 'href'), view);
  const match = url && isX(url) ? X_STATUS_PATH.exec(url.pathname) : null;
  if (!url || !match?.[2]) return null;
  const path = url.pathname.slice(0, url.pathname.length - (match[3] ?? '').length);
  const handle = match[1] && !RESERVED_PATHS.has(match[1].toLowerCase()) ? match[1] : null;
  return { id: match[2], handle, url: url.origin + path };
}

export function isSameHandle(a: string | null | undefined, b: string | null | undefined): boolean {
  return typeof a === 'string' && a.toLowerCase() === b?.toLowerCase();
}

export function listXProfileLinks(root: Element): { el: Element; handle: string }[] {
  return queryAll(root, X_SELECTORS.profileLink).flatMap((el) => {
    const handle = /^\/(\w{1,20})\/?$/.exec(getAttribute(el, 'href') ?? '')?.[1];
    return handle && !RESERVED_PATHS.has(handle.toLowerCase()) ? [{ el, handle }] : [];
  });
}

/** Without links: returns the last text that is a handle only, since the display name comes first. */
export function readXHandleText(root: Element, view: PageView): string | null {
  const leaves = queryAll(root, '*').filter((el) => el.childElementCount === 0);
  return leaves.flatMap((el) => /^@(\w{1,20})$/.exec(readVisibleText(el, view))?.[1] ?? []).at(-1) ?? null;
}

/** Returns the visible posts, without advertisements. */
export const listXPosts = (view: PageView): Element[] =>
  queryAll(view.document, X_SELECTORS.post).filter(
    (el) => !closest(el, X_SELECTORS.advertisement) && view.isVisible(el),
  );
