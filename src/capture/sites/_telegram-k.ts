import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readUnixDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, matches, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { mediaFrom, wordsIn } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import { answered, type Face, ownAuthor } from './_telegram-face.ts';

/** Web K (web.telegram.org/k/). Its source is public (morethanwords/tweb); no saved real page was at hand. */
const Q = {
  /** One message; service lines (dates, « X joined ») have the class `service`. */
  message: '.bubble[data-mid]:not(.service)',
  own: '.is-out',
  channelPost: '.channel-post',
  /** A run of one account's messages. */
  run: '.bubbles-group',
  /** Beside a run in a group: its account's number, once. */
  avatar: '.bubbles-group-avatar[data-peer-id], .bubbles-group-avatar-container [data-peer-id]',
  /** Over the first message of a run; over a forwarded one, the name of whoever wrote it first. */
  name: '.bubble-content .name[data-peer-id]',
  title: '.peer-title',
  /** « Forwarded from … » is a translated phrase around the name. */
  phrase: '.i18n',
  forwarded: '.forwarded, .is-forwarded',
  text: '.message',
  /** In the text's element, and none of the author's words. */
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

/** Channels' numbers begin after this one (tweb, `MESSAGE_ID_OFFSET`). */
const CHANNEL_OFFSET = 2n ** 32n;

export const webK: Face = {
  message: Q.message,
  key: (el) => attributeOf(el, 'data-mid'),
  read(el, view, site): PostExtraction {
    const mid = attributeOf(el, 'data-mid') ?? '';
    const peer = /^-?\d+$/.exec(attributeOf(el, 'data-peer-id') ?? '')?.[0] ?? null;
    const time = oneIn(el, Q.time);
    const stamp = attributeOf(el, 'data-timestamp');
    const found = timeFrom(
      {
        raw: (attributeOf(oneIn(time, '[title]'), 'title') ?? (time && shownText(time, view))) || stamp,
        machine: { date: readUnixDate(stamp, 's'), how: 'attribute:data-timestamp' },
        shown: { text: null, how: 'text' },
      },
      view,
    );
    const own = matches(el, Q.own);
    const isChannel = matches(el, Q.channelPost);
    const forwarded = matches(el, Q.forwarded) || oneIn(el, `${Q.name} ${Q.phrase}`) !== null;
    const sender = senderOf(el, peer, view, isChannel);
    return {
      ...unread({ ...site, confirmed: null }, isChannel ? 'post' : 'message'),
      visibility:
        peer && !peer.startsWith('-')
          ? extractedValue('private', 'attribute:data-peer-id', 'medium')
          : missingValue('not-shown'),
      author: own ? ownAuthor() : sender.author,
      permalink: addressOf(el, mid, peer, view),
      nativeIds: {
        post: extractedValue(/^\d+$/.exec(mid)?.[0], 'attribute:data-mid', 'high'),
        channel: extractedValue(peer, 'attribute:data-peer-id', 'high'),
      },
      posting: found.posting,
      text: wordsIn(oneIn(el, Q.text), 'class:message', view, {
        preserve: true,
        except: (part) => matches(part, Q.notText),
      }),
      media: extractedValue(mediaFrom(allIn(el, Q.media), view), 'class:media', 'medium'),
      ...answered(oneIn(el, Q.reply), { name: Q.replyTitle, text: Q.replyText, how: 'class:reply' }, view),
      warnings: [
        ...found.warnings,
        ...(own ? ['own-message'] : sender.inherited ? ['author-inherited'] : []),
        ...(forwarded ? ['forwarded'] : []),
        ...(oneIn(el, Q.edited) ? ['edited'] : []),
      ],
    };
  },
};

/** The sender's own label, never the name a forwarded message carries. */
function labelOf(bubble: Element): Element | null {
  const name = matches(bubble, Q.forwarded) ? null : oneIn(bubble, Q.name);
  return name && !oneIn(name, Q.phrase) ? name : null;
}

function senderOf(
  bubble: Element,
  peer: string | null,
  view: PageView,
  isChannel: boolean,
): { author: PostExtraction['author']; inherited: boolean } {
  const run = closest(bubble, Q.run);
  const own = labelOf(bubble);
  const label =
    own ??
    (run &&
      allIn(run, Q.message)
        .map(labelOf)
        .find((name) => name));
  const avatars = new Set(allIn(run, Q.avatar).map((el) => attributeOf(el, 'data-peer-id')));
  const [avatar] = avatars.size === 1 ? avatars : [];
  const number = attributeOf(label, 'data-peer-id') ?? avatar ?? null;
  // Two numbers for one run: the page is not as it should be, and nobody is named.
  const agrees = !label || !avatar || avatar === number;
  const none = missingValue<string>(agrees ? 'not-shown' : 'several-accounts');
  const open = label ? null : openTitle(peer, isChannel, view);
  const shown = label ? shownText(oneIn(label, Q.title) ?? label, view) : open && shownText(open, view);
  const [how, sure] = own
    ? (['class:name', 'high'] as const)
    : ([label ? 'class:run' : 'markup:chat-title', 'medium'] as const);
  const id = number ?? (open ? peer : null);
  return {
    author: {
      displayName: agrees ? extractedValue(shown, how, sure) : none,
      handle: missingValue('not-shown'),
      profileUrl: missingValue('not-shown'),
      platformId: agrees && id ? extractedValue(id, 'attribute:data-peer-id', sure) : none,
    },
    inherited: !own && Boolean(label) && agrees,
  };
}

/** In a conversation of two, and in a channel, nobody is named but in the title: it counts when its number is the message's. */
function openTitle(peer: string | null, isChannel: boolean, view: PageView): Element | null {
  if (!peer || (peer.startsWith('-') && !isChannel)) return null;
  return (
    allIn(view.document, Q.open).find(
      (title) => attributeOf(title, 'data-peer-id') === peer && view.isVisible(title),
    ) ?? null
  );
}

function addressOf(
  el: Element,
  mid: string,
  peer: string | null,
  view: PageView,
): PostExtraction['permalink'] {
  const number = /^\d+$/.test(mid) ? BigInt(mid) - CHANNEL_OFFSET : -1n;
  if (!peer?.startsWith('-') || number <= 0n) return missingValue('no-permalink');
  // The address names the open conversation, which may not be this message's.
  const handle = closest(el, Q.active) ? /^#@(\w+)$/.exec(view.url.hash)?.[1] : undefined;
  return extractedValue(
    `https://t.me/${handle ?? `c/${peer.slice(1)}`}/${number}`,
    'from:data-mid',
    'medium',
  );
}
