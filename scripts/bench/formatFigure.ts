import { FIGURES, type Figure, type Goal } from './figures.ts';
import { type Measured, type Summary, summarise } from './measured.ts';

type Unit = Figure['unit'];

/** `click → sealed, chromium: 50 ms, floor 42 ms, × 1.19, goal ≤ × 1.25: met, load 0.4, 0.5, 0.4` */
export function formatFigure(measured: Measured): string {
  const { title, unit, goals } = FIGURES[measured.id];
  const summary = summarise(measured);
  const goal = goals[measured.browser] ?? null;
  return [
    `${title}, ${measured.browser}: ${formatAmount(summary.value, unit)}`,
    ...(summary.floor === null ? [] : [`floor ${formatAmount(summary.floor, unit)}`]),
    ...(summary.ratio === null ? [] : [formatRatio(summary.ratio)]),
    ...(goal === null ? [] : [`goal ${formatGoal(goal, unit)}: ${isMet(goal, summary) ? 'met' : 'MISSED'}`]),
    `load ${summary.readings.map(({ load }) => load.toFixed(1)).join(', ')}`,
  ].join(', ');
}

export const formatAmount = (value: number, unit: Unit): string =>
  `${value < 10 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ${unit}`;

export const formatRatio = (ratio: number): string => `× ${ratio.toFixed(2)}`;

export function formatGoal({ of, atMost }: Goal, unit: Unit): string {
  if (of === 'ratio') return `≤ × ${atMost}`;
  return `≤ ${of === 'beyond floor' ? 'floor + ' : ''}${formatAmount(atMost, unit)}`;
}

/** Without a floor, a goal that compares with it is not met. */
export function isMet({ of, atMost }: Goal, { value, floor, ratio }: Summary): boolean {
  if (of === 'value') return value <= atMost;
  if (of === 'ratio') return ratio !== null && ratio <= atMost;
  return floor !== null && value - floor <= atMost;
}
