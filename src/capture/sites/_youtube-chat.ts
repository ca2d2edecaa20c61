import { type Extracted, extractedValue, missingValue, type PostExtraction } from '../../domain/capture/extraction.ts';
import { readIdTimestamp } from '../../domain/capture/idTimestamps.ts';
import { readVisibleText } from '../dom.ts';
import { getTabView } from '../iframes.ts';
import type { PageView } from '../pageView.ts';
import { getAttribute, getId, matches, queryOne } from '../safeDom.ts';
import { createEmptyExtraction } from './_emptyExtraction.ts';
import { resolvePostingTime } from './_posting.ts';
import { readElementText } from './_shared.ts';
import type { Site } from './_site.ts';
import { parseYoutubeAddress } from './_youtube-address.ts';

/** A live chat message: it has no address, and only its id tells when it was sent. */
const SELECTORS = {
  name: '[id="author-name"]',
  /** Badges are inside the name. */
  badges: '[id="chip-badges"]',
  verified: 'yt-live-chat-author-badge-renderer[type="verified"]',
  words: '[id="message"]',
  /** Time of day, or the position in the video in a replay. */
  timestamp: '[id="timestamp"]',
  /** Not empty when a moderator or the author removed the message. */
  deleted: '[id="deleted-state"]',
  paid: '[id="purchase-amount"], [id="purchase-amount-chip"]',
} as const;

export function readChatMessage(site: Site, el: Element, view: PageView): PostExtraction {
  const readPart = (selector: string): string => {
    const part = queryOne(el, selector);
    return part ? readVisibleText(part, view) : '';
  };
  const words = queryOne(el, SELECTORS.words);
  const deleted = getAttribute(el, 'is-deleted') !== null || readPart(SELECTORS.deleted) !== '';
  const found = resolvePostingTime(
    { raw: readPart(SELECTORS.timestamp) || null, id: readIdTimestamp(getId(el), 'live-chat') },
    view,
  );
  const author = readAuthor(el, view, found.posting.value?.iso ?? null);
  const isUnreadable = author.handle.value === null && author.displayName.value === null;
  const amount = readPart(SELECTORS.paid);
  // In the iframe next to a video, the page around it identifies the video.
  const video = view.url.searchParams.get('v') ?? parseYoutubeAddress(getTabView(view).url)?.video;
  return {
    ...createEmptyExtraction(site, 'message'),
    author,
    permalink: missingValue('no-address-given'),
    nativeIds: {
      post: getId(el) ? extractedValue(getId(el), 'attribute:id', 'high') : missingValue(),
      channel: video ? extractedValue(video, 'address', 'high') : missingValue('not-shown'),
    },
    posting: found.posting,
    text: words ? readElementText(words, 'id:message', view, { preserveWhitespace: true }) : missingValue('no-text'),
    media: missingValue('none-shown'),
    engagement: amount ? extractedValue({ amount }, 'id:purchase-amount', 'high') : missingValue('not-shown'),
    warnings: [...found.warnings, ...(deleted ? ['deleted'] : []), ...(isUnreadable ? ['layout-unknown'] : [])],
  };
}

/**
 * In 2025 the name became the handle. Before, it was any name, even one that starts with « @ ». A replay shows the
 * names of its own time.
 */
function readAuthor(el: Element, view: PageView, sent: string | null): PostExtraction['author'] {
  const name = queryOne(el, SELECTORS.name);
  const shownName = name ? readVisibleText(name, view, { exclude: (part) => matches(part, SELECTORS.badges) }) : '';
  const handle = sent !== null && sent < '2025' ? undefined : /^@(\S+)$/.exec(shownName)?.[1];
  const confidence = sent !== null && sent >= '2026' ? 'high' : 'medium';
  const label = getAttribute(queryOne(el, SELECTORS.verified), 'aria-label');
  const none = missingValue<string>('not-shown');
  const verified: Extracted<string> = label ? extractedValue(label, 'attribute:aria-label', 'medium') : none;
  return {
    displayName: handle ? missingValue('handle-shown') : extractedValue(shownName, 'id:author-name', 'high'),
    handle: handle ? extractedValue(handle, 'text:@', confidence) : none,
    profileUrl: none,
    platformId: none,
    verified,
  };
}
