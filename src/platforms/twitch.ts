import { readVisibleText } from '../dom/domTree.ts';
import { readShownDate } from '../dom/pageDates.ts';
import type { PageView } from '../dom/pageView.ts';
import { getAttribute, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { type PostingTime, resolvePostingTime } from './reading/postingTime.ts';
import { readElementText, selectPosts } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

const CHANNEL_HOSTS = ['twitch.tv', 'm.twitch.tv'];

export const platform: Platform = {
  id: 'twitch',
  name: 'Twitch',
  pack: 'twitch',
  hosts: [...CHANNEL_HOSTS, 'player.twitch.tv', 'dashboard.twitch.tv'],
  operated: ['twitch.tv'],
};

/** Live chat. A line has no id and no address: only account, text and channel can be read. */
const SELECTORS = {
  /** One line; extensions that redraw the chat (FrankerFaceZ) keep the class. */
  line: '.chat-line__message',
  /** The account's login, on the line and on its name. */
  login: 'data-a-user',
  /** The same, as set by FrankerFaceZ, next to its account number. */
  ffzLogin: 'data-user',
  ffzNumber: 'data-user-id',
  name: '[data-a-target="chat-message-username"], .chat-author__display-name',
  body: '[data-a-target="chat-line-message-body"]',
  /** As set by FrankerFaceZ; above a reply, the line answered may have it too. */
  ffzBody: '.message',
  /** Shown when the person's settings enable it. */
  time: '.chat-line__timestamp',
  /** Replaces what a moderator removed. */
  deleted: '[data-a-target="chat-deleted-message-placeholder"]',
} as const;

const LOGIN = /^\w{1,25}$/;
/** `/canal`, `/popout/canal/chat`, `/embed/canal/chat`, `/moderator/canal`; a recording (`/videos/…`) is no channel. */
const CHANNEL = /^\/(?:(?:popout|embed|moderator|u)\/)?(\w{1,25})(?:\/(?:chat|squad|stream-manager))?\/?$/;
const RESERVED_PATHS = new Set(
  'directory videos settings subscriptions inventory wallet search downloads jobs'.split(' '),
);

export const reader: Reader = {
  id: platform.id,
  version: '3',
  confirmed: null,
  address: {
    hosts: CHANNEL_HOSTS,
    host: 'www.twitch.tv',
    drop: ['tt_content', 'tt_medium'],
    post: () => null,
  },
  matches: ({ url }) => isOnHost(url, platform.hosts),
  ...selectPosts(SELECTORS.line),
  readKey: () => null,
  readPost: readLine,
};

function readLine(line: Element, view: PageView): PostExtraction {
  const name = queryOne(line, SELECTORS.name);
  const deleted = queryOne(line, SELECTORS.deleted);
  const body = queryOne(line, SELECTORS.body) ?? queryOne(line, SELECTORS.ffzBody);
  const found = readTime(line, view);
  const handle = readLogin(line, name);
  return {
    ...createEmptyExtraction(reader, 'message'),
    author: {
      displayName: extractedValue(name && readVisibleText(name, view), 'testid:chat-message-username', 'high'),
      handle,
      profileUrl: extractedValue(
        handle.value && `https://www.twitch.tv/${handle.value}`,
        'from:author.handle',
        'medium',
      ),
      platformId: readUserId(line),
    },
    permalink: missingValue('no-permalink'),
    nativeIds: { post: missingValue('no-permalink'), channel: readChannel(view) },
    posting: found.posting,
    text: deleted && !body ? missingValue('deleted') : readElementText(body, 'testid:chat-line-message-body', view),
    media: missingValue('not-attempted'),
    warnings: [...found.warnings, ...(deleted ? ['deleted'] : [])],
  };
}

/** Line and name must have the same login; otherwise the page was tampered with. */
function readLogin(line: Element, name: Element | null): Extracted<string> {
  const writtenLogins = [
    getAttribute(line, SELECTORS.login),
    getAttribute(name, SELECTORS.login),
    getAttribute(line, SELECTORS.ffzLogin),
  ];
  const logins = new Set(writtenLogins.flatMap((login) => (login && LOGIN.test(login) ? [login.toLowerCase()] : [])));
  const [login] = logins;
  return logins.size === 1
    ? extractedValue(login, 'attribute:data-a-user', 'high')
    : missingValue(logins.size ? 'several-logins' : 'not-found');
}

function readUserId(line: Element): Extracted<string> {
  const number = getAttribute(line, SELECTORS.ffzNumber);
  return number && /^\d{1,20}$/.test(number)
    ? extractedValue(number, 'attribute:data-user-id', 'medium')
    : missingValue('not-shown');
}

function readChannel({ url }: PageView): Extracted<string> {
  const channel = CHANNEL.exec(url.pathname)?.[1]?.toLowerCase();
  return channel && !RESERVED_PATHS.has(channel)
    ? extractedValue(channel, 'location', 'high')
    : missingValue('not-in-address');
}

/**
 * Parses hours and minutes. A twelve-hour clock shows no « am » or « pm »: only 0 and 13 to 23 are unambiguous. The day
 * is assumed to be today, or yesterday when that hour is in the future.
 */
function readTime(line: Element, view: PageView): PostingTime {
  const stamp = queryOne(line, SELECTORS.time);
  const raw = stamp && readVisibleText(stamp, view);
  const hour = /^(\d{1,2}):\d\d$/.exec(raw ?? '')?.[1];
  if (!raw || !hour || (Number(hour) > 0 && Number(hour) < 13)) {
    return resolvePostingTime({ raw: raw || null, shown: { text: null, how: 'text' } }, view);
  }
  const { clock } = view;
  const today = readShownDate(`today ${raw}`, clock, { lang: null });
  const isInFuture = today?.iso ? Date.parse(today.iso.replace('Z', ':00Z')) > clock.now.getTime() + 60_000 : false;
  const text = `${isInFuture ? 'yesterday' : 'today'} ${raw}`;
  const found = resolvePostingTime({ raw, shown: { text, how: 'text:time' }, assumptionNames: { now: 'day' } }, view);
  return { posting: found.posting, warnings: [] };
}
