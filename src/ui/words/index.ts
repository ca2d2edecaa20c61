import type { Refusal, RefusalCode } from '../../domain/shared/errors.ts';
import { MAX_ITEM_BYTES, MAX_ITEMS, MAX_RECEIVED_BYTES } from '../../domain/shared/limits.ts';
import { type BilingualText, textInLanguage } from '../../law/sourcedText.ts';
import { duration } from '../times.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Counted, Params, WordKey, Words } from './shape.ts';

export type { WordKey, Words } from './shape.ts';

/** French unless the browser speaks another language first. */
export function pickWords(lang: string): Words {
  return /^fr\b/i.test(lang) ? fr : en;
}

/** Fills the {holes}. */
export function t<K extends WordKey>(words: Words, key: K, ...params: Params<K>): string {
  return fill(words, key, params[0] ?? {});
}

/** A text of src/law, set as ours are. */
export function lawText(words: Words, text: BilingualText): string {
  return typeset(words.lang, textInLanguage(text, words.lang));
}

/** What happened and what to do. `bug` is anything that is not a refusal. */
export function refusalSentence(
  words: Words,
  code: RefusalCode | 'bug',
  detail: Refusal['detail'] = {},
): string {
  const limits = {
    megabytes: MAX_ITEM_BYTES / 1024 / 1024,
    gigabytes: MAX_RECEIVED_BYTES / 1024 ** 3,
    items: MAX_ITEMS,
  };
  const wait = duration(words.lang, Number(detail.seconds ?? 0));
  return fill(words, `refusal.${code}`, { ...limits, wait, ...detail });
}

/** A warning of a reader or of the capture; a code of a newer reader is shown as it is. */
export function warningSentence(words: Words, code: string): string {
  const key = `warning.${code}`;
  return has(words, key) ? fill(words, key, {}) : t(words, 'warning.other', { code });
}

/** The word for a code of an open set (ways of reading); null when there is none. */
export function wordFor(words: Words, kind: 'how', code: string): string | null {
  const key = `${kind}.${code}`;
  return has(words, key) ? fill(words, key, {}) : null;
}

function has(words: Words, key: string): key is WordKey {
  return key !== 'lang' && Object.hasOwn(words, key);
}

function fill(words: Words, key: WordKey, params: Readonly<Record<string, string | number>>): string {
  const found = words[key];
  const sentence = typeof found === 'string' ? found : found[form(words.lang, params.n)];
  return typeset(words.lang, sentence).replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? new Intl.NumberFormat(words.lang).format(value) : value;
  });
}

function form(lang: string, n: string | number | undefined): keyof Counted {
  return new Intl.PluralRules(lang).select(Number(n)) === 'one' ? 'one' : 'other';
}

/** Printer's apostrophes, and in French the no-break spaces that keep « : ; ? » off the start of a line. */
function typeset(lang: string, sentence: string): string {
  const curled = sentence.replaceAll("'", '\u2019');
  return lang === 'fr' ? curled.replace(/ (?=[:;?»])/g, '\u00A0').replaceAll('« ', '«\u00A0') : curled;
}
