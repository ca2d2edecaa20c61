import type { ItemNotes } from '../../../domain/item/itemNotes.ts';
import { formatShortTime } from '../../formatTime.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { linkTo } from '../../shared/linkTo.ts';

interface OnlineChecksProps {
  readonly checks: ItemNotes['online'];
}

/** The results of the person's online checks, newest first. */
export function OnlineChecks({ checks }: OnlineChecksProps) {
  const words = useWords();
  if (checks.length === 0) return null;
  return (
    <>
      <h2>{t(words, 'online.title')}</h2>
      <ul class="next">
        {checks.toReversed().map(({ at, result, item }) => (
          <li key={at}>
            {formatShortTime(words.lang, at)} : {t(words, `online.${result}`)}
            {item !== null && (
              <>
                {' · '}
                <a {...linkTo(`item/${item}`)}>{t(words, 'online.captured')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
