import { extractedValue, type PostExtraction } from '../domain/capture/extraction.ts';
import type { Rect } from '../domain/capture/observation.ts';
import { hasText, shownText } from './dom.ts';
import { allIn, contains, native } from './node.ts';
import { readScreen } from './sites/generic.ts';
import type { PageView } from './view.ts';

/** A part of the window that the person drew: nothing of it is one post's, but words that stand whole inside can be read. */
export function readZone(view: PageView, zone: Rect): PostExtraction {
  return { ...readScreen(), text: extractedValue(zoneText(view, zone), 'whole-elements', 'medium') };
}

/** The words of each element that stands in the zone with all it holds, and that nothing covers; the rest is not read. */
export function zoneText(view: PageView, zone: Rect): string {
  const body = native(view.document, 'body');
  const whole: Element[] = [];
  for (const el of body ? allIn(body, '*') : []) {
    const last = whole.at(-1);
    if (last !== undefined && contains(last, el)) continue;
    if (hasText(el) && isWhole(el, view, zone)) whole.push(el);
  }
  return whole
    .map((el) => shownText(el, view))
    .filter((text) => text !== '')
    .join('\n');
}

function isWhole(el: Element, view: PageView, zone: Rect): boolean {
  const rect = view.rectOf(el);
  if (!isInside(rect, zone) || !view.isVisible(el)) return false;
  const over = view.document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
  if (over === null || !(contains(el, over) || contains(over, el))) return false;
  // What is placed or floats may stand elsewhere than what holds it.
  return allIn(el, '*').every((part) => !hasText(part) || isInside(view.rectOf(part), zone));
}

function isInside(rect: Rect, zone: Rect): boolean {
  return (
    rect.x >= zone.x &&
    rect.y >= zone.y &&
    rect.x + rect.width <= zone.x + zone.width &&
    rect.y + rect.height <= zone.y + zone.height
  );
}
