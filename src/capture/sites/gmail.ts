import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, matches, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { EMAIL, mediaFrom, pageLang, visibleAll, visibleAround, wordsIn } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/**
 * Gmail. A sender's address can be forged; what tells where a message came from is in its headers, which this page
 * does not show: « ⋮ → Afficher l'original → Télécharger l'original » gives the .eml. Every reading says so.
 */
const Q = {
  /** One message of a conversation, opened. */
  message: '[data-legacy-message-id]',
  sender: '.gD[email]',
  /** The whole date, in the interface's language. */
  date: '.g3[title]',
  text: '.a3s',
  /** Messages before this one, and what Gmail folds away or draws over pictures. */
  notText:
    '.gmail_quote, .gmail_attr, .gmail_extra, blockquote[type="cite"], .adL, .h5, .yj6qo, .ajR, .a6S, .iX, .moz-cite-prefix',
  /** A blockquote right after « On … wrote: ». */
  attribution: '.gmail_attr + blockquote',
  /** « Message clipped ». */
  clipped: 'a[href*="view=lg"]',
  thread: 'h2[data-legacy-thread-id], [data-legacy-thread-id]',
  picture: 'img[src]',
  file: '[download_url]',
  /** The account button; its label holds the address, in every language. */
  session: 'a[href*="accounts.google.com/SignOutOptions"][aria-label]',
} as const;

export const gmail: Site = {
  id: 'gmail',
  version: '5',
  confirmed: '2026-05-15',
  matches: ({ url }) => url.hostname === 'mail.google.com',
  itemOf: (el, view) => visibleAround(el, Q.message, view),
  list: (view) => visibleAll(Q.message, view).filter((el) => oneIn(el, Q.text) !== null),
  key: (el) => attributeOf(el, 'data-legacy-message-id'),
  read: readMessage,
};

function readMessage(el: Element, view: PageView): PostExtraction {
  // A message's own HTML is its sender's: whatever it holds is no header.
  const header = (selector: string): Element | null =>
    allIn(el, selector).find((part) => !closest(part, Q.text) && view.isVisible(part)) ?? null;
  const date = header(Q.date);
  const words = attributeOf(date, 'title') || (date && shownText(date, view)) || null;
  const lang = pageLang(view);
  const found = timeFrom({ raw: words, shown: { text: words, how: 'title:date' }, lang }, view);
  const body = oneIn(el, Q.text);
  const isQuoted = (part: Element): boolean => matches(part, Q.notText) || matches(part, Q.attribution);
  const text = wordsIn(body, 'class:a3s', view, { except: isQuoted });
  const leavesOut = allIn(body, '*').some((part) => isQuoted(part) && shownText(part, view) !== '');
  const pictures = allIn(body, Q.picture).filter(
    (img) => !closest(img, Q.notText) && !closest(img, Q.attribution),
  );
  const thread = attributeOf(oneIn(view.document, Q.thread), 'data-legacy-thread-id');
  return {
    ...unread(gmail, 'email'),
    visibility: extractedValue('private', 'platform', 'high'),
    author: senderOf(header(Q.sender), view),
    permalink: missingValue('no-permalink'),
    nativeIds: {
      post: extractedValue(
        attributeOf(el, 'data-legacy-message-id'),
        'attribute:data-legacy-message-id',
        'high',
      ),
      thread: extractedValue(thread, 'attribute:data-legacy-thread-id', 'medium'),
    },
    posting: found.posting,
    // A sender can mark their own words as a quotation: with one in sight, what is left may not be all of theirs.
    text: { ...text, confidence: text.confidence && leavesOut ? 'medium' : text.confidence },
    media: extractedValue(mediaFrom(pictures, view), 'element:img', 'medium'),
    session: sessionOf(view),
    warnings: [
      'headers-not-read',
      ...found.warnings,
      ...(leavesOut ? ['quotation-left-out'] : []),
      ...(oneIn(el, Q.clipped) ? ['truncated-text'] : []),
    ],
  };
}

function senderOf(sender: Element | null, view: PageView): PostExtraction['author'] {
  const address = attributeOf(sender, 'email')?.trim() ?? '';
  const name = attributeOf(sender, 'name') || (sender && shownText(sender, view));
  return {
    displayName: extractedValue(name, 'attribute:name', 'high'),
    // A part of it would be somebody else's.
    handle: extractedValue(EMAIL.exec(address)?.[0] === address ? address : null, 'attribute:email', 'high'),
    profileUrl: missingValue('no-permalink'),
    platformId: missingValue('not-shown'),
  };
}

function sessionOf(view: PageView): Extracted<string> {
  const label = attributeOf(oneIn(view.document, Q.session), 'aria-label') ?? '';
  return extractedValue(EMAIL.exec(label)?.[0], 'attribute:aria-label', 'medium');
}
