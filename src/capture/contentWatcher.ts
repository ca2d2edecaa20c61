import { hasText, isElement, isShadowRoot, listOpenRoots, readOwnWords } from '../dom/domTree.ts';
import { overlaps } from '../dom/geometry.ts';
import { getVisibleViewport } from '../dom/iframes.ts';
import type { PageView } from '../dom/pageView.ts';
import { contains, getLocalName, getNative, getParentElement, queryAll, queryOne } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import type { PageFields } from '../domain/capture/reading.ts';
import { toComparableText } from './comparableText.ts';
import { buildContentKey, extractPageText } from './observe.ts';

const MUTATIONS = { attributes: true, characterData: true, childList: true, subtree: true } as const;

/** Returns whether a change of this element may show other words. */
type ConcernsContent = (changed: Element) => boolean;

/**
 * Detects whether the content changed at any time between two readings, also when it changed back. It reads again only
 * at a change of the page that may concern the content, so a still page costs nothing.
 */
export class ContentWatcher {
  readonly #document: Document;
  readonly #readKey: () => string;
  readonly #keys = new Set<string>();
  readonly #observer: MutationObserver;

  /** `readKey` reads the content now: only what a person can compare with the picture (buildPictureKey). */
  constructor(document: Document, shadows: readonly ShadowRoot[], concerns: ConcernsContent, readKey: () => string) {
    this.#document = document;
    this.#readKey = readKey;
    this.#observer = new MutationObserver((records) => {
      const mayShow = ({ target }: MutationRecord): boolean => {
        const changed = isElement(target) ? target : getParentElement(target);
        // A document or a shadow root has no parent.
        return changed === null || concerns(changed);
      };
      if (records.some(mayShow)) this.add(this.#readKey());
    });
    for (const root of [document, ...shadows]) this.#observer.observe(root, MUTATIONS);
    this.add(readKey());
  }

  /** Compares a reading made elsewhere. */
  add(key: string): void {
    this.#keys.add(key);
    if (isFormerContentDrawn(this.#document)) this.#keys.add('view transition');
    if (this.#keys.size > 1) this.stop();
  }

  /** Reads a last time and returns whether any reading differed. */
  finish(): boolean {
    if (this.#keys.size === 1) this.add(this.#readKey());
    this.stop();
    return this.#keys.size > 1;
  }

  stop(): void {
    this.#observer.disconnect();
  }
}

/** Watches a post, or the page when `post` is null. */
export function watchPost(view: PageView, post: Element | null, readKey: () => string): ContentWatcher {
  if (post === null) return watchPage(view, readKey);
  const shadows = [...listShadowsAround(post), ...listShadowsIn([post, ...queryAll(post, '*')])];
  const isInShadow = (el: Element): boolean => shadows.some((shadow) => contains(shadow, el));
  const concerns: ConcernsContent = (changed) =>
    contains(post, changed) || contains(changed, post) || isStyle(changed) || isInShadow(changed);
  return new ContentWatcher(view.document, shadows, concerns, readKey);
}

/** Watches the words of the whole page, or of an area of the viewport (CSS pixels). */
export const watchWords = (readView: () => PageView, area?: Rect): ContentWatcher =>
  watchPage(readView(), () => toComparableText(readShownWords(readView(), area)));

function watchPage(view: PageView, readKey: () => string): ContentWatcher {
  const roots = listOpenRoots(view).filter((root) => isShadowRoot(root));
  return new ContentWatcher(view.document, roots, () => true, readKey);
}

/** Watches what a region of the viewport shows (CSS pixels). */
export function watchRegion(view: PageView, region: Rect, readKey: () => string): ContentWatcher {
  const concerns: ConcernsContent = (changed) => isStyle(changed) || overlaps(view.rectOf(changed), region);
  return new ContentWatcher(view.document, [], concerns, readKey);
}

/** The values of a post, or of the screen when `post` is null, and the words of its `texte.txt` that the picture shows. */
export function buildPictureKey(fields: PageFields, view: PageView, post: Element | null): string {
  const words = post === null ? readShownWords(view, getVisibleViewport(view)) : extractPageText(view, post);
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

/** Styles may show and hide words anywhere. */
const isStyle = (el: Element): boolean => /^(?:style|link|head)$/.test(getLocalName(el));

function listShadowsAround(el: Element): ShadowRoot[] {
  const root: Node = getNative(el, 'getRootNode').call(el);
  return isShadowRoot(root) ? [root, ...listShadowsAround(root.host)] : [];
}

function listShadowsIn(elements: readonly Element[]): ShadowRoot[] {
  return elements.flatMap((el) => {
    const shadow = getNative(el, 'shadowRoot');
    return shadow ? [shadow, ...listShadowsIn(queryAll(shadow, '*'))] : [];
  });
}
