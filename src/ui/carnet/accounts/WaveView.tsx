import { useMemo, useState } from 'preact/hooks';
import { buildActivityHistogram, type HistogramBar } from '../../../domain/item/activityHistogram.ts';
import { type Filters, NO_FILTER } from '../../../domain/item/search.ts';
import { Heading } from '../../parts/Heading.tsx';
import { t, type Words } from '../../words/index.ts';
import type { OpenCase } from '../openCase.ts';
import { Waiting } from '../Waiting.tsx';
import { momentName } from './momentName.ts';
import { WaveChart } from './WaveChart.tsx';

interface WaveViewProps {
  readonly words: Words;
  readonly opened: OpenCase;
  readonly show: (filters: Filters) => void;
}

/** An hour is the finest: `2026-11-20T08`. */
const HOUR = 13;

/** « La vague »: publications by month, day, hour, with the distinct accounts; each leads to its items. */
export function WaveView({ words, opened, show }: WaveViewProps) {
  const [within, setWithin] = useState('');
  const { index } = opened;
  const { bars: moments, unplaced } = useMemo(
    () =>
      buildActivityHistogram(
        (index?.items ?? []).map((one) => ({ posted: one.posted, account: one.account.key })),
        within,
      ),
    [index, within],
  );
  const total = moments.reduce((sum, { items }) => sum + items, 0);
  const showItems = ({ at }: HistogramBar) => show({ ...NO_FILTER, within: at, sort: 'posted-oldest' });
  return (
    <section>
      <p>
        <a class="back" href="#accounts">
          {t(words, 'accounts.title')}
        </a>
      </p>
      <Heading>{t(words, 'wave.title')}</Heading>
      <p class="hint">{t(words, 'wave.meaning')}</p>
      <Waiting words={words} opened={opened} emptyText={t(words, 'accounts.empty')} />
      {index && index.items.length > 0 && (
        <>
          {within !== '' && (
            <p>
              <button
                type="button"
                class="quiet"
                onClick={() => setWithin(within.length > 7 ? within.slice(0, 7) : '')}
              >
                {t(words, 'wave.wider')}
              </button>
            </p>
          )}
          <h2 aria-live="polite">{within === '' ? t(words, 'wave.all') : momentName(words.lang, within)}</h2>
          {moments.length > 0 && <WaveChart words={words} moments={moments} />}
          {moments.length > 0 && (
            <table class="wave-table">
              <thead>
                <tr>
                  <th scope="col">{t(words, 'wave.when')}</th>
                  <th scope="col">{t(words, 'wave.items')}</th>
                  <th scope="col">{t(words, 'wave.accounts')}</th>
                </tr>
              </thead>
              <tbody>
                {moments.map((moment) => (
                  <tr key={moment.at}>
                    <th scope="row">
                      {moment.at.length < HOUR ? (
                        <button type="button" class="quiet" onClick={() => setWithin(moment.at)}>
                          {momentName(words.lang, moment.at)}
                        </button>
                      ) : (
                        momentName(words.lang, moment.at)
                      )}
                    </th>
                    <td>
                      <button type="button" class="quiet" onClick={() => showItems(moment)}>
                        {moment.items}
                        <span class="spoken"> {t(words, 'wave.show')}</span>
                      </button>
                    </td>
                    <td>{moment.accounts}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {unplaced > 0 && <p>{t(words, 'wave.unplaced', { n: unplaced })}</p>}
          <p class="hint">{t(words, 'wave.basis', { n: total })}</p>
        </>
      )}
    </section>
  );
}
