import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readIdTimestamp } from '../../domain/capture/idTimestamps.ts';
import { readVisibleText } from '../dom.ts';
import { cachePerView, type PageView } from '../pageView.ts';
import { closest, getId, queryAll, queryOne } from '../safeDom.ts';
import { type PostingTime, resolvePostingTime } from './_posting.ts';
import { resolveLink } from './_shared.ts';

/** Classes start with a hash; the component name at their end is stable, and so is `data-e2e`. */
export const TIKTOK_SELECTORS = {
  /** A comment or reply: on a video's page (its id is the comment's number), and in the feed's drawer (without id). */
  comment: 'div[class*="DivCommentContentContainer"], div[class*="DivCommentItemWrapper"]',
  /** A comment with its replies. */
  thread: 'div[class*="DivCommentItemContainer"], div[class*="DivCommentObjectWrapper"]',
  /** A video: in a feed, then on its own page. */
  video:
    '[data-e2e="recommend-list-item-container"], div[class*="DivBrowserModeContainer"], [id="main-content-video_detail"]',
  profile: 'a[href*="/@"]',
  /** The displayed name; in the drawer, next to a label (« Creator »). */
  name: '[data-e2e^="comment-username"]',
  text: '[data-e2e^="comment-level"]',
  reply: '[data-e2e="comment-level-2"]',
  time: '[data-e2e^="comment-time"], div[class*="DivCommentSubContent"] > span',
  /** « View more replies (3) ». */
  moreReplies: '[data-e2e^="view-more-"]',
  likes: '[data-e2e="comment-like-count"], div[class*="DivLikeContainer"] span',
  /** Its id ends with the video's id. */
  player: '[id^="xgwrapper-"]',
  videoLink: 'a[href*="/video/"], a[href*="/photo/"]',
  videoText: '[data-e2e="browse-video-desc"], [data-e2e="video-desc"]',
  videoAuthor: 'a[data-e2e="browse-user-avatar"], a[data-e2e="video-author-avatar"]',
  /** Name, dot and date, each in an element of its own. */
  videoName: '[data-e2e="browser-nickname"]',
  videoElement: 'video',
  session: '[data-e2e="nav-profile"] a[href*="/@"], a[data-e2e="nav-profile"][href*="/@"]',
  login: '[id="loginContainer"], [id="login-modal"], [data-e2e="login-modal"]',
  counters: {
    likes: '[data-e2e="browse-like-count"], [data-e2e="like-count"]',
    comments: '[data-e2e="browse-comment-count"], [data-e2e="comment-count"]',
    shares: '[data-e2e="share-count"]',
  },
} as const;

export const TIKTOK_ITEM = [TIKTOK_SELECTORS.comment, TIKTOK_SELECTORS.video].join();
export const TIKTOK_HOSTS = ['tiktok.com', 'm.tiktok.com'];
export const TIKTOK_VIDEO_PATH = /^\/@([\w.-]+)\/(video|photo)\/(\d{6,20})\/?$/;
export const isTiktok = (url: URL): boolean => TIKTOK_HOSTS.includes(url.hostname.replace(/^www\./, ''));

/** Returns parts of this comment or video, not of a comment inside it. */
export function findOwnTiktokParts(el: Element, selector: string): Element[] {
  return queryAll(el, selector).filter((part) => closest(part, TIKTOK_ITEM) === el);
}

export function readTiktokCommentId(el: Element): string | null {
  return /^\d{15,20}$/.test(getId(el)) && readIdTimestamp(getId(el), 'tiktok') ? getId(el) : null;
}

export interface TiktokProfile {
  readonly handle: string;
  readonly href: string;
}

export function readTiktokProfile(link: Element | undefined, view: PageView): TiktokProfile | null {
  const url = resolveLink(link, view, isTiktok);
  const handle = url && /^\/@([\w.-]+)\/?$/.exec(url.pathname)?.[1];
  return url && handle ? { handle, href: url.href } : null;
}

export function buildTiktokAuthor(
  profile: TiktokProfile | null,
  name: Element | undefined,
  view: PageView,
): PostExtraction['author'] {
  const shown = name ? readVisibleText(name, view) : '';
  return {
    // « · Creator » is displayed alone when there is no name.
    displayName: extractedValue(shown.startsWith('·') ? null : shown, 'e2e:username', 'high'),
    handle: extractedValue(profile?.handle, 'link:/@', 'high'),
    profileUrl: extractedValue(profile?.href, 'link:/@', 'high'),
    platformId: missingValue('not-shown'),
  };
}

/** « 4-1 »: which number is the month is unknown. */
export function readTiktokTime(time: Element | undefined, id: string | null, view: PageView): PostingTime {
  const raw = (time && readVisibleText(time, view)) || null;
  const found = resolvePostingTime({ raw, id: id === null ? null : readIdTimestamp(id, 'tiktok') }, view);
  const unclear = found.posting.value?.iso === null && /^\d{1,2}-\d{1,2}$/.test(raw ?? '');
  return { ...found, warnings: [...found.warnings, ...(unclear ? ['date-order-unknown'] : [])] };
}

export const readTiktokSession = cachePerView((view): Extracted<string> => {
  const profile = readTiktokProfile(queryOne(view.document, TIKTOK_SELECTORS.session) ?? undefined, view);
  return extractedValue(profile?.handle, 'e2e:nav-profile', 'medium');
});
