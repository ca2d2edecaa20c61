import {
  type Extracted,
  extractedValue,
  missingValue,
  type PostExtraction,
} from '../../domain/capture/extraction.ts';
import { shownText } from '../dom.ts';
import { timeOfId } from '../ids.ts';
import { tabView } from '../inFrame.ts';
import { attributeOf, idOf, matches, oneIn } from '../node.ts';
import type { PageView } from '../view.ts';
import { wordsIn } from './_parts.ts';
import { timeFrom } from './_posting.ts';
import { unread } from './_reading.ts';
import type { Site } from './_site.ts';
import { readAddress } from './_youtube-address.ts';

/** A live chat's message: it has no address, and its id alone says when it was sent. */
const Q = {
  name: '[id="author-name"]',
  /** Badges stand inside the name. */
  badges: '[id="chip-badges"]',
  verified: 'yt-live-chat-author-badge-renderer[type="verified"]',
  words: '[id="message"]',
  /** Minutes of the day, or of the film in a replay. */
  clock: '[id="timestamp"]',
  /** Filled when a moderator or the author took the message out. */
  deleted: '[id="deleted-state"]',
  paid: '[id="purchase-amount"], [id="purchase-amount-chip"]',
} as const;

export function readChatMessage(site: Site, el: Element, view: PageView): PostExtraction {
  const shown = (selector: string): string => {
    const part = oneIn(el, selector);
    return part ? shownText(part, view) : '';
  };
  const words = oneIn(el, Q.words);
  const deleted = attributeOf(el, 'is-deleted') !== null || shown(Q.deleted) !== '';
  const found = timeFrom({ raw: shown(Q.clock) || null, id: timeOfId(idOf(el), 'live-chat') }, view);
  const author = authorOf(el, view, found.posting.value?.iso ?? null);
  const nothing = author.handle.value === null && author.displayName.value === null;
  const amount = shown(Q.paid);
  // In the frame beside a video, the page around it names the video.
  const video = view.url.searchParams.get('v') ?? readAddress(tabView(view).url)?.video;
  return {
    ...unread(site, 'message'),
    author,
    permalink: missingValue('no-address-given'),
    nativeIds: {
      post: idOf(el) ? extractedValue(idOf(el), 'attribute:id', 'high') : missingValue(),
      channel: video ? extractedValue(video, 'address', 'high') : missingValue('not-shown'),
    },
    posting: found.posting,
    text: words ? wordsIn(words, 'id:message', view, { preserve: true }) : missingValue('no-text'),
    media: missingValue('none-shown'),
    engagement: amount ? extractedValue({ amount }, 'id:purchase-amount', 'high') : missingValue('not-shown'),
    warnings: [...found.warnings, ...(deleted ? ['deleted'] : []), ...(nothing ? ['layout-unknown'] : [])],
  };
}

/**
 * In the course of 2025 the name became the handle; before, it was any name at all, one that begins with « @ » too. A
 * replay shows the names of its own day.
 */
function authorOf(el: Element, view: PageView, sent: string | null): PostExtraction['author'] {
  const name = oneIn(el, Q.name);
  const written = name ? shownText(name, view, { except: (part) => matches(part, Q.badges) }) : '';
  const handle = sent !== null && sent < '2025' ? undefined : /^@(\S+)$/.exec(written)?.[1];
  const confidence = sent !== null && sent >= '2026' ? 'high' : 'medium';
  const label = attributeOf(oneIn(el, Q.verified), 'aria-label');
  const none = missingValue<string>('not-shown');
  const verified: Extracted<string> = label ? extractedValue(label, 'attribute:aria-label', 'medium') : none;
  return {
    displayName: handle ? missingValue('handle-shown') : extractedValue(written, 'id:author-name', 'high'),
    handle: handle ? extractedValue(handle, 'text:@', confidence) : none,
    profileUrl: none,
    platformId: none,
    verified,
  };
}
