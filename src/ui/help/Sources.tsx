import { getSource, LAST_CHECKED, LAW_AS_OF, SOURCES, type SourcedEntry } from '../../law/legalSources.ts';
import { formatPostedTime } from '../formatTime.ts';
import { t } from '../locales/index.ts';
import { useWords } from '../shared/context.ts';

interface SourcesProps {
  readonly entries: readonly SourcedEntry[];
}

/** The sources cited by the entries, with the dates they were checked. */
export function Sources({ entries }: SourcesProps) {
  const words = useWords();
  const formatDate = (iso: string) => formatPostedTime(words.lang, iso) ?? iso;
  const cited = new Set(entries.flatMap(({ sources }) => sources));
  const ids = (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).filter((id) => cited.has(id));
  return (
    <details class="sources">
      <summary>{t(words, 'guide.sources', { when: formatDate(LAST_CHECKED) })}</summary>
      <p class="hint">{t(words, 'guide.checked', { law: formatDate(LAW_AS_OF) })}</p>
      <ul>
        {ids.map((id) => {
          const { title, dated } = getSource(id);
          return (
            <li key={id} class="hint">
              {dated === null ? title : t(words, 'guide.sourceDated', { title, when: formatDate(dated) })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
