import { readVisibleText } from '../dom/domTree.ts';
import { getTabView } from '../dom/iframes.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, getAttribute, getId, matches, queryAll, queryOne } from '../dom/safeDom.ts';
import { extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { readIdTimestamp } from './reading/idTimestamps.ts';
import { type PostingTime, resolvePostingTime } from './reading/postingTime.ts';
import {
  readElementText,
  readEngagementCounts,
  readMediaElements,
  resolveLink,
  selectPosts,
} from './reading/readElements.ts';
import {
  createEmptyExtraction,
  MORE_REPLIES,
  MORE_TEXT,
  ORIGINAL_BUTTON,
  ORIGINALS,
  type Reader,
} from './reading/reader.ts';

const SITE_HOSTS = ['youtube.com', 'm.youtube.com', 'music.youtube.com'];

export const platform: Platform = {
  id: 'youtube',
  name: 'YouTube',
  pack: 'youtube',
  hosts: [...SITE_HOSTS, 'youtu.be'],
  operated: ['youtube.com', 'youtu.be'],
  handlePrefix: '@',
  reportLinks: [
    { kind: 'rules', url: 'https://support.google.com/youtube/answer/2802027', seen: '2026-11-20' },
    { kind: 'illegal', url: 'https://support.google.com/legal/troubleshooter/1114905', seen: '2026-11-20' },
    { kind: 'privacy', url: 'https://support.google.com/youtube/answer/142443', seen: '2026-11-20' },
    { kind: 'own-data', url: 'https://takeout.google.com/', seen: '2026-11-20' },
  ],
  readsEdits: true,
};

/** Addresses of YouTube: videos, comments on them, community posts. */

const VIDEO_PATH = /^\/(?:shorts|live|embed|v)\/([\w-]{11})\/?$/;
const VIDEO = /^[\w-]{11}$/;
const COMMUNITY = /^Ug[\w-]{10,60}$/;
/** The id of a reply starts with that of the comment it answers. */
const COMMENT = /^[\w-]{10,60}(?:\.[\w-]{10,60})?$/;

interface YoutubeAddress {
  readonly video: string | null;
  /** A community post. */
  readonly post: string | null;
  readonly comment: string | null;
  /** The canonical path, without the host. */
  readonly path: string;
}

const isYoutube = (url: URL): boolean => isOnHost(url, SITE_HOSTS);

/** Parses the address of a video or a community post; null for any other, and for a comment in an unknown form. */
function parseYoutubeAddress(url: URL): YoutubeAddress | null {
  const comment = url.searchParams.get('lc');
  if (comment !== null && !COMMENT.test(comment)) return null;
  const formatCommentParameter = (separator: string): string => (comment === null ? '' : `${separator}lc=${comment}`);
  const post = readCommunityPostId(url);
  if (post) return { video: null, post, comment, path: `/post/${post}${formatCommentParameter('?')}` };
  const video = readVideoId(url);
  return video ? { video, post: null, comment, path: `/watch?v=${video}${formatCommentParameter('&')}` } : null;
}

function readCommunityPostId({ pathname, searchParams }: URL): string | null {
  const pathId = /^\/post\/([^/]+)\/?$/.exec(pathname)?.[1];
  const old = /^\/(?:channel\/[^/]+|@[^/]+)\/community\/?$/.test(pathname) ? searchParams.get('lb') : null;
  const post = pathId ?? old;
  return post && COMMUNITY.test(post) ? post : null;
}

function readVideoId({ hostname, pathname, searchParams }: URL): string | null {
  const short = hostname === 'youtu.be' ? /^\/([^/]+)\/?$/.exec(pathname)?.[1] : undefined;
  const watched = pathname === '/watch' ? searchParams.get('v') : undefined;
  const video = short ?? watched ?? VIDEO_PATH.exec(pathname)?.[1];
  return video && VIDEO.test(video) ? video : null;
}

/** Ids are repeated throughout a page: they are matched as attributes and only inside the chosen element. */
const SELECTORS = {
  /** A comment or a reply; the second name was used before 2024. Siblings in a thread, never nested. */
  comment: 'ytd-comment-view-model, ytd-comment-renderer',
  /** A channel's post: on its own page, and in feeds. */
  community: 'ytd-backstage-post-renderer, ytd-post-renderer',
  /** A live chat message, in the chat's own iframe: text, text with a payment, a new member. */
  chat: 'yt-live-chat-text-message-renderer, yt-live-chat-paid-message-renderer, yt-live-chat-membership-item-renderer',
  /** Name and profile; hidden, but with the right address, on comments of the channel itself. */
  author: '[id="author-text"][href]',
  /** Displayed in that case. */
  owner: '[id="author-comment-badge"] a[id="name"] [title]',
  time: '[id="published-time-text"]',
  /** The address of the post or comment, around its age. */
  timeLink: '[id="published-time-text"] a[href]',
  /** The second one has the text in feeds, where the first is hidden. */
  text: '[id="content-text"], [id="home-content-text"]',
  /** Folded after some lines: the page contains the full text, the screenshot does not. */
  folded: 'ytd-expander[collapsed] > [id="more"]:not([hidden])',
  /** The button under a comment, while its translation is shown (public tools, 2024 to 2026). */
  translated: '.translate-button[state="toggled"]',
  likes: '[id="vote-count-middle"]',
  picture: '[id="content-attachment"] img[src], ytd-backstage-image-renderer img[src]',
  /** « 3 réponses » under a comment, and more of them. */
  moreReplies:
    '[id="more-replies"]:not([hidden]), [id="more-replies-sub-thread"]:not([hidden]), ytd-comment-replies-renderer ytd-continuation-item-renderer button',
  thread: 'ytd-comment-thread-renderer',
} as const;

const ITEM = [SELECTORS.comment, SELECTORS.community, SELECTORS.chat].join();

export const reader: Reader = {
  id: platform.id,
  version: '6',
  confirmed: '2024-01-01',
  address: {
    hosts: SITE_HOSTS,
    host: 'www.youtube.com',
    shortHosts: ['youtu.be'],
    drop: ['si', 'pp', 'feature', 'ab_channel', 'kw'],
    post: (url) => parseYoutubeAddress(url)?.path ?? null,
  },
  unfold: {
    hosts: SITE_HOSTS,
    buttons: [
      {
        selector: 'ytd-expander[collapsed] > [id="more"]:not([hidden])',
        label: MORE_TEXT,
        source: 'saved comment page of 2024, and the selectors of our reader',
      },
      {
        selector:
          '[id="more-replies"]:not([hidden]) button, [id="more-replies-sub-thread"]:not([hidden]) button, ytd-comment-replies-renderer ytd-continuation-item-renderer button',
        label: MORE_REPLIES,
        source: 'public comment exporters that press `ytd-button-renderer#more-replies button`',
      },
      ORIGINAL_BUTTON,
    ],
  },
  matches: ({ url }) => isYoutube(url),
  folded: {
    texts: SELECTORS.folded,
    replies: SELECTORS.moreReplies,
    originals: ORIGINALS,
    translated: SELECTORS.translated,
  },
  ...selectPosts(ITEM),
  readKey: (el, view) => (matches(el, SELECTORS.chat) ? getId(el) || null : (readOwnAddress(el, view)?.id ?? null)),
  readPost: (el, view) =>
    matches(el, SELECTORS.chat) ? readChatMessage(reader, el, view) : readCommentOrPost(el, view),
};

/** Returns parts of `el` itself, not of a post shared inside it. */
function findOwn(el: Element, selector: string): Element[] {
  const parts = queryAll(el, selector);
  return matches(el, SELECTORS.community) ? parts.filter((part) => closest(part, ITEM) === el) : parts;
}

interface ItemAddress {
  readonly href: string;
  readonly id: string;
  readonly video: string | null;
  readonly post: string | null;
  readonly comment: string | null;
}

/** Read from the link around the age, which is always the comment's own. */
function readOwnAddress(el: Element, view: PageView): ItemAddress | null {
  const url = resolveLink(findOwn(el, SELECTORS.timeLink)[0], view, isYoutube);
  const known = url && parseYoutubeAddress(url);
  const id = known && (matches(el, SELECTORS.community) ? known.post : known.comment);
  return url && known && id ? { ...known, id, href: url.href } : null;
}

function readCommentOrPost(el: Element, view: PageView): PostExtraction {
  const community = matches(el, SELECTORS.community);
  const ownAddress = readOwnAddress(el, view);
  const how = community ? 'link:/post/' : 'link:lc=';
  const [parent, answer] = ownAddress?.comment?.split('.') ?? [];
  const author = readAuthor(el, view);
  const words = findOwn(el, SELECTORS.text).find((part) => view.isVisible(part)) ?? null;
  const time = readAge(el, view);
  const unknown = author.handle.value === null && !ownAddress && !words;
  return {
    ...createEmptyExtraction(reader, community ? 'post' : answer ? 'reply' : 'comment'),
    // Only the address distinguishes a comment from a reply.
    ...(community || ownAddress ? {} : { surface: extractedValue('comment', 'container', 'medium') }),
    author,
    permalink: ownAddress ? extractedValue(ownAddress.href, how, 'high') : missingValue(),
    nativeIds: {
      ...(community ? {} : { comment: extractedValue(ownAddress?.comment, how, 'high') }),
      ...(answer ? { parent: extractedValue(parent, how, 'high') } : {}),
      post: ownAddress?.video
        ? extractedValue(ownAddress.video, 'link:v=', 'high')
        : extractedValue(ownAddress?.post, 'link:/post/', 'high'),
    },
    posting: time.posting,
    text: readElementText(words, 'id:content-text', view, { preserveWhitespace: true }),
    media: community
      ? extractedValue(readMediaElements(findOwn(el, SELECTORS.picture), view), 'id:content-attachment', 'medium')
      : missingValue('none-shown'),
    engagement: readEngagementCounts(
      { likes: SELECTORS.likes },
      (one) => findOwn(el, one)[0],
      'id:vote-count-middle',
      view,
    ),
    quoted: readSharedPost(el, view),
    replyTo: answer && parent ? readReplyTo(el, parent, view) : missingValue('no-reply-mark'),
    warnings: [
      ...time.warnings,
      ...(findOwn(el, SELECTORS.folded).length > 0 ? ['truncated-text'] : []),
      ...(unknown ? ['layout-unknown'] : []),
    ],
  };
}

function readAuthor(el: Element, view: PageView): PostExtraction['author'] {
  const [link] = findOwn(el, SELECTORS.author);
  const url = resolveLink(link, view, isYoutube);
  const handle = url && /^\/@([^/]+)\/?$/.exec(url.pathname)?.[1];
  const channel = url && /^\/channel\/(UC[\w-]{22})\/?$/.exec(url.pathname)?.[1];
  const title = getAttribute(findOwn(el, SELECTORS.owner)[0], 'title');
  const name = title || (link ? readVisibleText(link, view) : '');
  return {
    displayName: name.startsWith('@') ? missingValue('handle-shown') : extractedValue(name, 'id:author-text', 'high'),
    handle: extractedValue(handle && decodeHandle(handle), 'link:/@', 'high'),
    profileUrl: handle || channel ? extractedValue(url?.href, 'id:author-text', 'high') : missingValue(),
    platformId: extractedValue(channel, 'link:/channel/', 'high'),
  };
}

/** Handles may be in any script. */
function decodeHandle(handle: string): string {
  try {
    return decodeURIComponent(handle);
  } catch {
    return handle; // a lone percent sign: returned as in the page
  }
}

/** Only an age. An edit is shown in parentheses after it, in every language. */
function readAge(el: Element, view: PageView): PostingTime {
  const [time] = findOwn(el, SELECTORS.time);
  const age = time ? readVisibleText(time, view) : '';
  const found = resolvePostingTime({ raw: age || null }, view);
  const warnings = new Set([...found.warnings, ...(age ? ['relative-time-only'] : [])]);
  return { ...found, warnings: [...warnings, ...(/[)）]$/.test(age) ? ['edited'] : [])] };
}

/** Returns the account of the thread's first comment: a reply's id starts with that comment's id. */
function readReplyTo(el: Element, parent: string, view: PageView): PostExtraction['replyTo'] {
  const head = queryOne(closest(el, SELECTORS.thread), SELECTORS.comment);
  const same = head && head !== el && readOwnAddress(head, view)?.id === parent;
  return same ? extractedValue(readAuthor(head, view).handle.value, 'place:thread', 'high') : missingValue('not-shown');
}

function readSharedPost(el: Element, view: PageView): PostExtraction['quoted'] {
  const shared = queryOne(el, SELECTORS.community);
  if (!shared) return missingValue('none-shown');
  const { handle, displayName } = readAuthor(shared, view);
  const words = findOwn(shared, SELECTORS.text).find((part) => view.isVisible(part));
  return extractedValue(
    {
      author: handle.value ?? displayName.value,
      permalink: readOwnAddress(shared, view)?.href ?? null,
      text: words ? readVisibleText(words, view, { preserveWhitespace: true }) : null,
    },
    'place:shared',
    'low',
  );
}

/** A live chat message: it has no address, and only its id tells when it was sent. */
const CHAT_SELECTORS = {
  name: '[id="author-name"]',
  /** Badges are inside the name. */
  badges: '[id="chip-badges"]',
  verified: 'yt-live-chat-author-badge-renderer[type="verified"]',
  words: '[id="message"]',
  /** Time of day, or the position in the video in a replay. */
  timestamp: '[id="timestamp"]',
  /** Not empty when a moderator or the author removed the message. */
  deleted: '[id="deleted-state"]',
  paid: '[id="purchase-amount"], [id="purchase-amount-chip"]',
} as const;

function readChatMessage(reader: Reader, el: Element, view: PageView): PostExtraction {
  const readPart = (selector: string): string => {
    const part = queryOne(el, selector);
    return part ? readVisibleText(part, view) : '';
  };
  const words = queryOne(el, CHAT_SELECTORS.words);
  const deleted = getAttribute(el, 'is-deleted') !== null || readPart(CHAT_SELECTORS.deleted) !== '';
  const found = resolvePostingTime(
    { raw: readPart(CHAT_SELECTORS.timestamp) || null, id: readIdTimestamp(getId(el), 'live-chat') },
    view,
  );
  const author = readChatAuthor(el, view, found.posting.value?.iso ?? null);
  const isUnreadable = author.handle.value === null && author.displayName.value === null;
  const amount = readPart(CHAT_SELECTORS.paid);
  // In the iframe next to a video, the page around it identifies the video.
  const video = view.url.searchParams.get('v') ?? parseYoutubeAddress(getTabView(view).url)?.video;
  return {
    ...createEmptyExtraction(reader, 'message'),
    author,
    permalink: missingValue('no-address-given'),
    nativeIds: {
      post: getId(el) ? extractedValue(getId(el), 'attribute:id', 'high') : missingValue(),
      channel: video ? extractedValue(video, 'address', 'high') : missingValue('not-shown'),
    },
    posting: found.posting,
    text: words ? readElementText(words, 'id:message', view, { preserveWhitespace: true }) : missingValue('no-text'),
    media: missingValue('none-shown'),
    engagement: amount ? extractedValue({ amount }, 'id:purchase-amount', 'high') : missingValue('not-shown'),
    warnings: [...found.warnings, ...(deleted ? ['deleted'] : []), ...(isUnreadable ? ['layout-unknown'] : [])],
  };
}

/**
 * In 2025 the name became the handle. Before, it was any name, even one that starts with « @ ». A replay shows the
 * names of its own time.
 */
function readChatAuthor(el: Element, view: PageView, sent: string | null): PostExtraction['author'] {
  const name = queryOne(el, CHAT_SELECTORS.name);
  const shownName = name
    ? readVisibleText(name, view, { exclude: (part) => matches(part, CHAT_SELECTORS.badges) })
    : '';
  const handle = sent !== null && sent < '2025' ? undefined : /^@(\S+)$/.exec(shownName)?.[1];
  const confidence = sent !== null && sent >= '2026' ? 'high' : 'medium';
  const label = getAttribute(queryOne(el, CHAT_SELECTORS.verified), 'aria-label');
  const none = missingValue<string>('not-shown');
  const verified: PostExtraction['author']['verified'] = label
    ? extractedValue(label, 'attribute:aria-label', 'medium')
    : none;
  return {
    displayName: handle ? missingValue('handle-shown') : extractedValue(shownName, 'id:author-name', 'high'),
    handle: handle ? extractedValue(handle, 'text:@', confidence) : none,
    profileUrl: none,
    platformId: none,
    verified,
  };
}
