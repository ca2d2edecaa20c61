import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readShownDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { attributeOf, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { visibleAll, visibleAround, wordsIn } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Live chat. A line has no number and no address of its own: account, words and channel are all there is to keep. */
const Q = {
  /** One line; extensions that redraw the chat (FrankerFaceZ) keep the class. */
  line: '.chat-line__message',
  /** On the line and on its name: the account's login. */
  login: 'data-a-user',
  /** The same, as FrankerFaceZ writes it; its account number is beside it. */
  ffzLogin: 'data-user',
  ffzNumber: 'data-user-id',
  name: '[data-a-target="chat-message-username"], .chat-author__display-name',
  body: '[data-a-target="chat-line-message-body"]',
  /** As FrankerFaceZ writes it; over an answer, the line answered may have it too. */
  ffzBody: '.message',
  /** Shown when the person's settings say so. */
  time: '.chat-line__timestamp',
  /** In place of what a moderator took out. */
  deleted: '[data-a-target="chat-deleted-message-placeholder"]',
} as const;

const HOSTS = ['twitch.tv', 'm.twitch.tv', 'player.twitch.tv', 'dashboard.twitch.tv'];
const LOGIN = /^\w{1,25}$/;
/** `/canal`, `/popout/canal/chat`, `/embed/canal/chat`, `/moderator/canal`; a recording (`/videos/…`) is no channel. */
const CHANNEL = /^\/(?:(?:popout|embed|moderator|u)\/)?(\w{1,25})(?:\/(?:chat|squad|stream-manager))?\/?$/;
const NO_CHANNEL = new Set(
  'directory videos settings subscriptions inventory wallet search downloads jobs'.split(' '),
);

export const twitch: Site = {
  id: 'twitch',
  version: '3',
  confirmed: null,
  address: {
    hosts: ['twitch.tv', 'm.twitch.tv'],
    host: 'www.twitch.tv',
    drop: ['tt_content', 'tt_medium'],
    post: () => null,
  },
  matches: ({ url }) => HOSTS.includes(url.hostname.replace(/^www\./, '')),
  itemOf: (el, view) => visibleAround(el, Q.line, view),
  list: (view) => visibleAll(Q.line, view),
  key: () => null,
  read: readLine,
};

function readLine(line: Element, view: PageView): PostExtraction {
  const name = oneIn(line, Q.name);
  const deleted = oneIn(line, Q.deleted);
  const body = oneIn(line, Q.body) ?? oneIn(line, Q.ffzBody);
  const found = timeOf(line, view);
  const handle = loginOf(line, name);
  return {
    ...unread(twitch, 'message'),
    author: {
      displayName: extractedValue(name && shownText(name, view), 'testid:chat-message-username', 'high'),
      handle,
      profileUrl: handle.value
        ? extractedValue(`https://www.twitch.tv/${handle.value}`, 'from:author.handle', 'medium')
        : missingValue(),
      platformId: numberOf(line),
    },
    permalink: missingValue('no-permalink'),
    nativeIds: { post: missingValue('no-permalink'), channel: channelOf(view) },
    posting: found.posting,
    text: deleted && !body ? missingValue('deleted') : wordsIn(body, 'testid:chat-line-message-body', view),
    media: missingValue('not-attempted'),
    warnings: [...found.warnings, ...(deleted ? ['deleted'] : [])],
  };
}

/** Line and name say the same login; where they do not, somebody plays with the page. */
function loginOf(line: Element, name: Element | null): Extracted<string> {
  const said = [attributeOf(line, Q.login), attributeOf(name, Q.login), attributeOf(line, Q.ffzLogin)];
  const logins = new Set(said.flatMap((login) => (login && LOGIN.test(login) ? [login.toLowerCase()] : [])));
  const [login] = logins;
  return logins.size === 1
    ? extractedValue(login, 'attribute:data-a-user', 'high')
    : missingValue(logins.size ? 'several-logins' : 'not-found');
}

function numberOf(line: Element): Extracted<string> {
  const number = attributeOf(line, Q.ffzNumber);
  return number && /^\d{1,20}$/.test(number)
    ? extractedValue(number, 'attribute:data-user-id', 'medium')
    : missingValue('not-shown');
}

function channelOf({ url }: PageView): Extracted<string> {
  const channel = CHANNEL.exec(url.pathname)?.[1]?.toLowerCase();
  return channel && !NO_CHANNEL.has(channel)
    ? extractedValue(channel, 'location', 'high')
    : missingValue('not-in-address');
}

/**
 * Hours and minutes alone, without « am » or « pm » where a clock has twelve hours: only 0 and 13 to 23 are sure to be
 * what they seem. The day is supposed to be today's, or yesterday's when that hour is still to come.
 */
function timeOf(line: Element, view: PageView): FoundTime {
  const stamp = oneIn(line, Q.time);
  const raw = stamp && shownText(stamp, view);
  const hour = /^(\d{1,2}):\d\d$/.exec(raw ?? '')?.[1];
  if (!raw || !hour || (Number(hour) > 0 && Number(hour) < 13)) {
    return timeFrom({ raw: raw || null, shown: { text: null, how: 'text' } }, view);
  }
  const { clock } = view;
  const today = readShownDate(`today ${raw}`, clock, { lang: null });
  const toCome = today?.iso
    ? Date.parse(today.iso.replace('Z', ':00Z')) > clock.now.getTime() + 60_000
    : false;
  const text = `${toCome ? 'yesterday' : 'today'} ${raw}`;
  const found = timeFrom({ raw, shown: { text, how: 'text:time' }, called: { now: 'day' } }, view);
  return { posting: found.posting, warnings: [] };
}
