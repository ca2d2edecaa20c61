import { IMPORT_WARNINGS } from '../../domain/capture/captureWarnings.ts';
import { REFUSALS_WITHOUT_CAPTURE } from '../../domain/shared/errors.ts';
import type { KeyOf, Words, WordsOf } from './types.ts';

/** The words that a page under capture gets, in one language: those of overlay.ts and, for captures, problems.ts. */
const OVERLAY_PREFIXES = [
  'caseName',
  'cover',
  'picker',
  'progress',
  'refusal',
  'region',
  'thread',
  'toast',
  'unfold',
  'warning',
] as const;

export type OverlayWords = WordsOf<
  Exclude<
    KeyOf<(typeof OVERLAY_PREFIXES)[number]>,
    `warning.${(typeof IMPORT_WARNINGS)[number]}` | `refusal.${(typeof REFUSALS_WITHOUT_CAPTURE)[number]}`
  >
>;

/** Where the script of words puts them in the isolated world, which pages cannot see. */
const WORDS_KEY = 'recueil.words';

/** Returns the script of one language. Injected before the capture script, which reads it with `readOverlayWords`. */
export function buildOverlayScript(words: Words): string {
  const excluded = new Set<string>([
    ...IMPORT_WARNINGS.map((code) => `warning.${code}`),
    ...REFUSALS_WITHOUT_CAPTURE.map((code) => `refusal.${code}`),
  ]);
  const entries = Object.entries(words).filter(
    ([key]) =>
      key === 'lang' || (!excluded.has(key) && OVERLAY_PREFIXES.some((prefix) => key.startsWith(`${prefix}.`))),
  );
  return `globalThis[Symbol.for(${JSON.stringify(WORDS_KEY)})]=${JSON.stringify(Object.fromEntries(entries))};\n`;
}

/** Returns null when the script of words did not run. */
export function readOverlayWords(): OverlayWords | null {
  const world = globalThis as unknown as Readonly<Record<symbol, OverlayWords | undefined>>;
  return world[Symbol.for(WORDS_KEY)] ?? null;
}
