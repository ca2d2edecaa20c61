import { readVisibleText, resolveHttpUrl } from '../../dom/domTree.ts';
import { readMachineDate, readUnixDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import { closest, getAttribute, getParentElement, matches, queryAll, queryOne } from '../../dom/safeDom.ts';
import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import type { Platform } from '../platform.ts';
import { isOnHost } from '../reading/canonicalAddress.ts';
import { type PostingTime, readDatetime, resolvePostingTime } from '../reading/postingTime.ts';
import {
  closestVisible,
  queryVisible,
  readEngagementCounts,
  readMediaElements,
  readShownText,
  resolveLink,
} from '../reading/readElements.ts';
import { createEmptyExtraction, MORE_REPLIES, ORIGINAL_BUTTON, ORIGINALS, type Reader } from '../reading/reader.ts';
import { REDDIT_2018_ITEM, readReddit2018Id, readReddit2018Item, readTitledText } from './reddit2018.ts';

/** Several interfaces of the same site. */
const SITE_HOSTS =
  'reddit.com old.reddit.com new.reddit.com np.reddit.com m.reddit.com i.reddit.com sh.reddit.com amp.reddit.com'.split(
    ' ',
  );

export const platform: Platform = {
  id: 'reddit',
  name: 'Reddit',
  pack: 'reddit',
  hosts: [...SITE_HOSTS, 'redd.it'],
  operated: ['reddit.com', 'redd.it'],
  handlePrefix: 'u/',
  reportLinks: [
    { kind: 'rules', url: 'https://www.reddit.com/report', seen: '2026-11-20' },
    { kind: 'own-data', url: 'https://www.reddit.com/settings/data-request', seen: '2026-11-20' },
  ],
  readsEdits: true,
};

const isReddit = (url: URL): boolean => isOnHost(url, SITE_HOSTS);

const parseRedditName = (name: string | null): string | null => (name && /^[\w-]{1,40}$/.test(name) ? name : null);

/** Resolves an address attribute, when it is Reddit's and contains the id of its element (`t1_…`, `t3_…`). */
function resolveRedditPermalink(raw: string | null, id: string | null, view: PageView): URL | null {
  const url = resolveHttpUrl(raw, view);
  return url && isReddit(url) && id && url.pathname.split('/').includes(id.slice(3)) ? url : null;
}

/**
 * Returns whether the page shows the post with all its replies. On the page of a comment or of an account, a single
 * comment may be shown without what it answers.
 */
function isThreadOf(post: string | null, view: PageView): boolean {
  const open = /\/comments\/(\w+)(?:\/[^/]*)?\/?$/.exec(view.url.pathname)?.[1];
  return post !== null && post === `t3_${open}`;
}

/** Reddit since 2023: custom elements with attributes for their data; comments are nested. */
const SHREDDIT_SELECTORS = {
  post: 'shreddit-post',
  comment: 'shreddit-comment',
  /** Contains the account and the age. */
  head: '[slot="commentMeta"], [slot="credit-bar"]',
  profile: 'a[href*="/user/"]',
  time: 'time[datetime]',
  age: 'faceplate-timeago',
  title: '[slot="title"]',
  /** Around the title, or over the whole post in a feed: its own address. */
  ownLink: 'a[slot="title"], a[slot="full-post-link"]',
  /** The inner element contains the text only. */
  words: '[slot="comment"], [slot="text-body"]',
  body: '.md',
  media: '[slot="post-media-container"] img[src], [slot="post-media-container"] video[src]',
} as const;

const SHREDDIT_ITEM = `${SHREDDIT_SELECTORS.post}, ${SHREDDIT_SELECTORS.comment}`;

function readShredditId(el: Element): string | null {
  const id = getAttribute(el, matches(el, SHREDDIT_SELECTORS.post) ? 'id' : 'thingid');
  return id && /^t[13]_\w+$/.test(id) ? id : null;
}

/** Returns parts of this post or comment, not of a reply inside it. */
function findOwn(el: Element, selector: string): Element[] {
  return queryAll(el, selector).filter((part) => closest(part, SHREDDIT_ITEM) === el);
}

/** Returns parts of the head of this post or comment. */
function findInHead(el: Element, selector: string): Element[] {
  return findOwn(el, SHREDDIT_SELECTORS.head)
    .flatMap((head) => queryAll(head, selector))
    .filter((part) => closest(part, SHREDDIT_ITEM) === el);
}

function readShredditItem(reader: Reader, el: Element, view: PageView): PostExtraction {
  const isPost = matches(el, SHREDDIT_SELECTORS.post);
  const attribute = (name: string): string | null => getAttribute(el, name)?.trim() || null;
  const id = readShredditId(el);
  const stated = resolveRedditPermalink(attribute('permalink'), id, view);
  const linked = findOwn(el, SHREDDIT_SELECTORS.ownLink)
    .map((link) => resolveRedditPermalink(getAttribute(link, 'href'), id, view))
    .find((url) => url !== null);
  const permalink = stated ?? linked;
  const time = readShredditTime(el, attribute(isPost ? 'created-timestamp' : 'created'), view);
  const deleted = (attribute('is-comment-deleted') ?? 'false') !== 'false' || getAttribute(el, 'deleted') !== null;
  const author = readShredditAuthor(el, attribute('author'), attribute('author-id'), view);
  const subreddit = attribute('subreddit-prefixed-name');
  const parent = isPost ? null : readParentId(el, view);
  const counts = [
    ['score', attribute('score')],
    ['comments', isPost ? attribute('comment-count') : null],
  ].filter((pair): pair is [string, string] => pair[1] !== null);
  const media = readMediaElements(findOwn(el, SHREDDIT_SELECTORS.media), view);
  return {
    ...createEmptyExtraction(reader, isPost ? 'post' : 'comment'),
    author: author.author,
    permalink: extractedValue(permalink?.href, stated ? 'attribute:permalink' : 'slot:title', 'high'),
    nativeIds: {
      post: extractedValue(isPost ? id : attribute('postid'), isPost ? 'attribute:id' : 'attribute:postid', 'high'),
      ...(isPost
        ? { channel: extractedValue(subreddit, 'attribute:subreddit-prefixed-name', 'high') }
        : {
            comment: extractedValue(id, 'attribute:thingid', 'high'),
            parent: extractedValue(parent, 'attribute:thingid', 'high'),
          }),
    },
    posting: time.posting,
    text: readShredditText(el, view),
    media: isPost ? extractedValue(media, 'slot:post-media-container', 'medium') : missingValue('none-shown'),
    engagement: counts.length
      ? extractedValue(Object.fromEntries(counts), 'attribute:score', 'high')
      : missingValue('not-shown'),
    replyTo: isPost ? missingValue('no-reply-mark') : readReplyTo(el, parent, view),
    warnings: [
      ...time.warnings,
      ...(deleted || author.deleted ? ['deleted'] : []),
      // The address of a page in another language than that of its posts (2025–26).
      ...(view.url.searchParams.has('tl') ? ['translated-text'] : []),
      ...(id || permalink ? [] : ['layout-unknown']),
    ],
  };
}

interface RedditAuthor {
  readonly author: PostExtraction['author'];
  readonly deleted: boolean;
}

function readShredditAuthor(el: Element, name: string | null, number: string | null, view: PageView): RedditAuthor {
  const deleted = name === '[deleted]';
  const handle = deleted ? null : parseRedditName(name);
  const profile = findInHead(el, SHREDDIT_SELECTORS.profile)
    .map((link) => resolveLink(link, view))
    .find((url) => url && /^\/user\/([^/]+)\/?$/.exec(url.pathname)?.[1]?.toLowerCase() === handle?.toLowerCase());
  const why = deleted ? 'deleted' : 'not-shown';
  return {
    deleted,
    author: {
      displayName: missingValue(deleted ? 'deleted' : 'handle-shown'),
      handle: handle ? extractedValue(handle, 'attribute:author', 'high') : missingValue(why),
      profileUrl: profile ? extractedValue(profile.href, 'link:/user/', 'high') : missingValue(why),
      platformId:
        number && /^t2_\w+$/.test(number) ? extractedValue(number, 'attribute:author-id', 'high') : missingValue(why),
    },
  };
}

/** A second, later time in the head is that of an edit. */
function readShredditTime(el: Element, created: string | null, view: PageView): ReturnType<typeof resolvePostingTime> {
  const times = findInHead(el, SHREDDIT_SELECTORS.time);
  const first = times[0];
  const value =
    created ?? getAttribute(findOwn(el, SHREDDIT_SELECTORS.age)[0], 'ts') ?? getAttribute(first, 'datetime');
  const date = readMachineDate(value, view.clock);
  const machine = { date, how: created ? 'attribute:created' : 'attribute:datetime' } as const;
  const found = resolvePostingTime({ raw: readShownText(first, view), machine }, view);
  const edited = times.some((time) => {
    const other = readMachineDate(getAttribute(time, 'datetime'), view.clock);
    return date?.iso && other?.iso && Date.parse(other.iso) > Date.parse(date.iso) + 1000;
  });
  return { ...found, warnings: [...found.warnings, ...(edited ? ['edited'] : [])] };
}

/** The title is part of the author's text. */
function readShredditText(el: Element, view: PageView): PostExtraction['text'] {
  const title = findOwn(el, SHREDDIT_SELECTORS.title)[0];
  const slot = findOwn(el, SHREDDIT_SELECTORS.words)[0];
  const body = queryOne(slot, SHREDDIT_SELECTORS.body) ?? slot;
  const titleText = title ? readVisibleText(title, view) : (getAttribute(el, 'post-title') ?? '');
  const words = body ? readVisibleText(body, view, { exclude: (part) => matches(part, SHREDDIT_ITEM) }) : '';
  const fullText = [matches(el, SHREDDIT_SELECTORS.post) ? titleText : '', words].filter(Boolean).join('\n\n');
  return fullText ? extractedValue(fullText, 'slot:words', 'high') : missingValue('no-text');
}

function readParentId(el: Element, view: PageView): string | null {
  const around = closest(getParentElement(el), SHREDDIT_SELECTORS.comment);
  const post = getAttribute(el, 'postid');
  const parent =
    getAttribute(el, 'parentid') ?? (around ? readShredditId(around) : isThreadOf(post, view) ? post : null);
  return parent && /^t[13]_\w+$/.test(parent) ? parent : null;
}

function readReplyTo(el: Element, parent: string | null, view: PageView): PostExtraction['replyTo'] {
  const around =
    closest(getParentElement(el), SHREDDIT_SELECTORS.comment) ?? queryOne(view.document, SHREDDIT_SELECTORS.post);
  const same = around && parent !== null && readShredditId(around) === parent;
  const name = same ? getAttribute(around, 'author') : null;
  return name && name !== '[deleted]' ? extractedValue(name, 'place:thread', 'high') : missingValue('not-shown');
}

/** old.reddit.com: nested `div.thing`, each comment with its own `.entry`. */
const OLD_SELECTORS = {
  thing: '.thing.link, .thing.comment',
  entry: ':scope > .entry',
  author: 'a.author[href]',
  /** The first is the publication, `.edited-timestamp` an edit. */
  time: 'time[datetime]:not(.edited-timestamp)',
  edited: '.edited-timestamp',
  title: 'a.title',
  words: '.usertext-body .md',
  /** What the author wrote: it gives neither account nor date. */
  written: 'a.title, .usertext-body .md',
  score: '.score.unvoted',
  comments: 'a.comments',
  /** A post of another author, inside the one that shares it. */
  shared: '.crosspost-preview, .crosspost-preview-header, .crosspost-preview-content',
  /** In place of comments: more of them, a deeper thread, a comment that is closed. */
  moreComments: '.morecomments a, .deepthread a, .comment.collapsed > .entry a.expand',
  preview: '.media-preview-content img[src], .media-preview-content video[src]',
} as const;

const OLD_REDDIT_ITEM = OLD_SELECTORS.thing;
const OLD_REDDIT_MORE = OLD_SELECTORS.moreComments;

/** `t3_…` for a post, `t1_…` for a comment. */
function readOldRedditId(el: Element): string | null {
  const id = getAttribute(el, 'data-fullname');
  if (id && /^t[13]_\w+$/.test(id)) return id;
  const path = getAttribute(el, 'data-permalink') ?? '';
  const [, post, comment] = /\/comments\/(\w+)(?:\/[^/]*(?:\/(\w+))?)?\/?$/.exec(path) ?? [];
  return comment ? `t1_${comment}` : post ? `t3_${post}` : null;
}

function readOldRedditItem(reader: Reader, el: Element, view: PageView): PostExtraction {
  const isPost = matches(el, '.link');
  const entry = queryOne(el, OLD_SELECTORS.entry);
  const findAll = (selector: string): Element[] =>
    queryAll(el, selector).filter(
      (part) => closest(part, OLD_REDDIT_ITEM) === el && !closest(part, OLD_SELECTORS.shared),
    );
  const findOne = (selector: string): Element | null => findAll(selector)[0] ?? null;
  const findOutsideWords = (selector: string): Element | null =>
    findAll(selector).find((part) => !closest(part, OLD_SELECTORS.written)) ?? null;
  const id = readOldRedditId(el);
  const permalink = resolveRedditPermalink(getAttribute(el, 'data-permalink'), id, view);
  const post = isPost ? id : readPostId(permalink);
  const parent = closest(getParentElement(el), '.thing.comment');
  const time = readOldTime(el, findOutsideWords(OLD_SELECTORS.time), view);
  const name = parseRedditName(getAttribute(el, 'data-author'));
  const subreddit = getAttribute(el, 'data-subreddit-prefixed') || null;
  return {
    ...createEmptyExtraction(reader, isPost ? 'post' : 'comment'),
    author: readOldAuthor(findOutsideWords(OLD_SELECTORS.author), name, getAttribute(el, 'data-author-fullname'), view),
    permalink: extractedValue(permalink?.href, 'attribute:data-permalink', 'high'),
    nativeIds: {
      post: extractedValue(post, isPost ? 'attribute:data-fullname' : 'attribute:data-permalink', 'high'),
      ...(isPost
        ? { channel: extractedValue(subreddit, 'attribute:data-subreddit-prefixed', 'high') }
        : {
            comment: extractedValue(id, 'attribute:data-fullname', 'high'),
            parent: extractedValue(
              parent ? readOldRedditId(parent) : isThreadOf(post, view) ? post : null,
              'place:thread',
              'high',
            ),
          }),
    },
    posting: time.posting,
    text: readTitledText(
      [isPost ? findOne(OLD_SELECTORS.title) : null, findOne(OLD_SELECTORS.words)],
      'class:md',
      'high',
      view,
    ),
    engagement: readEngagementCounts({ score: OLD_SELECTORS.score }, findOne, 'class:score', view),
    quoted: readCrosspost(el, view),
    replyTo: extractedValue(getAttribute(parent, 'data-author'), 'place:thread', 'high'),
    warnings: [
      ...time.warnings,
      ...(matches(el, '.deleted') || getAttribute(el, 'data-author') === null ? ['deleted'] : []),
      ...(findOutsideWords(OLD_SELECTORS.edited) ? ['edited'] : []),
      ...(entry && id ? [] : ['layout-unknown']),
    ],
  };
}

function readCrosspost(el: Element, view: PageView): PostExtraction['quoted'] {
  const shared = queryAll(el, OLD_SELECTORS.shared).find((part) => closest(part, OLD_REDDIT_ITEM) === el);
  if (!shared) return missingValue('none-shown');
  const readPart = (selector: string): string | null => readShownText(queryOne(shared, selector), view);
  return extractedValue(
    { author: readPart(OLD_SELECTORS.author), permalink: null, text: readPart(OLD_SELECTORS.words) },
    'place:shared',
    'low',
  );
}

function readPostId(permalink: URL | null): string | null {
  const post = permalink && /\/comments\/(\w+)/.exec(permalink.pathname)?.[1];
  return post ? `t3_${post}` : null;
}

function readOldAuthor(
  link: Element | null,
  name: string | null,
  number: string | null,
  view: PageView,
): PostExtraction['author'] {
  const profile = resolveLink(
    link,
    view,
    ({ pathname }) => /^\/user\/([^/]+)\/?$/.exec(pathname)?.[1]?.toLowerCase() === name?.toLowerCase(),
  );
  const why = name === null ? 'deleted' : 'not-shown';
  return {
    displayName: missingValue(name === null ? 'deleted' : 'handle-shown'),
    handle: name ? extractedValue(name, 'attribute:data-author', 'high') : missingValue(why),
    profileUrl: name && profile ? extractedValue(profile.href, 'link:/user/', 'high') : missingValue(why),
    platformId:
      number && /^t2_\w+$/.test(number)
        ? extractedValue(number, 'attribute:data-author-fullname', 'high')
        : missingValue(why),
  };
}

function readOldTime(el: Element, time: Element | null, view: PageView): PostingTime {
  const stamp = readUnixDate(getAttribute(el, 'data-timestamp'), 'ms');
  return resolvePostingTime(
    {
      raw: readShownText(time, view),
      machine: stamp ? { date: stamp, how: 'attribute:data-timestamp' } : readDatetime(time, view),
    },
    view,
  );
}

/** Three layouts of one site: custom elements since 2023, old.reddit.com, and the React pages in between. */

/** `/comments/{post}/{title}/{comment}/`, and since 2023 `/comments/{post}/comment/{comment}/`. */
const POST = /^((?:\/(?:r|u|user)\/[\w.-]+)?)\/comments\/(\w+)(?:\/[^/]*(?:\/(\w+))?)?\/?$/;

const ITEM = [SHREDDIT_ITEM, OLD_REDDIT_ITEM, REDDIT_2018_ITEM].join();

export const reader: Reader = {
  id: platform.id,
  version: '7',
  confirmed: '2026-03-01',
  address: {
    hosts: SITE_HOSTS,
    host: 'www.reddit.com',
    shortHosts: ['redd.it'],
    shortPath: /^\/(?:r|u|user)\/[^/]+\/s\/[^/]+\/?$/,
    drop: 'share_id rdt context correlation_id ref_campaign ref_source $deep_link $3p _branch_match_id'.split(' '),
    post: readPostPath,
  },
  unfold: {
    hosts: SITE_HOSTS,
    buttons: [
      {
        selector: 'faceplate-partial[loading="action"][src*="/more-comments/"] button',
        label: MORE_REPLIES,
        source: 'public userscripts that press this button of shreddit',
      },
      ORIGINAL_BUTTON,
    ],
  },
  matches: ({ url }) => isReddit(url),
  folded: { replies: OLD_REDDIT_MORE, originals: ORIGINALS },
  findPost(el, view) {
    const found = closestVisible(el, ITEM, view);
    return found && (findInnerCopy(found, view) ?? found);
  },
  listPosts(view) {
    const keys = new Set<string>();
    return queryVisible(ITEM, view).filter((el) => {
      if (matches(el, '[data-promoted="true"], .promotedlink') || findInnerCopy(el, view)) return false;
      const key = readKey(el);
      if (key === null) return true;
      // A page may show a post twice.
      const isNew = !keys.has(key);
      keys.add(key);
      return isNew;
    });
  },
  readKey,
  readPost: (el, view) =>
    matches(el, SHREDDIT_ITEM)
      ? readShredditItem(reader, el, view)
      : matches(el, OLD_REDDIT_ITEM)
        ? readOldRedditItem(reader, el, view)
        : readReddit2018Item(reader, el, view),
  findBreakage: ({ url }: PageView) => (/^\/(?:login|account\/login)\b/.test(url.pathname) ? 'login-wall' : null),
};

function readKey(el: Element): string | null {
  if (matches(el, SHREDDIT_ITEM)) return readShredditId(el);
  return matches(el, OLD_REDDIT_ITEM) ? readOldRedditId(el) : readReddit2018Id(el);
}

/** Pages of 2018 to 2023: the innermost visible element that is marked as the same post. The values are there. */
function findInnerCopy(el: Element, view: PageView): Element | null {
  const key = matches(el, REDDIT_2018_ITEM) ? readKey(el) : null;
  if (key === null) return null;
  return queryAll(el, REDDIT_2018_ITEM).findLast((inner) => readKey(inner) === key && view.isVisible(inner)) ?? null;
}

function readPostPath({ hostname, pathname }: URL): string | null {
  const short = hostname.endsWith('redd.it') ? /^\/(\w+)\/?$/.exec(pathname)?.[1] : undefined;
  if (short) return `/comments/${short}/`;
  const match = POST.exec(pathname);
  if (!match?.[2]) return null;
  const prefix = (match[1] ?? '').replace(/^\/u\//, '/user/');
  return `${prefix}/comments/${match[2]}/${match[3] ? `comment/${match[3]}/` : ''}`;
}
