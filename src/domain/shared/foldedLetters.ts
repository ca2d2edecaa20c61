/** Letters as every search compares them: somebody who writes « tuеr » with a Cyrillic е is found by « tuer ». */

/** Marks that show nothing: zero-width spaces, soft hyphens, marks of direction… */
export const INVISIBLE = /[\p{Cf}\p{DI}]+/gu;

/**
 * Letters of other alphabets, and small capitals, that look like a Latin one in either case: from the confusables of
 * Unicode (UTS 39), those that a message in French may hide. Each pair of cases has one letter, so that Greek and
 * Russian are found in either case too.
 */
const ALIKE: Readonly<Record<string, string>> = {
  a: 'аαɑᴀ',
  b: 'вβʙ',
  c: 'сᴄ',
  d: 'ԁđᴅ',
  e: 'еεᴇ',
  f: 'ƒ',
  g: 'ɡցɢ',
  h: 'нһħհʜ',
  i: 'іιıɩɪ',
  j: 'јᴊ',
  k: 'кκᴋ',
  l: 'ӏłʟ',
  m: 'мμᴍ',
  n: 'ηոɴ',
  o: 'оοօøᴏ',
  p: 'рρᴘ',
  q: 'ԛզ',
  r: 'ʀ',
  s: 'ѕꜱ',
  t: 'тτŧᴛ',
  u: 'υսᴜ',
  v: 'νʋᴠ',
  w: 'ԝωᴡ',
  x: 'хχ',
  y: 'уγʏ',
  z: 'ζƶᴢ',
  ae: 'æ',
  oe: 'œ',
  ss: 'ß',
};

/** Built at the first use: the background holds this module and folds nothing. */
function buildFold(): (text: string) => string {
  const latin = new Map(
    Object.entries(ALIKE).flatMap(([letter, alike]) =>
      [...alike].flatMap((one) => [one, one.toUpperCase()].map((either) => [either, letter] as const)),
    ),
  );
  const lookAlike = new RegExp(`[${[...latin.keys()].filter((letter) => letter.length === 1).join('')}]`, 'gu');
  return (text) => text.replace(lookAlike, (letter) => latin.get(letter) ?? letter);
}
let fold: ReturnType<typeof buildFold> | undefined;

/** Returns the text without accents, its look-alike letters as Latin ones. The case of other letters stays. */
export function foldLetters(text: string): string {
  fold ??= buildFold();
  return fold(text.normalize('NFKD').replace(/\p{M}+/gu, ''));
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
