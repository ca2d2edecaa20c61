import type { Fiche } from '../../domain/item/item.ts';
import { t, type WordKey } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';
import { formatPosted } from '../shared/itemLabels.tsx';

const IMPORTED_FACTS = ['software', 'camera', 'from', 'subject', 'messageId', 'entries', 'conversation'] as const;

/** Name, format and metadata of an imported file. Renders nothing for a captured item. */
export function ImportedFileFields({ fiche }: { readonly fiche: Fiche }) {
  const words = useWords();
  const { received: importedFile } = fiche;
  if (importedFile === undefined) return null;
  const { name, format, pixels, dates, facts, takenBy } = importedFile;
  const renderField = (label: Extract<WordKey, `importedFile.${string}`>, value: string | null | undefined) =>
    value && (
      <div>
        <dt>{t(words, label)}</dt>
        <dd>
          <bdi>{value}</bdi>
        </dd>
      </div>
    );
  return (
    <>
      <h2>{t(words, 'importedFile.title')}</h2>
      <p class="note">{t(words, 'importedFile.original')}</p>
      <dl class="fields">
        {renderField('importedFile.name', name)}
        {renderField('importedFile.format', format)}
        {renderField('importedFile.pixels', pixels && `${pixels.width} × ${pixels.height}`)}
        {renderField('importedFile.takenBy', takenBy)}
        {IMPORTED_FACTS.map((fact) => renderField(`importedFile.${fact}`, facts[fact]))}
        {dates.length > 0 && (
          <div>
            <dt>{t(words, 'importedFile.dates')}</dt>
            <dd>
              {dates.map(({ source, raw, iso }) => (
                <p key={source}>
                  <bdi>{formatPosted(words, iso ?? raw)}</bdi>{' '}
                  <span class="how">{t(words, `import.source.${source}`)}</span>
                </p>
              ))}
              <span class="how">{t(words, 'importedFile.datesHint')}</span>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
