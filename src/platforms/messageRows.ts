import { readVisibleText } from '../dom/domTree.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, contains, getAttribute, keepOutermost, queryAll, queryOne } from '../dom/safeDom.ts';
import { extractedValue, missingAuthor, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

/** On Meta's sites: rows without address, id or date. Not verified on a real page, so confidence is never high. */
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
  queryAll(view.document, SELECTORS.row).filter(
    (row) => !queryOne(row, SELECTORS.conversation) && queryOne(row, SELECTORS.words) && view.isVisible(row),
  ),
);

export const listMessageRows = (view: PageView): Element[] => [...listRows(view)];

export const findMessageRow = (el: Element, view: PageView): Element | null =>
  listRows(view).find((row) => contains(row, el)) ?? null;

/** `thread` is the conversation's number, from the address. */
export const readMessageRow = (reader: Reader, row: Element, thread: string | null, view: PageView): PostExtraction =>
  buildMessage(reader, thread, readRow(row, thread, view));

export function buildMessage(reader: Reader, thread: string | null, values: MessageValues): PostExtraction {
  return {
    ...createEmptyExtraction(reader, 'message'),
    visibility: extractedValue('private', 'address', 'high'),
    permalink: missingValue('no-address-given'),
    nativeIds: { channel: extractedValue(thread, 'address', 'high') },
    ...values,
    author: { ...missingAuthor('not-shown'), displayName: values.name },
  };
}

export type MessageValues = Pick<PostExtraction, 'posting' | 'text' | 'warnings'> & {
  readonly name: PostExtraction['author']['displayName'];
};

function readRow(row: Element, thread: string | null, view: PageView): MessageValues {
  const senderRow = mapSenderRows(view).get(row) ?? null;
  const sender = senderRow ? readSender(senderRow, thread, view) : null;
  return {
    name: extractedValue(sender, 'element:heading', 'low'),
    posting: missingValue('not-shown'),
    text: joinRowWords(readRowWords(row, view), 'low'),
    warnings: sender !== null && senderRow !== row ? ['author-inherited'] : [],
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
  const isConversationName = queryAll(view.document, SELECTORS.conversation).some(
    (link) =>
      getAttribute(link, 'href')?.includes(`/t/${thread}`) && readVisibleText(link, view).split('\n').includes(name),
  );
  return name !== '' && isConversationName ? name : null;
}

export const readRowWords = (row: Element, view: PageView): string[] =>
  keepOutermost(queryAll(row, SELECTORS.words).filter((part) => !closest(part, SELECTORS.notText)))
    .map((part) => readVisibleText(part, view, { preserveWhitespace: true }))
    .filter((text) => text !== '');

export const joinRowWords = (words: readonly string[], confidence: 'medium' | 'low'): PostExtraction['text'] =>
  extractedValue(words.join('\n'), 'place:row', confidence);
