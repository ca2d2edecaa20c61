import { useWords } from './context.ts';
import { type PlainWordKey, t } from './locales/index.ts';

/** Sentences one below the other. */
export function WordList({ words: keys }: { readonly words: readonly PlainWordKey[] }) {
  const words = useWords();
  return (
    <ul class="next">
      {keys.map((key) => (
        <li key={key}>{t(words, key)}</li>
      ))}
    </ul>
  );
}
