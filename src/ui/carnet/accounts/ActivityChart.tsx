import type { HistogramBar } from '../../../domain/item/activityHistogram.ts';
import { t } from '../../locales/index.ts';
import { useWords } from '../../shared/context.ts';
import { formatPeriod } from './formatPeriod.ts';

const CHART_HEIGHT = 120;
const BAR_GROUP_WIDTH = 24;
const BAR_WIDTH = 10;

interface ActivityChartProps {
  readonly bars: readonly HistogramBar[];
}

/** Two bars for each period: posts, and distinct accounts (hatched). The table below has the same figures. */
export function ActivityChart({ bars }: ActivityChartProps) {
  const words = useWords();
  const maxItems = Math.max(...bars.map(({ items }) => items));
  const scale = (value: number): number => Math.max(2, Math.round((value / maxItems) * (CHART_HEIGHT - 16)));
  const renderBar = (x: number, value: number, kind: string) => (
    <rect class={kind} x={x} y={CHART_HEIGHT - scale(value)} width={BAR_WIDTH} height={scale(value)} />
  );
  const peak = bars.find(({ items }) => items === maxItems);
  return (
    <figure class="activity">
      <svg
        role="img"
        width={bars.length * BAR_GROUP_WIDTH}
        viewBox={`0 0 ${bars.length * BAR_GROUP_WIDTH} ${CHART_HEIGHT}`}
        aria-label={t(words, 'activity.peak', {
          when: peak ? formatPeriod(words.lang, peak.at) : '',
          items: maxItems,
          accounts: peak?.accounts ?? 0,
        })}
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
    </figure>
  );
}
