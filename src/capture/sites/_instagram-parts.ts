import { notRead, type PostReading, type Read, read } from '../../domain/reading.ts';
import { readMachineDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { oncePerView, type PageView } from '../view.ts';
import { linkIn } from './_parts.ts';
import { timeFrom } from './_posting.ts';
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
  [...view.document.querySelectorAll(Q.time)].flatMap((time) => {
    const link = time.closest('a[href]');
    const dated = link && readDated(link, view);
    return dated && view.isVisible(link) ? [dated] : [];
  }),
);

/** A comment's own; a post's, which is the first that is no comment's. */
export function datedLink(el: Element, view: PageView): Dated | null {
  const inside = datedOn(view).filter(({ link }) => el.contains(link));
  return inside.find(({ comment }) => comment === null) ?? (el.matches(Q.post) ? null : (inside[0] ?? null));
}

/** Levels climbed around a comment's date for its picture and its buttons. */
const REACH = 6;

/** The largest box that holds this one date and nothing larger than a comment. */
function boxOf({ link }: Dated): Element {
  let box = link;
  for (let level = 0; level < REACH; level++) {
    const around = box.parentElement;
    if (!around || around.matches(Q.larger) || around.querySelector(Q.larger)) break;
    if (around.querySelectorAll(Q.time).length > 1) break;
    box = around;
  }
  return box;
}

const boxesOn = oncePerView((view) =>
  datedOn(view)
    .filter(({ comment }) => comment !== null)
    .map(boxOf),
);

export const commentsOn = (view: PageView): Element[] => boxesOn(view);

export const commentOf = (el: Element, view: PageView): Element | null =>
  boxesOn(view).find((box) => box.contains(el)) ?? null;

/** Of the post, not of a comment under it. */
export function own(post: Element, selector: string, view: PageView): Element[] {
  return [...post.querySelectorAll(selector)].filter((part) => !commentOf(part, view));
}

/** An article; on a post's own page, all of it. The date's link says which post it is. */
export function isPost(el: Element, view: PageView): boolean {
  const dated = datedLink(el, view);
  if (!dated || dated.comment !== null || !view.isVisible(el)) return false;
  if (el.localName === 'article') return true;
  return POST.exec(view.url.pathname)?.[3] === dated.post && dated.link.closest('article') === null;
}

/** The innermost part of the page with a date. */
export function storiesOn(view: PageView): Element[] {
  const dated = [...view.document.querySelectorAll(Q.story)].filter((el) => el.querySelector(Q.time));
  return dated.filter(
    (el) => view.isVisible(el) && !dated.some((other) => other !== el && el.contains(other)),
  );
}

export function readComment(site: Site, el: Element, view: PageView): PostReading {
  const dated = datedLink(el, view);
  const time = dated?.link.querySelector(Q.time) ?? null;
  const found = timeFrom(
    {
      raw: (time && shownText(time, view)) || null,
      machine: {
        date: readMachineDate(time?.getAttribute('datetime') ?? null, view.clock),
        how: 'attribute:datetime',
      },
    },
    view,
  );
  const words = wordsOf(el);
  const profile = [...el.querySelectorAll(Q.profile)].find(
    (link) => !words?.contains(link) && handleAt(link, view),
  );
  const handle = profile ? handleAt(profile, view) : null;
  return {
    ...unread(site, dated?.reply ? 'reply' : 'comment'),
    author: {
      displayName: notRead('handle-shown'),
      handle: read(handle, 'link:profile', 'high'),
      profileUrl: read(linkIn(profile, view)?.href, 'link:profile', 'high'),
      platformId: notRead('not-shown'),
    },
    permalink: read(dated?.href, 'link:/c/', 'high'),
    nativeIds: {
      comment: read(dated?.reply ?? dated?.comment, 'link:/c/', 'high'),
      parent: dated?.reply ? read(dated.comment, 'link:/c/', 'high') : notRead('no-reply-mark'),
      post: read(dated?.post, 'link:/c/', 'high'),
    },
    posting: found.posting,
    text: textIn(words, view),
    warnings: [...found.warnings, ...(handle ? [] : ['layout-unknown'])],
  };
}

/** The outermost run of words that is neither a name nor a button nor the date. */
function wordsOf(el: Element): Element | null {
  const spans = [...el.querySelectorAll(Q.words)].filter(
    (part) => !part.closest(Q.apart) && !part.querySelector(Q.time),
  );
  const outer = spans.filter((part) => !spans.some((other) => other !== part && other.contains(part)));
  // Around a name alone there is such a box too.
  return outer.find((part) => ownWords(part) !== '') ?? null;
}

const ownWords = (part: Element): string =>
  [...part.childNodes]
    .filter((node) => node.nodeType === 3)
    .map((node) => node.nodeValue?.trim() ?? '')
    .join('');

function textIn(words: Element | null, view: PageView): Read<string> {
  return words ? read(shownText(words, view, { preserve: true }), 'span:dir', 'medium') : notRead('no-text');
}
