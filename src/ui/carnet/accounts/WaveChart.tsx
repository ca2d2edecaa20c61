import type { HistogramBar } from '../../../domain/item/activityHistogram.ts';
import { t, type Words } from '../../words/index.ts';
import { momentName } from './momentName.ts';

const HEIGHT = 120;
const STEP = 24;
const BAR = 10;

interface WaveChartProps {
  readonly words: Words;
  readonly moments: readonly HistogramBar[];
}

/** Two bars a moment: publications, and distinct accounts, hatched. The table below says the same, figure by figure. */
export function WaveChart({ words, moments }: WaveChartProps) {
  const most = Math.max(...moments.map(({ items }) => items));
  const scale = (value: number): number => Math.max(2, Math.round((value / most) * (HEIGHT - 16)));
  const bar = (x: number, value: number, kind: string) => (
    <rect class={kind} x={x} y={HEIGHT - scale(value)} width={BAR} height={scale(value)} />
  );
  const peak = moments.find(({ items }) => items === most);
  return (
    <figure class="wave">
      <svg
        role="img"
        width={moments.length * STEP}
        viewBox={`0 0 ${moments.length * STEP} ${HEIGHT}`}
        aria-label={t(words, 'wave.peak', {
          when: peak ? momentName(words.lang, peak.at) : '',
          items: most,
          accounts: peak?.accounts ?? 0,
        })}
      >
        {moments.map(({ at, items, accounts }, place) => (
          <g key={at}>
            {bar(place * STEP, items, 'bar-items')}
            {bar(place * STEP + BAR + 1, accounts, 'bar-accounts')}
          </g>
        ))}
      </svg>
      <figcaption class="legend">
        <span class="key key-items">{t(words, 'wave.items')}</span>
        <span class="key key-accounts">{t(words, 'wave.accounts')}</span>
      </figcaption>
    </figure>
  );
}
