import { listGridPoints } from '../geometry.ts';
import type { PageView } from '../pageView.ts';
import { getNative } from '../safeDom.ts';
import { toComparableText } from './comparableText.ts';
import type { Scroller } from './scroller.ts';

/** An element at one point of the visible area, with what must not change between a reading and its screenshot. */
export interface ContentSample {
  readonly el: Element;
  /** The element's own words, without those of its children. */
  readonly words: string;
  /** CSS pixels: in the viewport, and in the scrolled content. */
  readonly viewportY: number;
  readonly contentY: number;
}

export interface SampleChanges {
  /** An element has other words. */
  readonly changed: boolean;
  /** An element stands elsewhere in the content. */
  readonly moved: boolean;
  /** An element is no longer in the document: the list recycles its elements. */
  readonly removed: boolean;
}

/** Layout rounds to fractions of a pixel. */
const MOVE_TOLERANCE_PX = 1;

/** Samples a grid over the visible area of the scroller. `isOurs` excludes the extension's own interface. */
export function sampleContent(view: PageView, scroller: Scroller, isOurs: (el: Element) => boolean): ContentSample[] {
  const { body, documentElement } = view.document;
  const found = new Set<Element>();
  for (const { x, y } of listGridPoints(scroller.clip)) {
    const el = view.document.elementFromPoint(x, y);
    if (el !== null && el !== body && el !== documentElement && !isOurs(el)) found.add(el);
  }
  return [...found].map((el) => measureSample(view, scroller, el));
}

/** Compares earlier samples with the page as it is now. */
export function compareSamples(samples: readonly ContentSample[], view: PageView, scroller: Scroller): SampleChanges {
  let [changed, moved, removed] = [false, false, false];
  for (const sample of samples) {
    if (!getNative(sample.el, 'isConnected')) {
      removed = true;
      continue;
    }
    const now = measureSample(view, scroller, sample.el);
    changed ||= now.words !== sample.words;
    // A fixed element keeps its place in the viewport, so its place in the content changes with every scroll.
    const hasScrolled = Math.abs(now.viewportY - sample.viewportY) > MOVE_TOLERANCE_PX;
    moved ||= hasScrolled && Math.abs(now.contentY - sample.contentY) > MOVE_TOLERANCE_PX;
  }
  return { changed, moved, removed };
}

function measureSample(view: PageView, scroller: Scroller, el: Element): ContentSample {
  const { y } = view.rectOf(el);
  return { el, words: toComparableText(readOwnWords(el)), viewportY: y, contentY: y + scroller.position().y };
}

function readOwnWords(el: Element): string {
  let words = '';
  for (const node of getNative(el, 'childNodes')) if (node.nodeType === node.TEXT_NODE) words += node.nodeValue ?? '';
  return words;
}
