import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readShownDate } from '../dates.ts';
import { shownText } from '../dom.ts';
import { allIn, attributeOf, closest, contains, matches, parentIn } from '../node.ts';
import { oncePerView, type PageView } from '../view.ts';
import { EMAIL, pageLang, wordsIn } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';

/**
 * Outlook on the web. Labels are translated and classes are hashed: sender and date are found by their form alone. No
 * saved real page was at hand. The headers are in « ⋯ → Enregistrer sous / Afficher la source du message ».
 */
const Q = {
  /** Where messages are read; a list's preview has documents of its own. */
  pane: '[data-app-section="ReadingPane"], [data-app-section="ConversationContainer"], #ReadingPaneContainerId, #ConversationReadingPaneContainer',
  body: '[role="document"], [id^="UniqueMessageBody"]',
  /** Where an address may be written whole. */
  sender: '[title*="@"], [aria-label*="@"], span, button',
  date: 'time, span, div, [title], [aria-label]',
  /** The message answered, below the answer. */
  notText: '#divRplyFwdMsg, #divRplyFwdMsg ~ *, #appendonsend, #appendonsend ~ *, blockquote[type="cite"]',
} as const;

const HOSTS = /^outlook\.(?:live\.com|office\.com|office365\.com|cloud\.microsoft)$/;

export const outlook: Site = {
  id: 'outlook',
  version: '3',
  confirmed: null,
  matches: ({ url }) => HOSTS.test(url.hostname),
  itemOf(el, view) {
    const pane = closest(el, Q.pane);
    if (!pane) return null;
    return messagesOn(view).find((message) => contains(message, el)) ?? null;
  },
  list: (view) => [...messagesOn(view)],
  key: () => null,
  read: readMessage,
};

const messagesOn = oncePerView((view): readonly Element[] => {
  const panes = allIn(view.document, Q.pane);
  const bodies = [...new Set(panes.flatMap(bodiesIn))];
  return bodies.flatMap((body, place) =>
    view.isVisible(body) ? [messageAround(body, [bodies[place - 1], bodies[place + 1]])] : [],
  );
});

/** A body may hold documents that came with the message. */
function bodiesIn(root: Element): Element[] {
  return allIn(root, Q.body).filter((body) => !closest(parentIn(body), Q.body));
}

/** The largest element around a body, inside the pane, that holds none of the `besides`, the bodies next to it: its header is in it. */
function messageAround(body: Element, besides: readonly (Element | undefined)[]): Element {
  let at = body;
  for (let up = parentIn(at); up && closest(up, Q.pane); up = parentIn(at)) {
    if (besides.some((other) => other && contains(up, other))) break;
    at = up;
    if (matches(at, Q.pane)) break;
  }
  return at;
}

function readMessage(el: Element, view: PageView): PostExtraction {
  const body = matches(el, Q.body) ? el : (bodiesIn(el)[0] ?? null);
  const outside = (selector: string): Element[] =>
    allIn(el, selector).filter((part) => part !== body && !contains(body, part) && !contains(part, body));
  const lang = pageLang(view);
  const words = outside(Q.date)
    .flatMap((part) => [attributeOf(part, 'title'), attributeOf(part, 'aria-label'), shownText(part, view)])
    .find((text) => text && text.length <= 60 && readShownDate(text, view.clock, { lang }) !== null);
  const found = timeFrom({ raw: words ?? null, lang }, view);
  const isQuoted = (part: Element): boolean => matches(part, Q.notText);
  const leavesOut = allIn(body, '*').some((part) => isQuoted(part) && shownText(part, view) !== '');
  return {
    ...unread(outlook, 'email'),
    visibility: extractedValue('private', 'platform', 'high'),
    author: senderIn(outside(Q.sender), view),
    permalink: missingValue('no-permalink'),
    nativeIds: { post: missingValue('not-shown') },
    // Which of a header's dates this is, its form does not say.
    posting: found.posting.value ? { ...found.posting, confidence: 'low' } : found.posting,
    text: wordsIn(body, 'role:document', view, { except: isQuoted }),
    media: missingValue('not-attempted'),
    warnings: ['headers-not-read', ...found.warnings, ...(leavesOut ? ['quotation-left-out'] : [])],
  };
}

/** The first address of the header is the sender's; recipients follow it. */
function senderIn(parts: readonly Element[], view: PageView): PostExtraction['author'] {
  for (const part of parts) {
    for (const text of [attributeOf(part, 'title'), attributeOf(part, 'aria-label'), shownText(part, view)]) {
      const address = text && text.length <= 200 ? EMAIL.exec(text)?.[0] : undefined;
      if (!text || !address) continue;
      const name = shownText(part, view)
        .replace(address, '')
        .replace(/[<>()]/g, '')
        .trim();
      return {
        displayName: extractedValue(name, 'place:header', 'low'),
        handle: extractedValue(address, 'place:header', 'low'),
        profileUrl: missingValue('no-permalink'),
        platformId: missingValue('not-shown'),
      };
    }
  }
  const none = missingValue<string>();
  return { displayName: none, handle: none, profileUrl: none, platformId: none };
}
