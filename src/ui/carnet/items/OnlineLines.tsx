import type { ItemNotes } from '../../../domain/item/notes.ts';
import { shortTime } from '../../times.ts';
import { t, type Words } from '../../words/index.ts';

interface OnlineLinesProps {
  readonly words: Words;
  readonly checks: ItemNotes['online'];
}

/** What was found at the address, each time the person looked. */
export function OnlineLines({ words, checks }: OnlineLinesProps) {
  if (checks.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'online.title')}</h2>
      <ul class="next">
        {checks.toReversed().map(({ at, result, item }) => (
          <li key={at}>
            {shortTime(words.lang, at)} : {t(words, `online.${result}`)}
            {item !== null && (
              <>
                {' · '}
                <a href={`#item/${item}`}>{t(words, 'online.captured')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
