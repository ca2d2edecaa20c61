import { notRead, type PostReading, type Read, read } from '../../domain/reading.ts';
import { shownText } from '../dom.ts';
import type { PageView } from '../view.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/**
 * Private messages of Meta's pages (Messenger, Instagram): rows without address, id or date. No real page was at
 * hand, so what is read is never sure.
 */
const Q = {
  row: '[role="main"] [role="row"], main [role="row"]',
  /** Lists of conversations have rows too, with a link to each. */
  conversation: 'a[href*="/t/"]',
  /** Who speaks, for screen readers, at the first message of a run. */
  sender: 'h4, h5',
  words: '[dir="auto"]',
  apart: 'h4, h5, button, time',
} as const;

export const messageRows = (view: PageView): Element[] =>
  [...view.document.querySelectorAll(Q.row)].filter((row) => isMessage(row) && view.isVisible(row));

export function messageRowOf(el: Element, view: PageView): Element | null {
  const row = el.closest(Q.row);
  return row && isMessage(row) && view.isVisible(row) ? row : null;
}

const isMessage = (row: Element): boolean =>
  row.querySelector(Q.conversation) === null && row.querySelector(Q.words) !== null;

/** `thread`: the conversation's number, from the address. */
export function readMessageRow(site: Site, row: Element, thread: string | null, view: PageView): PostReading {
  const rows = messageRows(view);
  const above = rows.slice(0, rows.indexOf(row) + 1).reverse();
  const headed = above.find((other) => other.querySelector(Q.sender));
  const sender = headed ? senderIn(headed, thread, view) : null;
  return {
    ...unread(site, 'message'),
    visibility: read('private', 'address', 'high'),
    author: {
      displayName: read(sender, 'element:heading', 'low'),
      handle: notRead('not-shown'),
      profileUrl: notRead('not-shown'),
      platformId: notRead('not-shown'),
    },
    permalink: notRead('no-address-given'),
    nativeIds: { channel: read(thread, 'address', 'high') },
    posting: notRead('not-shown'),
    text: wordsOf(row, view),
    warnings: [...(sender !== null && headed !== row ? ['author-inherited'] : [])],
  };
}

/** A heading may also say « You sent », in any language: it is a name when the conversation is called by it. */
function senderIn(row: Element, thread: string | null, view: PageView): string | null {
  const heading = row.querySelector(Q.sender);
  const name = heading ? shownText(heading, view) : '';
  const conversations = [...view.document.querySelectorAll(`a[href*="/t/${thread}"]`)];
  const called = conversations.some((link) => shownText(link, view).split('\n').includes(name));
  return name !== '' && called ? name : null;
}

function wordsOf(row: Element, view: PageView): Read<string> {
  const outer = [...row.querySelectorAll(Q.words)].filter(
    (part) => !part.closest(Q.apart) && !part.parentElement?.closest(`[role="row"] ${Q.words}`),
  );
  const parts = outer.map((part) => shownText(part, view, { preserve: true })).filter((text) => text !== '');
  return parts.length ? read(parts.join('\n'), 'place:row', 'low') : notRead('no-text');
}
