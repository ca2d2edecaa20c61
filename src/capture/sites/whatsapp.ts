import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
  type QuotedPost,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, contains, matches, oneIn, parentIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { mediaFrom, pageLang, visibleAll, visibleAround, wordsIn } from './_parts.ts';
import { type FoundTime, timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/** WhatsApp Web. No address names a message; a saved contact's number is not shown. No saved real page was at hand. */
const Q = {
  /** One message; its number has been bare since September 2026, without `true_` or `false_`. */
  message: '#main [role="row"] [data-id]',
  row: '#main [role="row"]',
  numbered: '[data-id]',
  /** Over the text: « [18:22, 15/08/2026] Name: », in the device's own order of day and month. Media have none. */
  heading: 'data-pre-plain-text',
  headed: '[data-pre-plain-text]',
  text: '.selectable-text',
  /** The passage answered, in a frame with a translated label, before the text. */
  frame: 'div[aria-label]',
  quoted: '.quoted-mention',
  /** Tail of the first bubble of a run of one's own, and the marks of sending: only one's own messages have them. */
  own: '[data-icon="tail-out"], [data-icon^="wds-ic-read"], [data-icon^="wds-ic-delivered"], [data-icon^="wds-ic-sent"], [data-icon^="msg-check"], [data-icon^="msg-dblcheck"], [data-icon="msg-time"], .message-out',
  /** In place of a message taken back. */
  recalled: '[data-icon="recalled"], [data-icon^="recalled-"]',
  /** Over words that somebody else wrote first. */
  forwarded: '[data-icon="forwarded"], [data-icon="frequently-forwarded"]',
  /** Under a long text cut short. */
  more: '.read-more-button, [data-testid="read-more-button"]',
  media: 'img, video, audio',
  /** Drawn characters, not pictures sent. */
  notMedia: '.emoji, [data-icon] img, [data-plain-text]',
  leaf: 'span',
  /** The code to be scanned with the phone. */
  code: '[data-ref] canvas',
} as const;

/** The sender's name is what stands after the bracket, up to the last colon: it may hold anything. */
const HEADING = /^\[([^\]]{4,40})\]\s+([\s\S]+?):\s*$/;
const HOURS = /^\d{1,2}[:.]\d\d(?:\s?[ap]\.?\s?m\.?)?$/i;

export const whatsapp: Site = {
  id: 'whatsapp',
  version: '3',
  confirmed: null,
  matches: ({ url }) => url.hostname === 'web.whatsapp.com',
  itemOf: (el, view) => visibleAround(el, Q.message, view) ?? inRow(el, view),
  list: (view) => visibleAll(Q.message, view).filter((el) => !closest(parentIn(el), Q.numbered)),
  key: (el) => attributeOf(el, 'data-id'),
  read: readMessage,
  breakage: ({ document }) => (oneIn(document, Q.code) ? 'not-logged-in' : null),
};

/** A click beside the bubble is in the row, which is as wide as the window. */
function inRow(el: Element, view: PageView): Element | null {
  const messages = allIn(closest(el, Q.row), Q.numbered);
  const [only, ...others] = messages;
  return only && others.length === 0 && view.isVisible(only) ? only : null;
}

function readMessage(el: Element, view: PageView): PostExtraction {
  const headed = oneIn(el, Q.headed);
  const [, moment, sender] = HEADING.exec(attributeOf(headed, Q.heading) ?? '') ?? [];
  const own = oneIn(el, Q.own) !== null;
  const recalled = oneIn(el, Q.recalled) !== null;
  const quote = headed && quoteIn(headed, view);
  const text = headed && allIn(headed, Q.text).find((part) => !contains(quote, part));
  const found = timeOf(el, moment ?? null, view);
  const media = allIn(el, Q.media).filter((part) => !matches(part, Q.notMedia) && !contains(quote, part));
  return {
    ...unread(whatsapp, 'message'),
    visibility: extractedValue('private', 'platform', 'medium'),
    author: {
      displayName: sender
        ? extractedValue(sender, 'attribute:data-pre-plain-text', 'high')
        : missingValue('not-shown'),
      handle: missingValue('no-handles'),
      profileUrl: missingValue('no-permalink'),
      platformId: numberIn(sender),
    },
    permalink: missingValue('no-permalink'),
    nativeIds: { post: extractedValue(attributeOf(el, 'data-id'), 'attribute:data-id', 'high') },
    posting: found.posting,
    text: recalled
      ? missingValue('deleted')
      : wordsIn(text ?? null, 'class:selectable-text', view, {
          preserve: true,
          except: (part) => matches(part, Q.more),
        }),
    media: extractedValue(mediaFrom(media, view), 'element:img', 'medium'),
    quoted: quote
      ? extractedValue(quotedIn(quote, view), 'place:before-text', 'low')
      : missingValue('none-shown'),
    replyTo: missingValue(quote ? 'not-shown' : 'no-reply-mark'),
    warnings: [
      ...found.warnings,
      ...(own ? ['own-message'] : []),
      ...(recalled ? ['deleted'] : []),
      ...(allIn(el, Q.forwarded).some((mark) => !contains(quote, mark)) ? ['forwarded'] : []),
      ...(oneIn(el, Q.more) ? ['truncated-text'] : []),
    ],
  };
}

/** A contact that is not saved shows as its number, between marks of its direction. */
function numberIn(sender: string | undefined): Extracted<string> {
  const shown = sender?.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  const digits = shown && /^\+[\d\s().-]{7,24}$/.test(shown) ? shown.replace(/[^\d+]/g, '') : null;
  return extractedValue(digits, 'attribute:data-pre-plain-text', 'high');
}

function timeOf(el: Element, moment: string | null, view: PageView): FoundTime {
  const lang = pageLang(view);
  if (moment) {
    return timeFrom(
      { raw: moment, shown: { text: moment, how: 'attribute:data-pre-plain-text' }, lang },
      view,
    );
  }
  // Media show the hour alone: the day stands in a line somewhere above, or out of sight.
  const leaves = allIn(el, Q.leaf).filter((span) => span.childElementCount === 0);
  const hours = leaves
    .map((span) => shownText(span, view))
    .filter((shown) => HOURS.test(shown))
    .at(-1);
  return timeFrom({ raw: hours ?? null, shown: { text: null, how: 'text' } }, view);
}

/** The frame of what is answered: it stands before the message's own text, and does not hold it. */
function quoteIn(headed: Element, view: PageView): Element | null {
  const texts = allIn(headed, Q.text);
  const frames = allIn(headed, Q.frame).filter((frame) => shownText(frame, view) !== '');
  const before = frames.find((frame) =>
    texts.some((text) => !contains(frame, text) && precedes(frame, text)),
  );
  if (before) return before;
  const marked = oneIn(headed, Q.quoted);
  return marked ? (frames.find((frame) => contains(frame, marked)) ?? marked) : null;
}

const precedes = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & 4) !== 0; // …_FOLLOWING

function quotedIn(quote: Element, view: PageView): QuotedPost {
  const words = oneIn(quote, Q.quoted);
  const above = words && shownText(quote, view, { except: (part) => part === words }).split('\n')[0];
  return { author: above || null, permalink: null, text: shownText(words ?? quote, view) || null };
}
