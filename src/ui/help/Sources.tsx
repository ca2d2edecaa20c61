import { LAST_CHECKED, LAW_AS_OF, type SourcedEntry } from '../../law/sourcedText.ts';
import { getSource, SOURCES } from '../../law/sources.ts';
import { postedTime } from '../times.ts';
import { t, type Words } from '../words/index.ts';

interface SourcesProps {
  readonly words: Words;
  readonly of: readonly SourcedEntry[];
}

/** Where what is above was read, and when. */
export function Sources({ words, of }: SourcesProps) {
  const day = (iso: string) => postedTime(words.lang, iso) ?? iso;
  const cited = new Set(of.flatMap(({ sources }) => sources));
  const ids = (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).filter((id) => cited.has(id));
  return (
    <details class="sources">
      <summary>{t(words, 'guide.sources', { when: day(LAST_CHECKED) })}</summary>
      <p class="hint">{t(words, 'guide.checked', { law: day(LAW_AS_OF) })}</p>
      <ul>
        {ids.map((id) => {
          const { title, dated } = getSource(id);
          return (
            <li key={id} class="hint">
              {dated === null ? title : t(words, 'guide.sourceDated', { title, when: day(dated) })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
