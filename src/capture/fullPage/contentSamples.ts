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

const COLUMNS = 5;
const ROWS = 12;
/** Layout rounds to fractions of a pixel. */
const MOVE_TOLERANCE_PX = 1;

/** Samples a grid over the visible area of the scroller. `isOurs` excludes the extension's own interface. */
export function sampleContent(view: PageView, scroller: Scroller, isOurs: (el: Element) => boolean): ContentSample[] {
  const { body, documentElement } = view.document;
  const { x, y, width, height } = scroller.clip;
  const found = new Set<Element>();
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const el = view.document.elementFromPoint(
        x + (width * (column + 0.5)) / COLUMNS,
        y + (height * (row + 0.5)) / ROWS,
      );
      if (el !== null && el !== body && el !== documentElement && !isOurs(el)) found.add(el);
    }
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
    // An element that stays at the same place on the screen did not scroll, and proves nothing.
    const follows = Math.abs(now.viewportY - sample.viewportY) > MOVE_TOLERANCE_PX;
    moved ||= follows && Math.abs(now.contentY - sample.contentY) > MOVE_TOLERANCE_PX;
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
