import { type Bytes, concatBytes } from './binary.ts';

/** Text whose encoding nobody says. Guessed letters are told apart: a name with a wrong letter is another name. */
interface UnlabelledText {
  readonly text: string;
  /** Some letters may be others: no encoding is sure, or the bytes lost them before. */
  readonly isGuessed: boolean;
}

/** Decodes what is a text as a whole. `isBeginning`: a character cut at the end is no fault. */
export function decodeUnlabelled(bytes: Bytes, isBeginning = false): UnlabelledText {
  const decoding = new LineDecoding();
  const text = decoding.decode(bytes) + decoding.end(isBeginning);
  return { text, isGuessed: decoding.isGuessed };
}

const LINE_FEED = 10;
/** The rest of a longer line is left out: no text has one. */
const MAX_LINE_BYTES = 24 * 1024 * 1024;

/** Decodes the lines of a text of any size, each in UTF-8 where it is: files are joined, and edited by old programs. */
export class LineDecoding {
  isGuessed = false;
  #utf16: TextDecoder | null | undefined;
  /** Letters: the whole of a conversation of years would take many seconds. */
  #toCheck = 256 * 1024;
  #rest: Bytes[] = [];
  #restBytes = 0;

  /** Returns the lines that the chunk ends. */
  decode(chunk: Bytes): string {
    if (this.#utf16 === undefined) {
      const label = findUtf16(chunk);
      this.#utf16 = label && new TextDecoder(label);
    }
    if (this.#utf16) return this.#check(this.#utf16.decode(chunk, { stream: true }));
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end === 0) {
      this.#keep(chunk);
      return '';
    }
    this.#keep(chunk.subarray(0, end));
    const lines = concatBytes(this.#rest);
    this.#rest = [];
    this.#restBytes = 0;
    this.#keep(chunk.slice(end));
    return this.#decodeLines(lines, false);
  }

  /** Returns the last line. */
  end(isCut = false): string {
    return this.#utf16
      ? isCut
        ? ''
        : this.#check(this.#utf16.decode())
      : this.#decodeLines(concatBytes(this.#rest), isCut);
  }

  #keep(chunk: Bytes): void {
    if (this.#restBytes > MAX_LINE_BYTES) return;
    this.#rest.push(chunk);
    this.#restBytes += chunk.length;
  }

  #decodeLines(bytes: Bytes, isCut: boolean): string {
    const whole = decodeUtf8(bytes, isCut);
    if (whole !== null) return this.#check(whole);
    this.isGuessed = true;
    const label = guessLabel(bytes);
    const lines: string[] = [];
    for (let at = 0; at < bytes.length; ) {
      const next = bytes.indexOf(LINE_FEED, at) + 1 || bytes.length;
      const line = bytes.subarray(at, next);
      lines.push(decodeUtf8(line, false) ?? new TextDecoder(label).decode(line));
      at = next;
    }
    return lines.join('');
  }

  #check(text: string): string {
    if (!this.isGuessed) this.isGuessed = OFTEN_ODD.test(text) || hasOddLetters(text.slice(0, this.#toCheck));
    this.#toCheck = Math.max(0, this.#toCheck - text.length);
    return text;
  }
}

function decodeUtf8(bytes: Bytes, isCut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return null;
  }
}

/** By the mark at its start, else by the zero beside each letter of Europe, or beside each space of other words. */
export function findUtf16(start: Bytes): 'utf-16le' | 'utf-16be' | null {
  const [a, b] = start;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [at, byte] of start.subarray(0, 1024).entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const label = odd > even ? 'utf-16le' : 'utf-16be';
  if (Math.max(odd, even) < 3 || Math.min(odd, even) > 0) return null;
  if (Math.max(odd, even) > Math.min(start.length, 1024) * 0.4) return label;
  // Two letters of ASCII are one of Chinese: a text with some zeros would be taken for it.
  const text = new TextDecoder(label).decode(start.subarray(0, 1024), { stream: true });
  return KNOWN_SCRIPTS.test(text) && !text.includes('\ufffd') ? label : null;
}

const KNOWN_SCRIPTS = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Zyyy}\p{sc=Zinh}]*$/u;

const COMMON_WESTERN = /[éèàçêôîûùëïâœ’«»äöüßñáíóúãõ]/gu;
/** Three letters of another alphabet in one word. */
const CYRILLIC_WORD = /[а-яё]{3,}/giu;

/** The encoding of one byte for each letter in which the words look most like words. */
function guessLabel(bytes: Bytes): string {
  const start = bytes.subarray(0, 65_536);
  const count = (label: string, letters: RegExp): number =>
    (new TextDecoder(label).decode(start).match(letters) ?? []).join('').length;
  const highBytes = start.filter((byte) => byte > 0x7f).length;
  if (count('windows-1251', CYRILLIC_WORD) * 2 > highBytes) return 'windows-1251';
  return count('macintosh', COMMON_WESTERN) > count('windows-1252', COMMON_WESTERN) ? 'macintosh' : 'windows-1252';
}

/** Encodings in which programs take each byte of UTF-8 for a letter, and what letters look like then. */
const MISTAKES = ['windows-1252', 'macintosh', 'windows-1251', 'koi8-r', 'windows-1250'].map((label) => {
  const letters = [...new TextDecoder(label).decode(Uint8Array.from({ length: 128 }, (_, index) => 128 + index))];
  const list = (from: number, to: number): string => `[${letters.slice(from - 128, to - 128).join('')}]`;
  const [next, accents, others] = [list(0x80, 0xc0), list(0xc2, 0xc6), list(0xc6, 0xe0)];
  const quotes = `${list(0xe2, 0xe3)}${list(0x80, 0x83)}|${list(0xf0, 0xf1)}${list(0x9f, 0xa0)}`;
  return {
    sign: new RegExp(`(?:${accents}|${quotes})${next}|(?:${others}${next}|${list(0xe0, 0xf0)}${next}${next}){2}`, 'u'),
    bytes: new Map(letters.map((letter, index) => [letter, 128 + index])),
  };
});
const [OF_WINDOWS] = MISTAKES;
const TWICE_ENCODED = new RegExp(MISTAKES.map(({ sign }) => sign.source).join('|'), 'u');

/**
 * Lost letters, control characters, and letters that no word has there: MacRoman taken for windows-1252, UTF-8 for the
 * letters of a console, and for windows-1252 without its space that does not break.
 */
const ODD_LETTERS =
  /[\ufffd\ufffe\u0080-\u0084\u0086-\u009f]|(?<=\p{Ll})(?:[ŽŠŒŸƒˆ‰]|™(?=\p{Ll}))|[ƒˆ‰](?=\p{L})|[├┬][\u00a1-\u00ff]|(?<!\p{Lu})[ÃÂ](?!\p{L})/u;

/** What is looked for in texts of any length. */
const OFTEN_ODD = /\ufffd|[ÃÂ][\u0080-\u00bf]|â€/;

/** Whether some letters of a text are probably others. */
export const hasOddLetters = (text: string): boolean =>
  ODD_LETTERS.test(text) || OF_WINDOWS?.sign.test(text) === true || restoreTwiceEncoded(text) !== text;

/** Returns the text whose UTF-8 was taken for another encoding, line by line; the same where it was not. */
export const restoreTwiceEncoded = (text: string): string =>
  TWICE_ENCODED.test(text) ? text.replace(/[^\n]+/g, (line) => restoreLine(line) ?? line) : text;

/** What people hardly write: restored from it, a word was what it seemed to be, as « ВІ » of Ukraine. */
const UNLIKELY = /[\u0080-\u009f¤¦²³¸¹º¼½¾\u0250-\u036f\u0460-\u048f\u0492-\u058f\u0700-\u0bff\ue000-\uf8ff]/;

function restoreLine(line: string): string | null {
  for (const { sign, bytes } of MISTAKES) {
    if (!sign.test(line)) continue;
    const written = Array.from(line, (char) => bytes.get(char) ?? (char < '\u00a0' ? char.charCodeAt(0) : 256));
    const restored = written.includes(256) ? null : decodeUtf8(Uint8Array.from(written), false);
    if (restored !== null && !UNLIKELY.test(restored)) return restored;
  }
  return null;
}
