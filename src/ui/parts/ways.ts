import type { Confidence } from '../../domain/capture/extraction.ts';
import { NOT_EXTRACTED_REASONS } from '../../domain/capture/extractionMethods.ts';
import { t, type Words, wordFor } from '../words/index.ts';

/** `link:/status/` → « dans un lien de la page, lecture sûre ». */
export function howOf(words: Words, how: string, confidence: Confidence | null): string {
  if (confidence === null) return whyUnread(words, how);
  // Said by the person, or by a file: nobody here read it, well or badly.
  if (how === 'declared' || how === 'file') return wayOf(words, how);
  return `${wayOf(words, how)}, ${t(words, `confidence.${confidence}`)}`;
}

/** Of a value that is null: the reason, or where it was looked for in vain. */
export function whyUnread(words: Words, how: string): string {
  const way = wayOf(words, how);
  return NOT_EXTRACTED_REASONS.some((reason) => reason === how) ? way : t(words, 'how.sought', { way });
}

const wayOf = (words: Words, how: string): string =>
  wordFor(words, 'how', how.split(/[:+]/)[0] ?? how) ?? t(words, 'how.other', { how });
