import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, idOf, matches, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { linkIn, mediaFrom, visibleAll, visibleAround, wordsIn } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';
import { HOSTS, isYoutube, readAddress } from './_youtube-address.ts';
import { readChatMessage } from './_youtube-chat.ts';

/** Ids are repeated all over a page, so they are written as attributes and only count inside the chosen element. */
const Q = {
  /** A comment or a reply, since 2024; the other name before. Side by side in a thread, never one in another. */
  comment: 'ytd-comment-view-model, ytd-comment-renderer',
  /** A channel's post: on its own page, and in feeds. */
  community: 'ytd-backstage-post-renderer, ytd-post-renderer',
  /** One message of a live chat, in the chat's own frame: words, words with money, a new member. */
  chat: 'yt-live-chat-text-message-renderer, yt-live-chat-paid-message-renderer, yt-live-chat-membership-item-renderer',
  /** Name and profile; hidden, its address still right, where the channel itself comments. */
  author: '[id="author-text"][href]',
  /** Shown instead of it then. */
  owner: '[id="author-comment-badge"] a[id="name"] [title]',
  time: '[id="published-time-text"]',
  /** The post's or comment's own address, around its age. */
  timeLink: '[id="published-time-text"] a[href]',
  /** The second is how feeds show a post's words, with the first one hidden. */
  text: '[id="content-text"], [id="home-content-text"]',
  /** Folded away below some lines: the page holds all the words, the image does not. */
  folded: 'ytd-expander[collapsed] > [id="more"]:not([hidden])',
  likes: '[id="vote-count-middle"]',
  picture: '[id="content-attachment"] img[src], ytd-backstage-image-renderer img[src]',
  thread: 'ytd-comment-thread-renderer',
} as const;

const ANY = [Q.comment, Q.community, Q.chat].join();

export const youtube: Site = {
  id: 'youtube',
  version: '4',
  confirmed: '2024-01-01',
  address: {
    hosts: HOSTS,
    host: 'www.youtube.com',
    shortHosts: ['youtu.be'],
    drop: ['si', 'pp', 'feature', 'ab_channel', 'kw'],
    post: (url) => readAddress(url)?.path ?? null,
  },
  matches: ({ url }) => isYoutube(url),
  itemOf: (el, view) => visibleAround(el, ANY, view),
  list: (view) => visibleAll(ANY, view),
  key: (el, view) => (matches(el, Q.chat) ? idOf(el) || null : (ownAddress(el, view)?.id ?? null)),
  read: (el, view) => (matches(el, Q.chat) ? readChatMessage(youtube, el, view) : readWritten(el, view)),
};

/** What belongs to `el` itself, not to a post shared inside it. */
function own(el: Element, selector: string): Element[] {
  const parts = allIn(el, selector);
  return matches(el, Q.community) ? parts.filter((part) => closest(part, ANY) === el) : parts;
}

interface OwnAddress {
  readonly href: string;
  readonly id: string;
  readonly video: string | null;
  readonly post: string | null;
  readonly comment: string | null;
}

/** From the link around the age, which is the comment's own by construction. */
function ownAddress(el: Element, view: PageView): OwnAddress | null {
  const url = linkIn(own(el, Q.timeLink)[0], view, isYoutube);
  const known = url && readAddress(url);
  const id = known && (matches(el, Q.community) ? known.post : known.comment);
  return url && known && id ? { ...known, id, href: url.href } : null;
}

function readWritten(el: Element, view: PageView): PostExtraction {
  const community = matches(el, Q.community);
  const at = ownAddress(el, view);
  const how = community ? 'link:/post/' : 'link:lc=';
  const [parent, answer] = at?.comment?.split('.') ?? [];
  const author = authorOf(el, view);
  const words = own(el, Q.text).find((part) => view.isVisible(part)) ?? null;
  const time = ageOf(el, view);
  const likes = own(el, Q.likes)[0];
  const unknown = author.handle.value === null && !at && !words;
  return {
    ...unread(youtube, community ? 'post' : answer ? 'reply' : 'comment'),
    // Only its address tells a comment from an answer.
    ...(community || at ? {} : { surface: extractedValue('comment', 'container', 'medium') }),
    author,
    permalink: at ? extractedValue(at.href, how, 'high') : missingValue(),
    nativeIds: {
      ...(community ? {} : { comment: extractedValue(at?.comment, how, 'high') }),
      ...(answer ? { parent: extractedValue(parent, how, 'high') } : {}),
      post: at?.video
        ? extractedValue(at.video, 'link:v=', 'high')
        : extractedValue(at?.post, 'link:/post/', 'high'),
    },
    posting: time.posting,
    text: wordsIn(words, 'id:content-text', view, { preserve: true }),
    media: community
      ? extractedValue(mediaFrom(own(el, Q.picture), view), 'id:content-attachment', 'medium')
      : missingValue('none-shown'),
    engagement: likesIn(likes, view),
    quoted: sharedIn(el, view),
    replyTo: answer && parent ? answeredIn(el, parent, view) : missingValue('no-reply-mark'),
    warnings: [
      ...time.warnings,
      ...(own(el, Q.folded).length > 0 ? ['truncated-text'] : []),
      ...(unknown ? ['layout-unknown'] : []),
    ],
  };
}

function authorOf(el: Element, view: PageView): PostExtraction['author'] {
  const [link] = own(el, Q.author);
  const url = linkIn(link, view, isYoutube);
  const handle = url && /^\/@([^/]+)\/?$/.exec(url.pathname)?.[1];
  const channel = url && /^\/channel\/(UC[\w-]{22})\/?$/.exec(url.pathname)?.[1];
  const title = attributeOf(own(el, Q.owner)[0], 'title');
  const name = title || (link ? shownText(link, view) : '');
  return {
    displayName: name.startsWith('@')
      ? missingValue('handle-shown')
      : extractedValue(name, 'id:author-text', 'high'),
    handle: extractedValue(handle && decoded(handle), 'link:/@', 'high'),
    profileUrl: handle || channel ? extractedValue(url?.href, 'id:author-text', 'high') : missingValue(),
    platformId: extractedValue(channel, 'link:/channel/', 'high'),
  };
}

/** Handles may be written in any script. */
function decoded(handle: string): string {
  try {
    return decodeURIComponent(handle);
  } catch {
    return handle; // a lone per cent sign: as the page has it
  }
}

/** Never more than an age. In every language an edit is told in brackets after it. */
function ageOf(el: Element, view: PageView): FoundTime {
  const [time] = own(el, Q.time);
  const age = time ? shownText(time, view) : '';
  const found = timeFrom({ raw: age || null }, view);
  const warnings = new Set([...found.warnings, ...(age ? ['relative-time-only'] : [])]);
  return { ...found, warnings: [...warnings, ...(/[)）]$/.test(age) ? ['edited'] : [])] };
}

function likesIn(count: Element | undefined, view: PageView): PostExtraction['engagement'] {
  const likes = count ? shownText(count, view) : '';
  return likes ? extractedValue({ likes }, 'id:vote-count-middle', 'high') : missingValue('not-shown');
}

/** The account whose comment heads the thread: a reply's id begins with that comment's. */
function answeredIn(el: Element, parent: string, view: PageView): Extracted<string> {
  const head = oneIn(closest(el, Q.thread), Q.comment);
  const same = head && head !== el && ownAddress(head, view)?.id === parent;
  return same
    ? extractedValue(authorOf(head, view).handle.value, 'place:thread', 'high')
    : missingValue('not-shown');
}

function sharedIn(el: Element, view: PageView): Extracted<QuotedPost> {
  const shared = oneIn(el, Q.community);
  if (!shared) return missingValue('none-shown');
  const { handle, displayName } = authorOf(shared, view);
  const words = own(shared, Q.text).find((part) => view.isVisible(part));
  return extractedValue(
    {
      author: handle.value ?? displayName.value,
      permalink: ownAddress(shared, view)?.href ?? null,
      text: words ? shownText(words, view, { preserve: true }) : null,
    },
    'place:shared',
    'low',
  );
}
