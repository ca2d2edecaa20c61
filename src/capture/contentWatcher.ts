import { isElement, isShadowRoot } from '../dom/domTree.ts';
import { overlaps } from '../dom/geometry.ts';
import type { PageView } from '../dom/pageView.ts';
import { contains, getLocalName, getNative, getParentElement, queryAll, queryOne } from '../dom/safeDom.ts';
import type { Rect } from '../domain/capture/observation.ts';
import type { PageFields } from '../domain/capture/reading.ts';
import { buildContentKey } from './observe.ts';

const MUTATIONS = { attributes: true, characterData: true, childList: true, subtree: true } as const;

/** Returns whether a change of this element may show other words. */
type ConcernsContent = (changed: Element) => boolean;

/**
 * Detects whether the content changed at any time between two readings, also when it changed back. It reads again only
 * at a change of the page that may concern the content, so a still page costs nothing.
 */
export class ContentWatcher {
  readonly #document: Document;
  readonly #read: () => PageFields;
  readonly #keys = new Set<string>();
  readonly #observer: MutationObserver;

  /** `read` reads the content now. Only values that a person can compare with the picture count (buildContentKey). */
  constructor(document: Document, shadows: readonly ShadowRoot[], concerns: ConcernsContent, read: () => PageFields) {
    this.#document = document;
    this.#read = read;
    this.#observer = new MutationObserver((records) => {
      const mayShow = ({ target }: MutationRecord): boolean => {
        const changed = isElement(target) ? target : getParentElement(target);
        // A document or a shadow root has no parent.
        return changed === null || concerns(changed);
      };
      if (records.some(mayShow)) this.add(this.#read());
    });
    for (const root of [document, ...shadows]) this.#observer.observe(root, MUTATIONS);
    this.add(read());
  }

  /** Compares a reading made elsewhere. */
  add(fields: PageFields): void {
    this.#keys.add(buildContentKey(fields));
    if (isFormerContentDrawn(this.#document)) this.#keys.add('view transition');
    if (this.#keys.size > 1) this.stop();
  }

  /** Reads a last time and returns whether any reading differed. */
  finish(): boolean {
    if (this.#keys.size === 1) this.add(this.#read());
    this.stop();
    return this.#keys.size > 1;
  }

  stop(): void {
    this.#observer.disconnect();
  }
}

/** Watches a post, or the page when `post` is null. */
export function watchPost(view: PageView, post: Element | null, read: () => PageFields): ContentWatcher {
  if (post === null) return new ContentWatcher(view.document, [], () => true, read);
  const shadows = [...listShadowsAround(post), ...listShadowsIn([post, ...queryAll(post, '*')])];
  const isInShadow = (el: Element): boolean => shadows.some((shadow) => contains(shadow, el));
  const concerns: ConcernsContent = (changed) =>
    contains(post, changed) || contains(changed, post) || isStyle(changed) || isInShadow(changed);
  return new ContentWatcher(view.document, shadows, concerns, read);
}

/** Watches what a region of the viewport shows (CSS pixels). */
export function watchRegion(view: PageView, region: Rect, read: () => PageFields): ContentWatcher {
  const concerns: ConcernsContent = (changed) => isStyle(changed) || overlaps(view.rectOf(changed), region);
  return new ContentWatcher(view.document, [], concerns, read);
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
