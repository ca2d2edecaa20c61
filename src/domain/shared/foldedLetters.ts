/** Letters as every search compares them: somebody who writes « tuеr » with a Cyrillic е is found by « tuer ». */

/** Marks that show nothing: zero-width spaces, soft hyphens, marks of direction… */
export const INVISIBLE = /[\p{Cf}\p{DI}]+/gu;

/**
 * Letters of other alphabets, and small capitals, that look like a Latin one in either case: from the confusables of
 * Unicode (UTS 39), those that a message in French may hide. Each pair of cases has one letter, so that Greek and
 * Russian are found in either case too.
 */
const ALIKE: Readonly<Record<string, string>> = {
  a: 'аαɑᴀꭺ',
  b: 'вβʙᏼ',
  c: 'сᴄꮯ',
  d: 'ԁđᴅꭰ',
  e: 'еεᴇꭼ',
  f: 'ƒ',
  g: 'ɡցɢꮐ',
  h: 'нһħհʜꮋ',
  i: 'іιıɩɪ',
  j: 'јᴊꭻ',
  k: 'кκᴋꮶ',
  l: 'ӏłʟꮮǀ',
  m: 'мμᴍꮇ',
  n: 'ηոɴ',
  o: 'оοօøᴏ',
  p: 'рρᴘꮲ',
  q: 'ԛզ',
  r: 'ʀꭱꮢ',
  s: 'ѕꜱꮪ',
  t: 'тτŧᴛꭲ',
  u: 'υսᴜ',
  v: 'νʋᴠꮩ',
  w: 'ԝωᴡꮃ',
  x: 'хχ',
  y: 'уγʏ',
  z: 'ζƶᴢꮓ',
  ae: 'æ',
  oe: 'œ',
  ss: 'ßẞ',
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '123456789';

/** Signs that show a digit or a letter and are none to Unicode: the first one of each run, and what the run shows. */
const SIGNS: readonly (readonly [first: number, shown: string])[] = [
  // Of Ethiopia.
  [0x1369, DIGITS],
  // In circles: double, none, black, thin, thin and black.
  [0x24f5, DIGITS],
  [0x24ff, '0'],
  [0x2776, DIGITS],
  [0x2780, DIGITS],
  [0x278a, DIGITS],
  [0x1f10b, '00'],
  // In black circles and squares, and those of flags.
  [0x1f150, LETTERS],
  [0x1f170, LETTERS],
  [0x1f1e6, LETTERS],
];

/** Built at the first use: the background holds this module and folds nothing. */
function buildFold(): (text: string) => string {
  const latin = new Map(
    Object.entries(ALIKE).flatMap(([letter, alike]) =>
      [...alike].flatMap((one) => [one, one.toUpperCase()].map((either) => [either, letter] as const)),
    ),
  );
  const lookAlike = new RegExp(`[${[...latin.keys()].filter((letter) => letter.length === 1).join('')}]`, 'gu');
  const signs = new Map(
    SIGNS.flatMap(([first, shown]) => [...shown].map((one, at) => [String.fromCodePoint(first + at), one] as const)),
  );
  const anySign = new RegExp(`[${[...signs.keys()].join('')}]`, 'gu');
  return (text) =>
    text
      .replace(anySign, (sign) => signs.get(sign) ?? sign)
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(lookAlike, (letter) => latin.get(letter) ?? letter);
}
let fold: ReturnType<typeof buildFold> | undefined;

/** Returns the text without accents, its look-alike letters as Latin ones. The case of other letters stays. */
export function foldLetters(text: string): string {
  fold ??= buildFold();
  return fold(text);
}

/** Reads what a machine confuses in an image as one: `0` and `o`; `1`, `i`, `l` and `|`. The text is in lower case. */
export const foldMisread = (text: string): string => text.replace(/0/g, 'o').replace(/[1i|]/g, 'l');

/** Returns the text with every decimal digit as `0` to `9`. Unicode has them in runs of ten. */
export const toAsciiDigits = (text: string): string => text.replace(/(?![0-9])\p{Nd}/gu, readDigit);

const DIGIT = /\p{Nd}/u;

function readDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let place = 0;
  while (DIGIT.test(String.fromCodePoint(code - place - 1))) place += 1;
  return String(place % 10);
}
