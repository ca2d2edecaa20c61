import { readVisibleText } from '../../dom/domTree.ts';
import type { PageView } from '../../dom/pageView.ts';
import { closest, contains, getAttribute, getParentElement, matches, queryAll, queryOne } from '../../dom/safeDom.ts';
import { extractedValue, type Media, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import type { Platform } from '../platform.ts';
import { readDatetime, resolvePostingTime } from '../reading/postingTime.ts';
import {
  readBackgroundImage,
  readElementText,
  readEngagementCounts,
  readMediaElements,
  readOwnText,
  readShownText,
  resolveLink,
  selectPosts,
} from '../reading/readElements.ts';
import { createEmptyExtraction, type Reader } from '../reading/reader.ts';
import { type TelegramVariant, telegramWebA, telegramWebK } from './telegramWeb.ts';

const PUBLIC_HOSTS = ['t.me', 'telegram.me', 'telegram.dog'];

export const platform: Platform = {
  id: 'telegram',
  name: 'Telegram',
  pack: 'telegram',
  hosts: [...PUBLIC_HOSTS, 'web.telegram.org'],
  operated: ['t.me', 'telegram.dog', 'telegram.me', 'telegram.org'],
  handlePrefix: '@',
  readsEdits: true,
};

/** The public pages of t.me: a channel's preview (`/s/canal`), a single message (`/canal/12`), the embedded message. */
const SELECTORS = {
  /** One message; the attribute is its id: `canal/12`. */
  message: '.tgme_widget_message[data-post]',
  /** The channel or group, by its title. */
  owner: '.tgme_widget_message_owner_name',
  /** In a group, the author; in the box of a reply, the account answered. */
  author: '.tgme_widget_message_author_name',
  /** In a channel, the signature of the author. */
  signature: '.tgme_widget_message_from_author',
  forwarded: '.tgme_widget_message_forwarded_from_name',
  /** The message answered, inside this one, with its own text. */
  reply: '.tgme_widget_message_reply',
  replyText: '.js-message_reply_text, .tgme_widget_message_metatext',
  text: '.tgme_widget_message_text',
  date: 'a.tgme_widget_message_date',
  time: 'time[datetime]',
  /** Contains the date and, as plain text, « edited ». */
  meta: '.tgme_widget_message_meta',
  views: '.tgme_widget_message_views',
  photo: '.tgme_widget_message_photo_wrap, .tgme_widget_message_video_thumb',
  mediaFile: 'video[src], audio[src]',
  document: 'a.tgme_widget_message_document_wrap',
} as const;

const POST_NAME = /^(c\/\d+|\w+)\/(\d+)$/;

const parsePostName = (el: Element): { place: string; number: string } | null => {
  const match = POST_NAME.exec(getAttribute(el, 'data-post') ?? '');
  return match?.[1] && match[2] ? { place: match[1], number: match[2] } : null;
};

const isTelegram = (url: URL): boolean => PUBLIC_HOSTS.includes(url.hostname);

const telegramWidget: TelegramVariant = {
  message: SELECTORS.message,
  readKey: (el) => getAttribute(el, 'data-post'),
  readPost(el, view, reader): PostExtraction {
    const reply = queryOne(el, SELECTORS.reply);
    const findOne = (selector: string): Element | null =>
      queryAll(el, selector).find((part) => !contains(reply, part)) ?? null;
    const post = parsePostName(el);
    const date = findOne(SELECTORS.date);
    const link = resolveLink(date, view, isTelegram);
    const agrees = post !== null && link?.pathname === `/${post.place}/${post.number}`;
    const time = queryOne(date, SELECTORS.time);
    const found = resolvePostingTime(
      {
        raw: time && (readVisibleText(time, view) || getAttribute(time, 'datetime')),
        machine: readDatetime(time, view),
      },
      view,
    );
    const writer = findOne(SELECTORS.author);
    const owner = findOne(SELECTORS.owner);
    // In a group the line is « Alice in Group »: the group's name is not the author.
    const inGroup = readOwnText(getParentElement(owner) ?? el).length > 0;
    const meta = closest(date, SELECTORS.meta);
    return {
      ...createEmptyExtraction(reader, writer || inGroup ? 'message' : 'post'),
      visibility: extractedValue('public', 'location:t.me', 'medium'),
      author: writer || inGroup ? readMemberAuthor(writer, view) : readChannelAuthor(owner, post?.place, view),
      permalink: link
        ? extractedValue(link.origin + link.pathname, 'link:date', agrees ? 'high' : 'low')
        : extractedValue(post && `https://t.me/${post.place}/${post.number}`, 'attribute:data-post', 'medium'),
      nativeIds: {
        post: extractedValue(post?.number, 'attribute:data-post', 'high'),
        channel: extractedValue(post?.place, 'attribute:data-post', 'high'),
        parent: extractedValue(
          resolveLink(reply, view, isTelegram)?.pathname.match(/\/(\d+)$/)?.[1],
          'link:reply',
          'medium',
        ),
      },
      posting: found.posting,
      text: readElementText(findOne(SELECTORS.text), 'class:message_text', view),
      media: extractedValue(readMedia(el, view), 'class:message_photo', 'medium'),
      engagement: readEngagementCounts({ views: SELECTORS.views }, findOne, 'class:message_views', view),
      quoted: reply ? readQuote(reply, view) : readForwardSource(findOne(SELECTORS.forwarded), view),
      replyTo: reply
        ? extractedValue(readShownText(queryOne(reply, SELECTORS.author), view), 'class:message_reply', 'medium')
        : missingValue('no-reply-mark'),
      warnings: [
        ...found.warnings,
        ...(link && !agrees ? ['canonical-mismatch'] : []),
        ...(findOne(SELECTORS.forwarded) ? ['forwarded'] : []),
        ...(meta && readOwnText(meta).length > 0 ? ['edited'] : []),
      ],
    };
  },
};

/** The author of a channel's post is the channel: its address and its head both name it. */
function readChannelAuthor(owner: Element | null, place: string | undefined, view: PageView): PostExtraction['author'] {
  const handle = place && !place.startsWith('c/') ? place : null;
  const link = resolveLink(owner, view, isTelegram);
  const confidence = link?.pathname === `/${handle}` ? 'high' : 'medium';
  return {
    displayName: extractedValue(readShownText(owner, view), 'class:owner_name', 'high'),
    handle: extractedValue(handle, 'attribute:data-post', confidence),
    profileUrl: extractedValue(link?.href, 'class:owner_name', confidence),
    platformId: missingValue('not-shown'),
  };
}

function readMemberAuthor(writer: Element | null, view: PageView): PostExtraction['author'] {
  const link = resolveLink(closest(writer, 'a') ?? queryOne(writer, 'a'), view, isTelegram);
  const handle = /^\/(\w+)\/?$/.exec(link?.pathname ?? '')?.[1];
  const none: PostExtraction['text'] = missingValue('not-shown');
  return {
    displayName: extractedValue(readShownText(writer, view), 'class:author_name', 'high'),
    handle: handle ? extractedValue(handle, 'link:author_name', 'high') : none,
    profileUrl: handle ? extractedValue(link?.href, 'link:author_name', 'high') : none,
    platformId: none,
  };
}

function readQuote(reply: Element, view: PageView): PostExtraction['quoted'] {
  const permalink = resolveLink(reply, view, isTelegram)?.href ?? null;
  const author = readShownText(queryOne(reply, SELECTORS.author), view);
  const text = readShownText(queryOne(reply, SELECTORS.replyText), view);
  return extractedValue({ author, permalink, text }, 'class:message_reply', 'medium');
}

/** Reads the source of a forwarded message; its text is the message's own text. */
function readForwardSource(name: Element | null, view: PageView): PostExtraction['quoted'] {
  if (!name) return missingValue('none-shown');
  const permalink = resolveLink(name, view, isTelegram)?.href ?? null;
  return extractedValue({ author: readShownText(name, view), permalink, text: null }, 'class:forwarded_from', 'medium');
}

function readMedia(el: Element, view: PageView): Media[] {
  const backgroundImages = queryAll(el, SELECTORS.photo).flatMap((part) => readBackgroundImage(part, view) ?? []);
  const files = queryAll(el, SELECTORS.document);
  return [...backgroundImages, ...readMediaElements([...queryAll(el, SELECTORS.mediaFile), ...files], view)];
}

/** Three interfaces of one service: the public pages of t.me, and two applications (Web K, Web A). */

const VARIANTS: readonly TelegramVariant[] = [telegramWidget, telegramWebK, telegramWebA];
const ITEM = VARIANTS.map(({ message }) => message).join();

const findVariant = (el: Element): TelegramVariant | undefined => VARIANTS.find(({ message }) => matches(el, message));

export const reader: Reader = {
  id: platform.id,
  version: '4',
  // For the public pages; extractions of the two applications have `confirmed: null`.
  confirmed: '2023-12-15',
  address: {
    hosts: PUBLIC_HOSTS,
    host: 't.me',
    drop: ['embed', 'mode', 'userpic', 'single', 'before', 'after', 'boost'],
    post({ pathname, searchParams }) {
      const [, chat, second, third] = /^\/(?:s\/)?(c\/\d+|\w+)\/(\d+)(?:\/(\d+))?\/?$/.exec(pathname) ?? [];
      if (!chat || !second || chat === 's' || chat === 'c') return null;
      // In a forum the middle number is the topic; a comment is a message of another chat.
      const number = third ?? second;
      const topic = third ? second : searchParams.get('thread');
      const parameters = Object.entries({ thread: topic, comment: searchParams.get('comment') }).flatMap(
        ([name, value]) => (value && /^\d+$/.test(value) ? [`${name}=${value}`] : []),
      );
      return `/${chat}/${number}${parameters.length ? `?${parameters.join('&')}` : ''}`;
    },
  },
  matches: ({ url }) => platform.hosts.includes(url.hostname),
  ...selectPosts(ITEM),
  readKey: (el) => findVariant(el)?.readKey(el) ?? null,
  readPost(el, view) {
    const variant = findVariant(el);
    if (!variant) throw new Error('no message of Telegram');
    return variant.readPost(el, view, reader);
  },
};
