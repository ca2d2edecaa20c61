import { createHash } from 'node:crypto';
import { moveNumber } from './moveTime.ts';

/** Replaces words and numbers with invented ones of the same length; the same word gives the same word on a page. */
export interface Replacer {
  /** A text for people keeps interface words; `attribute`: a value for programs keeps the readers' words. */
  replaceWords(value: string, kind: 'text' | 'attribute'): string;
}

interface ReplacerOptions {
  /** The bytes of the page: nobody without them can compute which word gave which. */
  readonly secret: Uint8Array;
  /** The id of the page's reader, which decides the form of ids that contain a time. */
  readonly platform: string;
  readonly textWords: ReadonlySet<string>;
  readonly attributeWords: ReadonlySet<string>;
  /** Account names as written on the page: replaced even where they are also an interface word. */
  readonly handles: ReadonlySet<string>;
  /** Words of the page: an invented word is never one of them. */
  readonly taken: ReadonlySet<string>;
}

/** `JeanDupont75` is three words: names are written in many ways in handles, classes and addresses. */
export const WORD =
  /\p{Lu}\p{M}*(?:\p{Lu}\p{M}*)*(?![\p{Ll}\p{M}])|\p{Lu}?(?:[\p{Ll}\p{Lo}\p{Lm}\p{Lt}]\p{M}*)+|\p{Lu}\p{M}*|\p{N}+/gu;
/** A byte encoded in an address, or in an address inside it. */
const ESCAPE = /(%(?:25)*[\dA-Fa-f]{2})/;
/** Returns the words and the numbers of a text or of an address. */
export const listWords = (value: string): string[] =>
  value.split(ESCAPE).flatMap((part) => [...(part.match(WORD) ?? []), ...(part.match(RUN) ?? []).filter(isToken)]);

/** Letters and digits without anything between. */
const RUN = /[\p{L}\p{N}]{4,}/gu;
/** « 2h05 », « 1d3h », `30T10` of a date, `000Z`. */
const TIME_RUN = /^(?:(?:\d{1,2}[dj])?\d{1,2}h(?:\d{1,2}m?)?|\d{1,2}T\d{1,2}|0+Z)$/i;
/** Single letters between digits (`7a8a`) are part of an id or a token: alone, each of them would stay. */
const isToken = (run: string): boolean =>
  /\p{L}/u.test(run) && /\p{N}/u.test(run) && !/\p{L}{2}/u.test(run) && !TIME_RUN.test(run);

/** An id in hexadecimal, which readers know by its length and its characters: it stays one. */
const HEX_ID = /(?<![\p{L}\p{N}])((?=[a-f]*\d)(?=\d*[a-f])[\da-f]{16,})(?![\p{L}\p{N}])/u;

/** Words of so many characters are compared with those of the page. */
export const MIN_REPORTED = 4;

/** Numbers of one or two digits make up dates and ages, and name nobody. */
const MIN_DIGITS = 3;
const SECONDS = /(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:)(\d\d)(\.\d{1,9})?/g;

const ALPHABETS: readonly (readonly [RegExp, string])[] = [
  [/^[a-z\p{M}]$/u, 'abcdefghijklmnopqrstuvwxyz'],
  [/^\p{Script=Latin}$/u, 'aeiorstnlduc'],
  [/^\p{Script=Cyrillic}$/u, 'абвгдежзиклмнопрстуфхцч'],
  [/^\p{Script=Greek}$/u, 'αβγδεζηθικλμνξοπρστυφχψω'],
  [/^\p{Script=Arabic}$/u, 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
  [/^\p{Script=Hebrew}$/u, 'אבגדהוזחטיכלמנסעפצקרשת'],
  [/^\p{Script=Han}$/u, '山水火木金土日月田川石竹米花雨雪风云'],
  [/^\p{Script=Hiragana}$/u, 'あいうえおかきくけこさしすせそたちつてと'],
  [/^\p{Script=Katakana}$/u, 'アイウエオカキクケコサシスセソタチツテト'],
  [/^\p{Script=Hangul}$/u, '가나다라마바사아자차카타파하'],
];

export function createReplacer({
  secret,
  platform,
  textWords,
  attributeWords,
  handles,
  taken,
}: ReplacerOptions): Replacer {
  const salt = createHash('sha256').update(secret).digest();
  const invented = new Map<string, string>();
  const used = new Set<string>();
  const handlePattern = buildHandlePattern(handles);

  /** An id in hexadecimal has several words. */
  const hasTakenWord = (made: string): boolean =>
    listWords(made).some((word) => word.length >= MIN_REPORTED && taken.has(word.toLowerCase()));
  const invent = (word: string, build: (bytes: Uint8Array) => string): string => {
    const known = invented.get(word);
    if (known !== undefined) return known;
    for (let attempt = 0; ; attempt += 1) {
      const bytes = createHash('sha512').update(salt).update(`${attempt}:${word}`).digest();
      const made = build(bytes);
      // A very short word has few others to become.
      if (attempt < 200 && (used.has(made) || made === word || hasTakenWord(made))) continue;
      used.add(made);
      invented.set(word, made);
      return made;
    }
  };
  const inventLetters = (word: string): string =>
    invent(word.toLowerCase(), (bytes) =>
      [...word.toLowerCase()].map((letter, index) => pickLetter(letter, bytes[index % bytes.length] ?? 0)).join(''),
    );
  const inventDigits = (digits: string): string =>
    invent(
      digits,
      (bytes) =>
        moveNumber(digits, bytes, platform) ?? [...digits].map((_, i) => pickDigit(i, bytes, platform)).join(''),
    );

  const replaceWord = (word: string, allowed: ReadonlySet<string>): string => {
    // Units and the T of a time are letters of their own.
    if (word.length === 1 && allowed === textWords) return word;
    if (/^\p{N}/u.test(word)) return word.length < MIN_DIGITS || /^0+$/.test(word) ? word : inventDigits(word);
    if (allowed.has(word.toLowerCase())) return word;
    return copyCase(word, inventLetters(word));
  };
  const replaceAll = (value: string, allowed: ReadonlySet<string>): string =>
    value
      .split(ESCAPE)
      .map((part, index) => (index % 2 === 1 ? part : replaceWordsOf(part, allowed)))
      .join('');
  const replaceWordsOf = (part: string, allowed: ReadonlySet<string>): string =>
    part
      .split(HEX_ID)
      .map((piece, index) => (index % 2 === 1 ? inventHexId(piece) : replaceRuns(piece, allowed)))
      .join('');
  const inventHexId = (id: string): string =>
    invent(id, (bytes) => Buffer.concat([bytes, bytes]).toString('hex').slice(0, id.length).padEnd(id.length, '0'));
  const replaceRuns = (part: string, allowed: ReadonlySet<string>): string =>
    part
      .replace(RUN, (run) => (isToken(run) && isKept(run, allowed) ? inventToken(run) : run))
      .replace(WORD, (word) => replaceWord(word, allowed));
  const isKept = (run: string, allowed: ReadonlySet<string>): boolean =>
    run.replace(WORD, (word) => replaceWord(word, allowed)) === run;
  const inventToken = (run: string): string =>
    invent(run, (bytes) =>
      [...run]
        .map((character, index) =>
          /\p{N}/u.test(character)
            ? String((bytes[index] ?? 0) % 10)
            : copyCase(character, pickLetter(character.toLowerCase(), bytes[index] ?? 0)),
        )
        .join(''),
    );

  return {
    replaceWords(value, kind) {
      const allowed = kind === 'text' ? textWords : attributeWords;
      const timed = value.replace(SECONDS, (_, start: string, second: string, fraction: string | undefined) => {
        const bytes = createHash('sha512').update(salt).update(`${start}${second}`).digest();
        return `${start}${String((bytes[0] ?? 0) % 60).padStart(2, '0')}${fraction ?? ''}`;
      });
      if (handlePattern === null) return replaceAll(timed, allowed);
      return timed
        .split(handlePattern)
        .map((part, index) => replaceAll(part, index % 2 === 1 ? NO_WORDS : allowed))
        .join('');
    },
  };
}

const NO_WORDS: ReadonlySet<string> = new Set();

/** One group, so that `split` gives what is between the names, then a name. */
function buildHandlePattern(handles: ReadonlySet<string>): RegExp | null {
  const names = [...handles].sort((a, b) => b.length - a.length).map((name) => RegExp.escape(name));
  return names.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}_])(${names.join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
}

function pickLetter(letter: string, byte: number): string {
  const alphabet = ALPHABETS.find(([script]) => script.test(letter))?.[1] ?? 'xyz';
  const letters = [...alphabet];
  return letters[byte % letters.length] ?? 'x';
}

/** Bluesky's account numbers are in base32, which has no 0, 1, 8 and 9. */
const pickDigit = (index: number, bytes: Uint8Array, platform: string): string => {
  const byte = bytes[index % bytes.length] ?? 0;
  if (platform === 'bluesky') return String(2 + (byte % 6));
  return String(index === 0 ? 1 + (byte % 9) : byte % 10);
};

/** « DUPONT », « Dupont », else lower case. */
function copyCase(from: string, to: string): string {
  if (from === from.toUpperCase()) return to.toUpperCase();
  const [first = ''] = from;
  return first === first.toUpperCase() ? (to[0] ?? '').toUpperCase() + to.slice(1) : to;
}
