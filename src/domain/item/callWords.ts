import type { Language } from '../shared/languages.ts';
import type { ExportedRecord } from './exportedMessage.ts';

/**
 * How a call ended, as Telegram's JSON gives it. Its codes are the sealed text (docs/format.md, 2.1); these are the
 * words that a person reads. `busy` is written of a call that was declined too.
 */
const CALL_WORDS: ReadonlyMap<string, Readonly<Record<Language, string>>> = new Map([
  ['', { fr: 'Appel', en: 'Call' }],
  ['busy', { fr: 'Appel refusé, ou ligne occupée', en: 'Call declined, or line busy' }],
  ['disconnect', { fr: 'Appel coupé', en: 'Call cut off' }],
  ['hangup', { fr: 'Appel', en: 'Call' }],
  ['missed', { fr: 'Appel manqué', en: 'Missed call' }],
]);

/** Also of a record that was not made here. */
type CodedRecord = Partial<Record<keyof Pick<ExportedRecord, 'kind' | 'format'>, string>>;

/** Whether the text of the message is codes, and no words. */
export const isCodedCall = ({ kind, format }: CodedRecord): boolean => kind === 'call' && format === 'telegram-json';

/** Returns « Appel, 65 s » for `hangup, 65 s`; null for a code that is not known, which is quoted as it stands. */
export function translateCall(text: string, language: Language): string | null {
  const [, reason = '', seconds] = /^([a-z_]*?)(?:(?:^|, )(\d+ s))?$/.exec(text) ?? [null, '?'];
  const known = CALL_WORDS.get(reason)?.[language];
  if (known === undefined) return null;
  // A call that nobody took lasted no time.
  return seconds === undefined || seconds === '0 s' ? known : `${known}, ${seconds}`;
}

/** The text of an item as every list says it; only the page of its record quotes the codes of a call. */
export const sayText = <Text extends string | null>(
  { text, exported = {} }: { readonly text: Text; readonly exported?: CodedRecord },
  language: Language = 'fr',
): Text | string => (text !== null && isCodedCall(exported) ? (translateCall(text, language) ?? text) : text);
