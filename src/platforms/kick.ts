import { readVisibleText } from '../dom/domTree.ts';
import type { PageView } from '../dom/pageView.ts';
import { matches, queryAll, queryOne } from '../dom/safeDom.ts';
import { extractedValue, missingAuthor, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import { queryFirstVisible, readElementText, readShownText, selectPosts } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'kick',
  name: 'Kick',
  pack: 'kick',
  hosts: ['kick.com'],
  operated: ['kick.com'],
};

/**
 * Live chat, also in a window of its own. Published structure: five programs in public GitHub repositories that read
 * these pages use the same elements, one of them with a transcript of 2026 (read on 23 November 2026). Not verified on
 * a saved real page.
 */
const SELECTORS = {
  /** One row of the list; dividers and notices of gifts have no such button. */
  line: '#chatroom-messages [data-index]:has(button[data-prevent-expand])',
  /** The account's name; badges are beside it, and the line answered has a button without the attribute. */
  name: 'div > button[data-prevent-expand]',
  /** After the « : », if any. Extensions that redraw the words hide the first one and put another behind it. */
  text: 'div:has(> button[data-prevent-expand]) ~ span:not([aria-hidden="true"])',
  /** Before the name: hours and minutes, shown when the person's settings enable it. */
  before: 'span:has(~ div > button[data-prevent-expand])',
  /** In the text, or the text itself: what a moderator still reads of a line that was removed. */
  deleted: 's, del, .line-through',
} as const;

/** The site's words after those that were removed. */
const DELETED_NOTICE = /\(deleted(?: by a moderator)?\)$/i;
const NAME = /^\w{1,25}$/;
const TIME_OF_DAY = /^\d{1,2}:\d\d(?: ?[ap]m)?$/i;
/** `/chaine`, `/chaine/chatroom`, `/popout/chaine/chat`. */
const CHANNEL = /^\/(?:popout\/)?([\w-]{1,40})(?:\/chat(?:room)?)?\/?$/;

export const reader: Reader = {
  id: platform.id,
  version: '2',
  confirmed: null,
  matches: ({ url }) => isOnHost(url, platform.hosts),
  ...selectPosts(SELECTORS.line),
  // The number of a row is its place in this page alone.
  readKey: () => null,
  readPost: readLine,
};

function readLine(line: Element, view: PageView): PostExtraction {
  const name = queryOne(line, SELECTORS.name);
  const shown = name && readVisibleText(name, view);
  const isName = shown !== null && NAME.test(shown);
  const before = queryAll(line, SELECTORS.before).map((part) => readShownText(part, view));
  const found = resolvePostingTime(
    // An hour without a day, in the form of the viewer's language.
    { raw: before.find((text) => TIME_OF_DAY.test(text ?? '')) ?? null, shown: { text: null, how: 'text' } },
    view,
  );
  const text = queryFirstVisible(line, SELECTORS.text, view);
  const deleted = text && matches(text, SELECTORS.deleted) ? text : queryOne(text, SELECTORS.deleted);
  return {
    ...createEmptyExtraction(reader, 'message'),
    author: {
      // The profile's address has the name in another form.
      ...missingAuthor('not-shown'),
      displayName: isName ? missingValue('handle-shown') : extractedValue(shown, 'markup:data-prevent-expand', 'high'),
      handle: isName ? extractedValue(shown, 'markup:data-prevent-expand', 'high') : missingValue('invalid-handle'),
    },
    permalink: missingValue('no-permalink'),
    nativeIds: { post: missingValue('no-permalink'), channel: readChannel(view) },
    posting: found.posting,
    text: readWords(text, deleted, view),
    media: missingValue('not-attempted'),
    warnings: [...found.warnings, ...(deleted ? ['deleted'] : [])],
  };
}

function readWords(text: Element | null, deleted: Element | null, view: PageView): PostExtraction['text'] {
  const words = readElementText(text, 'markup:aria-hidden', view);
  if (!deleted) return words;
  // The author may have written the same: only what is not struck through is the site's.
  const isAuthors = DELETED_NOTICE.test(readVisibleText(deleted, view));
  const kept = isAuthors ? words.value : words.value?.replace(DELETED_NOTICE, '').trimEnd();
  return kept ? { ...words, value: kept } : missingValue('deleted');
}

function readChannel({ url }: PageView): PostExtraction['nativeIds'][string] {
  const channel = CHANNEL.exec(url.pathname)?.[1]?.toLowerCase();
  return channel ? extractedValue(channel, 'location', 'high') : missingValue('not-in-address');
}
