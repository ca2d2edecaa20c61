import { listEndPoints, listGridPoints } from '../geometry.ts';
import type { PageView } from '../pageView.ts';
import { getNative, getParentElement } from '../safeDom.ts';
import { toComparableText } from './comparableText.ts';
import type { Point, Scroller } from './scroller.ts';

/** An element at one point of the visible area, with what must not change between a reading and its screenshot. */
export interface ContentSample {
  readonly el: Element;
  /** The element's own words, without those of its children. */
  readonly words: string;
  /** CSS pixels: in the viewport, and in the scrolled content. */
  readonly viewportY: number;
  readonly contentY: number;
  /** Where one of the last elements of the visible area ends in the content, at most the end of the area; else null. */
  readonly end: number | null;
  /** The end of the visible area in the content. */
  readonly areaEnd: number;
}

export interface SampleChanges {
  /** An element has other words. */
  readonly changed: boolean;
  /** An element stands elsewhere in the content. */
  readonly moved: boolean;
  /** One of the last elements of the visible area ends elsewhere in this area, so that what follows it moved. */
  readonly endMoved: boolean;
  /** An element is no longer in the document: the list recycles its elements. */
  readonly removed: boolean;
}

/**
 * Samples a grid over the visible area of the scroller, and the last elements of this area: no point of the grid may be
 * below a row that grows there. `isOurs` excludes the extension's own interface.
 */
export function sampleContent(view: PageView, scroller: Scroller, isOurs: (el: Element) => boolean): ContentSample[] {
  const { body, documentElement } = view.document;
  const findContent = ({ x, y }: Point): Element | null => {
    const el = view.document.elementFromPoint(x, y);
    return el === null || el === body || el === documentElement || isOurs(el) ? null : el;
  };
  const { clip, position } = scroller;
  const areaEnd = position().y + clip.y + clip.height;
  const samples = new Map<Element, ContentSample>();
  const listEnding = (el: Element | null): void => {
    if (el === null || el === body) return;
    const sample = measureSample(view, scroller, el, areaEnd);
    samples.set(el, sample);
    // The elements around one that ends in the area may end there too.
    if (sample.end < areaEnd) listEnding(getParentElement(el));
  };
  for (const column of listEndPoints(clip))
    listEnding(column.reduce<Element | null>((el, point) => el ?? findContent(point), null));
  for (const point of listGridPoints(clip)) {
    const el = findContent(point);
    if (el !== null && !samples.has(el)) samples.set(el, { ...measureSample(view, scroller, el, areaEnd), end: null });
  }
  return [...samples.values()];
}

/** Compares earlier samples with the page as it is now. */
export function compareSamples(samples: readonly ContentSample[], view: PageView, scroller: Scroller): SampleChanges {
  let [changed, moved, endMoved, removed] = [false, false, false, false];
  for (const sample of samples) {
    if (!getNative(sample.el, 'isConnected')) {
      removed = true;
      continue;
    }
    const now = measureSample(view, scroller, sample.el, sample.areaEnd);
    changed ||= now.words !== sample.words;
    const isElsewhere = differ(now.contentY, sample.contentY);
    // A fixed element keeps its place in the viewport, so its place in the content changes with every scroll.
    moved ||= isElsewhere && differ(now.viewportY, sample.viewportY);
    endMoved ||= !isElsewhere && sample.end !== null && differ(now.end, sample.end);
  }
  return { changed, moved, endMoved, removed };
}

function measureSample(view: PageView, scroller: Scroller, el: Element, areaEnd: number) {
  const { y, height } = view.rectOf(el);
  const contentY = y + scroller.position().y;
  const end = Math.min(contentY + height, areaEnd);
  return { el, words: toComparableText(readOwnWords(el)), viewportY: y, contentY, end, areaEnd };
}

/** Layout rounds to fractions of a pixel. */
const differ = (one: number, other: number): boolean => Math.abs(one - other) > 1;

function readOwnWords(el: Element): string {
  let words = '';
  for (const node of getNative(el, 'childNodes')) if (node.nodeType === node.TEXT_NODE) words += node.nodeValue ?? '';
  return words;
}
