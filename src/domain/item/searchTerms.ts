import { foldLetters, foldMisread, INVISIBLE } from '../shared/foldedLetters.ts';

/** The words of a search, each as it is looked for in folded texts. */

/**
 * Removes accents, case and marks that show nothing, collapses spaces, and reads look-alike letters as Latin ones:
 * « eloise » finds « Éloïse ». `toLowerCase` comes last because V8 returns the result of `replace` as a tree of slices.
 * The first search in such a tree copies it into one string.
 */
export function foldText(text: string): string {
  return foldLetters(text.replace(INVISIBLE, ''))
    .replace(/[’‘]/g, "'")
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .toLowerCase();
}

/** The same for text that the machine read in an image. */
export const foldImageText = (text: string): string => foldMisread(foldText(text));

export interface SearchTerm {
  /** As `foldText` returns it. */
  readonly word: string;
  /**
   * Finds the number that the word is, or is a group of, however its digits are grouped, or the hour that it is,
   * however it is written; null for other words.
   */
  readonly number: { readonly pattern: RegExp; readonly imagePattern: RegExp } | null;
  /** Finds the word alone: an address has a letter, or two digits, by chance. Null for a longer word. */
  readonly alone: RegExp | null;
  /** Only its pattern finds an hour: « 1h30 » is no part of « 21h30 ». */
  readonly isHour?: true;
}

/** What may stand between two digits of a number: « 06 45 », « 06.45 », « 06 - 45 ». */
const GAP = '[\\s./()\\u002d\\u2010-\\u2013]{0,3}';
/** A French number, then one with the prefix of its country. */
const TELEPHONE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:0${GAP}[1-9](?:${GAP}\\d){8}|(?:\\+|00)(?:${GAP}\\d){9,13})(?!\\d)`,
  'gu',
);
/** Digits of a telephone number that stay the same with any prefix: `06…`, `+33 6…`, `0033 6…`, `+33 (0)6…`. */
const SIGNIFICANT_DIGITS = 9;
/** Fewer may be a day, a year or an amount, which other digits follow. */
const MIN_GROUPED_DIGITS = 6;

/**
 * The beginning of a number with the prefix of its country: « +33 7 ». More digits are searched without the prefix, as
 * the groups of a number that may be written otherwise.
 */
const NUMBER_START = /(?<!\S)\+\d(?:[ .]?\d){0,6}(?!\S|[ .]\d)/g;

/** « 21 h », « 21h30 », « 21:30 », between spaces. */
const HOUR = /(?<!\S)([01]?\d|2[0-3])(?: ?h(?: ?([0-5]\d))?|:([0-5]\d))(?!\S)/g;
const SHORT = /^(?:\p{L}|\d{1,2})$/u;

/** Returns the terms of what was typed: a telephone number is one, and an hour, whatever its spaces. */
export function splitSearch(searched: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  const others = foldText(searched)
    .replace(TELEPHONE, (number) => {
      const digits = number.replace(/\D/g, '').slice(-SIGNIFICANT_DIGITS);
      terms.push({ word: number, number: buildPatterns(digits), alone: null });
      return ' ';
    })
    .replace(NUMBER_START, (start) => {
      terms.push({ word: start, number: buildPatterns(start.replace(/[^+\d]/g, '')), alone: null });
      return ' ';
    })
    .replace(HOUR, (word, hour: string, minutes?: string, afterColon?: string) => {
      terms.push({
        word,
        number: buildHourPatterns(hour, minutes ?? afterColon),
        alone: buildAlone(word),
        isHour: true,
      });
      return ' ';
    });
  /** Groups of digits that follow one another: « 1234 5678 » is searched as « 12345678 » too. */
  const runs: string[][] = [];
  for (const word of others.split(' ').filter((one) => one !== '')) {
    const last = runs.at(-1);
    if (last?.every(isDigits) && isDigits(word)) last.push(word);
    else runs.push([word]);
  }
  for (const run of runs) {
    const digits = run.join('');
    const number = isDigits(digits) && digits.length >= MIN_GROUPED_DIGITS ? buildPatterns(digits) : null;
    for (const word of run) terms.push({ word, number, alone: SHORT.test(word) ? buildAlone(word) : null });
  }
  return terms;
}

const isDigits = (word: string): boolean => /^\d+$/.test(word);

function buildPatterns(digits: string): SearchTerm['number'] {
  const pattern = (text: string) => new RegExp([...text].join(GAP).replace('+', '\\+'), 'u');
  return { pattern: pattern(digits), imagePattern: pattern(foldMisread(digits)) };
}

/** Without minutes, any of that hour. */
function buildHourPatterns(hour: string, minutes: string | undefined): SearchTerm['number'] {
  const end = '(?![\\p{L}\\p{N}])';
  // As the machine reads them, digits are letters too.
  const after = (read: string) => `(?:\\s?h(?:eures?)?\\s?|:)${read}${end}`;
  const anyMinute = `(?:\\s?h(?:eures?)?(?!\\p{L})|${after('[\\dol]{2}')})`;
  const source = (read: (digits: string) => string) => {
    const digits = `(?<![\\p{L}\\p{N}:])${read('0')}?${read(String(Number(hour)))}`;
    return digits + (minutes === undefined ? anyMinute : after(read(minutes)));
  };
  return { pattern: new RegExp(source(String), 'iu'), imagePattern: new RegExp(source(foldMisread), 'u') };
}

const buildAlone = (word: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u');

/** Whether a text of `foldText` contains the term. */
export const isTermIn = (folded: string, { word, number, isHour }: SearchTerm): boolean =>
  (!isHour && folded.includes(word)) || (number?.pattern.test(folded) ?? false);

/** Whether an address, as `foldText` returns it, contains the term: a short one not inside other letters. */
export const isTermInAddress = (folded: string, { word, number, alone }: SearchTerm): boolean =>
  (alone?.test(folded) ?? folded.includes(word)) || (number?.pattern.test(folded) ?? false);

/** Whether a time of day (`21:30`) is the hour that the term is. */
export const isTermOfTime = (time: string, { number }: SearchTerm): boolean => number?.pattern.test(time) ?? false;

/** Whether a text of `foldImageText` contains the term. */
export const isTermInImage = (folded: string, { word, number, isHour }: SearchTerm): boolean =>
  (!isHour && folded.includes(foldMisread(word))) || (number?.imagePattern.test(folded) ?? false);

/** Maximum number of characters shown on each side of the searched word. */
const EXCERPT_CHARS = 60;

interface Excerpt {
  readonly before: string;
  readonly found: string;
  readonly after: string;
}

/** Returns the text around the first searched word, in three parts; null when the text has none of them. */
export const excerptAround = (text: string, searched: string): Excerpt | null =>
  excerptOfFolded(text, splitSearch(searched), foldText);

/** The same for text that the machine read in an image, as the search compares it. */
export const imageExcerptAround = (text: string, searched: string): Excerpt | null =>
  excerptOfFolded(text, splitSearch(searched), foldImageText);

type Fold = (text: string) => string;

function excerptOfFolded(text: string, terms: readonly SearchTerm[], fold: Fold): Excerpt | null {
  const words = terms.map(({ word }) => fold(word));
  return (
    findExcerpt(text, words, fold) ??
    // Any number of marks that show nothing may stand inside the word.
    findExcerpt(text.replace(INVISIBLE, ''), words, fold) ??
    findNumber(text, terms)
  );
}

function findNumber(text: string, terms: readonly SearchTerm[]): Excerpt | null {
  for (const { number } of terms) {
    const found = number?.pattern.exec(text);
    if (found) return cutExcerpt(text, found.index, found.index + found[0].length);
  }
  return null;
}

function findExcerpt(text: string, searched: readonly string[], fold: Fold): Excerpt | null {
  const folded = fold(text);
  const words = searched.filter((word) => folded.includes(word));
  // Most rows of a search for an account: their text has none of the words, and is not searched letter by letter.
  if (words.length === 0) return null;
  for (let start = 0; start < text.length; start += 1) {
    for (const word of words) {
      // A folded letter comes from at most a few characters of the text (« é » in two code points).
      if (!fold(text.slice(start, start + 3 * word.length)).startsWith(word)) continue;
      let end = start + 1;
      while (fold(text.slice(start, end)).length < word.length) end += 1;
      return cutExcerpt(text, start, end);
    }
  }
  return null;
}

const cutExcerpt = (text: string, start: number, end: number): Excerpt => ({
  before: text.slice(Math.max(0, start - EXCERPT_CHARS), start).toWellFormed(),
  found: text.slice(start, end).toWellFormed(),
  after: text.slice(end, end + EXCERPT_CHARS).toWellFormed(),
});
