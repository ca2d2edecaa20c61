import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, getAttribute, getId, matches, queryAll, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { type PostingTime, resolvePostingTime } from './_posting.ts';
import { closestVisible, queryVisible, readElementText, readMediaElements, resolveLink } from './_shared.ts';
import type { Site } from './_site.ts';
import { MORE_REPLIES, MORE_TEXT } from './_unfold.ts';
import { isYoutube, parseYoutubeAddress, YOUTUBE_HOSTS } from './_youtube-address.ts';
import { readChatMessage } from './_youtube-chat.ts';

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
  likes: '[id="vote-count-middle"]',
  picture: '[id="content-attachment"] img[src], ytd-backstage-image-renderer img[src]',
  /** « 3 réponses » under a comment, and more of them. */
  moreReplies:
    '[id="more-replies"]:not([hidden]), [id="more-replies-sub-thread"]:not([hidden]), ytd-comment-replies-renderer ytd-continuation-item-renderer button',
  thread: 'ytd-comment-thread-renderer',
} as const;

const ITEM = [SELECTORS.comment, SELECTORS.community, SELECTORS.chat].join();

export const youtube: Site = {
  id: 'youtube',
  version: '4',
  confirmed: '2024-01-01',
  address: {
    hosts: YOUTUBE_HOSTS,
    host: 'www.youtube.com',
    shortHosts: ['youtu.be'],
    drop: ['si', 'pp', 'feature', 'ab_channel', 'kw'],
    post: (url) => parseYoutubeAddress(url)?.path ?? null,
  },
  unfold: {
    hosts: YOUTUBE_HOSTS,
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
    ],
  },
  matches: ({ url }) => isYoutube(url),
  folded: { texts: SELECTORS.folded, replies: SELECTORS.moreReplies },
  findItem: (el, view) => closestVisible(el, ITEM, view),
  listItems: (view) => queryVisible(ITEM, view),
  readKey: (el, view) => (matches(el, SELECTORS.chat) ? getId(el) || null : (readOwnAddress(el, view)?.id ?? null)),
  readItem: (el, view) =>
    matches(el, SELECTORS.chat) ? readChatMessage(youtube, el, view) : readCommentOrPost(el, view),
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
  const likes = findOwn(el, SELECTORS.likes)[0];
  const unknown = author.handle.value === null && !ownAddress && !words;
  return {
    ...createEmptyExtraction(youtube, community ? 'post' : answer ? 'reply' : 'comment'),
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
    engagement: readLikes(likes, view),
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

function readLikes(count: Element | undefined, view: PageView): PostExtraction['engagement'] {
  const likes = count ? readVisibleText(count, view) : '';
  return likes ? extractedValue({ likes }, 'id:vote-count-middle', 'high') : missingValue('not-shown');
}

/** Returns the account of the thread's first comment: a reply's id starts with that comment's id. */
function readReplyTo(el: Element, parent: string, view: PageView): Extracted<string> {
  const head = queryOne(closest(el, SELECTORS.thread), SELECTORS.comment);
  const same = head && head !== el && readOwnAddress(head, view)?.id === parent;
  return same ? extractedValue(readAuthor(head, view).handle.value, 'place:thread', 'high') : missingValue('not-shown');
}

function readSharedPost(el: Element, view: PageView): Extracted<QuotedPost> {
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
