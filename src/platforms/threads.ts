import { readVisibleText } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, contains, getParentElement, isBefore, matches, queryAll, queryOne } from '../dom/safeDom.ts';
import { extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { readIdTimestamp } from './reading/idTimestamps.ts';
import {
  buildReply,
  closestVisible,
  queryVisible,
  type ReplyMark,
  readMediaElements,
  resolveElementTime,
  resolveLink,
} from './reading/readElements.ts';
import { createEmptyExtraction, ORIGINAL_BUTTON, ORIGINALS, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'threads',
  name: 'Threads',
  pack: 'threads',
  hosts: ['threads.com', 'threads.net'],
  operated: ['threads.com', 'threads.net'],
  handlePrefix: '@',
  idTime: { id: 'post', formula: 'shortcode' },
};

/**
 * No class is stable and there are no test ids. The head of a reply's page describes the post answered, so it is not
 * read.
 */
const THREADS_SELECTORS = {
  /** A post; inside another, the post that it quotes. */
  post: '[data-pressable-container]',
  /** Without such boxes, a post is around the one link of this form that has a time (fallback, 2026-11). */
  datedLink: 'a[href*="/post/"]:has(time[datetime])',
  /** Boxes of the page, larger than a post. */
  pageBox: 'html, body, main, [role="main"], [role="region"], [data-pagelet]',
  /** Inside the link to the post. */
  time: 'time[datetime]',
  profile: 'a[href*="/@"]',
  words: 'span[dir="auto"]',
  /** Elements whose content is not part of the text. */
  notText: 'a, button, [role="button"], time',
  notMention: 'button, [role="button"], time',
  picture: 'img[src], video',
  session: 'nav a[href*="/@"], [role="navigation"] a[href*="/@"]',
} as const;

const THREADS_POST = /^\/@([\w.]+)\/(?:post|t)\/([\w-]{5,60})(?:\/.*)?$/;
const isThreads = (url: URL): boolean => isOnHost(url, platform.hosts);
const isThreadsPostAddress = (url: URL): boolean => isThreads(url) && THREADS_POST.test(url.pathname);

/** For a page without the usual boxes: the largest box around each dated link that has no other post's link. */
const listThreadsBoxes = cachePerView((view): readonly Element[] => {
  if (queryOne(view.document, THREADS_SELECTORS.post)) return [];
  const links = queryVisible(THREADS_SELECTORS.datedLink, view).filter((link) =>
    resolveLink(link, view, isThreadsPostAddress),
  );
  const boxes = links.map((link) => {
    const others = links.filter((other) => readCode(other, view) !== readCode(link, view));
    let box: Element | null = null;
    for (let at = getParentElement(link); at && !matches(at, THREADS_SELECTORS.pageBox); at = getParentElement(at)) {
      if (others.some((other) => contains(at, other))) break;
      box = at;
    }
    return box;
  });
  return [...new Set(boxes.filter((box) => box !== null))];
});

const readCode = (link: Element, view: PageView): string | undefined =>
  THREADS_POST.exec(resolveLink(link, view)?.pathname ?? '')?.[2];

export const reader: Reader = {
  id: platform.id,
  version: '5',
  confirmed: '2026-06-22',
  address: {
    hosts: platform.hosts,
    host: 'www.threads.com',
    drop: ['xmt', 'igshid', 'igsh', 'slof', 'hl'],
    post({ pathname }) {
      const [, user, code] = THREADS_POST.exec(pathname) ?? [];
      const bare = /^\/t\/([\w-]{5,60})\/?$/.exec(pathname)?.[1];
      return code ? `/@${user}/post/${code}` : bare ? `/t/${bare}` : null;
    },
  },
  unfold: { hosts: platform.hosts, buttons: [ORIGINAL_BUTTON] },
  matches: ({ url }) => isThreads(url),
  folded: { originals: ORIGINALS },
  findPost(el, view) {
    const post = closestVisible(el, THREADS_SELECTORS.post, view, (box) => isPost(box, view));
    return post ?? listThreadsBoxes(view).find((box) => contains(box, el)) ?? null;
  },
  listPosts(view) {
    const posts = queryVisible(THREADS_SELECTORS.post, view).filter((el) => isPost(el, view));
    return posts.length > 0 ? posts : [...listThreadsBoxes(view)];
  },
  readKey: (el, view) => readAddress(el, view)?.code ?? null,
  readPost: readPost,
  findBreakage: ({ url }) => (/^\/login\b/.test(url.pathname) ? 'login-wall' : null),
};

/** Not one quoted in another. */
const isPost = (el: Element, view: PageView): boolean =>
  !closest(getParentElement(el), THREADS_SELECTORS.post) && readAddress(el, view) !== null;

/** Returns parts of this post, not of one quoted in it. */
function findOwn(el: Element, selector: string): Element[] {
  return queryAll(el, selector).filter((part) => (closest(part, THREADS_SELECTORS.post) ?? el) === el);
}

interface Address {
  /** Around the post's age. */
  readonly link: Element;
  readonly href: string;
  readonly user: string;
  readonly code: string;
}

function readAddress(el: Element, view: PageView): Address | null {
  for (const time of findOwn(el, THREADS_SELECTORS.time)) {
    const link = closest(time, 'a[href]');
    const url = resolveLink(link, view, isThreadsPostAddress);
    const [, user, code] = (url && THREADS_POST.exec(url.pathname)) ?? [];
    if (link && url && user && code) return { link, href: url.href, user, code };
  }
  return null;
}

function readPost(el: Element, view: PageView): PostExtraction {
  const address = readAddress(el, view);
  const time = queryOne(address?.link, THREADS_SELECTORS.time);
  const found = resolveElementTime(time, view, address && readIdTimestamp(address.code, 'shortcode'));
  const profile = findOwn(el, THREADS_SELECTORS.profile)
    .map((link) => resolveLink(link, view, isThreads))
    .find((url) => url?.pathname.replace(/\/$/, '') === `/@${address?.user}`);
  const media = findOwn(el, THREADS_SELECTORS.picture).filter(
    (part) => !closest(part, THREADS_SELECTORS.profile) && view.rectOf(part).width > MIN_IMAGE_PX,
  );
  return {
    // The fallback was not checked on a real page.
    ...createEmptyExtraction(matches(el, THREADS_SELECTORS.post) ? reader : { ...reader, confirmed: null }, 'post'),
    ...buildReply(readReply(el, view)),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(address?.user, 'link:/post/', 'high'),
      profileUrl: extractedValue(profile?.href, 'link:/@', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(address?.href, 'link:/post/', 'high'),
    nativeIds: {
      post: extractedValue(address?.code, 'link:/post/', 'high'),
      stable: extractedValue(address && `https://www.threads.com/t/${address.code}`, 'link:/post/', 'high'),
    },
    posting: found.posting,
    text: readText(el, address, view),
    media: extractedValue(readMediaElements(media, view), 'element:img', 'medium'),
    engagement: missingValue('not-attempted'),
    quoted: readQuote(el, view),
    session: readSession(view),
    warnings: [...found.warnings, ...(address ? [] : ['layout-unknown'])],
  };
}

/** Smaller images are avatars and badges. */
const MIN_IMAGE_PX = 64;

/** « · »; « 1/2 » counts the parts of a thread, « 1.2K » alone may count what others did. */
const PART_COUNT = /^(?:·|\d+\s*\/\s*\d+)$/;
const COUNT = /^\p{Nd}[\p{Nd}.,\s]*(?:[kmb]|mil|tsd|mio|тыс|млн|ألف)?\.?$/iu;
const dropCounts = (parts: readonly string[]): readonly string[] =>
  parts.slice(0, parts.findLastIndex((part) => !COUNT.test(part)) + 1);

/** Returns the text after the age that is neither a link, a button nor a count. */
function readText(el: Element, address: Address | null, view: PageView): PostExtraction['text'] {
  const spans = findOwn(el, THREADS_SELECTORS.words).filter(
    (span) =>
      !closest(span, THREADS_SELECTORS.notText) &&
      !closest(getParentElement(span), THREADS_SELECTORS.words) &&
      (!address || isBefore(address.link, span)),
  );
  const parts = spans
    .map((span) => readVisibleText(span, view, { preserveWhitespace: true }))
    .filter((text) => text !== '' && !PART_COUNT.test(text));
  const words = dropCounts(parts);
  if (parts.length === 0) return readPlainWords(el, address, view);
  // A number may be all that the author wrote.
  return extractedValue(words.join('\n'), 'span:dir', parts.length === 1 ? 'high' : 'medium');
}

/** Without boxes for the words: what follows the age, except buttons, links of the post itself, and the post quoted. */
function readPlainWords(el: Element, address: Address | null, view: PageView): PostExtraction['text'] {
  if (!address) return missingValue('no-text');
  const words = readVisibleText(el, view, {
    exclude: (part) =>
      part === address.link ||
      (!contains(part, address.link) &&
        (!isBefore(address.link, part) ||
          matches(part, `${THREADS_SELECTORS.post}, ${THREADS_SELECTORS.notMention}`) ||
          resolveLink(part, view, isThreadsPostAddress) !== null)),
  });
  const lines = dropCounts(words.split('\n').filter((line) => line !== '' && !PART_COUNT.test(line)));
  return lines.length > 0 ? extractedValue(lines.join('\n'), 'whole-block', 'low') : missingValue('no-text');
}

function readQuote(el: Element, view: PageView): PostExtraction['quoted'] {
  const inner = queryAll(el, THREADS_SELECTORS.post).find((part) => readAddress(part, view));
  const address = inner && readAddress(inner, view);
  if (!inner || !address) return missingValue('none-shown');
  return extractedValue(
    { author: address.user, permalink: address.href, text: readText(inner, address, view).value },
    'place:nested',
    'high',
  );
}

/** On a post's page, it answers the post above it; those below answer it. */
function readReply(el: Element, view: PageView): ReplyMark | null {
  const { posts, focal } = readThread(view);
  const at = posts.indexOf(el);
  if (focal < 0 || at <= 0) return null;
  const above = posts[at - 1];
  const to = at === focal && above ? (readAddress(above, view)?.user ?? null) : null;
  return { to, how: 'place:thread', confidence: 'medium' };
}

const readThread = cachePerView((view): { readonly posts: readonly Element[]; readonly focal: number } => {
  const open = THREADS_POST.exec(view.url.pathname)?.[2];
  const posts = open ? reader.listPosts(view) : [];
  return { posts, focal: posts.findIndex((el) => readAddress(el, view)?.code === open) };
});

const readSession = cachePerView((view): PostExtraction['session'] => {
  const handle = queryAll(view.document, THREADS_SELECTORS.session)
    .map((link) => /^\/@([\w.]+)\/?$/.exec(resolveLink(link, view, isThreads)?.pathname ?? '')?.[1])
    .find((user) => user !== undefined);
  return extractedValue(handle, 'link:nav', 'medium');
});
