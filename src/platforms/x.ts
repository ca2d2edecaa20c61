import { readVisibleText, resolveHttpUrl } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getParentElement,
  isBefore,
  matches,
  queryAll,
  queryOne,
} from '../dom/safeDom.ts';
import { extractedValue, type Media, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { readIdTimestamp } from './reading/idTimestamps.ts';
import { type PostingTime, readDatetime, resolvePostingTime } from './reading/postingTime.ts';
import {
  buildReply,
  closestVisible,
  type ReplyMark,
  readEngagementCounts,
  resolveLink,
} from './reading/readElements.ts';
import {
  createEmptyExtraction,
  MORE_REPLIES,
  MORE_TEXT,
  ORIGINAL_BUTTON,
  ORIGINALS,
  type Reader,
} from './reading/reader.ts';

export const platform: Platform = {
  id: 'x',
  name: 'X',
  pack: 'x',
  hosts: ['x.com', 'mobile.x.com', 'twitter.com', 'mobile.twitter.com'],
  operated: ['x.com', 'twitter.com'],
  handlePrefix: '@',
  reportLinks: [
    { kind: 'rules', url: 'https://help.x.com/en/forms/safety-and-sensitive-content', seen: '2026-11-20' },
    // In X’s own web client.
    { kind: 'illegal', url: 'https://help.x.com/forms/dsa/report', seen: '2026-11-20' },
    {
      kind: 'privacy',
      url: 'https://help.x.com/en/forms/safety-and-sensitive-content/private-information',
      seen: '2026-11-20',
    },
    { kind: 'own-data', url: 'https://x.com/settings/download_your_data', seen: '2026-11-20' },
  ],
  idTime: { id: 'post', formula: 'snowflake-x', address: '/status/(\\d+)(?:[/?#]|$)' },
};

const X_SELECTORS = {
  /** One post, or a long article on a page of its own. */
  post: 'article[data-testid="tweet"], [data-testid="twitterArticleReadView"]',
  tweet: 'article[data-testid="tweet"]',
  /** Inside a post, or instead of one (public tools, 2026). */
  article: '[data-testid="twitterArticleReadView"]',
  /** Around the article: an advertisement. (Inside it: any video.) */
  advertisement: '[data-testid="placementTracking"]',
  /** A long article: title, then body; on its own page both are inside the post (public tools, 2026-04 to 2026-07). */
  articleTitle: '[data-testid="twitter-article-title"]',
  articleBody: '[data-testid="twitterArticleRichTextView"]',
  /** A post embedded in an article: it has a name, a text and a time of its own. */
  embedded: '[data-testid="simpleTweet"], [data-testid="twitterArticleReadView"] article[data-testid="tweet"]',
  /** Above the name: « X reposted », with a link to that account; « Pinned », without. */
  context: '[data-testid="socialContext"]',
  /** Display name and handle; in a timeline, also the time. */
  name: '[data-testid="User-Name"]',
  text: '[data-testid="tweetText"]',
  /** What the author wrote: it gives neither date nor address. */
  words: '[data-testid="tweetText"], [data-testid="twitter-article-title"], [data-testid="twitterArticleRichTextView"]',
  /** Box of a quoted post, when it has a name of its own; badges have this role too. */
  quoteBox: '[role="link"]:not(a)',
  statusLink: 'a[href*="/status/"]',
  profileLink: 'a[href^="/"]',
  time: 'time',
  /** In a row without a post: « Afficher les réponses supplémentaires… Afficher ». Others there have a test id. */
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

const X_STATUS_PATH = /^\/(?:(\w{1,20})|i\/web)\/status\/(\d+)(\/.*)?$/;
/** One-segment paths that are not accounts. */
const RESERVED_PATHS = new Set(
  'i home explore search notifications messages settings hashtag compose intent jobs'.split(' '),
);

const isX = (url: URL): boolean => isOnHost(url, platform.hosts);

interface XStatus {
  readonly id: string;
  /** Null in the form `/i/web/status/…`. */
  readonly handle: string | null;
  readonly url: string;
  /** `link:/status/`: the link around the post's time, which is always the post's own. */
  readonly how: 'link:/status/' | 'link:part-of-post' | 'address';
}

/** An article, and the parts of it that belong to the post rather than to its quote. */
class XPost {
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
    const dated = this.findOutsideWords(X_SELECTORS.statusLink).find((link) => queryOne(link, X_SELECTORS.time));
    this.time = queryOne(dated, X_SELECTORS.time) ?? this.findOutsideWords(X_SELECTORS.time)[0] ?? null;
    this.status = this.findStatus(dated);
  }

  findAll(selector: string): Element[] {
    const found = queryAll(this.el, selector);
    return this.isAlone ? found : found.filter((el) => !contains(this.quote, el) && !closest(el, X_SELECTORS.embedded));
  }

  private findOutsideWords(selector: string): Element[] {
    return this.findAll(selector).filter((el) => !closest(el, X_SELECTORS.words));
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
    if (own) return { ...own, how: 'link:/status/' };
    // A photo may belong to another account (« From @… »): only links under the author's own handle count.
    const author = this.name && listXProfileLinks(this.name)[0]?.handle;
    const part = author
      ? this.findOutsideWords(X_SELECTORS.statusLink)
          .map((link) => readXStatus(link, this.view))
          .find((status) => isSameHandle(status?.handle, author))
      : null;
    if (part) return { ...part, how: 'link:part-of-post' };
    const isOnly = matches(this.el, X_SELECTORS.article) && listXPosts(this.view).every((el) => el === this.el);
    const open = isOnly && !author ? parseXStatus(this.view.url) : null;
    return open && { ...open, how: 'address' };
  }
}

/** Parses a link to a post, without `/photo/1`, `/analytics` and similar. */
function readXStatus(link: Element, view: PageView): Omit<XStatus, 'how'> | null {
  const url = resolveLink(link, view, isX);
  return url && parseXStatus(url);
}

function parseXStatus(url: URL): Omit<XStatus, 'how'> | null {
  const match = X_STATUS_PATH.exec(url.pathname);
  if (!match?.[2]) return null;
  const path = url.pathname.slice(0, url.pathname.length - (match[3] ?? '').length);
  const handle = match[1] && !RESERVED_PATHS.has(match[1].toLowerCase()) ? match[1] : null;
  return { id: match[2], handle, url: url.origin + path };
}

function isSameHandle(a: string | null | undefined, b: string | null | undefined): boolean {
  return typeof a === 'string' && a.toLowerCase() === b?.toLowerCase();
}

function listXProfileLinks(root: Element): { el: Element; handle: string }[] {
  return queryAll(root, X_SELECTORS.profileLink).flatMap((el) => {
    const handle = /^\/(\w{1,20})\/?$/.exec(getAttribute(el, 'href') ?? '')?.[1];
    return handle && !RESERVED_PATHS.has(handle.toLowerCase()) ? [{ el, handle }] : [];
  });
}

/** Without links: returns the last text that is a handle only, since the display name comes first. */
function readXHandleText(root: Element, view: PageView): string | null {
  const leaves = queryAll(root, '*').filter((el) => el.childElementCount === 0);
  return leaves.flatMap((el) => /^@(\w{1,20})$/.exec(readVisibleText(el, view))?.[1] ?? []).at(-1) ?? null;
}

/** An article inside a post is part of it, and a post inside an article is quoted there. */
const isXPost = (el: Element): boolean =>
  matches(el, X_SELECTORS.tweet)
    ? !matches(el, X_SELECTORS.embedded)
    : closest(getParentElement(el), X_SELECTORS.tweet) === null;

/** Returns the visible posts, without advertisements. */
const listXPosts = (view: PageView): Element[] =>
  queryAll(view.document, X_SELECTORS.post).filter(
    (el) => isXPost(el) && !closest(el, X_SELECTORS.advertisement) && view.isVisible(el),
  );

export const reader: Reader = {
  id: platform.id,
  version: '5',
  confirmed: '2025-10-28',
  address: {
    hosts: platform.hosts,
    host: 'x.com',
    drop: ['s', 't', 'ref_src', 'ref_url', 'cn'],
    post({ pathname }) {
      const match = X_STATUS_PATH.exec(pathname);
      return match && `/${match[1] ?? 'i'}/status/${match[2]}`;
    },
  },
  unfold: {
    hosts: platform.hosts,
    buttons: [
      {
        selector: '[data-testid="tweet-text-show-more-link"]',
        label: MORE_TEXT,
        source: 'AaronLil/XTwitterAutoShowMore; a link in some timelines, which is not pressed',
      },
      {
        selector: X_SELECTORS.moreReplies,
        label: new RegExp(`${MORE_REPLIES.source}|^(?:afficher|show)$`, 'iu'),
        source: 'webrecorder/browsertrix-behaviors, twitter.ts',
      },
      ORIGINAL_BUTTON,
    ],
  },
  matches: ({ url }) => isX(url),
  folded: {
    texts: X_SELECTORS.more,
    replies: X_SELECTORS.moreReplies,
    originals: ORIGINALS,
    words: X_SELECTORS.text,
  },
  findPost: (el, view) => closestVisible(el, X_SELECTORS.post, view, isXPost),
  listPosts: listXPosts,
  readKey: (el, view) => new XPost(el, view).status?.id ?? null,
  readPost: (el, view) => readPost(new XPost(el, view)),
  findBreakage: ({ url }) => (/^\/(?:i\/flow\/)?(?:login|signup)\b/.test(url.pathname) ? 'login-wall' : null),
};

function readPost(post: XPost): PostExtraction {
  const { status, view } = post;
  const author = readXAuthor(post);
  const text = post.findVisible(X_SELECTORS.text);
  const quoted = readQuote(post);
  const posting = readPostingTime(post);
  const unknown = author.handle.value === null && !status && !text;
  const sharer = post.findOne(X_SELECTORS.context);
  const how = status?.how ?? 'link:/status/';
  const confidence = how === 'link:/status/' ? 'high' : 'medium';
  return {
    // An article that is no tweet was not checked on a real page.
    ...createEmptyExtraction(matches(post.el, X_SELECTORS.tweet) ? reader : { ...reader, confirmed: null }, 'post'),
    ...buildReply(readXReply(post)),
    visibility: queryOne(post.name, X_SELECTORS.padlock)
      ? extractedValue('followers', 'mark:padlock', 'high')
      : missingValue('not-shown'),
    author,
    permalink: status ? extractedValue(status.url, how, confidence) : missingValue(),
    nativeIds: {
      post: status ? extractedValue(status.id, how, confidence) : missingValue(),
      // Leads to the post even after the account is renamed.
      stable: status ? extractedValue(`https://x.com/i/web/status/${status.id}`, how, confidence) : missingValue(),
    },
    posting: posting.posting,
    text: text
      ? extractedValue(readVisibleText(text, view, { preserveWhitespace: true }), 'testid:tweetText', 'high')
      : readArticle(post),
    media: unknown ? missingValue('layout-unknown') : extractedValue(readMedia(post), 'testid:tweetPhoto', 'medium'),
    engagement: readEngagementCounts(X_SELECTORS.counters, (one) => post.findOne(one), 'testid:counters', view),
    quoted,
    session: readXSession(view),
    warnings: [
      ...posting.warnings,
      ...(post.findOne(X_SELECTORS.more) ? ['truncated-text'] : []),
      ...(quoted.value && quoted.value.permalink === null ? ['quote-without-id'] : []),
      ...(unknown ? ['layout-unknown'] : []),
      ...(sharer && (closest(sharer, X_SELECTORS.profileLink) ?? queryOne(sharer, X_SELECTORS.profileLink))
        ? ['shown-through-another']
        : []),
    ],
  };
}

/** Reads the title and the body of a long article, without the posts embedded in it. */
function readArticle(post: XPost): PostExtraction['text'] {
  const parts = [X_SELECTORS.articleTitle, X_SELECTORS.articleBody].flatMap(
    (selector) => post.findVisible(selector) ?? [],
  );
  const exclude = (part: Element): boolean => matches(part, X_SELECTORS.embedded);
  const texts = parts.map((part) => readVisibleText(part, post.view, { exclude })).filter((text) => text !== '');
  return extractedValue(texts.join('\n\n'), 'testid:twitterArticle', 'medium');
}

function readPostingTime({ time, status, view }: XPost): PostingTime {
  const attribute = getAttribute(time, 'datetime');
  return resolvePostingTime(
    {
      raw: time ? readVisibleText(time, view) || attribute : null,
      machine: readDatetime(time, view),
      id: status && readIdTimestamp(status.id, 'snowflake-x'),
    },
    view,
  );
}

function readMedia(post: XPost): Media[] {
  const readAddress = (el: Element, attribute: string): string | null =>
    resolveHttpUrl(getAttribute(el, attribute), post.view)?.href ?? null;
  const photos = post.findAll(X_SELECTORS.photo).map((img): Media => {
    return { kind: 'image', url: readAddress(img, 'src'), alt: getAttribute(img, 'alt') };
  });
  const videos = post.findAll(X_SELECTORS.video).flatMap((video): Media[] => {
    const poster = readAddress(video, 'poster');
    // A player's own address is often a `blob:` of this tab, invalid elsewhere; the poster's address is valid.
    const videoMedia: Media = {
      kind: 'video',
      url: readAddress(video, 'src'),
      alt: getAttribute(video, 'aria-label'),
    };
    return poster ? [videoMedia, { kind: 'image', url: poster, alt: null }] : [videoMedia];
  });
  return [...photos, ...videos];
}

function readQuote({ quote, view }: XPost): PostExtraction['quoted'] {
  if (!quote) return missingValue('none-shown');
  const name = queryOne(quote, X_SELECTORS.name);
  const author = name && (listXProfileLinks(name)[0]?.handle ?? readXHandleText(name, view));
  const text = queryOne(quote, X_SELECTORS.text);
  // The time of a quote is not a link; a photo in it, if any, has its id.
  const status = queryAll(quote, X_SELECTORS.statusLink)
    .map((link) => readXStatus(link, view))
    .find((found) => isSameHandle(found?.handle, author));
  const shown = text ? readVisibleText(text, view, { preserveWhitespace: true }) : null;
  return extractedValue({ author, permalink: status?.url ?? null, text: shown }, 'role:link', 'medium');
}

/** The account of a post of X, and the one logged in. */

function readXAuthor({ name, status, view }: XPost): PostExtraction['author'] {
  const platformId = missingValue<string>('not-shown');
  const links = name ? listXProfileLinks(name) : [];
  const first = links[0];
  if (!name || !first) {
    const shownHandle = name && readXHandleText(name, view);
    const handle = shownHandle
      ? extractedValue(shownHandle, 'text:@', 'medium')
      : extractedValue(status?.handle, status?.how ?? 'link:/status/', 'medium');
    return { displayName: missingValue(), handle, profileUrl: missingValue(), platformId };
  }
  // A display name may look like a handle, even another account's: the address decides, not the text.
  const confidence =
    status?.how === 'link:/status/' && status.handle && !isSameHandle(status.handle, first.handle) ? 'low' : 'high';
  const shown = readVisibleText(first.el, view);
  const isName = links.length > 1 || !isSameHandle(shown, `@${first.handle}`);
  return {
    displayName: isName ? extractedValue(shown, 'link:profile', 'high') : missingValue(),
    handle: extractedValue(first.handle, 'link:profile', confidence),
    profileUrl: extractedValue(resolveLink(first.el, view)?.href, 'link:profile', confidence),
    platformId,
  };
}

const readXSession = cachePerView((view): PostExtraction['session'] => {
  const button = queryOne(view.document, X_SELECTORS.session);
  if (!button) return missingValue('not-shown');
  const shownHandle = readXHandleText(button, view);
  if (shownHandle) return extractedValue(shownHandle, 'testid:SideNav', 'high');
  const avatar = getAttribute(queryOne(button, X_SELECTORS.avatar), 'data-testid')?.replace(
    'UserAvatar-Container-',
    '',
  );
  return avatar && avatar !== 'unknown' && /^\w{1,20}$/.test(avatar)
    ? extractedValue(avatar, 'testid:UserAvatar', 'medium')
    : missingValue();
});

/** Which post of X another one answers: by its mark, else by its place in the conversation. */

function readXReply(post: XPost): ReplyMark | null {
  const body = post.findOne(X_SELECTORS.text) ?? post.findOne(X_SELECTORS.photo) ?? post.findOne(X_SELECTORS.video);
  const above = body
    ? post.findAll(X_SELECTORS.profileLink).filter((link) => isBefore(link, body) && !contains(post.name, link))
    : [];
  for (const link of above) {
    const handle = /^@(\w{1,20})$/.exec(readVisibleText(link, post.view))?.[1];
    if (handle && isSameHandle(getAttribute(link, 'href'), `/${handle}`)) {
      return { to: handle, how: 'link:replying-to', confidence: 'high' };
    }
  }
  return inferReplyFromPosition(post);
}

/** On a post's own page, it answers the post above it; those below answer it, up to a heading. */
function inferReplyFromPosition({ el, status, view }: XPost): ReplyMark | null {
  const conversation = closest(el, X_SELECTORS.conversation);
  const { posts, places, focal } = readThread(view);
  const main = posts[focal];
  if (!conversation || !status || !main || !contains(conversation, main)) return null;
  if (el === main) {
    const parent = posts[focal - 1];
    if (!parent || !contains(conversation, parent)) return null;
    return {
      to: readXAuthor(new XPost(parent, view)).handle.value,
      how: 'place:below-parent',
      confidence: 'medium',
    };
  }
  // Comparing two distant elements takes the browser as long as the posts between them are many.
  const place = places.get(el);
  if (place === undefined ? !isBefore(main, el) : place < focal) return null;
  const isSeparated = listHeadings(view).some(
    (heading) => contains(conversation, heading) && isBefore(main, heading) && isBefore(heading, el),
  );
  return isSeparated ? null : { to: null, how: 'place:below-focal', confidence: 'medium' };
}

/** Headings between posts; cached, since each post of a long thread needs them. */
const listHeadings = cachePerView((view) =>
  queryAll(view.document, X_SELECTORS.heading).filter((heading) => !closest(heading, X_SELECTORS.post)),
);

interface XThread {
  readonly posts: readonly Element[];
  readonly places: ReadonlyMap<Element, number>;
  /** The index of the post whose page it is; -1 when it is not the page of one of them. */
  readonly focal: number;
}

const readThread = cachePerView((view): XThread => {
  const focalId = X_STATUS_PATH.exec(view.url.pathname)?.[2];
  const posts = focalId ? listXPosts(view) : [];
  const places = new Map(posts.map((post, index) => [post, index]));
  return { posts, places, focal: posts.findIndex((post) => new XPost(post, view).status?.id === focalId) };
});
