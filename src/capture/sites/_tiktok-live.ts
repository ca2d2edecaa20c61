import { extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readVisibleText } from '../dom.ts';
import type { PageView } from '../pageView.ts';
import { closest, contains, queryAll, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { queryVisible, readElementText } from './_shared.ts';
import type { Site } from './_site.ts';

/**
 * Comments beside a live video, `/@account/live`. A line shows a display name and words: no account name, no id, no
 * address, no time. Never seen by us: two inspections of the real page were published by public tools, on 2026-08-30
 * (the `data-e2e` names, and what a line lacks) and 2026-09-15 (the place of the words), so no field is more than
 * probable.
 */
const SELECTORS = {
  /** A comment; notices (« joined », « followed the host », gifts) have other names or none. */
  line: '[data-e2e="chat-message"]',
  name: '[data-e2e="message-owner-name"]',
  /** Two, one inside the other: the outer one holds the name too. */
  words: '.break-words',
} as const;

const LIVE_PATH = /^\/@([\w.-]+)\/live\/?$/;

const readLiveAccount = ({ url }: PageView): string | null => LIVE_PATH.exec(url.pathname)?.[1] ?? null;

/** Returns nothing on other pages of TikTok: private messages may use the same name for their lines. */
export const listTiktokLiveLines = (view: PageView): Element[] =>
  readLiveAccount(view) === null ? [] : queryVisible(SELECTORS.line, view);

export function findTiktokLiveLine(el: Element, view: PageView): Element | null {
  const line = readLiveAccount(view) === null ? null : closest(el, SELECTORS.line);
  return line && view.isVisible(line) ? line : null;
}

export function readTiktokLiveLine(site: Site, line: Element, view: PageView): PostExtraction {
  const name = queryOne(line, SELECTORS.name);
  const words = queryAll(line, SELECTORS.words).findLast((part) => !contains(part, name));
  const shown = name && readVisibleText(name, view);
  return {
    ...createEmptyExtraction({ ...site, confirmed: null }, 'message'),
    author: {
      displayName: extractedValue(shown, 'e2e:message-owner-name', 'medium'),
      handle: missingValue('not-shown'),
      profileUrl: missingValue('not-shown'),
      platformId: missingValue('not-shown'),
    },
    permalink: missingValue('no-permalink'),
    nativeIds: {
      post: missingValue('no-permalink'),
      channel: extractedValue(readLiveAccount(view), 'location', 'high'),
    },
    posting: missingValue('not-shown'),
    text: readElementText(words ?? null, 'class:break-words', view),
    media: missingValue('not-attempted'),
    warnings: shown && words ? [] : ['layout-unknown'],
  };
}
