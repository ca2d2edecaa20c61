import type { Duplicate } from '../../domain/received/duplicates.ts';
import { t, type Words } from '../words/index.ts';

/** What stands twice: said in one line, named one by one when asked. */
export function TwinLines({ words, twins }: { readonly words: Words; readonly twins: readonly Duplicate[] }) {
  if (twins.length === 0) return null;
  return (
    <details data-twins={twins.length}>
      <summary>{t(words, 'origins.twins', { n: twins.length })}</summary>
      <ul>
        {twins.map((twin) => (
          <li key={twin.number}>{twinSentence(words, twin)}</li>
        ))}
      </ul>
    </details>
  );
}

export function twinSentence(words: Words, { number, by, other }: Duplicate): string {
  const where =
    'ordinal' in other ? t(words, 'origins.ourItem', other) : t(words, 'origins.otherItem', other);
  return t(words, by === 'digest' ? 'origins.twinDigest' : 'origins.twinPermalink', { number, other: where });
}
