import { readFileSync } from 'node:fs';
import { WARNING_WORDS } from '../../../src/domain/capture/warningWords.ts';
import type { RefusalCode } from '../../../src/domain/shared/errors.ts';
import { refusalSentence, t } from '../../../src/ui/locales/index.ts';
import type { Params, WordKey } from '../../../src/ui/locales/types.ts';
import { typeset } from '../../../src/ui/locales/typeset.ts';
import { pickWords, WORDS } from '../../../src/ui/locales/words.ts';

/** The words of our interface by their keys, so that no test changes with them. Pages show them in French. */
const FRENCH = pickWords('fr');

/** Returns what our pages show for a key. */
export const say = <K extends WordKey>(key: K, ...params: Params<K>): string => t(FRENCH, key, ...params);

/** Returns what our pages show for a warning of an item. */
export const sayWarning = (code: keyof typeof WARNING_WORDS): string => typeset('fr', WARNING_WORDS[code].fr);

export const sayRefusal = (code: RefusalCode): string => refusalSentence(FRENCH, code);

/** Matches what a key shows in any language, with any values of its {placeholders}. */
export const saying = (key: WordKey): RegExp => new RegExp(listPatterns(key).join('|'), 's');

/** Reads the {placeholders} of a sentence from a text that shows it in any language; null when none is shown. */
export const readParams = (key: WordKey, text: string): Readonly<Record<string, string>> | null =>
  readAtStart(
    listPatterns(key).map((pattern) => `.*?${pattern}`),
    text,
  );

/** Thousands are separated by a space. NaN where nothing is shown, so that no comparison with it holds. */
export const readNumber = (shown: string | undefined): number =>
  shown ? Number(shown.replace(/\s/g, '')) : Number.NaN;

function listPatterns(key: WordKey): readonly string[] {
  return Object.values(WORDS).flatMap((words) => {
    const entry = words[key];
    const forms = typeof entry === 'string' ? [entry] : Object.values(entry);
    return forms.map((form) => toPattern(typeset(words.lang, form)));
  });
}

const toPattern = (sentence: string): string =>
  sentence
    .replaceAll(/[.*+?^$()[\]\\|]/g, '\\$&')
    // A count is a number; other values are any text.
    .replaceAll('{n}', String.raw`(?<n>\d[\d\s]*?)`)
    .replaceAll(/\{(\w+)\}/g, '(?<$1>.+?)')
    .replaceAll(/\s/g, '\\s');

const readAtStart = (patterns: readonly string[], text: string) => {
  for (const pattern of patterns) {
    const found = new RegExp(`^${pattern}`, 's').exec(text);
    if (found !== null) return found.groups ?? {};
  }
  return null;
};

/** Titles of the toolbar button, which are in the browser's language. */
const listTitles = (name: string): readonly string[] =>
  Object.keys(WORDS).map((lang) => {
    const path = new URL(`../../../assets/public/_locales/${lang}/messages.json`, import.meta.url);
    return toPattern(JSON.parse(readFileSync(path, 'utf8'))[name].message.replace('$1', '{n}'));
  });
const TITLES = {
  whole: [...listTitles('titleRecorded'), ...listTitles('titleKept')],
  inPart: [...listTitles('titleRecordedInPart'), ...listTitles('titleKeptInPart')],
};

/**
 * Returns how many items are kept, as a notice or the toolbar button says of one that was recorded: NaN while the store
 * is locked, when neither tells it. Null for any other text.
 */
export function parseRecordedTotal(text: string): number | null {
  const said =
    readAtStart([...TITLES.inPart, ...TITLES.whole], text) ??
    readAtStart(
      [...listPatterns('toast.total').map((total) => `.*? · ${total}\\.`), ...listPatterns('toast.kept')],
      text,
    );
  return said && readNumber(said.n);
}

/** Whether a notice or the toolbar button says that only a part is recorded. */
export const isKeptInPart = (text: string): boolean =>
  readParams('toast.keptInPart', text) !== null || readAtStart(TITLES.inPart, text) !== null;

/** Returns the counts in the notice at the end of a thread; null for any other notice. */
export function parseRecordedThread(notice: string): { readonly posts: number; readonly shots: number } | null {
  const said = readAtStart(listPatterns('thread.kept'), notice);
  return said && { posts: readNumber(said.n), shots: readNumber(said.shots) };
}
