import { readVisibleText } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  getParentElement,
  isBefore,
  matches,
  queryAll,
  queryOne,
} from '../dom/safeDom.ts';
import { extractedValue, missingValue, type PostExtraction, type QuotedPost } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { type PostingTime, resolvePostingTime } from './reading/postingTime.ts';
import {
  closestVisible,
  queryVisible,
  readElementText,
  readMediaElements,
  readPageLanguage,
} from './reading/readElements.ts';
import { createEmptyExtraction, MORE_TEXT, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'whatsapp',
  name: 'WhatsApp',
  pack: 'whatsapp',
  hosts: ['web.whatsapp.com'],
  operated: ['whatsapp.com'],
  notNotifiable: true,
};

/** No message has an address; a saved contact shows no number. Not verified on a saved real page. */
const SELECTORS = {
  /** One message; since September 2026 its number has no `true_` or `false_` prefix. */
  message: '#main [role="row"] [data-id]',
  row: '#main [role="row"]',
  numbered: '[data-id]',
  /** Above the text: « [18:22, 15/08/2026] Name: », in the device's own order of day and month. Media have none. */
  heading: 'data-pre-plain-text',
  headed: '[data-pre-plain-text]',
  text: '.selectable-text',
  /** The message answered, in a box with a translated label, before the text. */
  quoteBox: 'div[aria-label]',
  quoted: '.quoted-mention',
  /** Tail of the first of one's own consecutive bubbles, and delivery marks: only one's own messages have them. */
  own: '[data-icon="tail-out"], [data-icon^="wds-ic-read"], [data-icon^="wds-ic-delivered"], [data-icon^="wds-ic-sent"], [data-icon^="msg-check"], [data-icon^="msg-dblcheck"], [data-icon="msg-time"], .message-out',
  /** Replaces a recalled message. */
  recalled: '[data-icon="recalled"], [data-icon^="recalled-"]',
  /** Above a text first written by another account. */
  forwarded: '[data-icon="forwarded"], [data-icon="frequently-forwarded"]',
  /** Above a picture in a group; also in the box of the message answered (public tools, 2026). */
  author: '[data-testid="author"]',
  /** Under a long text that is cut. */
  more: '.read-more-button, [data-testid="read-more-button"]',
  media: 'img, video, audio',
  /** Emoji, not images sent. */
  notMedia: '.emoji, [data-icon] img, [data-plain-text]',
  leaf: 'span',
  /** The code to scan with the phone. */
  code: '[data-ref] canvas',
} as const;

/** The sender's name is between the bracket and the last colon: it may contain anything. */
const HEADING = /^\[([^\]]{4,40})\]\s+([\s\S]+?):\s*$/;
const TIME_OF_DAY = /^\d{1,2}[:.]\d\d(?:\s?[ap]\.?\s?m\.?)?$/i;

export const reader: Reader = {
  id: platform.id,
  version: '4',
  confirmed: null,
  unfold: {
    hosts: platform.hosts,
    buttons: [
      {
        selector: '.read-more-button, [data-testid="read-more-button"]',
        label: MORE_TEXT,
        source: 'the selectors of our reader (quyennguyenvu/goetia, August 2026)',
      },
    ],
  },
  matches: ({ url }) => platform.hosts.includes(url.hostname),
  folded: { texts: SELECTORS.more },
  findPost: (el, view) => closestVisible(el, SELECTORS.message, view) ?? findMessageInRow(el, view),
  listPosts: (view) =>
    queryVisible(SELECTORS.message, view).filter((el) => !closest(getParentElement(el), SELECTORS.numbered)),
  readKey: (el) => getAttribute(el, 'data-id'),
  readPost: readMessage,
  findBreakage: ({ document }) => (queryOne(document, SELECTORS.code) ? 'not-logged-in' : null),
};

/** A click next to the bubble hits the row, which is as wide as the window. */
function findMessageInRow(el: Element, view: PageView): Element | null {
  const messages = queryAll(closest(el, SELECTORS.row), SELECTORS.numbered);
  const [only, ...others] = messages;
  return only && others.length === 0 && view.isVisible(only) ? only : null;
}

function readMessage(el: Element, view: PageView): PostExtraction {
  const headedElement = queryOne(el, SELECTORS.headed);
  const [, dateText, sender] = HEADING.exec(getAttribute(headedElement, SELECTORS.heading) ?? '') ?? [];
  const isOwn = queryOne(el, SELECTORS.own) !== null;
  const recalled = queryOne(el, SELECTORS.recalled) !== null;
  const quote = headedElement && findQuote(headedElement, view);
  const text = headedElement && queryAll(headedElement, SELECTORS.text).find((part) => !contains(quote, part));
  const found = readTime(el, dateText ?? null, view);
  const media = queryAll(el, SELECTORS.media).filter(
    (part) => !matches(part, SELECTORS.notMedia) && !contains(quote, part),
  );
  return {
    ...createEmptyExtraction(reader, 'message'),
    visibility: extractedValue('private', 'platform', 'medium'),
    author: {
      displayName: sender
        ? extractedValue(sender, 'attribute:data-pre-plain-text', 'high')
        : readPictureSender(el, view),
      handle: missingValue('no-handles'),
      profileUrl: missingValue('no-permalink'),
      platformId: readPhoneNumber(sender),
    },
    permalink: missingValue('no-permalink'),
    nativeIds: { post: extractedValue(getAttribute(el, 'data-id'), 'attribute:data-id', 'high') },
    posting: found.posting,
    text: recalled
      ? missingValue('deleted')
      : readElementText(text ?? null, 'class:selectable-text', view, {
          preserveWhitespace: true,
          exclude: (part) => matches(part, SELECTORS.more),
        }),
    media: extractedValue(readMediaElements(media, view), 'element:img', 'medium'),
    quoted: quote ? extractedValue(readQuote(quote, view), 'place:before-text', 'low') : missingValue('none-shown'),
    replyTo: missingValue(quote ? 'not-shown' : 'no-reply-mark'),
    warnings: [
      ...found.warnings,
      ...(isOwn ? ['own-message'] : []),
      ...(recalled ? ['deleted'] : []),
      ...(queryAll(el, SELECTORS.forwarded).some((mark) => !contains(quote, mark)) ? ['forwarded'] : []),
      ...(queryOne(el, SELECTORS.more) ? ['truncated-text'] : []),
    ],
  };
}

/** A picture without text has no heading; a group shows its sender above it. */
function readPictureSender(el: Element, view: PageView): PostExtraction['author']['displayName'] {
  const names = queryAll(el, SELECTORS.author)
    .filter((name) => !closest(name, SELECTORS.quoteBox) && view.isVisible(name))
    .map((name) => readVisibleText(name, view));
  const [only, ...others] = new Set(names);
  return only && others.length === 0
    ? extractedValue(only, 'testid:author', 'medium')
    : missingValue(only ? 'several-accounts' : 'not-shown');
}

/** An unsaved contact is displayed as its number, between direction marks. */
function readPhoneNumber(sender: string | undefined): PostExtraction['author']['handle'] {
  const shown = sender?.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  const digits = shown && /^\+[\d\s().-]{7,24}$/.test(shown) ? shown.replace(/[^\d+]/g, '') : null;
  return extractedValue(digits, 'attribute:data-pre-plain-text', 'high');
}

function readTime(el: Element, dateText: string | null, view: PageView): PostingTime {
  const lang = readPageLanguage(view);
  if (dateText) {
    return resolvePostingTime(
      { raw: dateText, shown: { text: orderDay(dateText, view), how: 'attribute:data-pre-plain-text' }, lang },
      view,
    );
  }
  // Media have the hour only: the day is in a line above, which may not be in the page.
  const leaves = queryAll(el, SELECTORS.leaf).filter((span) => span.childElementCount === 0);
  const hours = leaves
    .map((span) => readVisibleText(span, view))
    .filter((shown) => TIME_OF_DAY.test(shown))
    .at(-1);
  return resolvePostingTime({ raw: hours ?? null, shown: { text: null, how: 'text' } }, view);
}

const NUMERIC_DAY = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;

/** Writes 03/01/2026 as 2026-01-03 when another message of the conversation shows which number is the day. */
function orderDay(dateText: string, view: PageView): string {
  const order = readDayOrder(view);
  const [whole, a = '', , b = '', year] = NUMERIC_DAY.exec(dateText) ?? [];
  if (order === null || whole === undefined) return dateText;
  const [day, month] = order === 'day-first' ? [a, b] : [b, a];
  return dateText.replace(whole, `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** All messages are written in the device's own order: a number above twelve is a day. */
const readDayOrder = cachePerView((view): 'day-first' | 'month-first' | null => {
  const orders = new Set(
    queryAll(view.document, SELECTORS.headed).flatMap((headed) => {
      const dateText = HEADING.exec(getAttribute(headed, SELECTORS.heading) ?? '')?.[1];
      const [, a, , b] = NUMERIC_DAY.exec(dateText ?? '') ?? [];
      return Number(a) > 12 ? ['day-first' as const] : Number(b) > 12 ? ['month-first' as const] : [];
    }),
  );
  const [only, ...others] = orders;
  return only !== undefined && others.length === 0 ? only : null;
});

/** Returns the box of the message answered: it precedes the message's own text, and does not contain it. */
function findQuote(headedElement: Element, view: PageView): Element | null {
  const texts = queryAll(headedElement, SELECTORS.text);
  const quoteBoxes = queryAll(headedElement, SELECTORS.quoteBox).filter(
    (quoteBox) => readVisibleText(quoteBox, view) !== '',
  );
  const before = quoteBoxes.find((quoteBox) =>
    texts.some((text) => !contains(quoteBox, text) && isBefore(quoteBox, text)),
  );
  if (before) return before;
  const marked = queryOne(headedElement, SELECTORS.quoted);
  return marked ? (quoteBoxes.find((quoteBox) => contains(quoteBox, marked)) ?? marked) : null;
}

function readQuote(quote: Element, view: PageView): QuotedPost {
  const words = queryOne(quote, SELECTORS.quoted);
  const above = words && readVisibleText(quote, view, { exclude: (part) => part === words }).split('\n')[0];
  return { author: above || null, permalink: null, text: readVisibleText(words ?? quote, view) || null };
}
