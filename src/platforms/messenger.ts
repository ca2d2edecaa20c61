import { readVisibleText } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, getAttribute, getParentElement, queryAll, queryOne } from '../dom/safeDom.ts';
import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'messenger',
  name: 'Messenger',
  pack: 'facebook',
  hosts: ['messenger.com'],
  operated: ['messenger.com'],
  reportLinks: [
    { kind: 'rules', url: 'https://www.facebook.com/help/reportlinks', seen: '2026-11-20' },
    { kind: 'own-data', url: 'https://accountscenter.facebook.com/info_and_permissions/dyi', seen: '2026-11-20' },
  ],
  notNotifiable: true,
};

/**
 * Private messages on Meta's sites (Messenger, Instagram): rows without address, id or date. Not verified on a real
 * page, so confidence is never high.
 */
const SELECTORS = {
  row: '[role="main"] [role="row"], main [role="row"]',
  /** Lists of conversations have rows too, each with a link. */
  conversation: 'a[href*="/t/"]',
  /** The sender, for screen readers, at the first of consecutive messages. */
  sender: 'h4, h5',
  words: '[dir="auto"]',
  notText: 'h4, h5, button, time',
} as const;

const listRows = cachePerView((view) =>
  queryAll(view.document, SELECTORS.row).filter((row) => isMessage(row) && view.isVisible(row)),
);

export const listMessageRows = (view: PageView): Element[] => [...listRows(view)];

export function findMessageRow(el: Element, view: PageView): Element | null {
  const row = closest(el, SELECTORS.row);
  return row && isMessage(row) && view.isVisible(row) ? row : null;
}

const isMessage = (row: Element): boolean =>
  queryOne(row, SELECTORS.conversation) === null && queryOne(row, SELECTORS.words) !== null;

/** `thread` is the conversation's number, from the address. */
export function readMessageRow(reader: Reader, row: Element, thread: string | null, view: PageView): PostExtraction {
  const senderRow = mapSenderRows(view).get(row) ?? null;
  const sender = senderRow ? readSender(senderRow, thread, view) : null;
  return {
    ...createEmptyExtraction(reader, 'message'),
    visibility: extractedValue('private', 'address', 'high'),
    author: {
      displayName: extractedValue(sender, 'element:heading', 'low'),
      handle: missingValue('not-shown'),
      profileUrl: missingValue('not-shown'),
      platformId: missingValue('not-shown'),
    },
    permalink: missingValue('no-address-given'),
    nativeIds: { channel: extractedValue(thread, 'address', 'high') },
    posting: missingValue('not-shown'),
    text: readText(row, view),
    warnings: [...(sender !== null && senderRow !== row ? ['author-inherited'] : [])],
  };
}

/** Maps each row to the nearest row, itself or above, that shows the sender. */
const mapSenderRows = cachePerView((view) => {
  let head: Element | null = null;
  return new Map(
    listRows(view).map((row) => {
      if (queryOne(row, SELECTORS.sender)) head = row;
      return [row, head];
    }),
  );
});

/** A heading may also be « You sent », in any language: it is a name only when the conversation has this name. */
function readSender(row: Element, thread: string | null, view: PageView): string | null {
  const heading = queryOne(row, SELECTORS.sender);
  const name = heading ? readVisibleText(heading, view) : '';
  const isConversationName =
    thread !== null &&
    readConversationNames(view).some(({ href, lines }) => href.includes(`/t/${thread}`) && lines.includes(name));
  return name !== '' && isConversationName ? name : null;
}

/** Returns the name of each conversation in the list. */
const readConversationNames = cachePerView((view) =>
  queryAll(view.document, SELECTORS.conversation).map((link) => ({
    href: getAttribute(link, 'href') ?? '',
    lines: readVisibleText(link, view).split('\n'),
  })),
);

function readText(row: Element, view: PageView): Extracted<string> {
  const outer = queryAll(row, SELECTORS.words).filter(
    (part) => !closest(part, SELECTORS.notText) && !closest(getParentElement(part), `[role="row"] ${SELECTORS.words}`),
  );
  const parts = outer
    .map((part) => readVisibleText(part, view, { preserveWhitespace: true }))
    .filter((text) => text !== '');
  return parts.length ? extractedValue(parts.join('\n'), 'place:row', 'low') : missingValue('no-text');
}

/** Where Facebook's own pages show the same conversations. */
const FACEBOOK_HOSTS = ['facebook.com', 'web.facebook.com'];
/** The conversation's number; `/e2ee/` when it is encrypted. */
const FACEBOOK_THREAD_PATH = /^\/messages\/(?:e2ee\/)?t\/(\d+)/;
const MESSENGER_THREAD_PATH = /^\/(?:e2ee\/)?t\/(\d+)/;

export const reader: Reader = {
  id: platform.id,
  version: '1',
  confirmed: null,
  matches: (view) => readThreadId(view) !== null,
  findPost: findMessageRow,
  listPosts: listMessageRows,
  readKey: () => null,
  readPost: (row, view) => readMessageRow(reader, row, readThreadId(view), view),
};

function readThreadId({ url }: PageView): string | null {
  const path = isOnHost(url, FACEBOOK_HOSTS)
    ? FACEBOOK_THREAD_PATH
    : isOnHost(url, platform.hosts)
      ? MESSENGER_THREAD_PATH
      : null;
  return path?.exec(url.pathname)?.[1] ?? null;
}
