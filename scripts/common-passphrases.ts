import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as french } from '@zxcvbn-ts/language-fr';
import { BINARY_BITS, hashPassphrase, normalizePassphrase } from '../src/workflow/passphraseStrength.ts';

/**
 * The passphrases that are refused, from the lists of zxcvbn-ts (MIT; its French words: OpenSubtitles, ODC-BY), each in
 * order of frequency: leaked passwords, most of them English, and leaked digits; French words and first names that were
 * leaked, then the commonest others.
 */
const LEAKED = 4500;
const DIGITS = 400;
const FIRST_NAMES = 1500;
const TOTAL = 10_000;
/** French habits that the list of leaked passwords, most of them English, ranks too low: keyboard rows, pet names. */
const FRENCH_HABITS = 'motdepasse azerty azertyuiop qsdfghjklm wxcvbn jetaime monamour doudou chouchou'.split(' ');
/** Shorter words with digits behind them are rare in the lists and easy to meet by chance. */
const MIN_WORD_LENGTH = 4;

/** Base64 of 10,000 hashes of 32 bits, sorted, in the form of `unpackHashes`. */
export async function buildCommonPassphrases(): Promise<string> {
  const hashes = await Promise.all(listCommonPassphrases().map(hashPassphrase));
  const sorted = hashes.toSorted((a, b) => a - b);
  const codes = sorted.map((hash, index) => encodeRice(hash - (sorted[index - 1] ?? 0)));
  const bytes = codes.join('').match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((bits) => Number.parseInt(bits.padEnd(8, '1'), 2))).toString('base64');
}

function encodeRice(difference: number): string {
  const remainder = difference % 2 ** BINARY_BITS;
  return `${'1'.repeat(Math.floor(difference / 2 ** BINARY_BITS))}0${remainder.toString(2).padStart(BINARY_BITS, '0')}`;
}

export function listCommonPassphrases(): readonly string[] {
  const leaked = common['passwords-common'].map(normalizePassphrase);
  const isDigits = (text: string): boolean => /^\d+$/.test(text);
  const firstNames = new Set(french['firstnames-fr'].map(normalizePassphrase));
  // The list of first names is alphabetical; the one of all words is by frequency.
  const byFrequency = french['wikipedia-fr'].map(normalizePassphrase);
  const words = french['commonWords-fr'].map(normalizePassphrase).filter((word) => word.length >= MIN_WORD_LENGTH);
  const isFrench = new Set([...words, ...firstNames]);
  const chosen = new Set<string>();
  const take = (list: readonly string[], count: number): void => {
    const last = chosen.size + count;
    for (const text of list) if (chosen.size < last && text !== '') chosen.add(text);
  };
  take(FRENCH_HABITS, FRENCH_HABITS.length);
  take(
    leaked.filter((text) => !isDigits(text)),
    LEAKED,
  );
  take(leaked.filter(isDigits), DIGITS);
  take(
    leaked.filter((text) => text.length >= MIN_WORD_LENGTH && isFrench.has(text)),
    TOTAL - chosen.size - FIRST_NAMES,
  );
  take(
    byFrequency.filter((word) => word.length >= MIN_WORD_LENGTH && firstNames.has(word)),
    FIRST_NAMES,
  );
  take(words, TOTAL - chosen.size);
  return [...chosen];
}
