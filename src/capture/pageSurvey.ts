import { listReadableWindows } from '../dom/iframes.ts';
import { createLiveView } from '../dom/liveView.ts';
import type { PageView } from '../dom/pageView.ts';
import { getAttribute, getNative, getParentElement, getProperty, queryAll } from '../dom/safeDom.ts';
import type { Extracted, PostExtraction } from '../domain/capture/extraction.ts';
import {
  type ContextMenuHint,
  DIAGNOSED_FIELDS,
  type DiagnosedField,
  MAX_LISTED_POSTS,
} from '../domain/capture/observation.ts';
import type { Clock } from '../domain/shared/ports.ts';
import { truncate } from '../domain/shared/truncate.ts';
import type { Diagnostics, DiagnosticsField, OfferedPosts, PostChoice } from '../messages/pageSchemas.ts';
import { type FoundPost, findPosts, isLayoutChanged, readPost, surveyPosts } from '../platforms/reading/pagePosts.ts';

/** The views of a page and of its readable iframes, made when they are asked for. */
export class PageViews {
  readonly #window: Window;
  readonly #clock: Clock;

  constructor(window: Window, clock: Clock) {
    this.#window = window;
    this.#clock = clock;
  }

  of(window = this.#window, isSilent = false): PageView {
    return createLiveView(window, this.#clock.now(), { isSilent });
  }

  /** Returns the view of the element's own document: the page or an iframe. */
  ofElement(element: Element | null): PageView {
    return this.of(windowOf(element) ?? this.#window);
  }

  all(): PageView[] {
    return listReadableWindows(this.#window).map((window) => this.of(window));
  }

  /** Returns the first window that has posts. It may be an iframe's, as with a live chat. */
  threadWindow(): Window {
    const found = listReadableWindows(this.#window).find((window) => findPosts(this.of(window)).length > 0);
    return found ?? this.#window;
  }
}

export const windowOf = (element: Element | null): Window | null =>
  (element && getProperty(element, 'ownerDocument').defaultView) ?? null;

/** Returns a function that gives the milliseconds since this call. */
export function startTimer({ performance }: Window): () => number {
  const from = performance.now();
  return () => performance.now() - from;
}

/** The posts of a page as listed in the popup; kept until the person chooses one. */
export interface Listing {
  readonly offered: OfferedPosts;
  /**
   * Returns the current element of post `index` in the view that `readView` returns; null when the post is no longer
   * there.
   */
  findElement(index: number, readView: (el: Element) => PageView): Element | null;
}

const MAX_FIRST_WORDS_LENGTH = 80;
/** The popup's limit: names can be of any length. */
const MAX_NAME_LENGTH = 500;
/** The person waits for the list, and the page is blocked meanwhile. */
const MAX_LISTING_MS = 1000;

/** `views`: with readable iframes. `elapsed`: milliseconds. A page that is slow to search is still read. */
export function listPosts(views: readonly PageView[], elapsed: () => number): Listing {
  const foundPosts = views.flatMap((view) => findPosts(view).map((found) => ({ ...found, view })));
  const found = elapsed();
  const posts: (FoundPost & { readonly view: PageView; readonly key: string | null })[] = [];
  const choices: PostChoice[] = [];
  for (const one of foundPosts) {
    if (choices.length === MAX_LISTED_POSTS || (choices.length > 0 && elapsed() - found > MAX_LISTING_MS)) break;
    choices.push(buildChoice(one, one.view, choices.length));
    posts.push({ ...one, key: one.reader.readKey(one.el, one.view) });
  }
  return {
    offered: { choices, more: choices.length < foundPosts.length },
    findElement(index, readView) {
      const post = posts[index];
      if (!post) return null;
      const now = readView(post.el);
      const isSamePost = ({ el, reader }: typeof post): boolean =>
        getNative(el, 'isConnected') && now.isVisible(el) && reader.readKey(el, now) === post.key;
      if (isSamePost(post)) return post.el;
      // A virtual list may show the same post in another element, or another post in the same element.
      if (post.key === null) return null;
      return findPosts(now).find(({ el, reader }) => reader.readKey(el, now) === post.key)?.el ?? null;
    },
  };
}

function buildChoice(found: FoundPost, view: PageView, index: number): PostChoice {
  const { author, posting, text } = readPost(found, view);
  return {
    index,
    author: truncateName(author.handle.value ?? author.displayName.value),
    posted: truncateName(posting.value?.iso ?? posting.value?.raw),
    firstWords: text.value === null ? null : truncateText(text.value),
  };
}

function truncateName(text: string | null | undefined): string | null {
  return text == null ? null : truncate(text, MAX_NAME_LENGTH).toWellFormed();
}

function truncateText(text: string): string {
  const line = text.replace(/\s+/g, ' ').toWellFormed();
  if (line.length <= MAX_FIRST_WORDS_LENGTH) return line;
  const shortened = line.slice(0, MAX_FIRST_WORDS_LENGTH);
  const lastSpace = shortened.lastIndexOf(' ');
  return `${(lastSpace > 0 ? shortened.slice(0, lastSpace) : shortened).toWellFormed()}…`;
}

/** Finds the element under the context menu from what the browser tells: it never gives the element itself. */
export function findHintedElement(hint: ContextMenuHint, view: PageView): Element | null {
  const { document } = view;
  const findVisible = (selector: string, address: string, of: (el: Element) => (string | null)[]): Element | null =>
    queryAll(document, selector).find(
      (el) =>
        of(el).some((raw) => raw !== null && URL.parse(raw, document.baseURI)?.href === address) && view.isVisible(el),
    ) ?? null;
  const source =
    hint.srcUrl &&
    findVisible('img, video, audio, source', hint.srcUrl, (el) => [getAttribute(el, 'src'), readCurrentSource(el)]);
  const link = hint.linkUrl && findVisible('a[href]', hint.linkUrl, (el) => [getAttribute(el, 'href')]);
  if (source || link) return source || link || null;
  const place = hint.hasPlace ? document.getSelection()?.anchorNode : null;
  return getParentElement(place);
}

/** Returns the source selected from a `srcset`. */
function readCurrentSource(el: Element): string | null {
  return 'currentSrc' in el && typeof el.currentSrc === 'string' && el.currentSrc !== '' ? el.currentSrc : null;
}

const MAX_REASONS = 10;
/** The page is blocked during the check. */
const MAX_DURATION_MS = 3000;

/**
 * Counts what is recognised on the page and in its readable iframes. The result has only counts and our own codes, no
 * text of the page. `elapsed` returns the milliseconds since the start.
 */
export function diagnosePage(
  views: readonly PageView[],
  elapsed: () => number,
  maxPosts = MAX_LISTED_POSTS,
): Diagnostics {
  const extractions: PostExtraction[] = [];
  let passed: Diagnostics['passed'] | undefined;
  let stopped: Diagnostics['stopped'] = null;
  let changed = false;
  for (const view of views) {
    if (passed !== undefined && elapsed() > MAX_DURATION_MS) stopped = 'time';
    if (stopped !== null) break;
    const surveyed = surveyPosts(view);
    if (passed === undefined) passed = surveyed.skippedPlatform;
    changed ||= isLayoutChanged(view);
    for (const one of surveyed.found) {
      if (extractions.length === maxPosts) stopped = 'count';
      else if (extractions.length > 0 && elapsed() > MAX_DURATION_MS) stopped = 'time';
      if (stopped !== null) break;
      extractions.push(readPost(one, view));
    }
  }
  return {
    posts: extractions.length,
    reader: extractions[0]?.reader ?? null,
    passed: passed ?? null,
    isLayoutChanged: changed,
    fields: extractions.length === 0 ? [] : DIAGNOSED_FIELDS.map((name) => summarizeField(name, extractions)),
    stopped,
  };
}

const FIELD_READERS: Readonly<Record<DiagnosedField, (extraction: PostExtraction) => Extracted<unknown>>> = {
  handle: ({ author }) => author.handle,
  displayName: ({ author }) => author.displayName,
  profileUrl: ({ author }) => author.profileUrl,
  permalink: ({ permalink }) => permalink,
  posting: ({ posting }) => (posting.value?.iso ? posting : { ...posting, value: null }),
  text: ({ text }) => text,
};

function summarizeField(name: DiagnosedField, extractions: readonly PostExtraction[]): DiagnosticsField {
  const fields = extractions.map(FIELD_READERS[name]);
  const readFields = fields.filter(({ value }) => value !== null);
  const reasons = Map.groupBy(
    fields.filter(({ value }) => value === null).map(({ how }) => how.split(/[:+]/)[0] ?? how),
    (reason) => reason,
  );
  return {
    name,
    read: readFields.length,
    unsure: readFields.filter(({ confidence }) => confidence !== 'high').length,
    whyNot: [...reasons]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([reason]) => reason)
      .slice(0, MAX_REASONS),
  };
}
