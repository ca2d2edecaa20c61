import type { Language } from '../../domain/shared/languages.ts';
import { verifyEn } from './en/verify.ts';
import { verifyFr } from './fr/verify.ts';
import type { VerifyKey, VerifyWords } from './types.ts';
import { typeset } from './typeset.ts';

export type { VerifyKey };

/** The words of verification, separate because verifier.html, which every dossier contains, bundles only these. */
export const VERIFY_WORDS: Readonly<Record<Language, VerifyWords>> = { fr: verifyFr, en: verifyEn };

export type Values = Readonly<Record<string, string | number | undefined>>;

/** Returns the sentence with its {placeholders} replaced. Values come from the dossier: never trusted. */
export function formatVerifyText(lang: Language, key: VerifyKey, values: Values = {}): string {
  return typeset(lang, VERIFY_WORDS[lang][key]).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? new Intl.NumberFormat(lang).format(value) : escapeInvisible(value);
  });
}

type CodesOf<Kind extends string, Key = VerifyKey> = Key extends `${Kind}.${infer Code}` ? Code : never;
interface CodedMessage<Kind extends string> {
  readonly code: CodesOf<Kind>;
  readonly path?: string;
  readonly detail?: Values;
}

export function formatProblem(lang: Language, { code, path, detail }: CodedMessage<'problem'>): string {
  const sentence = formatVerifyText(lang, `problem.${code}`, { ...detail, path });
  const reason = `form.${detail?.reason}`;
  return isKey(reason) ? `${sentence} ${formatVerifyText(lang, reason)}` : sentence;
}

function isKey(key: string): key is VerifyKey {
  return Object.hasOwn(VERIFY_WORDS.fr, key);
}

const INSTANTS: ReadonlySet<string> = new Set(['when', 'created', 'written']);

export function formatNote(lang: Language, { code, path, detail }: CodedMessage<'note'>): string {
  const instants = Object.entries(detail ?? {}).flatMap(([name, value]) =>
    INSTANTS.has(name) && /^\d/.test(String(value)) ? [[name, formatInstant(String(value))] as const] : [],
  );
  return formatVerifyText(lang, `note.${code}`, { ...detail, path, ...Object.fromEntries(instants) });
}

export function formatRefusal(lang: Language, { code, detail }: CodedMessage<'refusal'>): string {
  return formatVerifyText(lang, `refusal.${code}`, detail);
}

interface Verdict {
  readonly verdict: 'coherent-unanchored' | 'coherent-anchored' | 'altered';
  readonly anchoredBy: 'expected' | 'expected-file' | 'timestamp' | null;
  readonly problems: readonly { readonly code: string }[];
  readonly checks: Readonly<Record<'manifest' | 'journal' | 'items' | 'files' | 'signature', string>>;
  readonly timestamps: readonly { readonly when: string }[];
}

/** Returns the verdict in a few words. */
export function formatVerdict(lang: Language, report: Verdict): string {
  if (report.anchoredBy === 'timestamp') return formatVerifyText(lang, 'verdict.coherent-anchored-by-time');
  return formatVerifyText(lang, `verdict.${nameVerdict(report)}`);
}

/** Returns the meaning of the verdict, with the date when a timestamp authority gave one. */
export function formatVerdictMeaning(lang: Language, report: Verdict): string {
  const { anchoredBy, timestamps } = report;
  if (anchoredBy === 'expected-file') return formatVerifyText(lang, 'means.coherent-anchored-by-file');
  if (anchoredBy !== 'timestamp') return formatVerifyText(lang, `means.${nameVerdict(report)}`);
  // The manifest's own timestamp is first.
  return formatVerifyText(lang, 'means.coherent-anchored-by-time', {
    when: formatInstant(timestamps[0]?.when ?? ''),
  });
}

/**
 * Where all was checked and only the code given differs, a typing mistake may be the cause: the words do not accuse the
 * dossier. A dossier of a later format is not checked whole.
 */
function nameVerdict({ verdict, problems, checks }: Verdict): Verdict['verdict'] | 'other-code' {
  const { manifest, journal, items, files, signature } = checks;
  const isChecked = [manifest, journal, items, files, signature].every((outcome) => outcome === 'holds');
  const isOnlyCode = problems.length > 0 && problems.every(({ code }) => code === 'expected-other');
  return isChecked && isOnlyCode ? 'other-code' : verdict;
}

/** To the second, in UTC, so that an expert can compare. */
export function formatInstant(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

/** The time of a publication: an instant in words, anything else as the record has it. */
export const formatPostedInstant = (posted: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(posted) ? formatInstant(posted) : posted;

/** Escapes control and direction characters: in a file name they could hide the rest of the line, or another line. */
export function escapeInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}
