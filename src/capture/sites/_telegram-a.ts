import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, matches, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { mediaFrom, pageLang, wordsIn } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import { answered, type Face, ownAuthor } from './_telegram-face.ts';

/** Web A (web.telegram.org/a/). Its source is public (Ajaxy/telegram-tt); no saved real page was at hand. */
const Q = {
  /** One message. */
  message: '.Message.message-list-item[data-message-id]:not(.ActionMessage)',
  own: '.own',
  /** A run of one account's messages. */
  run: '.sender-group-container',
  /** Beside the run, not in a message. */
  avatar: ':scope > .Avatar[data-peer-id]',
  name: '.message-title .sender-title, .message-title .message-title-name',
  /** « Forwarded from »: the name beside it is that of whoever wrote first. */
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

const HOURS = /\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?/i;

export const webA: Face = {
  message: Q.message,
  key: (el) => attributeOf(el, 'data-message-id'),
  read(el, view, site): PostExtraction {
    const number = /^\d+$/.exec(attributeOf(el, 'data-message-id') ?? '')?.[0] ?? null;
    const own = matches(el, Q.own);
    const forwarded = allIn(el, Q.forwarded).some((part) => shownText(part, view) !== '');
    const sender = senderOf(el, view);
    const found = timeOf(el, view);
    return {
      ...unread({ ...site, confirmed: null }, 'message'),
      author: own ? ownAuthor() : sender.author,
      permalink: addressOf(number, view),
      nativeIds: { post: extractedValue(number, 'attribute:data-message-id', 'high') },
      posting: found.posting,
      text: wordsIn(oneIn(el, Q.text), 'class:text-content', view, {
        preserve: true,
        except: (part) => matches(part, Q.notText),
      }),
      media: extractedValue(mediaFrom(allIn(el, Q.media), view), 'class:media-inner', 'low'),
      ...answered(
        oneIn(el, Q.reply),
        { name: Q.replyName, text: Q.replyText, how: 'class:EmbeddedMessage' },
        view,
      ),
      warnings: [
        ...found.warnings,
        ...(own ? ['own-message'] : sender.inherited ? ['author-inherited'] : []),
        ...(forwarded ? ['forwarded'] : []),
      ],
    };
  },
};

function labelOf(message: Element, view: PageView): Element | null {
  if (allIn(message, Q.forwarded).some((part) => shownText(part, view) !== '')) return null;
  return allIn(message, Q.name).find((name) => !closest(name, Q.reply)) ?? null;
}

function senderOf(
  message: Element,
  view: PageView,
): { author: PostExtraction['author']; inherited: boolean } {
  const run = closest(message, Q.run);
  const own = labelOf(message, view);
  const label =
    own ??
    (run &&
      allIn(run, Q.message)
        .map((el) => labelOf(el, view))
        .find((el) => el));
  const number = attributeOf(oneIn(run, Q.avatar), 'data-peer-id');
  // In a conversation of two nobody is named but in the title.
  const isPrivate = /^#\d+$/.test(view.url.hash);
  const open = !label && isPrivate ? oneIn(view.document, Q.open) : null;
  const named = label ?? open;
  return {
    author: {
      displayName: extractedValue(
        named && shownText(named, view),
        label ? 'class:sender-title' : 'markup:chat-title',
        own ? 'high' : 'medium',
      ),
      handle: missingValue('not-shown'),
      profileUrl: missingValue('not-shown'),
      platformId: extractedValue(
        open ? view.url.hash.slice(1) : number,
        open ? 'location' : 'attribute:data-peer-id',
        'medium',
      ),
    },
    inherited: !own && Boolean(label),
  };
}

/** The pointer over the time gives the whole date; else the day stands over the group and the hour in the message. */
function timeOf(message: Element, view: PageView): FoundTime {
  const time = oneIn(message, Q.time);
  const lang = pageLang(view);
  const shown = time ? shownText(time, view) : '';
  const hours = HOURS.exec(shown)?.[0];
  const title = attributeOf(time, 'title')?.split('\n')[0];
  const day = oneIn(closest(message, Q.day), Q.dayName);
  const words = title || (day && hours ? `${shownText(day, view)} ${hours}` : null);
  const found = timeFrom(
    {
      raw: words ?? (shown || null),
      shown: { text: words, how: title ? 'title:date' : 'text:day-time' },
      lang,
    },
    view,
  );
  // « edited » stands before the hour, in whatever language.
  const isEdited = hours !== undefined && /\p{L}/u.test(shown.replace(hours, ''));
  return { ...found, warnings: isEdited ? [...found.warnings, 'edited'] : found.warnings };
}

function addressOf(number: string | null, view: PageView): PostExtraction['permalink'] {
  const [, handle, group] = /^#(?:@(\w+)|-100(\d+))(?:_\d+)?$/.exec(view.url.hash) ?? [];
  const place = handle ?? (group ? `c/${group}` : null);
  return number && place
    ? extractedValue(`https://t.me/${place}/${number}`, 'location:id', 'medium')
    : missingValue('no-permalink');
}
