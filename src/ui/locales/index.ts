import type { CaseLabel } from '../../domain/case/case.ts';
import type { CaptureRefusalCode, Refusal, RefusalCode } from '../../domain/shared/errors.ts';
import { textInLanguage } from '../../domain/shared/languages.ts';
import { MAX_ITEM_BYTES, MAX_ITEMS, MAX_RECEIVED_BYTES } from '../../domain/shared/limits.ts';
import type { BilingualText } from '../../law/legalSources.ts';
import { formatDuration, keepFormatters } from '../formatTime.ts';
import type { KeyOf, Params, PluralForms, WordKey, Words, WordsOf } from './types.ts';
import { typeset } from './typeset.ts';

export type { PlainWordKey, WordKey, Words } from './types.ts';

/** Returns the sentence with its {placeholders} replaced. A key outside `words` does not compile. */
export function t<K extends WordKey>(words: WordsOf<NoInfer<K>>, key: K, ...params: Params<K>): string {
  return fill(words, key, params[0] ?? {});
}

/** Returns a text of src/law in the interface's language, with the same typesetting as `t`. */
export function lawText(words: Words, text: BilingualText): string {
  return typeset(words.lang, textInLanguage(text, words.lang));
}

/**
 * Says what happened and what to do. `bug` is any error that is not a Refusal, or one that no capture meets where
 * `words` are those of a page. `kept`: what the capture had kept before it was refused; null where told besides.
 */
export function refusalSentence(
  words: WordsOf<`refusal.${CaptureRefusalCode | 'bug'}` | KeyOf<'kept'>>,
  code: RefusalCode | 'bug',
  detail: Refusal['detail'] = {},
  kept: 'nothing' | 'before' | null = 'nothing',
): string {
  const limits = {
    megabytes: MAX_ITEM_BYTES / 1024 / 1024,
    gigabytes: MAX_RECEIVED_BYTES / 1024 ** 3,
    items: MAX_ITEMS,
  };
  const wait = formatDuration(words.lang, Number(detail.seconds ?? 0));
  const key: KeyOf<'refusal'> = `refusal.${code}`;
  const params = { ...limits, wait, kept: kept === null ? '' : fill(words, `kept.${kept}`, {}), ...detail };
  return fill(words, hasKey(words, key) ? key : 'refusal.bug', params);
}

/** Returns the words for a code of an open set (extraction methods, roles of files), or null when there are none. */
export function lookupWord(words: Words, kind: 'how' | 'file', code: string): string | null {
  const key = `${kind}.${code}`;
  return hasKey(words, key) ? fill(words, key, {}) : null;
}

function hasKey<W extends WordsOf<never>>(words: W, key: string): key is Exclude<keyof W, 'lang'> & string {
  return key !== 'lang' && Object.hasOwn(words, key);
}

const numberFormat = keepFormatters((lang: string) => new Intl.NumberFormat(lang));
const pluralRules = keepFormatters((lang: string) => new Intl.PluralRules(lang));

function fill<K extends WordKey>(
  words: WordsOf<NoInfer<K>>,
  key: K,
  params: Readonly<Record<string, string | number>>,
): string {
  const entry: string | PluralForms = words[key];
  const sentence = typeof entry === 'string' ? entry : entry[pluralForm(words.lang, params.n)];
  return typeset(words.lang, sentence).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? numberFormat(words.lang).format(value) : value;
  });
}

function pluralForm(lang: string, n: string | number | undefined): keyof PluralForms {
  return pluralRules(lang).select(Number(n)) === 'one' ? 'one' : 'other';
}

/** « Lina », or « Carnet 2 » for a case without a name: the same everywhere. */
export function formatCaseName(words: WordsOf<KeyOf<'caseName'>>, { name, place }: CaseLabel): string {
  return name || t(words, 'caseName.unnamed', { place });
}
