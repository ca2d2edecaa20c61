import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import {
  allIn,
  closest,
  contains,
  innermost,
  matches,
  nameOf,
  native,
  oneIn,
  outermost,
  parentIn,
} from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { linkIn } from './_parts.ts';
import { datetimeOf, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Every class is a hash: what stays is the links around dates, whose addresses say what they belong to. */
export const Q = {
  /** In feeds and over a profile; on a post's own page, the whole of it. */
  post: 'article, main',
  story: 'section',
  /** Inside the link to what it dates. */
  time: 'time[datetime]',
  profile: 'a[href^="/"], a[href*="instagram.com/"]',
  words: 'span[dir="auto"], h1[dir="auto"]',
  apart: 'a, button, [role="button"], time, header, nav, footer',
  media: 'img[src], video',
  /** What never stands inside one comment. */
  larger: 'hr, header, form, main, article, nav, section, textarea',
  login: 'form[id="loginForm"]',
} as const;

export const HOSTS = ['instagram.com', 'm.instagram.com'];
/** `/p/{code}/`, also under an account, with `/c/{comment}/` and `/r/{reply}/` after it. */
export const POST = /^(?:\/([\w.]+))?\/(p|reels?|tv)\/([\w-]{5,60})(?:\/c\/(\d+)(?:\/r\/(\d+))?)?(?:\/.*)?$/;
export const NO_ACCOUNT = new Set(
  'accounts about blog developer direct explore legal p press privacy reel reels share stories tv web'.split(
    ' ',
  ),
);

export const isInstagram = (url: URL): boolean => HOSTS.includes(url.hostname.replace(/^www\./, ''));

export function handleAt(link: Element, view: PageView): string | null {
  const handle = /^\/([\w.]{1,30})\/?$/.exec(linkIn(link, view, isInstagram)?.pathname ?? '')?.[1];
  return handle && !NO_ACCOUNT.has(handle.toLowerCase()) ? handle : null;
}

export interface Dated {
  readonly link: Element;
  readonly href: string;
  readonly post: string;
  readonly comment: string | null;
  readonly reply: string | null;
  /** The reply's, else the comment's, else the post's. */
  readonly id: string;
}

function readDated(link: Element, view: PageView): Dated | null {
  const url = linkIn(link, view, isInstagram);
  const [, , , post, comment, reply] = (url && POST.exec(url.pathname)) ?? [];
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

/** The links around dates, each with what it belongs to. */
const datedOn = oncePerView((view) =>
  allIn(view.document, Q.time).flatMap((time) => {
    const link = closest(time, 'a[href]');
    const dated = link && readDated(link, view);
    return dated && view.isVisible(link) ? [dated] : [];
  }),
);

/** A comment's own; a post's, which is the first that is no comment's. */
export function datedLink(el: Element, view: PageView): Dated | null {
  const own = boxesOn(view).get(el);
  return own ?? datedOn(view).find(({ link, comment }) => comment === null && contains(el, link)) ?? null;
}

/** Levels climbed around a comment's date for its picture and its buttons. */
const REACH = 6;

/** The largest box that holds this one date and nothing larger than a comment. */
function boxOf({ link }: Dated): Element {
  let box = link;
  for (let level = 0; level < REACH; level++) {
    const around = parentIn(box);
    // A second date ends it: asked first, since it is found at once where there are many comments.
    if (!around || around.getElementsByTagName('time')[1]) break;
    if (matches(around, Q.larger) || oneIn(around, Q.larger)) break;
    box = around;
  }
  return box;
}

/** Each comment's box, and its date. */
const boxesOn = oncePerView((view): ReadonlyMap<Element, Dated> => {
  const comments = datedOn(view).filter(({ comment }) => comment !== null);
  return new Map(comments.map((dated) => [boxOf(dated), dated]));
});

export const commentsOn = (view: PageView): Element[] => [...boxesOn(view).keys()];

export function commentOf(el: Element, view: PageView): Element | null {
  const boxes = boxesOn(view);
  for (let at: Element | null = el; at; at = parentIn(at)) {
    if (boxes.has(at)) return at;
  }
  return null;
}

/** Of the post, not of a comment under it. */
export function own(post: Element, selector: string, view: PageView): Element[] {
  return allIn(post, selector).filter((part) => !commentOf(part, view));
}

/** An article; on a post's own page, all of it. The date's link says which post it is. */
export function isPost(el: Element, view: PageView): boolean {
  const dated = datedLink(el, view);
  if (!dated || dated.comment !== null || !view.isVisible(el)) return false;
  if (nameOf(el) === 'article') return true;
  return POST.exec(view.url.pathname)?.[3] === dated.post && closest(dated.link, 'article') === null;
}

/** The innermost part of the page with a date. */
export function storiesOn(view: PageView): Element[] {
  const dated = allIn(view.document, Q.story).filter((el) => oneIn(el, Q.time));
  return innermost(dated).filter((el) => view.isVisible(el));
}

export function readComment(site: Site, el: Element, view: PageView): PostExtraction {
  const dated = datedLink(el, view);
  const time = oneIn(dated?.link, Q.time);
  const found = timeFrom(
    {
      raw: (time && shownText(time, view)) || null,
      machine: datetimeOf(time, view),
    },
    view,
  );
  const words = wordsOf(el);
  const profile = allIn(el, Q.profile).find((link) => !contains(words, link) && handleAt(link, view));
  const handle = profile ? handleAt(profile, view) : null;
  return {
    ...unread(site, dated?.reply ? 'reply' : 'comment'),
    author: {
      displayName: missingValue('handle-shown'),
      handle: extractedValue(handle, 'link:profile', 'high'),
      profileUrl: extractedValue(linkIn(profile, view)?.href, 'link:profile', 'high'),
      platformId: missingValue('not-shown'),
    },
    permalink: extractedValue(dated?.href, 'link:/c/', 'high'),
    nativeIds: {
      comment: extractedValue(dated?.reply ?? dated?.comment, 'link:/c/', 'high'),
      parent: dated?.reply
        ? extractedValue(dated.comment, 'link:/c/', 'high')
        : missingValue('no-reply-mark'),
      post: extractedValue(dated?.post, 'link:/c/', 'high'),
    },
    posting: found.posting,
    text: wordsAt(words, view),
    warnings: [...found.warnings, ...(handle ? [] : ['layout-unknown'])],
  };
}

/** The outermost run of words that is neither a name nor a button nor the date. */
function wordsOf(el: Element): Element | null {
  const spans = allIn(el, Q.words).filter((part) => !closest(part, Q.apart) && !oneIn(part, Q.time));
  // Around a name alone there is such a box too.
  return outermost(spans).find((part) => ownWords(part) !== '') ?? null;
}

const ownWords = (part: Element): string =>
  [...native(part, 'childNodes')]
    .filter((node) => native(node, 'nodeType') === 3)
    .map((node) => native(node, 'nodeValue')?.trim() ?? '')
    .join('');

function wordsAt(words: Element | null, view: PageView): Extracted<string> {
  return words
    ? extractedValue(shownText(words, view, { preserve: true }), 'span:dir', 'medium')
    : missingValue('no-text');
}
