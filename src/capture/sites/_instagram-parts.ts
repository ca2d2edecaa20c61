import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import { cachePerView, type PageView } from '../pageView.ts';
import {
  closest,
  contains,
  getLocalName,
  getNative,
  getParentElement,
  keepInnermost,
  keepOutermost,
  matches,
  queryAll,
  queryOne,
} from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { readDatetime, resolvePostingTime } from './_posting.ts';
import { resolveLink } from './_shared.ts';
import type { Site } from './_site.ts';

/** Every class is a hash. Only the links around dates are stable; their addresses tell what they belong to. */
export const INSTAGRAM_SELECTORS = {
  /** In feeds and over a profile; on a post's own page, the whole page. */
  post: 'article, main',
  story: 'section',
  /** Inside the link to the dated post or comment. */
  time: 'time[datetime]',
  profile: 'a[href^="/"], a[href*="instagram.com/"]',
  words: 'span[dir="auto"], h1[dir="auto"]',
  notText: 'a, button, [role="button"], time, header, nav, footer',
  media: 'img[src], video',
  /** Never inside a single comment. */
  larger: 'hr, header, form, main, article, nav, section, textarea',
  login: 'form[id="loginForm"]',
} as const;

export const INSTAGRAM_HOSTS = ['instagram.com', 'm.instagram.com'];
/** `/p/{code}/`, also under an account, optionally followed by `/c/{comment}/` and `/r/{reply}/`. */
export const INSTAGRAM_POST_PATH =
  /^(?:\/([\w.]+))?\/(p|reels?|tv)\/([\w-]{5,60})(?:\/c\/(\d+)(?:\/r\/(\d+))?)?(?:\/.*)?$/;
export const INSTAGRAM_RESERVED_PATHS = new Set(
  'accounts about blog developer direct explore legal p press privacy reel reels share stories tv web'.split(' '),
);

export const isInstagram = (url: URL): boolean => INSTAGRAM_HOSTS.includes(url.hostname.replace(/^www\./, ''));

export function readInstagramHandle(link: Element, view: PageView): string | null {
  const handle = /^\/([\w.]{1,30})\/?$/.exec(resolveLink(link, view, isInstagram)?.pathname ?? '')?.[1];
  return handle && !INSTAGRAM_RESERVED_PATHS.has(handle.toLowerCase()) ? handle : null;
}

export interface DatedLink {
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
export function findDatedLink(el: Element, view: PageView): DatedLink | null {
  const commentLink = mapCommentBoxes(view).get(el);
  return (
    commentLink ?? listDatedLinks(view).find(({ link, comment }) => comment === null && contains(el, link)) ?? null
  );
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

/** Maps each comment's box to its date. */
const mapCommentBoxes = cachePerView((view): ReadonlyMap<Element, DatedLink> => {
  const comments = listDatedLinks(view).filter(({ comment }) => comment !== null);
  return new Map(comments.map((dated) => [findCommentBox(dated), dated]));
});

export const listInstagramComments = (view: PageView): Element[] => [...mapCommentBoxes(view).keys()];

export function findInstagramComment(el: Element, view: PageView): Element | null {
  const boxes = mapCommentBoxes(view);
  for (let at: Element | null = el; at; at = getParentElement(at)) {
    if (boxes.has(at)) return at;
  }
  return null;
}

/** Returns parts of the post, not of a comment under it. */
export function findOwnInstagramParts(post: Element, selector: string, view: PageView): Element[] {
  return queryAll(post, selector).filter((part) => !findInstagramComment(part, view));
}

/** A post is an article or, on its own page, the whole page. The date's link identifies it. */
export function isInstagramPost(el: Element, view: PageView): boolean {
  const dated = findDatedLink(el, view);
  if (!dated || dated.comment !== null || !view.isVisible(el)) return false;
  if (getLocalName(el) === 'article') return true;
  return INSTAGRAM_POST_PATH.exec(view.url.pathname)?.[3] === dated.post && closest(dated.link, 'article') === null;
}

/** Returns the innermost part of the page with a date. */
export function listInstagramStories(view: PageView): Element[] {
  const dated = queryAll(view.document, INSTAGRAM_SELECTORS.story).filter((el) =>
    queryOne(el, INSTAGRAM_SELECTORS.time),
  );
  return keepInnermost(dated).filter((el) => view.isVisible(el));
}

export function readInstagramComment(site: Site, el: Element, view: PageView): PostExtraction {
  const dated = findDatedLink(el, view);
  const time = queryOne(dated?.link, INSTAGRAM_SELECTORS.time);
  const found = resolvePostingTime(
    {
      raw: (time && readVisibleText(time, view)) || null,
      machine: readDatetime(time, view),
    },
    view,
  );
  const words = findText(el);
  const profile = queryAll(el, INSTAGRAM_SELECTORS.profile).find(
    (link) => !contains(words, link) && readInstagramHandle(link, view),
  );
  const handle = profile ? readInstagramHandle(profile, view) : null;
  return {
    ...createEmptyExtraction(site, dated?.reply ? 'reply' : 'comment'),
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
    warnings: [...found.warnings, ...(handle ? [] : ['layout-unknown'])],
  };
}

/** Returns the outermost text element that is not a name, a button or the date. */
function findText(el: Element): Element | null {
  const spans = queryAll(el, INSTAGRAM_SELECTORS.words).filter(
    (part) => !closest(part, INSTAGRAM_SELECTORS.notText) && !queryOne(part, INSTAGRAM_SELECTORS.time),
  );
  // A box around the name alone has the same markup.
  return keepOutermost(spans).find((part) => readOwnText(part) !== '') ?? null;
}

const readOwnText = (part: Element): string =>
  [...getNative(part, 'childNodes')]
    .filter((node) => getNative(node, 'nodeType') === 3)
    .map((node) => getNative(node, 'nodeValue')?.trim() ?? '')
    .join('');

function readText(words: Element | null, view: PageView): Extracted<string> {
  return words
    ? extractedValue(readVisibleText(words, view, { preserveWhitespace: true }), 'span:dir', 'medium')
    : missingValue('no-text');
}
