import { PAGE_METRICS } from '../../src/dossier/pdf/engine/typography.ts';
import type { PageText } from './readPages.ts';

/** Reads the rows and quotations of pages, and compares text without what a page may print otherwise. */

/** Above and below the text of a page: its running head and its foot. */
export const HEAD_Y = PAGE_METRICS.height - PAGE_METRICS.top + 4;
export const FOOT_Y = PAGE_METRICS.bottom;
/** Where quoted texts begin, right of the margin. */
const QUOTE_X = PAGE_METRICS.left + 13;
const QUOTE_TOLERANCE = 1.5;
/** Of a text that is drawn as an image, a line may begin with a space, which is not read: half its size wide. */
const SPACE_WIDTH = 9;
/** Labels of facts stand left of this. */
const VALUE_X = PAGE_METRICS.left + 80;

/** Stands for code points that are not printed one by one. */
const REST = '\uFFFC';

/** `isAfterQuote`: the line above is one of the same text. */
export const isQuoteAt = (x: number, isAfterQuote: boolean, left = QUOTE_X): boolean =>
  x > left - QUOTE_TOLERANCE && x < left + (isAfterQuote ? SPACE_WIDTH : QUOTE_TOLERANCE);

interface PageRows {
  /** Value by label, both folded. */
  readonly facts: ReadonlyMap<string, string>;
  /** Number of lines of each value, by the same label. */
  readonly lines: ReadonlyMap<string, number>;
  /** Folded. */
  readonly quotes: readonly string[];
}

/** Reads the rows « label, value » and the quoted texts, line by line. */
export function readRows(texts: readonly PageText[]): PageRows {
  const facts = new Map<string, string>();
  const heights = new Map<string, Set<number>>();
  const quotes: string[] = [];
  let label = '';
  let isQuote = false;
  for (const [index, { text, page, x, y }] of texts.entries()) {
    const before = texts[index - 1];
    const isSameLine = before !== undefined && before.page === page && Math.abs(before.y - y) < 1;
    if (!isSameLine || before.x > x) {
      const wasQuote = isQuote;
      isQuote = isQuoteAt(x, wasQuote);
      if (isQuote && !wasQuote) quotes.push('');
      if (!isQuote && x < VALUE_X) label = '';
    }
    if (isQuote) quotes[quotes.length - 1] += text;
    else if (x < VALUE_X) label += text;
    else if (label !== '') {
      facts.set(label, (facts.get(label) ?? '') + text);
      heights.set(label, (heights.get(label) ?? new Set()).add(Math.round(y)));
    }
  }
  return {
    facts: new Map([...facts].map(([name, value]) => [fold(name), fold(value)])),
    lines: new Map([...heights].map(([name, { size }]) => [fold(name), size])),
    quotes: quotes.map(fold),
  };
}

export function readLines(texts: readonly PageText[]): readonly (readonly PageText[])[] {
  const lines: PageText[][] = [];
  for (const text of texts.toSorted((a, b) => a.page - b.page || b.y - a.y)) {
    const last = lines.at(-1)?.[0];
    if (last !== undefined && last.page === text.page && Math.abs(last.y - text.y) < 2) lines.at(-1)?.push(text);
    else lines.push([text]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.x - b.x));
}

const FROM_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** Latin letters, digits, punctuation. */
const FROM_LEFT =
  /[^\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{M}\p{Cf}\s]/u;

/**
 * Of words written from the right, a PDF of a browser gives each letter with its place, in order: such letters become
 * one text, at the place of its left end. A letter that is not left of the one before begins another text.
 */
export function joinFromRight(texts: readonly PageText[]): readonly PageText[] {
  const joined: PageText[] = [];
  let isOpen = false;
  for (const text of texts) {
    const before = joined.at(-1);
    const isLetters = FROM_RIGHT.test(text.text) && !FROM_LEFT.test(text.text);
    const isSameLine = before !== undefined && before.page === text.page && Math.abs(before.y - text.y) < 1;
    if (isOpen && isSameLine && isLetters && text.x < before.x)
      joined[joined.length - 1] = { ...text, text: before.text + text.text };
    else if (isOpen && isSameLine && fold(text.text) === '')
      joined[joined.length - 1] = { ...before, text: before.text + text.text };
    else {
      joined.push(text);
      isOpen = isLetters;
    }
  }
  return joined;
}

const sortSigns = (text: string): string => [...text].sort().join('');
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{M}]/gu, '');

/** Between folded words written from the right, a PDF gives digits and punctuation as they are drawn, not in order. */
export const isSameText = (text: string, expected: string): boolean =>
  text === expected ||
  (FROM_RIGHT.test(expected) && lettersOf(text) === lettersOf(expected) && sortSigns(text) === sortSigns(expected));

/** Whether folded text is all of the expected one; clusters and emoji may be printed as a number of code points. */
export function isPrinted(text: string, expected: string, isWhole = true): boolean {
  if (isSameText(text, isWhole ? expected : expected.slice(0, text.length))) return true;
  if (!text.includes(REST)) return false;
  const pattern = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(REST, '[\\p{M}\\p{Extended_Pictographic}]*');
  return new RegExp(`^${pattern}${isWhole ? '$' : ''}`, 'u').test(expected);
}

/** Drops white space and what is not drawn; a cluster written by its numbers (`‹U+0065 U+0301 +3›`) is itself. */
export function fold(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(REST, '')
      .normalize('NFKC')
      .replace(/\s+/g, '')
      .replace(/‹((?:U\+[0-9A-F]{4,6})+)(\+\d+)?›/g, (_, points: string, more?: string) => {
        const decoded = points
          .split('U+')
          .slice(1)
          .map((hex) => Number.parseInt(hex, 16));
        return `${decoded.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...decoded) : ''}${more === undefined ? '' : REST}`;
      })
      .normalize('NFKC')
      // Of stacked marks, not all are printed.
      .replace(/(\p{M})\p{M}+/gu, '$1')
      .replace(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2400-\u2421]/gu, '')
  );
}
