import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  type Media,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readIdTimestamp } from '../../domain/capture/idTimestamps.ts';
import { readVisibleText, resolveHttpUrl } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { getAttribute, getId, getLocalName, queryAll, queryOne } from '../safeDom.ts';
import {
  DISCORD_SELECTORS,
  type DiscordIds,
  findSystemSentence,
  parseDiscordIds,
  readDiscordSender,
} from './_discord-sender.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { readDatetime, resolvePostingTime } from './_posting.ts';
import { closestVisible, queryVisible, readElementText, readMediaElements } from './_shared.ts';
import type { Site } from './_site.ts';

const HOSTS = ['discord.com', 'ptb.discord.com', 'canary.discord.com', 'discordapp.com'];
const CHANNEL_PATH = /^\/channels\/(@me|\d+)\/(\d+)(?:\/threads\/(\d+))?(?:\/(\d+))?/;

export const discord: Site = {
  id: 'discord',
  version: '3',
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
  matches: ({ url }) => HOSTS.includes(url.hostname.replace(/^www\./, '')) && CHANNEL_PATH.test(url.pathname),
  findItem(el, view) {
    const row = closestVisible(el, DISCORD_SELECTORS.row, view);
    return row && parseDiscordIds(row) ? row : null;
  },
  listItems: (view) => queryVisible(DISCORD_SELECTORS.row, view).filter((row) => parseDiscordIds(row) !== null),
  readKey: (el) => parseDiscordIds(el)?.message ?? null,
  readItem: readMessage,
};

function readMessage(row: Element, view: PageView): PostExtraction {
  const ids = parseDiscordIds(row);
  if (!ids) throw new Error('no message of Discord');
  const { message } = ids;
  const findPart = (name: string): Element | null => queryOne(row, `[id="message-${name}-${message}"]`);
  const time = findPart('timestamp');
  const content = findPart('content');
  const found = resolvePostingTime(
    {
      raw: getAttribute(time, 'aria-label') || (time && readVisibleText(time, view)) || null,
      machine: readDatetime(time, view),
      id: readIdTimestamp(message, 'snowflake-discord'),
    },
    view,
  );
  const place = readChannelLocation(ids, view);
  // A row from before 2023 has no channel: the open channel is only likely.
  const placed = ids.channel ? 'high' : 'medium';
  const sender = readDiscordSender(row, message, view);
  const repliedTo = readRepliedMessage(findPart('reply-context'), place, view);
  const media = readMedia(findPart('accessories'), view);
  const isSystem = findSystemSentence(row, message) !== null;
  const text = readElementText(content, 'markup:message-content', view, {
    preserveWhitespace: true,
    exclude: (el) => getLocalName(el) === 'time',
  });
  return {
    ...createEmptyExtraction(discord, 'message'),
    visibility:
      place?.guild === '@me' ? extractedValue('private', 'location:/@me/', placed) : missingValue('not-shown'),
    author: sender.author,
    permalink: place
      ? extractedValue(`${view.url.origin}/channels/${place.guild}/${place.channel}/${message}`, place.how, placed)
      : missingValue('other-channel'),
    nativeIds: {
      post: extractedValue(message, 'attribute:id', 'high'),
      channel: extractedValue(ids.channel ?? place?.channel, ids.channel ? 'attribute:id' : 'location', placed),
      server: place && place.guild !== '@me' ? extractedValue(place.guild, 'location', placed) : missingValue(),
      parent: extractedValue(repliedTo.id, 'attribute:id', 'high'),
    },
    posting: found.posting,
    text: isSystem && text.confidence === 'high' ? { ...text, confidence: 'medium' } : text,
    media: extractedValue(media, 'markup:message-accessories', 'medium'),
    quoted: repliedTo.quoted,
    replyTo: repliedTo.to,
    warnings: [
      ...found.warnings,
      ...sender.warnings,
      ...(queryOne(content, DISCORD_SELECTORS.edited) ? ['edited'] : []),
    ],
  };
}

interface ChannelLocation {
  readonly guild: string;
  readonly channel: string;
  readonly how: ExtractionCode;
}

/** The address identifies one channel; the server of a message of another (search results, the inbox) is unknown. */
function readChannelLocation({ channel }: DiscordIds, view: PageView): ChannelLocation | null {
  const match = CHANNEL_PATH.exec(view.url.pathname);
  const [, guild, open, thread] = match ?? [];
  if (!guild || !open) return null;
  if (channel === null) return { guild, channel: thread ?? open, how: 'location:id' };
  return channel === open || channel === thread ? { guild, channel, how: 'location:id' } : null;
}

interface RepliedMessage {
  readonly id: string | null;
  readonly to: Extracted<string>;
  readonly quoted: PostExtraction['quoted'];
}

/** The message answered is inside the row, with an id of its own. */
function readRepliedMessage(context: Element | null, place: ChannelLocation | null, view: PageView): RepliedMessage {
  if (!context) return { id: null, to: missingValue('no-reply-mark'), quoted: missingValue('none-shown') };
  const content = queryOne(context, DISCORD_SELECTORS.answeredText);
  const id = /^message-content-(\d+)$/.exec(getId(content))?.[1] ?? null;
  const name = queryOne(context, DISCORD_SELECTORS.name);
  // A reply that notifies the account shows its name after an @.
  const author = (name && readVisibleText(name, view).replace(/^@/, '')) || null;
  const permalink = id && place ? `${view.url.origin}/channels/${place.guild}/${place.channel}/${id}` : null;
  const text = (content && readVisibleText(content, view, { preserveWhitespace: true })) || null;
  return {
    id,
    to: extractedValue(author, 'markup:message-reply-context', 'medium'),
    quoted: extractedValue({ author, permalink, text }, 'markup:message-reply-context', 'medium'),
  };
}

const MEDIA_KINDS: readonly (readonly [RegExp, Media['kind']])[] = [
  [/\.(?:png|jpe?g|gif|webp|avif)$/i, 'image'],
  [/\.(?:mp4|mov|webm|mkv)$/i, 'video'],
  [/\.(?:mp3|ogg|wav|m4a|flac)$/i, 'audio'],
];

/** An attachment has one link for its image and one for its name: the same path is the same file. */
function readMedia(accessories: Element | null, view: PageView): Media[] {
  const files = new Map<string, Media>();
  for (const el of queryAll(accessories, DISCORD_SELECTORS.attachment)) {
    const url = resolveHttpUrl(getAttribute(el, 'href') ?? getAttribute(el, 'src'), view);
    if (!url || files.has(url.pathname)) continue;
    const [medium] = readMediaElements([el], view);
    const kind = MEDIA_KINDS.find(([name]) => name.test(url.pathname))?.[1] ?? medium?.kind ?? 'file';
    const alt = getAttribute(queryOne(el, 'img'), 'alt') || null;
    files.set(url.pathname, { kind, url: url.href, alt });
  }
  return [...files.values()];
}
