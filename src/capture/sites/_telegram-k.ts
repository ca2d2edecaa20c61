import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readUnixDate } from '../dates.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, getAttribute, matches, queryAll, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { resolvePostingTime } from './_posting.ts';
import { readElementText, readMediaElements } from './_shared.ts';
import { createOwnAuthor, readTelegramReply, type TelegramVariant } from './_telegram-variant.ts';

/** Web K (web.telegram.org/k/). Its source is public (morethanwords/tweb). Not verified on a saved real page. */
const SELECTORS = {
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
  message: SELECTORS.message,
  readKey: (el) => getAttribute(el, 'data-mid'),
  readItem(el, view, site): PostExtraction {
    const mid = getAttribute(el, 'data-mid') ?? '';
    const peer = /^-?\d+$/.exec(getAttribute(el, 'data-peer-id') ?? '')?.[0] ?? null;
    const time = queryOne(el, SELECTORS.time);
    const stamp = getAttribute(el, 'data-timestamp');
    const found = resolvePostingTime(
      {
        raw: (getAttribute(queryOne(time, '[title]'), 'title') ?? (time && readVisibleText(time, view))) || stamp,
        machine: { date: readUnixDate(stamp, 's'), how: 'attribute:data-timestamp' },
        shown: { text: null, how: 'text' },
      },
      view,
    );
    const isOwn = matches(el, SELECTORS.ownMessage);
    const isChannel = matches(el, SELECTORS.channelPost);
    const forwarded =
      matches(el, SELECTORS.forwarded) || queryOne(el, `${SELECTORS.name} ${SELECTORS.phrase}`) !== null;
    const sender = readSender(el, peer, view, isChannel);
    return {
      ...createEmptyExtraction({ ...site, confirmed: null }, isChannel ? 'post' : 'message'),
      visibility:
        peer && !peer.startsWith('-')
          ? extractedValue('private', 'attribute:data-peer-id', 'medium')
          : missingValue('not-shown'),
      author: isOwn ? createOwnAuthor() : sender.author,
      permalink: readPermalink(el, mid, peer, view),
      nativeIds: {
        post: extractedValue(/^\d+$/.exec(mid)?.[0], 'attribute:data-mid', 'high'),
        channel: extractedValue(peer, 'attribute:data-peer-id', 'high'),
      },
      posting: found.posting,
      text: readElementText(queryOne(el, SELECTORS.text), 'class:message', view, {
        preserveWhitespace: true,
        exclude: (part) => matches(part, SELECTORS.notText),
      }),
      media: extractedValue(readMediaElements(queryAll(el, SELECTORS.media), view), 'class:media', 'medium'),
      ...readTelegramReply(
        queryOne(el, SELECTORS.reply),
        { name: SELECTORS.replyTitle, text: SELECTORS.replyText, how: 'class:reply' },
        view,
      ),
      warnings: [
        ...found.warnings,
        ...(isOwn ? ['own-message'] : sender.inherited ? ['author-inherited'] : []),
        ...(forwarded ? ['forwarded'] : []),
        ...(queryOne(el, SELECTORS.edited) ? ['edited'] : []),
      ],
    };
  },
};

const readTitle = (title: Element, view: PageView): string =>
  readVisibleText(queryOne(title, SELECTORS.titleName) ?? title, view);

/** Returns the sender's own label, never the name in a forwarded message. */
function findSenderLabel(bubble: Element): Element | null {
  const name = matches(bubble, SELECTORS.forwarded) ? null : queryOne(bubble, SELECTORS.name);
  return name && !queryOne(name, SELECTORS.phrase) ? name : null;
}

function readSender(
  bubble: Element,
  peer: string | null,
  view: PageView,
  isChannel: boolean,
): { author: PostExtraction['author']; inherited: boolean } {
  const run = closest(bubble, SELECTORS.run);
  const ownLabel = findSenderLabel(bubble);
  const label =
    ownLabel ??
    (run &&
      queryAll(run, SELECTORS.message)
        .map(findSenderLabel)
        .find((name) => name));
  const avatars = new Set(queryAll(run, SELECTORS.avatar).map((el) => getAttribute(el, 'data-peer-id')));
  const [avatar] = avatars.size === 1 ? avatars : [];
  const number = getAttribute(label, 'data-peer-id') ?? avatar ?? null;
  // Two different numbers for the same messages: the page is inconsistent, and no author is read.
  const agrees = !label || !avatar || avatar === number;
  const none = missingValue<string>(agrees ? 'not-shown' : 'several-accounts');
  const titleElement = label ? null : findChatTitle(peer, isChannel, view);
  const shown = label
    ? readTitle(queryOne(label, SELECTORS.title) ?? label, view)
    : titleElement && readTitle(titleElement, view);
  const [how, confidence] = ownLabel
    ? (['class:name', 'high'] as const)
    : ([label ? 'class:run' : 'markup:chat-title', 'medium'] as const);
  const id = number ?? (titleElement ? peer : null);
  return {
    author: {
      displayName: agrees ? extractedValue(shown, how, confidence) : none,
      handle: missingValue('not-shown'),
      profileUrl: missingValue('not-shown'),
      platformId: agrees && id ? extractedValue(id, 'attribute:data-peer-id', confidence) : none,
    },
    inherited: !ownLabel && Boolean(label) && agrees,
  };
}

/**
 * In a conversation of two people and in a channel, only the title has a name. It counts when its number is the
 * message's.
 */
function findChatTitle(peer: string | null, isChannel: boolean, view: PageView): Element | null {
  if (!peer || (peer.startsWith('-') && !isChannel)) return null;
  return (
    queryAll(view.document, SELECTORS.open).find(
      (title) => getAttribute(title, 'data-peer-id') === peer && view.isVisible(title),
    ) ?? null
  );
}

function readPermalink(el: Element, mid: string, peer: string | null, view: PageView): PostExtraction['permalink'] {
  const number = /^\d+$/.test(mid) ? BigInt(mid) - CHANNEL_OFFSET : -1n;
  if (!peer?.startsWith('-') || number <= 0n) return missingValue('no-permalink');
  // The address identifies the open conversation, which may not be this message's.
  const handle = closest(el, SELECTORS.active) ? /^#@(\w+)$/.exec(view.url.hash)?.[1] : undefined;
  return extractedValue(`https://t.me/${handle ?? `c/${peer.slice(1)}`}/${number}`, 'from:data-mid', 'medium');
}
