import { verifyEn } from './verify.en.ts';
import { verifyFr } from './verify.fr.ts';

/** The words of verification, apart from the others so that verifier.html carries no more than it says. */

export type VerifyKey = keyof typeof verifyFr;
export type VerifyLanguage = 'fr' | 'en';
export type Values = Readonly<Record<string, string | number | undefined>>;

/** The sentence with its {holes} filled. Values come from the dossier under check: shown, never trusted. */
export function say(lang: VerifyLanguage, key: VerifyKey, values: Values = {}): string {
  return typeset(lang, { fr: verifyFr, en: verifyEn }[lang][key]).replace(
    /\{(\w+)\}/g,
    (hole, name: string) => {
      const value = values[name];
      if (value === undefined) return hole;
      return typeof value === 'number' ? new Intl.NumberFormat(lang).format(value) : visible(value);
    },
  );
}

type CodesOf<Kind extends string, Key = VerifyKey> = Key extends `${Kind}.${infer Code}` ? Code : never;
interface Said<Kind extends string> {
  readonly code: CodesOf<Kind>;
  readonly path?: string;
  readonly detail?: Values;
}

export function sayProblem(lang: VerifyLanguage, { code, path, detail }: Said<'problem'>): string {
  const sentence = say(lang, `problem.${code}`, { ...detail, path });
  const reason = `form.${detail?.reason}`;
  return isKey(reason) ? `${sentence} ${say(lang, reason)}` : sentence;
}

function isKey(key: string): key is VerifyKey {
  return Object.hasOwn(verifyFr, key);
}

export function sayNote(lang: VerifyLanguage, { code, path, detail }: Said<'note'>): string {
  const when = detail?.when;
  return say(lang, `note.${code}`, {
    ...detail,
    path,
    ...(when !== undefined && { when: sayInstant(String(when)) }),
  });
}

export function sayRefusal(lang: VerifyLanguage, { code, detail }: Said<'refusal'>): string {
  return say(lang, `refusal.${code}`, detail);
}

interface Verdict {
  readonly verdict: CodesOf<'verdict'>;
  readonly anchoredBy: 'expected' | 'timestamp' | null;
  readonly timestamps: readonly { readonly when: string }[];
}

/** What the verdict means, and since when where an authority dated it. */
export function sayMeaning(lang: VerifyLanguage, { verdict, anchoredBy, timestamps }: Verdict): string {
  if (anchoredBy !== 'timestamp') return say(lang, `means.${verdict}`);
  // The manifest's own comes first.
  return say(lang, 'means.coherent-anchored-by-time', { when: sayInstant(timestamps[0]?.when ?? '') });
}

/** To the second, in UTC: what an expert compares. */
function sayInstant(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}

/** Control and direction characters in a file name could hide the rest of the line, or another line. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
}

/** As a printer sets it: see index.ts. */
function typeset(lang: VerifyLanguage, sentence: string): string {
  const curled = sentence.replaceAll("'", '\u2019');
  return lang === 'fr' ? curled.replace(/ (?=[:;?»%])/g, '\u00A0').replaceAll('« ', '«\u00A0') : curled;
}
