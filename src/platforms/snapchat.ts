import { readVisibleText } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, contains, getId, getParentElement, keepOutermost, queryAll, queryOne } from '../dom/safeDom.ts';
import { extractedValue, missingAuthor, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { queryVisible, readMediaElements, resolveElementTime } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'snapchat',
  name: 'Snapchat',
  pack: 'snapchat',
  hosts: ['snapchat.com', 'web.snapchat.com'],
};

/**
 * Conversations of Snapchat on the web, seen live in October 2026 and in public tools of that year; on no saved page,
 * so confidence is never high. A conversation is a list of messages, or of groups that are lists of messages.
 */
const SELECTORS = {
  item: 'ul[id^="cv-"] > li',
  grouped: ':scope > ul > li, :scope > div > ul > li',
  /** The sender and the time, on the first message of a group only. */
  header: ':scope > header',
  time: 'time[datetime]',
  /** Lists in it are what the message answers; a list beside it has the reactions. */
  body: ':scope > div',
  /** A link without other words has no box of its own. */
  words: 'span[dir="auto"], a[href]',
  media: 'img[src], video, audio',
} as const;

/** « Me »: the account that is logged in, unless somebody took this name. */
const OWN = new Set('me moi yo eu ich io ik ben я أنا'.split(' '));

/** The messages of the page, each with the header of its group. */
const mapHeaders = cachePerView((view): ReadonlyMap<Element, Element> => {
  const headers = new Map<Element, Element>();
  let last: Element | null = null;
  for (const item of queryVisible(SELECTORS.item, view)) {
    const own = queryOne(item, SELECTORS.header);
    const grouped = own ? [] : queryAll(item, SELECTORS.grouped);
    // Without a header, the list in an item is that of a message answered.
    const isGroup = queryOne(grouped[0] ?? null, SELECTORS.header) !== null;
    for (const message of isGroup ? grouped : [item]) {
      last = queryOne(message, SELECTORS.header) ?? last;
      if (last && queryOne(message, SELECTORS.body) && view.isVisible(message)) headers.set(message, last);
    }
    // A notice between groups is nobody's message.
    if (isGroup) last = null;
  }
  return headers;
});

export const reader: Reader = {
  id: platform.id,
  version: '1',
  confirmed: null,
  matches: ({ url }) => isOnHost(url, platform.hosts),
  findPost: (el, view) => [...mapHeaders(view).keys()].find((message) => contains(message, el)) ?? null,
  listPosts: (view) => [...mapHeaders(view).keys()],
  readKey: () => null,
  readPost: readMessage,
};

function readMessage(message: Element, view: PageView): PostExtraction {
  const header = mapHeaders(view).get(message) ?? null;
  const isFirst = header !== null && getParentElement(header) === message;
  const body = queryOne(message, SELECTORS.body);
  const list = queryOne(body, 'ul');
  const quote = list && getParentElement(list) !== body ? getParentElement(list) : list;
  const found = resolveElementTime(isFirst ? queryOne(header, SELECTORS.time) : null, view);
  const conversation = getId(closest(message, 'ul[id^="cv-"]')).slice('cv-'.length);
  const findOwn = (selector: string): Element[] =>
    queryAll(body, selector).filter((part) => !contains(quote, part) && view.isVisible(part));
  const words = keepOutermost(findOwn(SELECTORS.words)).map((part) =>
    readVisibleText(part, view, { preserveWhitespace: true }),
  );
  return {
    ...createEmptyExtraction(reader, 'message'),
    visibility: extractedValue('private', 'platform', 'medium'),
    author: { ...missingAuthor('not-shown'), displayName: readSender(header, view) },
    permalink: missingValue('no-permalink'),
    nativeIds: { channel: extractedValue(conversation, 'attribute:id', 'high') },
    posting: found.posting,
    text: extractedValue(words.filter((part) => part !== '').join('\n'), 'span:dir', 'medium'),
    media: extractedValue(readMediaElements(findOwn(SELECTORS.media), view), 'element:img', 'low'),
    quoted: list && quote ? readQuote(quote, list, view) : missingValue('none-shown'),
    warnings: [...found.warnings, ...(isFirst ? [] : ['author-inherited'])],
  };
}

function readSender(header: Element | null, view: PageView): PostExtraction['author']['displayName'] {
  const time = queryOne(header, SELECTORS.time);
  const name = header ? readVisibleText(header, view, { exclude: (part) => part === time }) : '';
  return OWN.has(name.toLowerCase()) ? missingValue('not-stated') : extractedValue(name, 'element:header', 'high');
}

/** The name of who is answered is beside the list. */
function readQuote(quote: Element, list: Element, view: PageView): PostExtraction['quoted'] {
  const author = quote === list ? null : readVisibleText(quote, view, { exclude: (part) => part === list }) || null;
  return extractedValue({ author, permalink: null, text: readVisibleText(list, view) || null }, 'place:nested', 'low');
}
