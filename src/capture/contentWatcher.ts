import { hasText, isElement, listOpenRoots, readOwnWords } from '../dom/domTree.ts';
import { overlaps } from '../dom/geometry.ts';
import { getVisibleViewport } from '../dom/iframes.ts';
import type { PageView } from '../dom/pageView.ts';
import { isReadAfterRemoval } from '../dom/pageWaits.ts';
import { getNative, queryAll, queryOne } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import type { PageFields } from '../domain/capture/reading.ts';
import { buildContentKey, extractPageText } from './observe.ts';
import { watchFrames } from './watchFrames.ts';

const MUTATIONS = { attributes: true, characterData: true, childList: true, subtree: true } as const;

/**
 * Detects whether contents changed at any time between two readings, also when they changed back. It reads again at
 * each change of the page, since styles show and hide words far from what changed; a still page costs nothing.
 */
export class ContentWatcher {
  readonly #document: Document;
  readonly #readKeys: () => readonly string[];
  readonly #first: readonly string[];
  readonly #changed = new Set<number>();
  readonly #observer: MutationObserver;
  #stopFrames = (): void => undefined;

  /** `readKeys` reads each content now: only what a person can compare with the picture (buildPictureKey). */
  constructor(view: PageView, readKeys: () => readonly string[]) {
    this.#document = view.document;
    this.#readKeys = readKeys;
    this.#observer = new MutationObserver((records) => {
      if (!records.every(isProbeRemoval)) this.add(this.#readKeys());
    });
    for (const root of listOpenRoots(view)) this.#observer.observe(root, MUTATIONS);
    this.#first = readKeys();
    this.add(this.#first);
  }

  /**
   * Samples in each frame too, until the end: a rule of a sheet, the focus or the top layer is no mutation. Begins
   * before the last frame that is drawn before the picture: a fast screenshot shows that one. `mayDiffer` is a cheaper
   * comparison: the contents are read only when it returns true.
   */
  watchFrames(window: Window, mayDiffer: () => boolean = () => true): void {
    this.#stopFrames = watchFrames(window, () => {
      if (mayDiffer()) this.add(this.#readKeys());
    });
  }

  /** What is scrolled next is no change. */
  stopFrames(): void {
    this.#stopFrames();
  }

  /** Compares a reading made elsewhere. */
  add(keys: readonly string[]): void {
    const isFormerDrawn = isFormerContentDrawn(this.#document);
    for (const [place, key] of keys.entries())
      if (isFormerDrawn || key !== this.#first[place]) this.#changed.add(place);
    if (this.#changed.size === this.#first.length) this.stop();
  }

  /** Reads a last time and returns, for each content, whether any reading differed. */
  finish(): readonly boolean[] {
    if (this.#changed.size < this.#first.length) this.add(this.#readKeys());
    this.stop();
    return this.#first.map((_, place) => this.#changed.has(place));
  }

  stop(): void {
    this.#observer.disconnect();
    this.#stopFrames();
  }
}

/**
 * The page is read anyway once such a probe is gone. It is also read while the probe is there: styles may depend on it,
 * and the screenshot may show that frame.
 */
const isProbeRemoval = ({ addedNodes, removedNodes }: MutationRecord): boolean =>
  addedNodes.length === 0 &&
  removedNodes.length > 0 &&
  [...removedNodes].every((node) => isElement(node) && isReadAfterRemoval(node));

/** Watches the words of the whole page, or of an area of the viewport (CSS pixels). */
export const watchWords = (readView: () => PageView, area?: Rect): ContentWatcher =>
  new ContentWatcher(readView(), () => [toComparableText(readShownWords(readView(), area))]);

/**
 * The values of a post, or of the screen when `post` is null, and the words of its `texte.txt` that the picture shows.
 * `nestedPosts`: posts inside this one, which have texts of their own.
 */
export function buildPictureKey(
  fields: PageFields,
  view: PageView,
  post: Element | null,
  nestedPosts: readonly Element[] = [],
): string {
  const words =
    post === null ? readShownWords(view, getVisibleViewport(view)) : extractPageText(view, post, nestedPosts);
  return `${buildContentKey(fields)}\n${toComparableText(words)}`;
}

/** Each element is asked: one in the area may stand in another that is not. */
function readShownWords(view: PageView, area?: Rect): string {
  const body = getNative(view.document, 'body');
  const elements = body === null ? [] : [body, ...queryAll(body, '*')];
  const isInArea = (el: Element): boolean => {
    if (area === undefined) return true;
    const rect = view.rectOf(el);
    // Without a box (`display: contents`), its words are elsewhere.
    return rect.width === 0 || rect.height === 0 || overlaps(rect, area);
  };
  return elements
    .filter((el) => hasText(el) && view.isVisible(el) && isInArea(el))
    .map(readOwnWords)
    .join('\n');
}

/** During a view transition, the browser draws a picture of the former content over the elements. */
function isFormerContentDrawn(document: Document): boolean {
  try {
    return queryOne(document, ':active-view-transition') !== null;
  } catch {
    // Browsers without view transitions do not know the selector.
    return false;
  }
}

/** Units of time and of counters, French and English, as platforms abbreviate them. */
const UNIT =
  /^(?:k|m|md|bn?|s|sec|min|mn|h|hrs?|j|d|w|sem|mo|an|ans|y|secondes?|minutes?|heures?|jours?|semaines?|mois|années?|seconds?|hours?|days?|weeks?|months?|years?)$/iu;
/** A number, and the unit, singular or plural after it. */
const NUMBER_AND_WORD = /\d[\d\s.,:]*(\p{L}*)/gu;
/** What surrounds a duration, and relative times without a number. */
const RELATIVE_TIME = /(?<!\p{L})(?:à l['’]instant|il y a|just now|now|ago)(?!\p{L})/giu;

/** The letters, without counters and relative times, which change on a page that is otherwise still. */
export function toComparableText(text: string): string {
  return text
    .replace(NUMBER_AND_WORD, (_, word: string) => (UNIT.test(word) ? ' ' : ` ${word.replace(/s$/i, '')}`))
    .replace(RELATIVE_TIME, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
