import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, contains, getAttribute, keepInnermost, queryAll } from '../dom/safeDom.ts';
import { extractedValue, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import {
  buildMessage,
  findMessageRow,
  joinRowWords,
  listMessageRows,
  type MessageValues,
  readMessageRow,
  readRowWords,
} from './messageRows.ts';
import type { Platform } from './platform.ts';
import { isOnHost } from './reading/canonicalAddress.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import type { Reader } from './reading/reader.ts';

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

/** « At ‹time›, ‹sender›: ‹words› » in the language of the interface (public tools, 2026); not on a saved page. */
const BUBBLE =
  '[data-message-id][aria-label], [role="article"][aria-roledescription][aria-label], [data-scope="messages_table"][aria-label]';

const listBubbles = cachePerView((view) =>
  keepInnermost(queryAll(view.document, BUBBLE)).filter((bubble) => view.isVisible(bubble)),
);

/** A bubble of a conversation, also in a window that floats over another page. */
export const findMessageBubble = (el: Element, view: PageView): Element | null =>
  closest(el, BUBBLE) && (listBubbles(view).find((bubble) => contains(bubble, el)) ?? null);

export function readMessageBubble(
  reader: Reader,
  bubble: Element,
  thread: string | null,
  view: PageView,
): PostExtraction {
  const message = buildMessage(reader, thread, readBubble(bubble, view));
  const id = getAttribute(bubble, 'data-message-id');
  const post = extractedValue(id, 'attribute:data-message-id', 'high');
  return { ...message, nativeIds: { ...message.nativeIds, ...(id ? { post } : {}) } };
}

/**
 * The words are those in the bubble's boxes that end the label, without a message answered; what the label has before
 * them is the platform's. A label that does not end so may have any words of the sender: nothing is read of it.
 */
function readBubble(bubble: Element, view: PageView): MessageValues {
  const label = collapse(getAttribute(bubble, 'aria-label') ?? '');
  const boxes = readRowWords(bubble, view);
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
    text: joinRowWords(found && own ? own : boxes, found ? 'medium' : 'low'),
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

/** Facebook's own pages show the same conversations. */
const HOSTS = [...platform.hosts, 'facebook.com', 'web.facebook.com'];
/** The conversation's number; `/e2ee/` when it is encrypted. */
const THREAD_PATH = /^\/(?:messages\/)?(?:e2ee\/)?t\/(\d+)/;

export const reader: Reader = {
  id: platform.id,
  version: '2',
  confirmed: null,
  matches: (view) => readThreadId(view) !== null,
  findPost: (el, view) => (listBubbles(view).length > 0 ? findMessageBubble : findMessageRow)(el, view),
  listPosts: (view) => (listBubbles(view).length > 0 ? [...listBubbles(view)] : listMessageRows(view)),
  readKey: (row) => getAttribute(row, 'data-message-id'),
  readPost: (el, view) =>
    (findMessageBubble(el, view) === el ? readMessageBubble : readMessageRow)(reader, el, readThreadId(view), view),
};

const readThreadId = ({ url }: PageView): string | null =>
  (isOnHost(url, HOSTS) && THREAD_PATH.exec(url.pathname)?.[1]) || null;
