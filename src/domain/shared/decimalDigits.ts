/** Digits that people write in other scripts: Arabic, Persian, Devanagari, Bengali, Thai… */

/** Returns the text with every decimal digit as `0` to `9`. Unicode has them in runs of ten. */
export const toAsciiDigits = (text: string): string => text.replace(/(?![0-9])\p{Nd}/gu, readDigit);

const DIGIT = /\p{Nd}/u;

function readDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let place = 0;
  while (DIGIT.test(String.fromCodePoint(code - place - 1))) place += 1;
  return String(place % 10);
}
