import { IMPORT_WARNINGS, listUrgentWarnings } from '../../domain/capture/captureWarnings.ts';
import { WARNING_WORDS } from '../../domain/capture/warningWords.ts';
import { REFUSALS_WITHOUT_CAPTURE } from '../../domain/shared/errors.ts';
import { pickLanguage } from '../../domain/shared/languages.ts';
import type { KeyOf, Words, WordsOf } from './types.ts';
import { typeset } from './typeset.ts';

/** The words that a page under capture gets, in one language: those of overlay.ts and, for captures, problems.ts. */
const OVERLAY_PREFIXES = [
  'caseName',
  'cover',
  'kept',
  'picker',
  'progress',
  'refusal',
  'region',
  'thread',
  'toast',
  'unfold',
] as const;

export type OverlayWords = WordsOf<
  Exclude<KeyOf<(typeof OVERLAY_PREFIXES)[number]>, `refusal.${(typeof REFUSALS_WITHOUT_CAPTURE)[number]}`>
> & {
  /** The sentence of each warning that a notice tells; the others are counted. */
  readonly warnings: Readonly<Record<string, string>>;
};

/** Where the script of words puts them in the isolated world, which pages cannot see. */
const WORDS_KEY = 'recueil.words';

export function buildOverlayWords(words: Words): OverlayWords {
  const excluded = new Set<string>(REFUSALS_WITHOUT_CAPTURE.map((code) => `refusal.${code}`));
  const entries = Object.entries(words).filter(
    ([key]) =>
      key === 'lang' || (!excluded.has(key) && OVERLAY_PREFIXES.some((prefix) => key.startsWith(`${prefix}.`))),
  );
  const ofImports = new Set<string>(IMPORT_WARNINGS);
  const urgent = new Set(listUrgentWarnings(Object.keys(WARNING_WORDS)));
  const warnings = Object.entries(WARNING_WORDS).flatMap(([code, sentence]) =>
    ofImports.has(code) || !urgent.has(code) ? [] : [[code, typeset(words.lang, sentence[pickLanguage(words.lang)])]],
  );
  // The keys that the type names, as filtered above.
  return { ...Object.fromEntries(entries), warnings: Object.fromEntries(warnings) } as OverlayWords;
}

/** Returns the script of one language. Injected before the capture script, which reads it with `readOverlayWords`. */
export const buildOverlayScript = (words: Words): string =>
  `globalThis[Symbol.for(${JSON.stringify(WORDS_KEY)})]=${JSON.stringify(buildOverlayWords(words))};\n`;

/** Returns null when the script of words did not run. */
export function readOverlayWords(): OverlayWords | null {
  const world = globalThis as unknown as Readonly<Record<symbol, OverlayWords | undefined>>;
  return world[Symbol.for(WORDS_KEY)] ?? null;
}
