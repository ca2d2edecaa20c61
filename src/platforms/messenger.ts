import { readVisibleText } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import {
  closest,
  contains,
  getAttribute,
  keepInnermost,
  keepOutermost,
  matches,
  queryAll,
  queryOne,
} from '../dom/safeDom.ts';
import {
  type Extracted,
  extractedValue,
  missingAuthor,
  missingValue,
  type PostExtraction,
} from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
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
 * Private messages on Meta's sites (Messenger, Instagram): rows without address, id or date, or bubbles with a label
 * (public tools, 2026). Not verified on a real page, so confidence is never high.
 */
const SELECTORS = {
  row: '[role="main"] [role="row"], main [role="row"]',
  /** « At ‹time›, ‹sender›: ‹words› » in the language of the interface. */
  bubble:
    '[data-message-id][aria-label], [role="article"][aria-roledescription][aria-label], [data-scope="messages_table"][aria-label]',
  /** Lists of conversations have rows too, each with a link. */
  conversation: 'a[href*="/t/"]',
  /** The sender, for screen readers, at the first of consecutive messages. */
  sender: 'h4, h5',
  words: '[dir="auto"]',
  notText: 'h4, h5, button, time',
} as const;

const listBubbles = cachePerView((view) =>
  keepInnermost(queryAll(view.document, SELECTORS.bubble)).filter((bubble) => view.isVisible(bubble)),
);

const listRows = cachePerView((view) => {
  const bubbles = listBubbles(view);
  if (bubbles.length > 0) return bubbles;
  return queryAll(view.document, SELECTORS.row).filter((row) => isMessage(row) && view.isVisible(row));
});

export const listMessageRows = (view: PageView): Element[] => [...listRows(view)];

export const findMessageRow = (el: Element, view: PageView): Element | null =>
  listRows(view).find((row) => contains(row, el)) ?? null;

/** A bubble of a conversation, also in a window that floats over another page. */
export const findMessageBubble = (el: Element, view: PageView): Element | null =>
  closest(el, SELECTORS.bubble) && (listBubbles(view).find((bubble) => contains(bubble, el)) ?? null);

const isMessage = (row: Element): boolean =>
  queryOne(row, SELECTORS.conversation) === null && queryOne(row, SELECTORS.words) !== null;

/** `thread` is the conversation's number, from the address. */
export function readMessageRow(reader: Reader, row: Element, thread: string | null, view: PageView): PostExtraction {
  const id = getAttribute(row, 'data-message-id');
  const values = matches(row, SELECTORS.bubble) ? readBubble(row, view) : readRow(row, thread, view);
  return {
    ...createEmptyExtraction(reader, 'message'),
    visibility: extractedValue('private', 'address', 'high'),
    permalink: missingValue('no-address-given'),
    nativeIds: {
      channel: extractedValue(thread, 'address', 'high'),
      ...(id ? { post: extractedValue(id, 'attribute:data-message-id', 'high') } : {}),
    },
    ...values,
    author: { ...missingAuthor('not-shown'), displayName: values.name },
  };
}

type MessageValues = Pick<PostExtraction, 'posting' | 'text' | 'warnings'> & { readonly name: Extracted<string> };

function readRow(row: Element, thread: string | null, view: PageView): MessageValues {
  const senderRow = mapSenderRows(view).get(row) ?? null;
  const sender = senderRow ? readSender(senderRow, thread, view) : null;
  return {
    name: extractedValue(sender, 'element:heading', 'low'),
    posting: missingValue('not-shown'),
    text: joinWords(readWords(row, view), 'low'),
    warnings: sender !== null && senderRow !== row ? ['author-inherited'] : [],
  };
}

/**
 * The words are those in the bubble's boxes that end the label, without a message answered; what the label has before
 * them is the platform's. A label that does not end so may have any words of the sender: nothing is read of it.
 */
function readBubble(bubble: Element, view: PageView): MessageValues {
  const label = collapse(getAttribute(bubble, 'aria-label') ?? '');
  const boxes = readWords(bubble, view);
  const own = boxes.map((_, at) => boxes.slice(at)).find((words) => label.endsWith(`: ${collapse(words.join(' '))}`));
  const head = own && label.slice(0, -collapse(own.join(' ')).length - 2).trimEnd();
  const found = head ? splitHead(head) : null;
  const time = resolvePostingTime(
    { raw: found?.time ?? null, shown: { text: found?.time ?? null, how: 'attribute:aria-label' } },
    view,
  );
  return {
    name:
      found && !OWN_NAMES.has(found.sender.toLowerCase())
        ? extractedValue(found.sender, 'attribute:aria-label', 'low')
        : missingValue(found ? 'not-stated' : 'not-found'),
    posting: time.posting,
    text: joinWords(found && own ? own : boxes, found ? 'medium' : 'low'),
    warnings: time.warnings,
  };
}

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();
const TIME_OF_DAY = /\p{Nd}{1,2} ?[:.h٫] ?\p{Nd}{2}/u;
/** « You », in ten languages: the account that is logged in, unless somebody took this name. */
const OWN_NAMES = new Set('you vous tú usted você du tu jij je u sen siz вы ты أنت'.split(' '));

/** « At 12 October 2025, 15:08, Alice »: the name follows the first comma after an hour. One with « : » is unsure. */
function splitHead(head: string): { readonly time: string; readonly sender: string } | null {
  const hour = TIME_OF_DAY.exec(head);
  const comma = hour ? head.slice(hour.index).search(/[,،] /) + hour.index : -1;
  if (!hour || comma < hour.index) return null;
  const sender = head.slice(comma + 2);
  return sender === '' || sender.includes(': ') ? null : { time: head.slice(0, comma), sender };
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

const readWords = (row: Element, view: PageView): string[] =>
  keepOutermost(queryAll(row, SELECTORS.words).filter((part) => !closest(part, SELECTORS.notText)))
    .map((part) => readVisibleText(part, view, { preserveWhitespace: true }))
    .filter((text) => text !== '');

const joinWords = (words: readonly string[], confidence: 'medium' | 'low'): Extracted<string> =>
  words.length ? extractedValue(words.join('\n'), 'place:row', confidence) : missingValue('no-text');

/** Facebook's own pages show the same conversations. */
const HOSTS = [...platform.hosts, 'facebook.com', 'web.facebook.com'];
/** The conversation's number; `/e2ee/` when it is encrypted. */
const THREAD_PATH = /^\/(?:messages\/)?(?:e2ee\/)?t\/(\d+)/;

export const reader: Reader = {
  id: platform.id,
  version: '2',
  confirmed: null,
  matches: (view) => readThreadId(view) !== null,
  findPost: findMessageRow,
  listPosts: listMessageRows,
  readKey: (row) => getAttribute(row, 'data-message-id'),
  readPost: (row, view) => readMessageRow(reader, row, readThreadId(view), view),
};

const readThreadId = ({ url }: PageView): string | null =>
  (isOnHost(url, HOSTS) && THREAD_PATH.exec(url.pathname)?.[1]) || null;
