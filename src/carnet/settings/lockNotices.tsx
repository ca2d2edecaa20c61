import { useAsk, useWords } from '../../ui/context.ts';
import { formatShortTime } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useLoad } from '../../ui/useTask.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { WordLink } from '../parts/WordLink.tsx';

/** The columns that are not encrypted (src/store/db.ts); the last entry is data of the browser itself. */
const PLAINTEXT_AT_REST = [
  'atRest.items',
  'atRest.records',
  'atRest.documents',
  'atRest.digests',
  'atRest.key',
  'atRest.dates',
  'atRest.answers',
  'atRest.browser',
] as const;

export function AtRestNotice() {
  const words = useWords();
  return (
    <details class="fold at-rest" name="protect">
      <summary>{t(words, 'atRest.title')}</summary>
      <p>{t(words, 'atRest.meaning')}</p>
      <WordList words={PLAINTEXT_AT_REST} />
      <WordLink word="traces.title" class="lone" to="help/about" />
    </details>
  );
}

const MAX_SHOWN_TRIES = 20;

/** Wrong tries, newest first, in this computer's time zone. */
export function WrongTries() {
  const ask = useAsk();
  const words = useWords();
  const { result: tries, fault } = useLoad(() => ask('ui>bg:wrongTries', {}), [ask]);
  const newest = tries?.toReversed().slice(0, MAX_SHOWN_TRIES) ?? [];
  return (
    <>
      <h2>{t(words, 'tries.title')}</h2>
      {fault && <Alert fault={fault} />}
      {tries && <p>{t(words, newest.length === 0 ? 'tries.none' : 'tries.failed')}</p>}
      {newest.length > 0 && (
        <ol class="wrong-tries" data-list="wrong-tries">
          {newest.map((at) => (
            <li key={at}>
              <time dateTime={at}>{formatShortTime(words.lang, at)}</time>
            </li>
          ))}
        </ol>
      )}
      <p class="hint">{t(words, 'tries.meaning')}</p>
    </>
  );
}
