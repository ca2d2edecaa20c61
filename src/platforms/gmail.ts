import { readVisibleText } from '../dom/domTree.ts';
import type { PageView } from '../dom/pageView.ts';
import { closest, getAttribute, matches, queryAll, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import {
  closestVisible,
  EMAIL_ADDRESS,
  queryVisible,
  readElementText,
  readMediaElements,
  readPageLanguage,
  readShownText,
} from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'gmail',
  name: 'Gmail',
  pack: 'google',
  hosts: ['mail.google.com'],
  operated: ['google.com'],
  notNotifiable: true,
};

/**
 * Gmail. A sender's address can be forged. The proof of a message's origin is in its headers, which this page does not
 * show: « ⋮ → Afficher l'original → Télécharger l'original » gives the .eml. Every item has a warning about it.
 */
const SELECTORS = {
  /** One open message of a conversation. */
  message: '[data-legacy-message-id]',
  sender: '.gD[email]',
  /** The full date, in the interface language. */
  date: '.g3[title]',
  text: '.a3s',
  /** Earlier messages, and what Gmail folds or draws over images. */
  notText:
    '.gmail_quote, .gmail_attr, .gmail_extra, blockquote[type="cite"], .adL, .h5, .yj6qo, .ajR, .a6S, .iX, .moz-cite-prefix',
  /** A blockquote right after « On … wrote: ». */
  attribution: '.gmail_attr + blockquote',
  /** « Message clipped ». */
  clipped: 'a[href*="view=lg"]',
  thread: 'h2[data-legacy-thread-id], [data-legacy-thread-id]',
  picture: 'img[src]',
  file: '[download_url]',
  /** The account button; its label contains the address, in every language. */
  session: 'a[href*="accounts.google.com/SignOutOptions"][aria-label]',
} as const;

export const reader: Reader = {
  id: platform.id,
  version: '5',
  confirmed: '2026-05-15',
  matches: ({ url }) => platform.hosts.includes(url.hostname),
  folded: { texts: SELECTORS.clipped },
  findPost: (el, view) => closestVisible(el, SELECTORS.message, view),
  listPosts: (view) => queryVisible(SELECTORS.message, view).filter((el) => queryOne(el, SELECTORS.text) !== null),
  readKey: (el) => getAttribute(el, 'data-legacy-message-id'),
  readPost: readMessage,
};

function readMessage(el: Element, view: PageView): PostExtraction {
  // The HTML of a message is written by its sender: nothing in it is a header.
  const findHeader = (selector: string): Element | null =>
    queryAll(el, selector).find((part) => !closest(part, SELECTORS.text) && view.isVisible(part)) ?? null;
  const date = findHeader(SELECTORS.date);
  const words = getAttribute(date, 'title') || readShownText(date, view);
  const lang = readPageLanguage(view);
  const found = resolvePostingTime({ raw: words, shown: { text: words, how: 'title:date' }, lang }, view);
  const body = queryOne(el, SELECTORS.text);
  const isQuoted = (part: Element): boolean => matches(part, SELECTORS.notText) || matches(part, SELECTORS.attribution);
  const text = readElementText(body, 'class:a3s', view, { exclude: isQuoted });
  const hasQuotation = queryAll(body, '*').some((part) => isQuoted(part) && readVisibleText(part, view) !== '');
  const pictures = queryAll(body, SELECTORS.picture).filter(
    (img) => !closest(img, SELECTORS.notText) && !closest(img, SELECTORS.attribution),
  );
  const thread = getAttribute(queryOne(view.document, SELECTORS.thread), 'data-legacy-thread-id');
  return {
    ...createEmptyExtraction(reader, 'email'),
    visibility: extractedValue('private', 'platform', 'high'),
    author: readSender(findHeader(SELECTORS.sender), view),
    permalink: missingValue('no-permalink'),
    nativeIds: {
      post: extractedValue(getAttribute(el, 'data-legacy-message-id'), 'attribute:data-legacy-message-id', 'high'),
      thread: extractedValue(thread, 'attribute:data-legacy-thread-id', 'medium'),
    },
    posting: found.posting,
    // A sender can mark their own words as a quotation: with one present, the text may be incomplete.
    text: { ...text, confidence: text.confidence && hasQuotation ? 'medium' : text.confidence },
    media: extractedValue(readMediaElements(pictures, view), 'element:img', 'medium'),
    session: readSession(view),
    warnings: [
      'headers-not-read',
      ...found.warnings,
      ...(hasQuotation ? ['quotation-left-out'] : []),
      ...(queryOne(el, SELECTORS.clipped) ? ['truncated-text'] : []),
    ],
  };
}

function readSender(sender: Element | null, view: PageView): PostExtraction['author'] {
  const address = getAttribute(sender, 'email')?.trim() ?? '';
  const name = getAttribute(sender, 'name') || (sender && readVisibleText(sender, view));
  return {
    displayName: extractedValue(name, 'attribute:name', 'high'),
    // A part of an address would be another account.
    handle: extractedValue(EMAIL_ADDRESS.exec(address)?.[0] === address ? address : null, 'attribute:email', 'high'),
    profileUrl: missingValue('no-permalink'),
    platformId: missingValue('not-shown'),
  };
}

function readSession(view: PageView): Extracted<string> {
  const label = getAttribute(queryOne(view.document, SELECTORS.session), 'aria-label') ?? '';
  return extractedValue(EMAIL_ADDRESS.exec(label)?.[0], 'attribute:aria-label', 'medium');
}
