import { type Confidence, NOT_EXTRACTED_REASONS } from '../../domain/capture/extraction.ts';
import { lookupWord, t, type Words } from '../locales/index.ts';

/** `link:/status/` → « dans un lien de la page, lecture sûre ». */
export function methodText(words: Words, how: string, confidence: Confidence | null): string {
  if (confidence === null) return missingReasonText(words, how);
  // Stated by the user or by a file, not extracted from a page: confidence does not apply.
  if (how === 'declared' || how === 'file') return methodName(words, how);
  return `${methodName(words, how)}, ${t(words, `confidence.${confidence}`)}`;
}

/** For a value that is null: the reason, or where it was looked for without success. */
export function missingReasonText(words: Words, how: string): string {
  const method = methodName(words, how);
  return NOT_EXTRACTED_REASONS.some((reason) => reason === how) ? method : t(words, 'how.sought', { way: method });
}

const methodName = (words: Words, how: string): string =>
  lookupWord(words, 'how', how.split(/[:+]/)[0] ?? how) ?? t(words, 'how.other', { how });
