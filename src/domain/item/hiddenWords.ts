import * as v from 'valibot';
import type { CaseDocument } from '../case/case.ts';
import { DOCUMENT, SCHEMA } from '../formatNames.ts';
import { foldLetters, foldMisread, toAsciiDigits } from '../shared/foldedLetters.ts';
import { instantSchema, listOf, objectOf, parseOrNull, shortTextSchema, textUpTo } from '../shared/schemas.ts';

/**
 * Words that the person hides, and what they keep although a hidden part stands in it. Private: never in a dossier.
 * Stored as the notes are, and so in the backup.
 */
const hiddenSchema = objectOf({
  schema: v.literal(SCHEMA.hidden),
  words: listOf(objectOf({ at: instantSchema, text: shortTextSchema })),
  /**
   * `item/<id>`, `item/<id>/notes`, `received/<number>` or `own/<subject>`. An answer older than what was hidden since
   * does not count. `recipient`: whose dossier the answer was given for, as `recipientKey` names it; null: any.
   */
  kept: listOf(objectOf({ at: instantSchema, what: textUpTo(100), recipient: v.nullable(textUpTo(20)) }), 50_000),
});
export type HiddenThings = v.InferOutput<typeof hiddenSchema>;

export const hiddenDocument: CaseDocument<HiddenThings> = {
  name: DOCUMENT.hidden,
  empty: { schema: SCHEMA.hidden, words: [], kept: [] },
  parse: parseOrNull(hiddenSchema),
};

/** What the person wrote, as the dossier groups it. */
export type OwnSubject = 'requester' | 'facts' | 'impact' | 'witnesses' | 'steps';

/** The names of answers in `HiddenThings.kept`. */
export const keptCapture = (id: string): string => `item/${id}`;
/** Of the person's own notes of a capture: they may be added after the answer for the rest. */
export const keptNotes = (id: string): string => `${keptCapture(id)}/notes`;
/** The answers for a capture, for what the person is shown of it. */
export const keptAnswers = ({ id, isInNotes }: { readonly id: string; readonly isInNotes: boolean }) =>
  isInNotes ? [keptCapture(id), keptNotes(id)] : [keptCapture(id)];
export const keptReceived = (number: number): string => `received/${number}`;
export const keptSubject = (subject: OwnSubject): string => `own/${subject}`;

/**
 * Returns the document with this word. One that is searched already, whatever its capitals and spaces, stays as it is:
 * the answers to it stay too.
 */
export function withWord(things: HiddenThings, text: string, at: string): HiddenThings {
  const letters = searchedLetters(text);
  return things.words.some((one) => searchedLetters(one.text) === letters)
    ? things
    : { ...things, words: [...things.words, { at, text }] };
}

/** Returns the document with an answer for each of these, given now for this recipient. */
export function withKept(
  things: HiddenThings,
  whats: readonly string[],
  at: string,
  recipient: string | null,
): HiddenThings {
  const others = things.kept.filter((one) => one.recipient !== recipient || !whats.includes(one.what));
  return { ...things, kept: [...others, ...whats.map((what) => ({ at, what, recipient }))] };
}

/** Below this length, a word is searched as a whole word: « Léa » is not in « galéasse ». */
const MIN_LENGTH_INSIDE_WORDS = 5;
/** Digits of a telephone number that stay the same with any prefix: `06…`, `+33 6…`, `0033 6…`, `+33 (0)6…`. */
const SIGNIFICANT_DIGITS = 9;

/**
 * A run of anything but letters and digits becomes one space. So do letters that are drawn as none or lengthen a word:
 * fillers, and modifiers such as the apostrophe U+02BC.
 */
const keepLetters = (text: string): string =>
  text.replace(/(?:[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]|[\u115f\u1160])+/gu, ' ');

/** Letters and digits in lower case, folded. */
const fold = (text: string): string => keepLetters(toAsciiDigits(foldLetters(text)).toLowerCase());

/** The same for a text that the machine read in an image, as `buildReadPattern` searches it. */
export const foldReadText = (text: string): string =>
  keepLetters(foldMisread(toAsciiDigits(foldLetters(text)).toLowerCase())).trim();

/** Whether the text has something that can be searched. */
export const isSearchable = (text: string): boolean => /\S{2}/.test(fold(text).replaceAll(' ', ''));

/** The letters of a hidden word that are searched; null when it has too few. */
function searchedLetters(word: string): string | null {
  const letters = fold(word).replaceAll(' ', '');
  if (letters.length < 2) return null;
  const isNumber = letters.length >= SIGNIFICANT_DIGITS && /^\d+$/.test(letters);
  return isNumber ? letters.slice(-SIGNIFICANT_DIGITS) : letters;
}

/** Separators inside the word are ignored: spaces, dots, dashes, tags. */
function buildPattern(letters: string, flags: 'u' | 'gu'): RegExp {
  const pattern = [...letters].join(' ?');
  return letters.length >= MIN_LENGTH_INSIDE_WORDS
    ? new RegExp(pattern, flags)
    : new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, flags);
}

/** Returns the pattern that finds a hidden word in a text of `foldReadText`; null when it has too few letters. */
export function buildReadPattern(word: string): RegExp | null {
  const letters = searchedLetters(word);
  return letters === null ? null : buildPattern(foldMisread(letters), 'gu');
}

/** Returns a function that finds which of these words a text contains, by index. */
export function createWordFinder(words: readonly string[]): (text: string) => readonly number[] {
  const searched = words.map((word) => {
    const letters = searchedLetters(word);
    if (letters === null) return null;
    const isNumber = /^\d+$/.test(letters);
    const isLong = letters.length >= MIN_LENGTH_INSIDE_WORDS;
    return {
      pattern: buildPattern(letters, 'u'),
      isNumber,
      misread: isNumber && isLong ? buildPattern(foldMisread(letters), 'u') : null,
    };
  });
  const hasNumber = searched.some((one) => one?.isNumber);
  return (text) => {
    const forms = listForms(text).map(fold);
    // Style sheets may draw digits from right to left too. Words read so are others: « Léon », « Noël ».
    const ofNumbers = hasNumber ? [...forms, ...forms.map(reverse)] : [];
    // A number may be written with letters: « o6 l2 ».
    const misreadForms = ofNumbers.map(foldMisread);
    return searched.flatMap((one, index) => {
      if (one === null) return [];
      const { pattern, isNumber, misread } = one;
      const isFound =
        (isNumber ? ofNumbers : forms).some((form) => pattern.test(form)) ||
        (misread !== null && misreadForms.some((form) => misread.test(form)));
      return isFound ? [index] : [];
    });
  };
}

/** Returns the text as written, without tags, and as its references and escapes are read. */
function listForms(text: string): readonly string[] {
  const forms = new Set([text]);
  if (/[<&]/.test(text)) {
    forms.add(decodeReferences(text));
    const drawn = withoutStyles(text);
    if (/<bdo\b/i.test(drawn)) forms.add(drawOverrides(decodeReferences(drawn)));
    for (const tags of TAGS) forms.add(decodeReferences(drawn.replace(tags, (tag) => (tag.endsWith('>') ? ' ' : tag))));
  }
  if (text.includes('\\u')) forms.add(text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => fromHex(hex)));
  for (const form of [...forms]) if (/%[0-9a-f]{2}/i.test(form)) forms.add(decodePercents(form));
  for (const form of [...forms]) if (REVERSED.test(form)) forms.add(form.replaceAll(REVERSED_RUNS, reverse));
  return [...forms];
}

/** Each ends with the text at the latest. Programs end a tag at a `>` between quotation marks, or after them. */
const TAGS = [/<[^>]*(?:>|$)/g, /<(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'>])*(?:>|$)/g];
/** What is drawn from right to left: after U+202E, whatever seems to end it. */
const REVERSED_RUNS = /\u202e[^\n]*/g;
const REVERSED = /\u202e/;

/** Returns the text without tags as `<bdo dir="rtl">` draws it, and one with another direction in it. */
function drawOverrides(html: string): string {
  const open = [{ isReversed: false, drawn: '' }];
  const add = (text: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.drawn = last.isReversed ? text + last.drawn : last.drawn + text;
  };
  const close = (): void => add(open.pop()?.drawn ?? '');
  for (const part of html.split(/(<[^>]*(?:>|$))/)) {
    const isReversed = open.at(-1)?.isReversed === true;
    if (/^<bdo\b/i.test(part)) {
      const [, direction] = /\bdir\s*=\s*["']?(rtl|ltr)\b/i.exec(part) ?? [];
      open.push({ isReversed: direction === undefined ? isReversed : direction.toLowerCase() === 'rtl', drawn: '' });
    } else if (/^<\/bdo\b/i.test(part)) {
      if (open.length > 1) close();
    } else if (!part.startsWith('<')) add(isReversed ? reverse(part) : part);
    else add(' ');
  }
  while (open.length > 1) close();
  return open[0]?.drawn ?? '';
}

/** Leaves out styles and scripts, of which nothing is drawn: they may stand between two digits. */
function withoutStyles(text: string): string {
  const [before = '', ...others] = text.split(/<(?:style|script)\b/i);
  const after = others.map((one) => {
    const end = one.search(/<\/(?:style|script)\b/i);
    return end < 0 ? '' : one.slice(end);
  });
  return [before, ...after].join(' ');
}

const reverse = (text: string): string => [...text].reverse().join('');

/** Named references of letters: `&eacute;`, `&oelig;`. Those of signs separate words. */
function decodeReferences(text: string): string {
  return text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex: string | undefined, digits: string) =>
      fromCodePoint(hex === undefined ? Number(digits) : Number.parseInt(hex, 16)),
    )
    .replace(/&([a-z])(?:acute|grave|circ|uml|cedil|tilde|ring|slash|caron);/gi, '$1')
    .replace(/&([a-z]{2})lig;/gi, '$1')
    .replace(/&[a-z]+;/gi, ' ');
}

function decodePercents(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => fromHex(hex));
    }
  });
}

const fromHex = (hex: string): string => fromCodePoint(Number.parseInt(hex, 16));

const fromCodePoint = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** Returns every string of a JSON value, its keys included. */
export function listStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...listStrings(one)]);
}
