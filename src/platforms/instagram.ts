import { readVisibleText } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import {
  closest,
  contains,
  getLocalName,
  getParentElement,
  isBefore,
  keepInnermost,
  keepOutermost,
  matches,
  queryAll,
  queryOne,
} from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import { findMessageRow, listMessageRows, readMessageRow } from './messageRows.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { readIdTimestamp } from './reading/idTimestamps.ts';
import {
  closestVisible,
  readMediaElements,
  readOwnText,
  resolveElementTime,
  resolveLink,
} from './reading/readElements.ts';
import { createEmptyExtraction, MORE_REPLIES, ORIGINAL_BUTTON, ORIGINALS, type Reader } from './reading/reader.ts';

const SITE_HOSTS = ['instagram.com', 'm.instagram.com'];
const SHORT_HOSTS = ['ig.me'];

export const platform: Platform = {
  id: 'instagram',
  name: 'Instagram',
  pack: 'instagram',
  hosts: [...SITE_HOSTS, ...SHORT_HOSTS],
  operated: ['instagram.com', 'instagr.am'],
  handlePrefix: '@',
  reportLinks: [
    { kind: 'privacy', url: 'https://help.instagram.com/contact/504521742987441', seen: '2026-11-20' },
    { kind: 'own-data', url: 'https://accountscenter.instagram.com/info_and_permissions/dyi/', seen: '2026-11-20' },
  ],
  idTime: { id: 'post', formula: 'shortcode' },
};

/** Every class is a hash. Only the links around dates are stable; their addresses tell what they belong to. */
const INSTAGRAM_SELECTORS = {
  /** In feeds and over a profile; on a post's own page, the whole page. */
  post: 'article, main',
  story: 'section',
  /** Inside the link to the dated post or comment. */
  time: 'time[datetime]',
  profile: 'a[href^="/"], a[href*="instagram.com/"]',
  words: 'span[dir="auto"], h1[dir="auto"]',
  /** Where no element has that attribute. */
  plainWords: 'span, h1',
  notText: 'a, button, [role="button"], time, header, nav, footer',
  media: 'img[src], video',
  /** Never inside a single comment. */
  larger: 'hr, header, form, main, article, nav, section, textarea',
  login: 'form[id="loginForm"]',
} as const;

/** `/p/{code}/`, also under an account, optionally followed by `/c/{comment}/` and `/r/{reply}/`. */
const INSTAGRAM_POST_PATH = /^(?:\/([\w.]+))?\/(p|reels?|tv)\/([\w-]{5,60})(?:\/c\/(\d+)(?:\/r\/(\d+))?)?(?:\/.*)?$/;
const INSTAGRAM_RESERVED_PATHS = new Set(
  'accounts about blog developer direct explore legal p press privacy reel reels share stories tv web'.split(' '),
);

const isInstagram = (url: URL): boolean => isOnHost(url, SITE_HOSTS);

function readInstagramHandle(link: Element, view: PageView): string | null {
  const handle = /^\/([\w.]{1,30})\/?$/.exec(resolveLink(link, view, isInstagram)?.pathname ?? '')?.[1];
  return handle && !INSTAGRAM_RESERVED_PATHS.has(handle.toLowerCase()) ? handle : null;
}

interface DatedLink {
  readonly link: Element;
  readonly href: string;
  readonly post: string;
  readonly comment: string | null;
  readonly reply: string | null;
  /** The id of the reply, else of the comment, else of the post. */
  readonly id: string;
}

function parseDatedLink(link: Element, view: PageView): DatedLink | null {
  const url = resolveLink(link, view, isInstagram);
  const [, , , post, comment, reply] = (url && INSTAGRAM_POST_PATH.exec(url.pathname)) ?? [];
  if (!url || !post) return null;
  return {
    link,
    href: url.href,
    post,
    comment: comment ?? null,
    reply: reply ?? null,
    id: reply ?? comment ?? post,
  };
}

/** Lists the links around dates, each with what it belongs to. */
const listDatedLinks = cachePerView((view) =>
  queryAll(view.document, INSTAGRAM_SELECTORS.time).flatMap((time) => {
    const link = closest(time, 'a[href]');
    const dated = link && parseDatedLink(link, view);
    return dated && view.isVisible(link) ? [dated] : [];
  }),
);

/** Returns the link of a comment, or that of a post: the first that does not belong to a comment. */
function findDatedLink(el: Element, view: PageView): DatedLink | null {
  const commentLink = mapCommentBoxes(view).get(el);
  if (commentLink !== undefined) return commentLink;
  return listDatedLinks(view).find(({ link, comment }) => comment === null && contains(el, link)) ?? null;
}

/** Levels climbed from a comment's date to find its image and buttons. */
const MAX_LEVELS = 6;

/** Returns the largest box that contains this date only and no element larger than a comment. */
function findCommentBox({ link }: DatedLink): Element {
  let box = link;
  for (let level = 0; level < MAX_LEVELS; level++) {
    const around = getParentElement(box);
    // A second date ends the search. Tested first, because it is found at once when there are many comments.
    if (!around || around.getElementsByTagName('time')[1]) break;
    if (matches(around, INSTAGRAM_SELECTORS.larger) || queryOne(around, INSTAGRAM_SELECTORS.larger)) break;
    box = around;
  }
  return box;
}

/** Maps each comment's box to its date; null: a picture alone has none, and stands among the others. */
const mapCommentBoxes = cachePerView((view): ReadonlyMap<Element, DatedLink | null> => {
  const comments = listDatedLinks(view).filter(({ comment }) => comment !== null);
  const boxes = new Map<Element, DatedLink | null>(comments.map((dated) => [findCommentBox(dated), dated]));
  for (const list of new Set([...boxes.keys()].map(getParentElement)))
    for (const row of queryAll(list, ':scope > *'))
      if (!boxes.has(row) && isUndatedComment(row, view)) boxes.set(row, null);
  return new Map([...boxes].sort(([a], [b]) => (isBefore(a, b) ? -1 : 1)));
});

const isUndatedComment = (row: Element, view: PageView): boolean =>
  !queryOne(row, `time, ${INSTAGRAM_SELECTORS.larger}`) &&
  queryAll(row, INSTAGRAM_SELECTORS.profile).some((link) => readInstagramHandle(link, view) !== null) &&
  listMedia(row).length > 0;

/** Without the pictures of accounts. */
const listMedia = (el: Element): Element[] =>
  queryAll(el, INSTAGRAM_SELECTORS.media).filter((part) => !closest(part, INSTAGRAM_SELECTORS.profile));

function findInstagramComment(el: Element, view: PageView): Element | null {
  const boxes = mapCommentBoxes(view);
  for (let at: Element | null = el; at; at = getParentElement(at)) {
    if (boxes.has(at)) return at;
  }
  return null;
}

/** Returns parts of the post, not of a comment under it. */
function findOwnInstagramParts(post: Element, selector: string, view: PageView): Element[] {
  return queryAll(post, selector).filter((part) => !findInstagramComment(part, view));
}

/** The video of a reels page, which has no link around a date: the address bar identifies it when it is alone. */
function readOpenReel(el: Element, view: PageView): DatedLink | null {
  const [, , kind, post, comment] = INSTAGRAM_POST_PATH.exec(view.url.pathname) ?? [];
  if (!post || comment || !kind?.startsWith('reel') || getLocalName(el) !== 'main') return null;
  const videos = queryAll(el, 'video').filter((video) => view.isVisible(video));
  const hasDate = listDatedLinks(view).some((dated) => dated.comment === null);
  return videos.length === 1 && !hasDate
    ? { link: el, href: view.url.href, post, comment: null, reply: null, id: post }
    : null;
}

/** A post is an article or, on its own page, the whole page. The date's link identifies it. */
function isInstagramPost(el: Element, view: PageView): boolean {
  const dated = findDatedLink(el, view);
  if (!dated) return readOpenReel(el, view) !== null && view.isVisible(el);
  if (dated.comment !== null || !view.isVisible(el)) return false;
  if (getLocalName(el) === 'article') return true;
  return INSTAGRAM_POST_PATH.exec(view.url.pathname)?.[3] === dated.post && closest(dated.link, 'article') === null;
}

/** Returns the innermost part of the page with a date. */
function listInstagramStories(view: PageView): Element[] {
  const dated = queryAll(view.document, INSTAGRAM_SELECTORS.story).filter((el) =>
    queryOne(el, INSTAGRAM_SELECTORS.time),
  );
  return keepInnermost(dated).filter((el) => view.isVisible(el));
}

function readInstagramComment(reader: Reader, el: Element, view: PageView): PostExtraction {
  const dated = findDatedLink(el, view);
  const time = queryOne(dated?.link, INSTAGRAM_SELECTORS.time);
  const found = resolveElementTime(time, view);
  const words = findText(el, view);
  const profile = queryAll(el, INSTAGRAM_SELECTORS.profile).find(
    (link) => !contains(words, link) && readInstagramHandle(link, view),
  );
  const handle = profile ? readInstagramHandle(profile, view) : null;
  return {
    ...createEmptyExtraction(reader, dated?.reply ? 'reply' : 'comment'),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(handle, 'link:profile', 'high'),
      profileUrl: extractedValue(resolveLink(profile, view)?.href, 'link:profile', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(dated?.href, 'link:/c/', 'high'),
    nativeIds: {
      comment: extractedValue(dated?.reply ?? dated?.comment, 'link:/c/', 'high'),
      parent: dated?.reply ? extractedValue(dated.comment, 'link:/c/', 'high') : missingValue('no-reply-mark'),
      post: extractedValue(dated?.post, 'link:/c/', 'high'),
    },
    posting: found.posting,
    text: readText(words, view),
    media: extractedValue(readMediaElements(listMedia(el), view), 'element:img', 'low'),
    warnings: [...found.warnings, ...(handle ? [] : ['layout-unknown'])],
  };
}

const isWords = (part: Element): boolean =>
  !closest(part, INSTAGRAM_SELECTORS.notText) && !queryOne(part, INSTAGRAM_SELECTORS.time);

/** Returns the outermost text element that is not a name, a button or the date. */
function findText(el: Element, view: PageView): Element | null {
  // A box around the name alone has the same markup.
  const listWords = (selector: string): Element[] =>
    keepOutermost(queryAll(el, selector).filter(isWords)).filter((part) => readOwnText(part).length > 0);
  return listWords(INSTAGRAM_SELECTORS.words)[0] ?? findLongest(listWords(INSTAGRAM_SELECTORS.plainWords), view);
}

const findLongest = (parts: readonly Element[], view: PageView): Element | null =>
  parts.toSorted((a, b) => readVisibleText(b, view).length - readVisibleText(a, view).length)[0] ?? null;

function readText(words: Element | null, view: PageView): Extracted<string> {
  if (!words) return missingValue('no-text');
  const shown = readVisibleText(words, view, { preserveWhitespace: true });
  return matches(words, INSTAGRAM_SELECTORS.words)
    ? extractedValue(shown, 'span:dir', 'medium')
    : extractedValue(shown, 'span:longest', 'low');
}

const STORY = /^\/stories\/([\w.]+)\/(\d{10,25})\/?$/;
const THREAD = /^\/direct\/t\/(\d+)/;

export const reader: Reader = {
  id: platform.id,
  version: '4',
  confirmed: null,
  address: {
    hosts: SITE_HOSTS,
    host: 'www.instagram.com',
    shortHosts: SHORT_HOSTS,
    shortPath: /^\/share\//,
    drop: ['igsh', 'igshid', 'img_index', 'hl', 'locale'],
    post({ pathname }) {
      const [, account, kind, code, comment, reply] = INSTAGRAM_POST_PATH.exec(pathname) ?? [];
      const story = STORY.exec(pathname);
      if (story) return `/stories/${story[1]}/${story[2]}/`;
      if (!kind || !code || (account && INSTAGRAM_RESERVED_PATHS.has(account))) return null;
      const commentPath = comment ? `c/${comment}/${reply ? `r/${reply}/` : ''}` : '';
      return `/${kind === 'reels' ? 'reel' : kind}/${code}/${commentPath}`;
    },
  },
  unfold: {
    hosts: SITE_HOSTS,
    buttons: [
      {
        selector: 'button, [role="button"]',
        label: MORE_REPLIES,
        source: 'webrecorder/browsertrix-behaviors, instagram.ts',
      },
      ORIGINAL_BUTTON,
    ],
  },
  matches: ({ url }) => isInstagram(url),
  folded: { originals: ORIGINALS },
  findPost(el, view) {
    if (THREAD.test(view.url.pathname)) return findMessageRow(el, view);
    if (STORY.test(view.url.pathname)) return listInstagramStories(view).find((story) => contains(story, el)) ?? null;
    return (
      findInstagramComment(el, view) ??
      closestVisible(el, INSTAGRAM_SELECTORS.post, view, (post) => isInstagramPost(post, view))
    );
  },
  listPosts(view) {
    if (THREAD.test(view.url.pathname)) return listMessageRows(view);
    if (STORY.test(view.url.pathname)) return listInstagramStories(view);
    const posts = queryAll(view.document, INSTAGRAM_SELECTORS.post).filter((el) => isInstagramPost(el, view));
    return [...posts, ...mapCommentBoxes(view).keys()];
  },
  readKey: (el, view) => (findDatedLink(el, view) ?? readOpenReel(el, view))?.id ?? null,
  readPost(el, view) {
    const { pathname } = view.url;
    const thread = THREAD.exec(pathname)?.[1];
    if (thread) return readMessageRow(reader, el, thread, view);
    if (STORY.test(pathname)) return readStory(el, view);
    return matches(el, INSTAGRAM_SELECTORS.post) ? readPost(el, view) : readInstagramComment(reader, el, view);
  },
  findBreakage({ url, document }) {
    if (/^\/accounts\/login/.test(url.pathname)) return 'login-wall';
    return queryOne(document, INSTAGRAM_SELECTORS.login) ? 'not-logged-in' : null;
  },
};

function readPost(el: Element, view: PageView): PostExtraction {
  const dated = findDatedLink(el, view);
  const address = dated ?? readOpenReel(el, view);
  const [how, confidence] = dated ? (['link:dated', 'high'] as const) : (['address', 'medium'] as const);
  const time = queryOne(dated?.link, INSTAGRAM_SELECTORS.time);
  const found = resolveElementTime(time, view, address && readIdTimestamp(address.post, 'shortcode'));
  const author = findOwnInstagramParts(el, INSTAGRAM_SELECTORS.profile, view)
    .map((link) => ({ url: resolveLink(link, view, isInstagram), handle: readInstagramHandle(link, view) }))
    .find(({ handle }) => handle !== null);
  const media = listMedia(el).filter((part) => !findInstagramComment(part, view));
  return {
    ...createEmptyExtraction(reader, 'post'),
    author: {
      displayName: missingValue('handle-shown'),
      // Without a date, nothing tells the author's link from a commenter's but its place.
      handle: extractedValue(author?.handle, 'link:profile', dated ? 'medium' : 'low'),
      profileUrl: extractedValue(author?.url?.href, 'link:profile', dated ? 'medium' : 'low'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(address?.href, how, confidence),
    nativeIds: { post: extractedValue(address?.post, how, confidence) },
    posting: found.posting,
    text: readCaption(el, view),
    media: extractedValue(readMediaElements(media, view), 'element:img', 'low'),
    warnings: [...found.warnings, ...(author ? [] : ['layout-unknown'])],
  };
}

/** The caption is displayed like a comment with the post's date, or as a heading. */
function readCaption(el: Element, view: PageView): Extracted<string> {
  const listWords = (selector: string): Element[] => findOwnInstagramParts(el, selector, view).filter(isWords);
  const marked = listWords(INSTAGRAM_SELECTORS.words).filter((part) => !queryOne(part, INSTAGRAM_SELECTORS.profile));
  const spans = marked.length > 0 ? marked : listWords(INSTAGRAM_SELECTORS.plainWords);
  const heading = spans.find((part) => getLocalName(part) === 'h1');
  const shown = spans.map((part) => readVisibleText(part, view, { preserveWhitespace: true }));
  const longest = shown.reduce((best, text) => (text.length > best.length ? text : best), '');
  const words = heading ? readVisibleText(heading, view, { preserveWhitespace: true }) : longest;
  return extractedValue(words, heading ? 'element:h1' : 'span:longest', heading ? 'medium' : 'low');
}

/** The address bar changes with each story. Viewing a story notifies its author. */
function readStory(el: Element, view: PageView): PostExtraction {
  const [, user, media] = STORY.exec(view.url.pathname) ?? [];
  const time = queryOne(el, INSTAGRAM_SELECTORS.time);
  const found = resolveElementTime(time, view, media ? readIdTimestamp(media, 'media-instagram') : null);
  const profile = queryAll(el, INSTAGRAM_SELECTORS.profile).find((link) => readInstagramHandle(link, view) === user);
  return {
    ...createEmptyExtraction(reader, 'story'),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(user, profile ? 'link:profile' : 'address', profile ? 'high' : 'medium'),
      profileUrl: extractedValue(resolveLink(profile, view)?.href, 'link:profile', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(view.url.origin + view.url.pathname, 'address', 'medium'),
    nativeIds: { post: extractedValue(media, 'address', 'medium') },
    posting: found.posting,
    media: extractedValue(readMediaElements(listMedia(el), view), 'element:img', 'low'),
    warnings: found.warnings,
  };
}
