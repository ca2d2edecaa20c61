import { extractedValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Rect } from '../domain/capture/observation.ts';
import { hasText, readVisibleText } from './dom.ts';
import type { PageView } from './pageView.ts';
import { contains, getNative, queryAll } from './safeDom.ts';
import { readScreen } from './sites/registry.ts';

/**
 * Reads a region of the window drawn by the person. It is not one post, but the text entirely inside it can be read.
 */
export function readRegion(view: PageView, region: Rect): PostExtraction {
  return {
    ...readScreen(view),
    text: extractedValue(readRegionText(view, region), 'whole-elements', 'medium'),
  };
}

/**
 * Returns the text of each element that is entirely inside the region, with its descendants, and not covered by others.
 * The rest is not read.
 */
export function readRegionText(view: PageView, region: Rect): string {
  const body = getNative(view.document, 'body');
  const elements: Element[] = [];
  for (const el of body ? queryAll(body, '*') : []) {
    const last = elements.at(-1);
    if (last !== undefined && contains(last, el)) continue;
    if (hasText(el) && isFullyInside(el, view, region)) elements.push(el);
  }
  return elements
    .map((el) => readVisibleText(el, view))
    .filter((text) => text !== '')
    .join('\n');
}

function isFullyInside(el: Element, view: PageView, region: Rect): boolean {
  const rect = view.rectOf(el);
  if (!isInside(rect, region) || !view.isVisible(el)) return false;
  const topElement = view.document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
  if (topElement === null || !(contains(el, topElement) || contains(topElement, el))) return false;
  // Positioned and floating elements may be outside their parent.
  return queryAll(el, '*').every((part) => !hasText(part) || isInside(view.rectOf(part), region));
}

function isInside(rect: Rect, region: Rect): boolean {
  return (
    rect.x >= region.x &&
    rect.y >= region.y &&
    rect.x + rect.width <= region.x + region.width &&
    rect.y + rect.height <= region.y + region.height
  );
}
