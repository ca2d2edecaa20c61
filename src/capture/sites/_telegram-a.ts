import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, getAttribute, matches, queryAll, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { type PostingTime, resolvePostingTime } from './_posting.ts';
import { readElementText, readMediaElements, readPageLanguage } from './_shared.ts';
import { createOwnAuthor, readTelegramReply, type TelegramVariant } from './_telegram-variant.ts';

/** Web A (web.telegram.org/a/). Its source is public (Ajaxy/telegram-tt). Not verified on a saved real page. */
const SELECTORS = {
  /** One message. */
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

const TIME_OF_DAY = /\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?/i;

export const telegramWebA: TelegramVariant = {
  message: SELECTORS.message,
  readKey: (el) => getAttribute(el, 'data-message-id'),
  readItem(el, view, site): PostExtraction {
    const number = /^\d+$/.exec(getAttribute(el, 'data-message-id') ?? '')?.[0] ?? null;
    const isOwn = matches(el, SELECTORS.ownMessage);
    const forwarded = queryAll(el, SELECTORS.forwarded).some((part) => readVisibleText(part, view) !== '');
    const sender = readSender(el, view);
    const found = readTime(el, view);
    return {
      ...createEmptyExtraction({ ...site, confirmed: null }, 'message'),
      author: isOwn ? createOwnAuthor() : sender.author,
      permalink: readPermalink(number, view),
      nativeIds: { post: extractedValue(number, 'attribute:data-message-id', 'high') },
      posting: found.posting,
      text: readElementText(queryOne(el, SELECTORS.text), 'class:text-content', view, {
        preserveWhitespace: true,
        exclude: (part) => matches(part, SELECTORS.notText),
      }),
      media: extractedValue(readMediaElements(queryAll(el, SELECTORS.media), view), 'class:media-inner', 'low'),
      ...readTelegramReply(
        queryOne(el, SELECTORS.reply),
        { name: SELECTORS.replyName, text: SELECTORS.replyText, how: 'class:EmbeddedMessage' },
        view,
      ),
      warnings: [
        ...found.warnings,
        ...(isOwn ? ['own-message'] : sender.inherited ? ['author-inherited'] : []),
        ...(forwarded ? ['forwarded'] : []),
      ],
    };
  },
};

function findSenderLabel(message: Element, view: PageView): Element | null {
  if (queryAll(message, SELECTORS.forwarded).some((part) => readVisibleText(part, view) !== '')) return null;
  return queryAll(message, SELECTORS.name).find((name) => !closest(name, SELECTORS.reply)) ?? null;
}

function readSender(message: Element, view: PageView): { author: PostExtraction['author']; inherited: boolean } {
  const run = closest(message, SELECTORS.run);
  const ownLabel = findSenderLabel(message, view);
  const label =
    ownLabel ??
    (run &&
      queryAll(run, SELECTORS.message)
        .map((el) => findSenderLabel(el, view))
        .find((el) => el));
  const number = getAttribute(queryOne(run, SELECTORS.avatar), 'data-peer-id');
  // In a conversation of two people, only the title has a name.
  const isPrivate = /^#\d+$/.test(view.url.hash);
  const titleElement = !label && isPrivate ? queryOne(view.document, SELECTORS.open) : null;
  const nameElement = label ?? titleElement;
  return {
    author: {
      displayName: extractedValue(
        nameElement && readVisibleText(nameElement, view),
        label ? 'class:sender-title' : 'markup:chat-title',
        ownLabel ? 'high' : 'medium',
      ),
      handle: missingValue('not-shown'),
      profileUrl: missingValue('not-shown'),
      platformId: extractedValue(
        titleElement ? view.url.hash.slice(1) : number,
        titleElement ? 'location' : 'attribute:data-peer-id',
        'medium',
      ),
    },
    inherited: !ownLabel && Boolean(label),
  };
}

/** The tooltip of the time has the full date; without it, the day is above the group and the hour in the message. */
function readTime(message: Element, view: PageView): PostingTime {
  const time = queryOne(message, SELECTORS.time);
  const lang = readPageLanguage(view);
  const shown = time ? readVisibleText(time, view) : '';
  const hours = TIME_OF_DAY.exec(shown)?.[0];
  const title = getAttribute(time, 'title')?.split('\n')[0];
  const day = queryOne(closest(message, SELECTORS.day), SELECTORS.dayName);
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

function readPermalink(number: string | null, view: PageView): PostExtraction['permalink'] {
  const [, handle, group] = /^#(?:@(\w+)|-100(\d+))(?:_\d+)?$/.exec(view.url.hash) ?? [];
  const chatPath = handle ?? (group ? `c/${group}` : null);
  return number && chatPath
    ? extractedValue(`https://t.me/${chatPath}/${number}`, 'location:id', 'medium')
    : missingValue('no-permalink');
}
