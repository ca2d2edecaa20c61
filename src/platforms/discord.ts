import { readVisibleText, resolveHttpUrl } from '../dom/domTree.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, getAttribute, getId, getNative, matches, queryAll, queryOne } from '../dom/safeDom.ts';
import {
  type Extracted,
  type ExtractionCode,
  extractedValue,
  type Media,
  missingAuthor,
  missingValue,
  type PostExtraction,
} from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { readIdTimestamp } from './reading/idTimestamps.ts';
import { readDatetime, resolvePostingTime } from './reading/postingTime.ts';
import {
  closestVisible,
  queryVisible,
  readElementText,
  readMediaElements,
  readShownText,
} from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'discord',
  name: 'Discord',
  pack: 'discord',
  hosts: ['discord.com', 'ptb.discord.com', 'canary.discord.com', 'discordapp.com'],
  operated: ['discord.com', 'discordapp.com'],
  reportLinks: [{ kind: 'rules', url: 'https://dis.gd/request', seen: '2026-11-20' }],
  idTime: { id: 'post', formula: 'snowflake-discord' },
  readsEdits: true,
};

/** Classes end with a hash that changes. The stable part is in ids, which contain the message's number. */
const DISCORD_SELECTORS = {
  /** One message: `chat-messages-{channel}-{message}`, before 2023 `chat-messages-{message}`. */
  row: 'li[id^="chat-messages-"]',
  /** Identifies the row that has the name, for consecutive messages. */
  labelled: '[aria-labelledby*="message-username-"]',
  /** « X joined », « AutoMod blocked a message »: the platform's sentence about an account. */
  system: '[class*="systemMessage"]',
  /** In such a sentence, the account that it names first. */
  systemName: '[class*="username_"]',
  /** Inside the name's element, next to badges and tags. */
  name: '[class*="username"]',
  /** « SYSTÈME », « APP »: a badge beside a name, also in the platform's sentence. */
  badge: '[class*="systemTag"], [class*="botTag"]',
  time: 'time[datetime]',
  /** « (edited) », in a `<time>` of the edit or beside its date, which only screen readers are told. */
  edited: '[class*="edited_"], [class*="edited-"]',
  hidden: '[class*="hiddenVisually"]',
  /** Account and server avatars; a default avatar has no account number. */
  avatar: 'img[src*="/avatars/"]',
  /** Parts of a row whose images are not its author's. */
  other: '[id^="message-reply-context-"], [id^="message-content-"], [id^="message-accessories-"]',
  attachment: 'a[href*="/attachments/"], video[src*="/attachments/"], audio[src*="/attachments/"]',
  /** In the box of the message answered: its text, under its own number. */
  answeredText: '[id^="message-content-"]',
  /** A day line or a « new » line ends consecutive messages. */
  line: '[role="separator"]',
} as const;

const MARK = ['time', DISCORD_SELECTORS.badge, DISCORD_SELECTORS.edited, DISCORD_SELECTORS.hidden].join();
/** Among the words of a message, what its author did not write. */
const isMark = (el: Element): boolean => matches(el, MARK);

interface DiscordIds {
  readonly channel: string | null;
  readonly message: string;
}

function parseDiscordIds(row: Element): DiscordIds | null {
  const match = /^chat-messages-(?:(\d+)-)?(\d+)$/.exec(getId(row));
  return match?.[2] ? { channel: match[1] ?? null, message: match[2] } : null;
}

const isMessage = (row: Element): boolean => parseDiscordIds(row) !== null;

interface Sender {
  readonly author: PostExtraction['author'];
  readonly warnings: readonly string[];
}

function readDiscordSender(row: Element, message: string, view: PageView): Sender {
  const system = findSystemSentence(row, message);
  if (system) return { author: readSystemAuthor(system, view), warnings: [] };
  const ownName = queryOne(row, `[id="message-username-${message}"]`);
  const head: SenderRow | null = ownName ? { row, name: ownName, how: 'markup:message-username' } : findSenderRow(row);
  if (!head) return { author: missingAuthor('author-row-missing'), warnings: [] };
  const none = missingValue<string>('not-shown');
  const inherited = head.row !== row;
  const nameElement = queryOne(head.name, DISCORD_SELECTORS.name);
  const shown = readVisibleText(nameElement ?? head.name, view);
  const user = readUserId(head.row, view);
  const confidence = inherited ? 'medium' : 'high';
  return {
    author: {
      // Without an element of its own, the name may include badges and tags (« APP »).
      displayName: extractedValue(shown, head.how, head.how.startsWith('place:') || !nameElement ? 'low' : confidence),
      handle: none,
      profileUrl: user ? extractedValue(`https://discord.com/users/${user}`, 'from:author.platformId', 'medium') : none,
      platformId: extractedValue(user, 'attribute:src', 'medium'),
    },
    warnings: inherited ? ['author-inherited'] : [],
  };
}

/** Returns the text of a row that no account wrote: consecutive messages end there. Null for a message. */
function findSystemSentence(row: Element, message: string): Element | null {
  if (queryOne(row, `[id="message-username-${message}"]`)) return null;
  const content = queryOne(row, `[id="message-content-${message}"]`);
  const isSystem =
    matches(row, DISCORD_SELECTORS.system) ||
    queryOne(row, DISCORD_SELECTORS.system) !== null ||
    queryOne(content, DISCORD_SELECTORS.systemName) !== null;
  return isSystem ? (content ?? row) : null;
}

/** The account that the sentence names first did not write it: never more than medium. */
function readSystemAuthor(sentence: Element, view: PageView): PostExtraction['author'] {
  const shown = readShownText(queryOne(sentence, DISCORD_SELECTORS.systemName), view);
  return { ...missingAuthor('not-shown'), displayName: extractedValue(shown, 'class:username', 'medium') };
}

interface SenderRow {
  readonly row: Element;
  readonly name: Element;
  readonly how: ExtractionCode;
}

/** Only the first of consecutive messages shows the name; the others refer to it. */
function findSenderRow(row: Element): SenderRow | null {
  const labelled = matches(row, DISCORD_SELECTORS.labelled) ? row : queryOne(row, DISCORD_SELECTORS.labelled);
  const id = /(?:^|\s)message-username-(\d+)(?:\s|$)/.exec(getAttribute(labelled, 'aria-labelledby') ?? '')?.[1];
  if (id) {
    const name = queryOne(getNative(row, 'ownerDocument'), `${DISCORD_SELECTORS.row} [id="message-username-${id}"]`);
    const first = closest(name, DISCORD_SELECTORS.row);
    return name && first ? { row: first, name, how: 'attribute:aria-labelledby' } : null;
  }
  for (let at = getNative(row, 'previousElementSibling'); at; at = getNative(at, 'previousElementSibling')) {
    if (matches(at, DISCORD_SELECTORS.line)) return null;
    const before = matches(at, DISCORD_SELECTORS.row) ? parseDiscordIds(at)?.message : undefined;
    const name = before && queryOne(at, `[id="message-username-${before}"]`);
    if (name) return { row: at, name, how: 'place:row-before' };
  }
  return null;
}

/** Reads the account's number from its own avatar: not from the message answered, nor from a posted image. */
function readUserId(row: Element, view: PageView): string | null {
  const images = queryAll(row, DISCORD_SELECTORS.avatar).filter((img) => !closest(img, DISCORD_SELECTORS.other));
  const source = resolveHttpUrl(getAttribute(images[0], 'src'), view);
  const path = source?.hostname === 'cdn.discordapp.com' ? source.pathname : '';
  return /^(?:\/guilds\/\d+\/users)?(?:\/avatars)?\/(\d+)\//.exec(path)?.[1] ?? null;
}

const CHANNEL_PATH = /^\/channels\/(@me|\d+)\/(\d+)(?:\/threads\/(\d+))?(?:\/(\d+))?/;

export const reader: Reader = {
  id: platform.id,
  version: '5',
  confirmed: '2025-01-01',
  address: {
    hosts: platform.hosts,
    host: 'discord.com',
    drop: [],
    post({ pathname }) {
      const match = /^\/channels\/(@me|\d+)\/(\d+)\/(\d+)\/?$/.exec(pathname);
      return match && `/channels/${match[1]}/${match[2]}/${match[3]}`;
    },
  },
  matches: ({ url }) => isOnHost(url, platform.hosts) && CHANNEL_PATH.test(url.pathname),
  findPost: (el, view) => closestVisible(el, DISCORD_SELECTORS.row, view, isMessage),
  listPosts: (view) => queryVisible(DISCORD_SELECTORS.row, view).filter(isMessage),
  readKey: (el) => parseDiscordIds(el)?.message ?? null,
  readPost: readMessage,
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
      raw: getAttribute(time, 'aria-label') || readShownText(time, view),
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
    exclude: isMark,
  });
  return {
    ...createEmptyExtraction(reader, 'message'),
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
  const author = readShownText(name, view)?.replace(/^@/, '') || null;
  const permalink = id && place ? `${view.url.origin}/channels/${place.guild}/${place.channel}/${id}` : null;
  const text = (content && readVisibleText(content, view, { preserveWhitespace: true, exclude: isMark })) || null;
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
