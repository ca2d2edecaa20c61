import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { timeOfId } from '../ids.ts';
import { allIn, closest, idOf, oneIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { linkIn } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';

/** Classes begin with a hash; the component's name that ends them stays, and so does `data-e2e`. */
export const Q = {
  /** One comment or reply: beside a video's page (its id is the comment's number), and in the feed's drawer (it has none). */
  comment: 'div[class*="DivCommentContentContainer"], div[class*="DivCommentItemWrapper"]',
  /** A comment with its replies. */
  thread: 'div[class*="DivCommentItemContainer"], div[class*="DivCommentObjectWrapper"]',
  /** A video: in a feed, then on its own page. */
  video:
    '[data-e2e="recommend-list-item-container"], div[class*="DivBrowserModeContainer"], [id="main-content-video_detail"]',
  profile: 'a[href*="/@"]',
  /** The name as shown; in the drawer beside a label (« Creator »). */
  name: '[data-e2e^="comment-username"]',
  text: '[data-e2e^="comment-level"]',
  reply: '[data-e2e="comment-level-2"]',
  time: '[data-e2e^="comment-time"], div[class*="DivCommentSubContent"] > span',
  likes: '[data-e2e="comment-like-count"], div[class*="DivLikeContainer"] span',
  /** Its id ends in the video's. */
  player: '[id^="xgwrapper-"]',
  videoLink: 'a[href*="/video/"], a[href*="/photo/"]',
  videoText: '[data-e2e="browse-video-desc"], [data-e2e="video-desc"]',
  videoAuthor: 'a[data-e2e="browse-user-avatar"], a[data-e2e="video-author-avatar"]',
  /** Name, dot, date: each in a part of its own. */
  videoName: '[data-e2e="browser-nickname"]',
  film: 'video',
  session: '[data-e2e="nav-profile"] a[href*="/@"], a[data-e2e="nav-profile"][href*="/@"]',
  login: '[id="loginContainer"], [id="login-modal"], [data-e2e="login-modal"]',
  counters: {
    likes: '[data-e2e="browse-like-count"], [data-e2e="like-count"]',
    comments: '[data-e2e="browse-comment-count"], [data-e2e="comment-count"]',
    shares: '[data-e2e="share-count"]',
  },
} as const;

export const ANY = [Q.comment, Q.video].join();
export const HOSTS = ['tiktok.com', 'm.tiktok.com'];
export const VIDEO = /^\/@([\w.-]+)\/(video|photo)\/(\d{6,20})\/?$/;
export const isTiktok = (url: URL): boolean => HOSTS.includes(url.hostname.replace(/^www\./, ''));

/** Of this comment or video, not of a comment inside it. */
export function own(el: Element, selector: string): Element[] {
  return allIn(el, selector).filter((part) => closest(part, ANY) === el);
}

export function commentId(el: Element): string | null {
  return /^\d{15,20}$/.test(idOf(el)) && timeOfId(idOf(el), 'tiktok') ? idOf(el) : null;
}

export interface Profile {
  readonly handle: string;
  readonly href: string;
}

export function profileAt(link: Element | undefined, view: PageView): Profile | null {
  const url = linkIn(link, view, isTiktok);
  const handle = url && /^\/@([\w.-]+)\/?$/.exec(url.pathname)?.[1];
  return url && handle ? { handle, href: url.href } : null;
}

export function authorOf(
  profile: Profile | null,
  name: Element | undefined,
  view: PageView,
): PostExtraction['author'] {
  const shown = name ? shownText(name, view) : '';
  return {
    // « · Creator », where the name is missing.
    displayName: extractedValue(shown.startsWith('·') ? null : shown, 'e2e:username', 'high'),
    handle: extractedValue(profile?.handle, 'link:/@', 'high'),
    profileUrl: extractedValue(profile?.href, 'link:/@', 'high'),
    platformId: missingValue('not-shown'),
  };
}

/** « 4-1 »: which is the month is not said. */
export function timeOf(time: Element | undefined, id: string | null, view: PageView): FoundTime {
  const raw = (time && shownText(time, view)) || null;
  const found = timeFrom({ raw, id: id === null ? null : timeOfId(id, 'tiktok') }, view);
  const unclear = found.posting.value?.iso === null && /^\d{1,2}-\d{1,2}$/.test(raw ?? '');
  return { ...found, warnings: [...found.warnings, ...(unclear ? ['date-order-unknown'] : [])] };
}

export const sessionOf = oncePerView((view): Extracted<string> => {
  const profile = profileAt(oneIn(view.document, Q.session) ?? undefined, view);
  return extractedValue(profile?.handle, 'e2e:nav-profile', 'medium');
});
