import { t, type Words, warningSentence } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';

interface ItemWarningsProps {
  readonly platform: string;
  readonly codes: readonly string[];
}

/** What the reader or the capture reported about the item. */
export function ItemWarnings({ platform, codes }: ItemWarningsProps) {
  const words = useWords();
  if (codes.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'detail.warnings')}</h2>
      <ul class="warnings">
        {codes.map((code) => (
          <li key={code} data-warning={code}>
            {warningSentence(words, code)}
            {code === 'headers-not-read' && <> {saveInstructions(words, platform)}</>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** How to save the file with the headers in that mail service; null for other platforms. */
function saveInstructions(words: Words, platform: string): string | null {
  return platform === 'gmail' || platform === 'outlook' ? t(words, `eml.${platform}`) : null;
}
