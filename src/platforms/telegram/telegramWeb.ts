import { readVisibleText } from '../../dom/domTree.ts';
import { readUnixDate } from '../../dom/pageDates.ts';
import type { PageView } from '../../dom/pageView.ts';
import { closest, getAttribute, matches, queryAll, queryOne } from '../../dom/safeDom.ts';
import {
  type ExtractionCode,
  extractedValue,
  missingAuthor,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { type PostingTime, resolvePostingTime } from '../reading/postingTime.ts';
import { readElementText, readMediaElements, readPageLanguage, readShownText } from '../reading/readElements.ts';
import { createEmptyExtraction, type Reader } from '../reading/reader.ts';

/** The markup of one of Telegram's web applications. */
export interface TelegramVariant {
  readonly message: string;
  readKey(el: Element): string | null;
  readPost(el: Element, view: PageView, reader: Pick<Reader, 'id' | 'version' | 'confirmed'>): PostExtraction;
}

interface ReplySelectors {
  readonly name: string;
  readonly text: string;
  readonly how: ExtractionCode;
}

/** Reads the message answered, in a box inside this one. */
function readTelegramReply(
  reply: Element | null,
  { name, text, how }: ReplySelectors,
  view: PageView,
): Pick<PostExtraction, 'quoted' | 'replyTo'> {
  if (!reply) return { quoted: missingValue('none-shown'), replyTo: missingValue('no-reply-mark') };
  const readPart = (selector: string): string | null => readShownText(queryOne(reply, selector), view);
  const author = readPart(name);
  return {
    quoted: extractedValue({ author, permalink: null, text: readPart(text) }, how, 'medium'),
    replyTo: extractedValue(author, how, 'medium'),
  };
}

/** Web A (web.telegram.org/a/). Its source is public (Ajaxy/telegram-tt). Not verified on a saved real page. */
const WEB_A_SELECTORS = {
  message: '.Message.message-list-item[data-message-id]:not(.ActionMessage)',
  ownMessage: '.own',
  /** Consecutive messages of one account. */
  run: '.sender-group-container',
  /** Next to the messages, not inside one. */
  avatar: ':scope > .Avatar[data-peer-id]',
  name: '.message-title .sender-title, .message-title .message-title-name',
  /** « Forwarded from »: the name next to it is the original author's. */
  forwarded: '.forward-title-container, .forward-title',
  /** The message answered, inside this one. */
  reply: '.EmbeddedMessage',
  replyName: '.embedded-sender',
  replyText: '.embedded-text-wrapper',
  text: '.text-content',
  notText: '.MessageMeta, .Reactions, .EmbeddedMessage, .WebPage',
  time: '.message-time',
  /** The day, over a group of messages. */
  day: '.message-date-group',
  dayName: '.sticky-date',
  media: '.media-inner img.full-media, .media-inner video',
  /** Title of the open conversation. */
  open: '.MiddleHeader .ChatInfo .fullName',
} as const;

/**
 * Web A writes channels and large groups as −10¹² less their number, Web K as the number alone with a minus: returns
 * the form of Web K, so that one account has one number.
 */
function normalisePeer(peer: string | null | undefined): string | null {
  if (!peer || !/^-?\d{1,18}$/.test(peer)) return null;
  const number = -BigInt(peer) - CHANNEL_PEERS;
  return number > 0n ? `-${number}` : peer;
}

const CHANNEL_PEERS = 10n ** 12n;

const TIME_OF_DAY = /\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?/i;

export const telegramWebA: TelegramVariant = {
  message: WEB_A_SELECTORS.message,
  readKey: (el) => getAttribute(el, 'data-message-id'),
  readPost(el, view, reader): PostExtraction {
    const number = /^\d+$/.exec(getAttribute(el, 'data-message-id') ?? '')?.[0] ?? null;
    const isOwn = matches(el, WEB_A_SELECTORS.ownMessage);
    const sender = readASender(el, view);
    const found = readATime(el, view);
    const chat = readOpenPeer(view);
    return {
      ...createEmptyExtraction({ ...reader, confirmed: null }, 'message'),
      author: isOwn ? missingAuthor('own-message') : sender.author,
      permalink: readAPermalink(number, view),
      nativeIds: {
        post: extractedValue(number, 'attribute:data-message-id', 'high'),
        channel: extractedValue(chat, 'location', 'medium'),
      },
      posting: found.posting,
      text: readElementText(queryOne(el, WEB_A_SELECTORS.text), 'class:text-content', view, {
        preserveWhitespace: true,
        exclude: (part) => matches(part, WEB_A_SELECTORS.notText),
      }),
      media: extractedValue(readMediaElements(queryAll(el, WEB_A_SELECTORS.media), view), 'class:media-inner', 'low'),
      ...readTelegramReply(
        queryOne(el, WEB_A_SELECTORS.reply),
        { name: WEB_A_SELECTORS.replyName, text: WEB_A_SELECTORS.replyText, how: 'class:EmbeddedMessage' },
        view,
      ),
      warnings: [
        ...found.warnings,
        ...(isOwn ? ['own-message'] : sender.inherited ? ['author-inherited'] : []),
        ...(isForwarded(el, view) ? ['forwarded'] : []),
      ],
    };
  },
};

const isForwarded = (message: Element, view: PageView): boolean =>
  queryAll(message, WEB_A_SELECTORS.forwarded).some((part) => readVisibleText(part, view) !== '');

function findASenderLabel(message: Element, view: PageView): Element | null {
  if (isForwarded(message, view)) return null;
  return queryAll(message, WEB_A_SELECTORS.name).find((name) => !closest(name, WEB_A_SELECTORS.reply)) ?? null;
}

function readASender(message: Element, view: PageView): { author: PostExtraction['author']; inherited: boolean } {
  const run = closest(message, WEB_A_SELECTORS.run);
  const ownLabel = findASenderLabel(message, view);
  const label =
    ownLabel ??
    queryAll(run, WEB_A_SELECTORS.message)
      .map((el) => findASenderLabel(el, view))
      .find((el) => el);
  const number = normalisePeer(getAttribute(queryOne(run, WEB_A_SELECTORS.avatar), 'data-peer-id'));
  // In a conversation of two people, only the title has a name.
  const chat = readOpenPeer(view);
  const titleElement =
    !label && chat !== null && !chat.startsWith('-') ? queryOne(view.document, WEB_A_SELECTORS.open) : null;
  const nameElement = label ?? titleElement;
  return {
    author: {
      ...missingAuthor('not-shown'),
      displayName: extractedValue(
        readShownText(nameElement, view),
        label ? 'class:sender-title' : 'markup:chat-title',
        ownLabel ? 'high' : 'medium',
      ),
      platformId: titleElement
        ? extractedValue(chat, 'location', 'medium')
        : extractedValue(number, 'attribute:data-peer-id', 'medium'),
    },
    inherited: !ownLabel && Boolean(label),
  };
}

/** The open conversation; the address may also name a message or a topic of it. */
const readOpenPeer = ({ url }: PageView): string | null => normalisePeer(/^#(-?\d+)(?:_\d+)*$/.exec(url.hash)?.[1]);

/** The tooltip of the time has the full date; without it, the day is above the group and the hour in the message. */
function readATime(message: Element, view: PageView): PostingTime {
  const time = queryOne(message, WEB_A_SELECTORS.time);
  const lang = readPageLanguage(view);
  const shown = time ? readVisibleText(time, view) : '';
  const hours = TIME_OF_DAY.exec(shown)?.[0];
  const title = getAttribute(time, 'title')?.split('\n')[0];
  const day = queryOne(closest(message, WEB_A_SELECTORS.day), WEB_A_SELECTORS.dayName);
  const words = title || (day && hours ? `${readVisibleText(day, view)} ${hours}` : null);
  const found = resolvePostingTime(
    {
      raw: words ?? (shown || null),
      shown: { text: words, how: title ? 'title:date' : 'text:day-time' },
      lang,
    },
    view,
  );
  // « edited », in any language, precedes the hour.
  const isEdited = hours !== undefined && /\p{L}/u.test(shown.replace(hours, ''));
  return { ...found, warnings: isEdited ? [...found.warnings, 'edited'] : found.warnings };
}

function readAPermalink(number: string | null, view: PageView): PostExtraction['permalink'] {
  const [, handle, group] = /^#(?:@(\w+)|-100(\d+))(?:_\d+)?$/.exec(view.url.hash) ?? [];
  const chatPath = handle ?? (group ? `c/${group}` : null);
  return number && chatPath
    ? extractedValue(`https://t.me/${chatPath}/${number}`, 'location:id', 'medium')
    : missingValue('no-permalink');
}

/** Web K (web.telegram.org/k/). Its source is public (morethanwords/tweb). Not verified on a saved real page. */
const WEB_K_SELECTORS = {
  /** One message; service lines (dates, « X joined ») have the class `service`. */
  message: '.bubble[data-mid]:not(.service)',
  ownMessage: '.is-out',
  channelPost: '.channel-post',
  /** Consecutive messages of one account. */
  run: '.bubbles-group',
  /** Next to the messages of a group chat: the account's number, once. */
  avatar: '.bubbles-group-avatar[data-peer-id], .bubbles-group-avatar-container [data-peer-id]',
  /** Above the first of consecutive messages; above a forwarded one, the name of its original author. */
  name: '.bubble-content .name[data-peer-id]',
  title: '.peer-title',
  /** In a title with marks (an emoji, a check), the name alone (tweb's source, 2026). */
  titleName: '.peer-title-inner',
  /** « Forwarded from … » is a translated phrase around the name. */
  phrase: '.i18n',
  forwarded: '.forwarded, .is-forwarded',
  text: '.message',
  /** In the text's element, but not the author's text. */
  notText:
    '.time, .reactions, reactions-element, .reply, .webpage, .document, audio-element, .bubble-call, .poll-message-content',
  time: '.time',
  edited: '.time .time-edited, .time .edited',
  reply: '.reply',
  replyTitle: '.reply-title',
  replyText: '.reply-subtitle',
  media: 'img.media-photo, video.media-video, audio-element',
  active: '.chat.active',
  /** Title of the open conversation. */
  open: '.chat-info .peer-title[data-peer-id]',
} as const;

/** Numbers of channels start after this one (tweb, `MESSAGE_ID_OFFSET`). */
const CHANNEL_OFFSET = 2n ** 32n;

export const telegramWebK: TelegramVariant = {
  message: WEB_K_SELECTORS.message,
  readKey: (el) => getAttribute(el, 'data-mid'),
  readPost(el, view, reader): PostExtraction {
    const mid = getAttribute(el, 'data-mid') ?? '';
    const peer = /^-?\d+$/.exec(getAttribute(el, 'data-peer-id') ?? '')?.[0] ?? null;
    const time = queryOne(el, WEB_K_SELECTORS.time);
    const stamp = getAttribute(el, 'data-timestamp');
    const found = resolvePostingTime(
      {
        raw: (getAttribute(queryOne(time, '[title]'), 'title') ?? (time && readVisibleText(time, view))) || stamp,
        machine: { date: readUnixDate(stamp, 's'), how: 'attribute:data-timestamp' },
        shown: { text: null, how: 'text' },
      },
      view,
    );
    const isOwn = matches(el, WEB_K_SELECTORS.ownMessage);
    const isChannel = matches(el, WEB_K_SELECTORS.channelPost);
    const forwarded =
      matches(el, WEB_K_SELECTORS.forwarded) ||
      queryOne(el, `${WEB_K_SELECTORS.name} ${WEB_K_SELECTORS.phrase}`) !== null;
    const sender = readKSender(el, peer, view, isChannel);
    return {
      ...createEmptyExtraction({ ...reader, confirmed: null }, isChannel ? 'post' : 'message'),
      visibility:
        peer && !peer.startsWith('-')
          ? extractedValue('private', 'attribute:data-peer-id', 'medium')
          : missingValue('not-shown'),
      author: isOwn ? missingAuthor('own-message') : sender.author,
      permalink: readKPermalink(el, mid, peer, view),
      nativeIds: {
        post: extractedValue(/^\d+$/.exec(mid)?.[0], 'attribute:data-mid', 'high'),
        channel: extractedValue(peer, 'attribute:data-peer-id', 'high'),
      },
      posting: found.posting,
      text: readElementText(queryOne(el, WEB_K_SELECTORS.text), 'class:message', view, {
        preserveWhitespace: true,
        exclude: (part) => matches(part, WEB_K_SELECTORS.notText),
      }),
      media: extractedValue(readMediaElements(queryAll(el, WEB_K_SELECTORS.media), view), 'class:media', 'medium'),
      ...readTelegramReply(
        queryOne(el, WEB_K_SELECTORS.reply),
        { name: WEB_K_SELECTORS.replyTitle, text: WEB_K_SELECTORS.replyText, how: 'class:reply' },
        view,
      ),
      warnings: [
        ...found.warnings,
        ...(isOwn ? ['own-message'] : sender.inherited ? ['author-inherited'] : []),
        ...(forwarded ? ['forwarded'] : []),
        ...(queryOne(el, WEB_K_SELECTORS.edited) ? ['edited'] : []),
      ],
    };
  },
};

const readTitle = (title: Element, view: PageView): string =>
  readVisibleText(queryOne(title, WEB_K_SELECTORS.titleName) ?? title, view);

/** Returns the sender's own label, never the name in a forwarded message. */
function findKSenderLabel(bubble: Element): Element | null {
  const name = matches(bubble, WEB_K_SELECTORS.forwarded) ? null : queryOne(bubble, WEB_K_SELECTORS.name);
  return name && !queryOne(name, WEB_K_SELECTORS.phrase) ? name : null;
}

function readKSender(
  bubble: Element,
  peer: string | null,
  view: PageView,
  isChannel: boolean,
): { author: PostExtraction['author']; inherited: boolean } {
  const run = closest(bubble, WEB_K_SELECTORS.run);
  const ownLabel = findKSenderLabel(bubble);
  const label =
    ownLabel ??
    queryAll(run, WEB_K_SELECTORS.message)
      .map(findKSenderLabel)
      .find((name) => name);
  const avatars = new Set(queryAll(run, WEB_K_SELECTORS.avatar).map((el) => getAttribute(el, 'data-peer-id')));
  const [avatar] = avatars.size === 1 ? avatars : [];
  const number = getAttribute(label, 'data-peer-id') ?? avatar ?? null;
  // Two different numbers for the same messages: the page is inconsistent, and no author is read.
  const agrees = !label || !avatar || avatar === number;
  const none = missingValue<string>(agrees ? 'not-shown' : 'several-accounts');
  const titleElement = label ? null : findChatTitle(peer, isChannel, view);
  const shown = label
    ? readTitle(queryOne(label, WEB_K_SELECTORS.title) ?? label, view)
    : titleElement && readTitle(titleElement, view);
  const [how, confidence] = ownLabel
    ? (['class:name', 'high'] as const)
    : ([label ? 'class:run' : 'markup:chat-title', 'medium'] as const);
  const id = number ?? (titleElement ? peer : null);
  return {
    author: {
      ...missingAuthor('not-shown'),
      displayName: agrees ? extractedValue(shown, how, confidence) : none,
      platformId: agrees && id ? extractedValue(id, 'attribute:data-peer-id', confidence) : none,
    },
    inherited: !ownLabel && Boolean(label) && agrees,
  };
}

/** In a conversation of two people and in a channel, only the title has a name: it needs the message's number. */
function findChatTitle(peer: string | null, isChannel: boolean, view: PageView): Element | null {
  if (!peer || (peer.startsWith('-') && !isChannel)) return null;
  return (
    queryAll(view.document, WEB_K_SELECTORS.open).find(
      (title) => getAttribute(title, 'data-peer-id') === peer && view.isVisible(title),
    ) ?? null
  );
}

function readKPermalink(el: Element, mid: string, peer: string | null, view: PageView): PostExtraction['permalink'] {
  const number = /^\d+$/.test(mid) ? BigInt(mid) - CHANNEL_OFFSET : -1n;
  if (!peer?.startsWith('-') || number <= 0n) return missingValue('no-permalink');
  // The address identifies the open conversation, which may not be this message's.
  const handle = closest(el, WEB_K_SELECTORS.active) ? /^#@(\w+)$/.exec(view.url.hash)?.[1] : undefined;
  return extractedValue(`https://t.me/${handle ?? `c/${peer.slice(1)}`}/${number}`, 'from:data-mid', 'medium');
}
