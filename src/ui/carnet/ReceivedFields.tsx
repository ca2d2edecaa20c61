import type { Fiche } from '../../domain/item/item.ts';
import { postedOf } from '../parts/ItemRow.tsx';
import { t, type WordKey, type Words } from '../words/index.ts';

const FACTS = ['software', 'camera', 'from', 'subject', 'messageId', 'entries', 'conversation'] as const;

/** What an imported file is called, what it is, and what it says of itself. */
export function ReceivedFields({ words, fiche }: { readonly words: Words; readonly fiche: Fiche }) {
  const { received } = fiche;
  if (received === undefined) return null;
  const { name, format, pixels, dates, facts, takenBy } = received;
  const line = (label: Extract<WordKey, `received.${string}`>, value: string | null | undefined) =>
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
      <h2>{t(words, 'received.title')}</h2>
      <p class="note">{t(words, 'received.original')}</p>
      <dl class="fields">
        {line('received.name', name)}
        {line('received.format', format)}
        {line('received.pixels', pixels && `${pixels.width} × ${pixels.height}`)}
        {line('received.takenBy', takenBy)}
        {FACTS.map((fact) => line(`received.${fact}`, facts[fact]))}
        {dates.length > 0 && (
          <div>
            <dt>{t(words, 'received.dates')}</dt>
            <dd>
              {dates.map(({ source, raw, iso }) => (
                <p key={source}>
                  <bdi>{postedOf(words, iso ?? raw)}</bdi>{' '}
                  <span class="how">{t(words, `import.source.${source}`)}</span>
                </p>
              ))}
              <span class="how">{t(words, 'received.datesHint')}</span>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
