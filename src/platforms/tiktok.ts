import { readVisibleText } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, contains, getId, getNative, matches, queryAll, queryOne } from '../dom/safeDom.ts';
import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  missingAuthor,
  missingValue,
  type PostExtraction,
} from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { readIdTimestamp } from './reading/idTimestamps.ts';
import { type PostingTime, resolvePostingTime } from './reading/postingTime.ts';
import {
  closestVisible,
  queryVisible,
  readElementText,
  readEngagementCounts,
  readMediaElements,
  readShownText,
  resolveLink,
} from './reading/readElements.ts';
import { createEmptyExtraction, ORIGINAL_BUTTON, ORIGINALS, type Reader } from './reading/reader.ts';

const SITE_HOSTS = ['tiktok.com', 'm.tiktok.com'];
const SHORT_HOSTS = ['vm.tiktok.com', 'vt.tiktok.com'];

export const platform: Platform = {
  id: 'tiktok',
  name: 'TikTok',
  pack: 'tiktok',
  hosts: [...SITE_HOSTS, ...SHORT_HOSTS],
  operated: ['tiktok.com'],
  handlePrefix: '@',
  reportLinks: [
    { kind: 'rules', url: 'https://www.tiktok.com/legal/report/feedback', seen: '2026-11-20' },
    { kind: 'privacy', url: 'https://www.tiktok.com/legal/report/privacy', seen: '2026-11-20' },
  ],
  idTime: { id: 'comment', formula: 'tiktok' },
};

/** Classes start with a hash; the component name at their end is stable, and so is `data-e2e`. */
const TIKTOK_SELECTORS = {
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

const TIKTOK_ITEM = [TIKTOK_SELECTORS.comment, TIKTOK_SELECTORS.video].join();
const TIKTOK_VIDEO_PATH = /^\/@([\w.-]+)\/(video|photo)\/(\d{6,20})\/?$/;
const isTiktok = (url: URL): boolean => isOnHost(url, SITE_HOSTS);

/** Returns parts of this comment or video, not of a comment inside it. */
function findOwnTiktokParts(el: Element, selector: string): Element[] {
  return queryAll(el, selector).filter((part) => closest(part, TIKTOK_ITEM) === el);
}

function readTiktokCommentId(el: Element): string | null {
  return /^\d{15,20}$/.test(getId(el)) && readIdTimestamp(getId(el), 'tiktok') ? getId(el) : null;
}

interface TiktokProfile {
  readonly handle: string;
  readonly href: string;
}

function readTiktokProfile(link: Element | undefined, view: PageView): TiktokProfile | null {
  const url = resolveLink(link, view, isTiktok);
  const handle = url && /^\/@([\w.-]+)\/?$/.exec(url.pathname)?.[1];
  return url && handle ? { handle, href: url.href } : null;
}

function buildTiktokAuthor(
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
function readTiktokTime(time: Element | undefined, id: string | null, view: PageView): PostingTime {
  const raw = readShownText(time, view);
  const found = resolvePostingTime({ raw, id: id === null ? null : readIdTimestamp(id, 'tiktok') }, view);
  const unclear = found.posting.value?.iso === null && /^\d{1,2}-\d{1,2}$/.test(raw ?? '');
  return { ...found, warnings: [...found.warnings, ...(unclear ? ['date-order-unknown'] : [])] };
}

const readTiktokSession = cachePerView((view): Extracted<string> => {
  const profile = readTiktokProfile(queryOne(view.document, TIKTOK_SELECTORS.session) ?? undefined, view);
  return extractedValue(profile?.handle, 'e2e:nav-profile', 'medium');
});

interface TiktokVideo {
  readonly id: string;
  readonly href: string | null;
  readonly how: ExtractionCode;
}

/** Identifies the video by its player's id and the addresses that agree with it: a feed replaces the video in place. */
function findTiktokVideo(el: Element, view: PageView): TiktokVideo | null {
  const player = findOwnTiktokParts(el, TIKTOK_SELECTORS.player)
    .map(({ id }) => /^xgwrapper-\d+-(\d{6,20})$/.exec(id)?.[1])
    .find((id) => id !== undefined);
  const links = findOwnTiktokParts(el, TIKTOK_SELECTORS.videoLink).flatMap(
    (link) => resolveLink(link, view, isTiktok) ?? [],
  );
  const addresses = [view.url, ...links].flatMap((url) => {
    const id = TIKTOK_VIDEO_PATH.exec(url.pathname)?.[3];
    return id ? [{ id, href: url.origin + url.pathname }] : [];
  });
  if (player) return { id: player, href: addresses.find(({ id }) => id === player)?.href ?? null, how: 'id:player' };
  const feed = matches(el, '[data-e2e="recommend-list-item-container"]');
  const open = feed ? undefined : TIKTOK_VIDEO_PATH.exec(view.url.pathname)?.[3];
  const known = addresses.find(({ id }) => id === open);
  return known ? { ...known, how: 'address' } : null;
}

function readTiktokVideo(reader: Reader, el: Element, view: PageView): PostExtraction {
  const video = findTiktokVideo(el, view);
  const findOwn = (selector: string): Element[] => findOwnTiktokParts(el, selector);
  const [text] = findOwn(TIKTOK_SELECTORS.videoText);
  const profile = readTiktokProfile(findOwn(TIKTOK_SELECTORS.videoAuthor)[0], view);
  const [nickname] = findOwnTiktokParts(el, TIKTOK_SELECTORS.videoName);
  const [name, ...others] = nickname ? [...getNative(nickname, 'children')] : [];
  const found = readTiktokTime(others.at(-1), video?.id ?? null, view);
  const confidence = video?.how === 'id:player' ? 'high' : 'medium';
  // TikTok opens a video under any account's address.
  const addressHandle = TIKTOK_VIDEO_PATH.exec(URL.parse(video?.href ?? '')?.pathname ?? '')?.[1]?.toLowerCase();
  const agrees = addressHandle === profile?.handle.toLowerCase();
  return {
    ...createEmptyExtraction(reader, 'post'),
    author: buildTiktokAuthor(profile, name ?? nickname, view),
    permalink: extractedValue(video?.href, video?.how ?? 'not-found', agrees ? confidence : 'low'),
    nativeIds: { post: extractedValue(video?.id, video?.how ?? 'not-found', confidence) },
    posting: found.posting,
    text: readElementText(text ?? null, 'e2e:video-desc', view, { preserveWhitespace: true }),
    media: extractedValue(readMediaElements(findOwn(TIKTOK_SELECTORS.videoElement), view), 'element:video', 'medium'),
    engagement: readEngagementCounts(TIKTOK_SELECTORS.counters, (one) => findOwn(one)[0], 'e2e:counters', view),
    session: readTiktokSession(view),
    warnings: [
      ...found.warnings,
      ...(addressHandle && profile && !agrees ? ['canonical-mismatch'] : []),
      ...(profile && text ? [] : ['layout-unknown']),
    ],
  };
}

/**
 * Comments beside a live video, `/@account/live`. A line shows a display name and words: no account name, no id, no
 * address, no time. Never seen by us: two inspections of the real page were published by public tools, on 2026-08-30
 * (the `data-e2e` names, and what a line lacks) and 2026-09-15 (the place of the words), so no field is more than
 * probable.
 */
const SELECTORS = {
  /** A comment; notices (« joined », « followed the host », gifts) have other names or none. */
  line: '[data-e2e="chat-message"]',
  name: '[data-e2e="message-owner-name"]',
  /** Two, one inside the other: the outer one holds the name too. */
  words: '.break-words',
} as const;

const LIVE_PATH = /^\/@([\w.-]+)\/live\/?$/;

const readLiveAccount = ({ url }: PageView): string | null => LIVE_PATH.exec(url.pathname)?.[1] ?? null;

/** Returns nothing on other pages of TikTok: private messages may use the same name for their lines. */
const listTiktokLiveLines = (view: PageView): Element[] =>
  readLiveAccount(view) === null ? [] : queryVisible(SELECTORS.line, view);

const findTiktokLiveLine = (el: Element, view: PageView): Element | null =>
  readLiveAccount(view) === null ? null : closestVisible(el, SELECTORS.line, view);

function readTiktokLiveLine(reader: Reader, line: Element, view: PageView): PostExtraction {
  const name = queryOne(line, SELECTORS.name);
  const words = queryAll(line, SELECTORS.words).findLast((part) => !contains(part, name));
  const shown = name && readVisibleText(name, view);
  return {
    ...createEmptyExtraction({ ...reader, confirmed: null }, 'message'),
    author: { ...missingAuthor('not-shown'), displayName: extractedValue(shown, 'e2e:message-owner-name', 'medium') },
    permalink: missingValue('no-permalink'),
    nativeIds: {
      post: missingValue('no-permalink'),
      channel: extractedValue(readLiveAccount(view), 'location', 'high'),
    },
    posting: missingValue('not-shown'),
    text: readElementText(words ?? null, 'class:break-words', view),
    media: missingValue('not-attempted'),
    warnings: shown && words ? [] : ['layout-unknown'],
  };
}

export const reader: Reader = {
  id: platform.id,
  version: '4',
  confirmed: '2023-02-01',
  address: {
    hosts: SITE_HOSTS,
    host: 'www.tiktok.com',
    shortHosts: SHORT_HOSTS,
    shortPath: /^\/t\/\w+\/?$/,
    drop: 'is_from_webapp sender_device _t _r _d lang u_code preview_pb share_app_name share_iid web_id'.split(' '),
    post({ pathname, searchParams }) {
      const [, user, kind, id] = TIKTOK_VIDEO_PATH.exec(pathname) ?? [];
      const comment = searchParams.get('cid');
      if (!id || (comment !== null && !/^[\w=-]{1,80}$/.test(comment))) return null;
      return `/@${user}/${kind}/${id}${comment === null ? '' : `?cid=${comment}`}`;
    },
  },
  matches: ({ url }) => isTiktok(url),
  unfold: { hosts: SITE_HOSTS, buttons: [ORIGINAL_BUTTON] },
  folded: { replies: TIKTOK_SELECTORS.moreReplies, originals: ORIGINALS },
  findPost: (el, view) => findTiktokLiveLine(el, view) ?? closestVisible(el, TIKTOK_ITEM, view),
  listPosts: (view) => [
    ...queryVisible(TIKTOK_ITEM, view).filter(
      (el) => matches(el, TIKTOK_SELECTORS.comment) || findOwnTiktokParts(el, TIKTOK_SELECTORS.videoText).length > 0,
    ),
    ...listTiktokLiveLines(view),
  ],
  readKey: (el, view) =>
    matches(el, TIKTOK_SELECTORS.comment) ? readTiktokCommentId(el) : (findTiktokVideo(el, view)?.id ?? null),
  readPost(el, view) {
    if (findTiktokLiveLine(el, view) === el) return readTiktokLiveLine(reader, el, view);
    return matches(el, TIKTOK_SELECTORS.comment) ? readComment(el, view) : readTiktokVideo(reader, el, view);
  },
  findBreakage: (view) => (queryVisible(TIKTOK_SELECTORS.login, view).length > 0 ? 'login-wall' : null),
};

function readCommentAuthor(el: Element, view: PageView): PostExtraction['author'] {
  // Mentions in the text are links of the same form.
  const link = findOwnTiktokParts(el, TIKTOK_SELECTORS.profile).find((found) => !closest(found, TIKTOK_SELECTORS.text));
  const [name] = findOwnTiktokParts(el, TIKTOK_SELECTORS.name);
  return buildTiktokAuthor(readTiktokProfile(link, view), queryOne(name, 'p') ?? name, view);
}

function readComment(el: Element, view: PageView): PostExtraction {
  const id = readTiktokCommentId(el);
  const [text] = findOwnTiktokParts(el, TIKTOK_SELECTORS.text);
  const isReply = matches(text, TIKTOK_SELECTORS.reply);
  const author = readCommentAuthor(el, view);
  const [time] = findOwnTiktokParts(el, TIKTOK_SELECTORS.time);
  const found = readTiktokTime(time, id, view);
  const open = TIKTOK_VIDEO_PATH.exec(view.url.pathname)?.[3];
  const head = isReply ? queryOne(closest(el, TIKTOK_SELECTORS.thread), TIKTOK_SELECTORS.comment) : null;
  return {
    ...createEmptyExtraction(reader, isReply ? 'reply' : 'comment'),
    // Only the level of the text distinguishes a comment from a reply.
    ...(text ? {} : { surface: extractedValue('comment', 'container', 'medium') }),
    author,
    permalink: missingValue('no-address-given'),
    nativeIds: {
      comment: id ? extractedValue(id, 'attribute:id', 'high') : missingValue('not-shown'),
      post: open ? extractedValue(open, 'address', 'medium') : missingValue('not-shown'),
    },
    posting: found.posting,
    text: readElementText(text ?? null, 'e2e:comment-level', view, { preserveWhitespace: true }),
    media: missingValue('not-attempted'),
    engagement: readEngagementCounts(
      { likes: TIKTOK_SELECTORS.likes },
      (one) => findOwnTiktokParts(el, one)[0],
      'e2e:like-count',
      view,
    ),
    replyTo:
      head && head !== el
        ? extractedValue(readCommentAuthor(head, view).handle.value, 'place:thread', 'medium')
        : missingValue('no-reply-mark'),
    session: readTiktokSession(view),
    warnings: [...found.warnings, ...(author.handle.value !== null && text ? [] : ['layout-unknown'])],
  };
}
