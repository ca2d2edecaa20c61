import {
  type Extracted,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import type { ExtractionCode } from '../../domain/capture/extractionMethods.ts';
import { absoluteAddress, shownText } from '../dom.ts';
import { timeOfId } from '../ids.ts';
import { allIn, attributeOf, closest, idOf, matches, nameOf, native, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { mediaFrom, visibleAll, visibleAround, wordsIn } from './_parts.ts';
import { datetimeOf, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** Classes end in a hash that changes; what counts is in ids, which hold the message's number. */
const Q = {
  /** One message: `chat-messages-{channel}-{message}`, before 2023 `chat-messages-{message}`. */
  row: 'li[id^="chat-messages-"]',
  /** Says which row has the name, in a run of messages. */
  labelled: '[aria-labelledby*="message-username-"]',
  /** Inside the name's element, beside badges and tags. */
  name: '[class*="username"]',
  time: 'time[datetime]',
  /** Around « (edited) », which carries the edit's time. */
  edited: 'time [class*="edited"]',
  /** Own and server avatars; a default one has no account's number. */
  avatar: 'img[src*="/avatars/"]',
  /** Parts of a row whose pictures are not its author's. */
  other: '[id^="message-reply-context-"], [id^="message-content-"], [id^="message-accessories-"]',
  attachment: 'a[href*="/attachments/"], video[src*="/attachments/"], audio[src*="/attachments/"]',
  /** In the frame of the message answered: its own text, under its own number. */
  answeredText: '[id^="message-content-"]',
  /** A run never goes on past a day's or a « new » line. */
  line: '[role="separator"]',
} as const;

const HOSTS = ['discord.com', 'ptb.discord.com', 'canary.discord.com', 'discordapp.com'];
const PLACE = /^\/channels\/(@me|\d+)\/(\d+)(?:\/threads\/(\d+))?(?:\/(\d+))?/;

export const discord: Site = {
  id: 'discord',
  version: '2',
  confirmed: '2025-01-01',
  address: {
    hosts: HOSTS,
    host: 'discord.com',
    drop: [],
    post({ pathname }) {
      const match = /^\/channels\/(@me|\d+)\/(\d+)\/(\d+)\/?$/.exec(pathname);
      return match && `/channels/${match[1]}/${match[2]}/${match[3]}`;
    },
  },
  matches: ({ url }) => HOSTS.includes(url.hostname.replace(/^www\./, '')) && PLACE.test(url.pathname),
  itemOf(el, view) {
    const row = visibleAround(el, Q.row, view);
    return row && idsOf(row) ? row : null;
  },
  list: (view) => visibleAll(Q.row, view).filter((row) => idsOf(row) !== null),
  key: (el) => idsOf(el)?.message ?? null,
  read: readMessage,
};

interface Ids {
  readonly channel: string | null;
  readonly message: string;
}

function idsOf(row: Element): Ids | null {
  const match = /^chat-messages-(?:(\d+)-)?(\d+)$/.exec(idOf(row));
  return match?.[2] ? { channel: match[1] ?? null, message: match[2] } : null;
}

function readMessage(row: Element, view: PageView): PostExtraction {
  const ids = idsOf(row);
  if (!ids) throw new Error('no message of Discord');
  const { message } = ids;
  const part = (name: string): Element | null => oneIn(row, `[id="message-${name}-${message}"]`);
  const time = part('timestamp');
  const content = part('content');
  const found = timeFrom(
    {
      raw: attributeOf(time, 'aria-label') || (time && shownText(time, view)) || null,
      machine: datetimeOf(time, view),
      id: timeOfId(message, 'snowflake-discord'),
    },
    view,
  );
  const place = placeOf(ids, view);
  // A row of before 2023 names no channel: the open one is only most likely its own.
  const placed = ids.channel ? 'high' : 'medium';
  const sender = senderOf(row, message, view);
  const answered = answeredBy(part('reply-context'), place, view);
  const media = mediaOf(part('accessories'), view);
  return {
    ...unread(discord, 'message'),
    visibility:
      place?.guild === '@me'
        ? extractedValue('private', 'location:/@me/', placed)
        : missingValue('not-shown'),
    author: sender.author,
    permalink: place
      ? extractedValue(
          `${view.url.origin}/channels/${place.guild}/${place.channel}/${message}`,
          place.how,
          placed,
        )
      : missingValue('other-channel'),
    nativeIds: {
      post: extractedValue(message, 'attribute:id', 'high'),
      channel: extractedValue(
        ids.channel ?? place?.channel,
        ids.channel ? 'attribute:id' : 'location',
        placed,
      ),
      server:
        place && place.guild !== '@me' ? extractedValue(place.guild, 'location', placed) : missingValue(),
      parent: extractedValue(answered.id, 'attribute:id', 'high'),
    },
    posting: found.posting,
    text: wordsIn(content, 'markup:message-content', view, {
      preserve: true,
      except: (el) => nameOf(el) === 'time',
    }),
    media: extractedValue(media, 'markup:message-accessories', 'medium'),
    quoted: answered.quoted,
    replyTo: answered.to,
    warnings: [...found.warnings, ...sender.warnings, ...(oneIn(content, Q.edited) ? ['edited'] : [])],
  };
}

interface Place {
  readonly guild: string;
  readonly channel: string;
  readonly how: ExtractionCode;
}

/** The address names one channel; a message of another (search results, the inbox) has no server that we know. */
function placeOf({ channel }: Ids, view: PageView): Place | null {
  const match = PLACE.exec(view.url.pathname);
  const [, guild, open, thread] = match ?? [];
  if (!guild || !open) return null;
  if (channel === null) return { guild, channel: thread ?? open, how: 'location:id' };
  return channel === open || channel === thread ? { guild, channel, how: 'location:id' } : null;
}

interface Sender {
  readonly author: PostExtraction['author'];
  readonly warnings: readonly string[];
}

function senderOf(row: Element, message: string, view: PageView): Sender {
  const own = oneIn(row, `[id="message-username-${message}"]`);
  const head: Head | null = own ? { row, name: own, how: 'markup:message-username' } : headOf(row);
  const none = missingValue<string>(head ? 'not-shown' : 'author-row-missing');
  if (!head)
    return { author: { displayName: none, handle: none, profileUrl: none, platformId: none }, warnings: [] };
  const inherited = head.row !== row;
  const named = oneIn(head.name, Q.name);
  const shown = shownText(named ?? head.name, view);
  const user = userIn(head.row, view);
  const sure = inherited ? 'medium' : 'high';
  return {
    author: {
      // Without an element of its own, badges and tags (« APP ») may be taken for the name.
      displayName: extractedValue(shown, head.how, head.how.startsWith('place:') || !named ? 'low' : sure),
      handle: none,
      profileUrl: user
        ? extractedValue(`https://discord.com/users/${user}`, 'from:author.platformId', 'medium')
        : none,
      platformId: extractedValue(user, 'attribute:src', 'medium'),
    },
    warnings: inherited ? ['author-inherited'] : [],
  };
}

interface Head {
  readonly row: Element;
  readonly name: Element;
  readonly how: ExtractionCode;
}

/** In a run of messages only the first shows the name; the others say which one that is. */
function headOf(row: Element): Head | null {
  const labelled = matches(row, Q.labelled) ? row : oneIn(row, Q.labelled);
  const id = /(?:^|\s)message-username-(\d+)(?:\s|$)/.exec(
    attributeOf(labelled, 'aria-labelledby') ?? '',
  )?.[1];
  if (id) {
    const name = oneIn(native(row, 'ownerDocument'), `${Q.row} [id="message-username-${id}"]`);
    const first = closest(name, Q.row);
    return name && first ? { row: first, name, how: 'attribute:aria-labelledby' } : null;
  }
  for (let at = native(row, 'previousElementSibling'); at; at = native(at, 'previousElementSibling')) {
    if (matches(at, Q.line)) return null;
    const before = matches(at, Q.row) ? idsOf(at)?.message : undefined;
    const name = before && oneIn(at, `[id="message-username-${before}"]`);
    if (name) return { row: at, name, how: 'place:row-before' };
  }
  return null;
}

/** The account's number, from its own avatar: not that of the message answered, nor a picture it posted. */
function userIn(row: Element, view: PageView): string | null {
  const images = allIn(row, Q.avatar).filter((img) => !closest(img, Q.other));
  const source = absoluteAddress(attributeOf(images[0], 'src'), view);
  const path = source?.hostname === 'cdn.discordapp.com' ? source.pathname : '';
  return /^(?:\/guilds\/\d+\/users)?(?:\/avatars)?\/(\d+)\//.exec(path)?.[1] ?? null;
}

interface Answered {
  readonly id: string | null;
  readonly to: Extracted<string>;
  readonly quoted: PostExtraction['quoted'];
}

/** The message answered stands inside the row, with an id of its own. */
function answeredBy(context: Element | null, place: Place | null, view: PageView): Answered {
  if (!context) return { id: null, to: missingValue('no-reply-mark'), quoted: missingValue('none-shown') };
  const content = oneIn(context, Q.answeredText);
  const id = /^message-content-(\d+)$/.exec(idOf(content))?.[1] ?? null;
  const name = oneIn(context, Q.name);
  // An answer that calls the account shows its name after an @.
  const author = (name && shownText(name, view).replace(/^@/, '')) || null;
  const permalink = id && place ? `${view.url.origin}/channels/${place.guild}/${place.channel}/${id}` : null;
  const text = (content && shownText(content, view, { preserve: true })) || null;
  return {
    id,
    to: extractedValue(author, 'markup:message-reply-context', 'medium'),
    quoted: extractedValue({ author, permalink, text }, 'markup:message-reply-context', 'medium'),
  };
}

const KIND: readonly (readonly [RegExp, Media['kind']])[] = [
  [/\.(?:png|jpe?g|gif|webp|avif)$/i, 'image'],
  [/\.(?:mp4|mov|webm|mkv)$/i, 'video'],
  [/\.(?:mp3|ogg|wav|m4a|flac)$/i, 'audio'],
];

/** An attachment is linked once for its picture and once for its name: one file by its path. */
function mediaOf(accessories: Element | null, view: PageView): Media[] {
  const files = new Map<string, Media>();
  for (const el of allIn(accessories, Q.attachment)) {
    const url = absoluteAddress(attributeOf(el, 'href') ?? attributeOf(el, 'src'), view);
    if (!url || files.has(url.pathname)) continue;
    const [medium] = mediaFrom([el], view);
    const kind = KIND.find(([name]) => name.test(url.pathname))?.[1] ?? medium?.kind ?? 'file';
    const alt = attributeOf(oneIn(el, 'img'), 'alt') || null;
    files.set(url.pathname, { kind, url: url.href, alt });
  }
  return [...files.values()];
}
