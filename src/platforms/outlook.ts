import { readVisibleText } from '../dom/domTree.ts';
import { readShownDate } from '../dom/pageDates.ts';
import { cachePerView, type PageView } from '../dom/pageView.ts';
import { closest, contains, getAttribute, getParentElement, matches, queryAll } from '../dom/safeDom.ts';
import { extractedValue, missingAuthor, missingValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Platform } from './platform.ts';
import { resolvePostingTime } from './reading/postingTime.ts';
import { EMAIL_ADDRESS, readElementText, readPageLanguage } from './reading/readElements.ts';
import { createEmptyExtraction, type Reader } from './reading/reader.ts';

export const platform: Platform = {
  id: 'outlook',
  name: 'Outlook',
  pack: 'outlook',
  hosts: ['outlook.live.com', 'outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'],
  operated: ['live.com', 'office.com', 'office365.com', 'outlook.com'],
  notNotifiable: true,
};

/**
 * Outlook on the web. Labels are translated and classes are hashed: sender and date are found by their form only. Not
 * verified on a saved real page. The headers are in « ⋯ → Enregistrer sous / Afficher la source du message ».
 */
const SELECTORS = {
  /** The reading pane; a list's preview has documents of its own. */
  pane: '[data-app-section="ReadingPane"], [data-app-section="ConversationContainer"], #ReadingPaneContainerId, #ConversationReadingPaneContainer',
  body: '[role="document"], [id^="UniqueMessageBody"]',
  /** Elements that may contain a full address. */
  sender: '[title*="@"], [aria-label*="@"], span, button',
  date: 'time, span, div, [title], [aria-label]',
  /** The message answered, below the reply. */
  notText: '#divRplyFwdMsg, #divRplyFwdMsg ~ *, #appendonsend, #appendonsend ~ *, blockquote[type="cite"]',
} as const;

export const reader: Reader = {
  id: platform.id,
  version: '3',
  confirmed: null,
  matches: ({ url }) => platform.hosts.includes(url.hostname),
  findPost(el, view) {
    const pane = closest(el, SELECTORS.pane);
    if (!pane) return null;
    return listMessages(view).find((message) => contains(message, el)) ?? null;
  },
  listPosts: (view) => [...listMessages(view)],
  readKey: () => null,
  readPost: readMessage,
};

const listMessages = cachePerView((view): readonly Element[] => {
  const panes = queryAll(view.document, SELECTORS.pane);
  const bodies = [...new Set(panes.flatMap(listBodies))];
  return bodies.flatMap((body, place) =>
    view.isVisible(body) ? [findMessageAround(body, [bodies[place - 1], bodies[place + 1]])] : [],
  );
});

/** A body may contain documents that came with the message. */
function listBodies(root: Element): Element[] {
  return queryAll(root, SELECTORS.body).filter((body) => !closest(getParentElement(body), SELECTORS.body));
}

/** The largest element around a body, without an adjacent body: it includes the message's header. */
function findMessageAround(body: Element, adjacentBodies: readonly (Element | undefined)[]): Element {
  let at = body;
  for (let up = getParentElement(at); up && closest(up, SELECTORS.pane); up = getParentElement(at)) {
    if (adjacentBodies.some((other) => other && contains(up, other))) break;
    at = up;
    if (matches(at, SELECTORS.pane)) break;
  }
  return at;
}

function readMessage(el: Element, view: PageView): PostExtraction {
  const body = matches(el, SELECTORS.body) ? el : (listBodies(el)[0] ?? null);
  const findOutsideBody = (selector: string): Element[] =>
    queryAll(el, selector).filter((part) => part !== body && !contains(body, part) && !contains(part, body));
  const lang = readPageLanguage(view);
  const words = findOutsideBody(SELECTORS.date)
    .flatMap((part) => [getAttribute(part, 'title'), getAttribute(part, 'aria-label'), readVisibleText(part, view)])
    .find((text) => text && text.length <= 60 && readShownDate(text, view.clock, { lang }) !== null);
  const found = resolvePostingTime({ raw: words ?? null, lang }, view);
  const isQuoted = (part: Element): boolean => matches(part, SELECTORS.notText);
  const hasQuotation = queryAll(body, '*').some((part) => isQuoted(part) && readVisibleText(part, view) !== '');
  return {
    ...createEmptyExtraction(reader, 'email'),
    visibility: extractedValue('private', 'platform', 'high'),
    author: readSender(findOutsideBody(SELECTORS.sender), view),
    permalink: missingValue('no-permalink'),
    nativeIds: { post: missingValue('not-shown') },
    // The form of the header does not tell which of its dates this is.
    posting: found.posting.value ? { ...found.posting, confidence: 'low' } : found.posting,
    text: readElementText(body, 'role:document', view, { exclude: isQuoted }),
    media: missingValue('not-attempted'),
    warnings: ['headers-not-read', ...found.warnings, ...(hasQuotation ? ['quotation-left-out'] : [])],
  };
}

/** The first address of the header is the sender's; the recipients follow. */
function readSender(parts: readonly Element[], view: PageView): PostExtraction['author'] {
  for (const part of parts) {
    for (const text of [getAttribute(part, 'title'), getAttribute(part, 'aria-label'), readVisibleText(part, view)]) {
      const address = text && text.length <= 200 ? EMAIL_ADDRESS.exec(text)?.[0] : undefined;
      if (!text || !address) continue;
      const name = readVisibleText(part, view)
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
  return missingAuthor('not-found');
}
