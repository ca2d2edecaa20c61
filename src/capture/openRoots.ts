import { getComposedParent, isShadowRoot } from './dom.ts';
import { cachePerView } from './pageView.ts';
import { getNative, queryAll } from './safeDom.ts';

/** The document and its open shadow roots, each before those inside it. */
export const listOpenRoots = cachePerView((view): readonly (Document | ShadowRoot)[] => {
  const roots: (Document | ShadowRoot)[] = [view.document];
  for (const root of roots) {
    for (const el of queryAll(root, '*')) {
      const inside = getNative(el, 'shadowRoot');
      if (inside !== null) roots.push(inside);
    }
  }
  return roots;
});

/** Returns `el`, or the element of the document whose shadow tree contains it. */
export function getDocumentHost(el: Element): Element {
  const root = getNative(el, 'getRootNode').call(el);
  return isShadowRoot(root) ? getDocumentHost(root.host) : el;
}

/** Returns the nearest of `elements` that is `el` or around it, across shadow roots. */
export function findAround(el: Element, elements: ReadonlySet<Element>): Element | null {
  for (let at: Element | null = el; at !== null; at = getComposedParent(at)) if (elements.has(at)) return at;
  return null;
}
