import { useMemo, useState } from 'preact/hooks';
import { buildActivityHistogram, type HistogramBar } from '../../domain/item/activityHistogram.ts';
import { type Filters, NO_FILTER } from '../../domain/item/search.ts';
import { useWords } from '../../ui/context.ts';
import { Heading } from '../../ui/focus.tsx';
import { formatPeriod } from '../../ui/formatTime.ts';
import { t } from '../../ui/locales/index.ts';
import { WordButton } from '../../ui/WordButton.tsx';
import { type CaseIndex, CaseLoading } from '../useCaseIndex.tsx';

interface ActivityViewProps {
  readonly caseIndex: CaseIndex;
  readonly show: (filters: Filters) => void;
}

/** Of the finest period, an hour: `2026-11-20T08`. */
const HOUR_LENGTH = 13;

/** « La vague »: posts by month, day or hour, with the number of distinct accounts. Each row links to its items. */
export function ActivityView({ caseIndex, show }: ActivityViewProps) {
  const words = useWords();
  const [period, setPeriod] = useState('');
  const { index } = caseIndex;
  const { bars, unplaced } = useMemo(
    () =>
      buildActivityHistogram(
        (index?.items ?? []).flatMap((one) =>
          index?.uncounted.has(one.item.id) ? [] : [{ posted: one.posted, account: one.account.key }],
        ),
        period,
      ),
    [index, period],
  );
  const total = bars.reduce((sum, { items }) => sum + items, 0);
  const showItems = ({ at }: HistogramBar) => show({ ...NO_FILTER, within: at, sort: 'posted-oldest' });
  return (
    <section>
      <Heading>{t(words, 'activity.title')}</Heading>
      <p class="hint">{t(words, 'activity.meaning')}</p>
      <CaseLoading caseIndex={caseIndex} emptyText={t(words, 'accounts.empty')} />
      {index && index.items.length > 0 && (
        <>
          {period !== '' && (
            <p>
              <WordButton
                word="activity.wider"
                class="quiet"
                onClick={() => setPeriod(period.length > 7 ? period.slice(0, 7) : '')}
              />
            </p>
          )}
          <h2 aria-live="polite">{period === '' ? t(words, 'activity.all') : formatPeriod(words.lang, period)}</h2>
          {bars.length > 0 && <ActivityChart bars={bars} />}
          {bars.length > 0 && (
            <table class="activity-table">
              <thead>
                <tr>
                  <th scope="col">{t(words, 'activity.when')}</th>
                  <th scope="col">{t(words, 'activity.items')}</th>
                  <th scope="col">{t(words, 'activity.accounts')}</th>
                </tr>
              </thead>
              <tbody>
                {bars.map((bar) => (
                  <tr key={bar.at}>
                    <th scope="row">
                      {bar.at.length < HOUR_LENGTH ? (
                        <button type="button" class="quiet" onClick={() => setPeriod(bar.at)}>
                          {formatPeriod(words.lang, bar.at)}
                        </button>
                      ) : (
                        formatPeriod(words.lang, bar.at)
                      )}
                    </th>
                    <td>
                      <button type="button" class="quiet" onClick={() => showItems(bar)}>
                        {bar.items}
                        <span class="screen-reader-only"> {t(words, 'activity.show')}</span>
                      </button>
                    </td>
                    <td>{bar.accounts}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {unplaced > 0 && <p>{t(words, 'activity.unplaced', { n: unplaced })}</p>}
          <p class="hint">{t(words, 'activity.basis', { n: total })}</p>
        </>
      )}
    </section>
  );
}

const CHART_HEIGHT = 120;
const BAR_GROUP_WIDTH = 24;
const BAR_WIDTH = 10;

/** Two bars for each period: posts, and distinct accounts (hatched). The table below has the same figures. */
function ActivityChart({ bars }: { readonly bars: readonly HistogramBar[] }) {
  const words = useWords();
  const maxItems = Math.max(...bars.map(({ items }) => items));
  const scale = (value: number): number => Math.max(2, Math.round((value / maxItems) * (CHART_HEIGHT - 16)));
  const renderBar = (x: number, value: number, kind: string) => (
    <rect class={kind} x={x} y={CHART_HEIGHT - scale(value)} width={BAR_WIDTH} height={scale(value)} />
  );
  const peak = bars.find(({ items }) => items === maxItems);
  const peakText = t(words, 'activity.peak', {
    when: peak ? formatPeriod(words.lang, peak.at) : '',
    items: maxItems,
    accounts: peak?.accounts ?? 0,
  });
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <figure class="activity">
      <svg
        role="img"
        width={bars.length * BAR_GROUP_WIDTH}
        viewBox={`0 0 ${bars.length * BAR_GROUP_WIDTH} ${CHART_HEIGHT}`}
        aria-label={peakText}
      >
        {bars.map(({ at, items, accounts }, position) => (
          <g key={at}>
            {renderBar(position * BAR_GROUP_WIDTH, items, 'bar-items')}
            {renderBar(position * BAR_GROUP_WIDTH + BAR_WIDTH + 1, accounts, 'bar-accounts')}
          </g>
        ))}
      </svg>
      <figcaption class="legend">
        <span class="key key-items">{t(words, 'activity.items')}</span>
        <span class="key key-accounts">{t(words, 'activity.accounts')}</span>
      </figcaption>
      {bars.length > 1 && (
        <p class="hint" aria-hidden="true">
          {peakText}
        </p>
      )}
      {first !== undefined && last !== undefined && first !== last && (
        <p class="hint">
          {t(words, 'activity.axis', {
            first: formatPeriod(words.lang, first.at),
            last: formatPeriod(words.lang, last.at),
          })}
        </p>
      )}
    </figure>
  );
}
