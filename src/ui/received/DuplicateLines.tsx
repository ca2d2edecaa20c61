import type { Duplicate } from '../../domain/case/receivedDossiers.ts';
import { t, type Words } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

/** One line with the number of duplicates, which unfolds to list them. */
export function DuplicateLines({ duplicates }: { readonly duplicates: readonly Duplicate[] }) {
  const words = useWords();
  if (duplicates.length === 0) return null;
  return (
    <details data-duplicates={duplicates.length}>
      <summary>{t(words, 'receivedDossiers.duplicates', { n: duplicates.length })}</summary>
      <ul>
        {duplicates.map((duplicate) => (
          <li key={duplicate.number}>{duplicateSentence(words, duplicate)}</li>
        ))}
      </ul>
    </details>
  );
}

export function duplicateSentence(words: Words, { number, by, other }: Duplicate): string {
  const location =
    'ordinal' in other ? t(words, 'receivedDossiers.ourItem', other) : t(words, 'receivedDossiers.otherItem', other);
  return t(words, by === 'digest' ? 'receivedDossiers.duplicateByDigest' : 'receivedDossiers.duplicateByPermalink', {
    number,
    other: location,
  });
}
