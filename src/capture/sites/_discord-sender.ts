import {
  type ExtractionCode,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { readVisibleText, resolveHttpUrl } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, getAttribute, getId, getNative, matches, queryAll, queryOne } from '../safeDom.ts';

/** Classes end with a hash that changes. The stable part is in ids, which contain the message's number. */
export const DISCORD_SELECTORS = {
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
  time: 'time[datetime]',
  /** Around « (edited) », with the time of the edit. */
  edited: 'time [class*="edited"]',
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

export interface DiscordIds {
  readonly channel: string | null;
  readonly message: string;
}

export function parseDiscordIds(row: Element): DiscordIds | null {
  const match = /^chat-messages-(?:(\d+)-)?(\d+)$/.exec(getId(row));
  return match?.[2] ? { channel: match[1] ?? null, message: match[2] } : null;
}

interface Sender {
  readonly author: PostExtraction['author'];
  readonly warnings: readonly string[];
}

export function readDiscordSender(row: Element, message: string, view: PageView): Sender {
  const system = findSystemSentence(row, message);
  if (system) return { author: readSystemAuthor(system, view), warnings: [] };
  const ownName = queryOne(row, `[id="message-username-${message}"]`);
  const head: SenderRow | null = ownName ? { row, name: ownName, how: 'markup:message-username' } : findSenderRow(row);
  const none = missingValue<string>(head ? 'not-shown' : 'author-row-missing');
  if (!head) return { author: { displayName: none, handle: none, profileUrl: none, platformId: none }, warnings: [] };
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
export function findSystemSentence(row: Element, message: string): Element | null {
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
  const none = missingValue<string>('not-shown');
  const name = queryOne(sentence, DISCORD_SELECTORS.systemName);
  const shown = name ? readVisibleText(name, view) : null;
  return {
    displayName: extractedValue(shown, 'class:username', 'medium'),
    handle: none,
    profileUrl: none,
    platformId: none,
  };
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
