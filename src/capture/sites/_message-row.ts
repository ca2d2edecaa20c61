import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, oneIn, parentIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
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

const rowsOn = oncePerView((view) =>
  allIn(view.document, Q.row).filter((row) => isMessage(row) && view.isVisible(row)),
);

export const messageRows = (view: PageView): Element[] => [...rowsOn(view)];

export function messageRowOf(el: Element, view: PageView): Element | null {
  const row = closest(el, Q.row);
  return row && isMessage(row) && view.isVisible(row) ? row : null;
}

const isMessage = (row: Element): boolean =>
  oneIn(row, Q.conversation) === null && oneIn(row, Q.words) !== null;

/** `thread`: the conversation's number, from the address. */
export function readMessageRow(
  site: Site,
  row: Element,
  thread: string | null,
  view: PageView,
): PostExtraction {
  const headed = headsOn(view).get(row) ?? null;
  const sender = headed ? senderIn(headed, thread, view) : null;
  return {
    ...unread(site, 'message'),
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
    text: wordsOf(row, view),
    warnings: [...(sender !== null && headed !== row ? ['author-inherited'] : [])],
  };
}

/** Of each row: itself, or the nearest above it that says who speaks. */
const headsOn = oncePerView((view) => {
  let head: Element | null = null;
  return new Map(
    rowsOn(view).map((row) => {
      if (oneIn(row, Q.sender)) head = row;
      return [row, head];
    }),
  );
});

/** A heading may also say « You sent », in any language: it is a name when the conversation is called by it. */
function senderIn(row: Element, thread: string | null, view: PageView): string | null {
  const heading = oneIn(row, Q.sender);
  const name = heading ? shownText(heading, view) : '';
  const called =
    thread !== null &&
    linesOf(view).some(({ href, lines }) => href.includes(`/t/${thread}`) && lines.includes(name));
  return name !== '' && called ? name : null;
}

/** What the list of conversations calls each. */
const linesOf = oncePerView((view) =>
  allIn(view.document, Q.conversation).map((link) => ({
    href: attributeOf(link, 'href') ?? '',
    lines: shownText(link, view).split('\n'),
  })),
);

function wordsOf(row: Element, view: PageView): Extracted<string> {
  const outer = allIn(row, Q.words).filter(
    (part) => !closest(part, Q.apart) && !closest(parentIn(part), `[role="row"] ${Q.words}`),
  );
  const parts = outer.map((part) => shownText(part, view, { preserve: true })).filter((text) => text !== '');
  return parts.length ? extractedValue(parts.join('\n'), 'place:row', 'low') : missingValue('no-text');
}
