import { FIGURES } from './figures.ts';
import { listRows } from './figuresPage.ts';
import { formatAmount, formatRatio } from './formatFigure.ts';
import { type Measured, summarise } from './measured.ts';
import type { BenchRun } from './runFile.ts';

/** Returns a line for each figure of `run` that `before` has too: now, before, their ratio, and both ratios to the floor. */
export function compareRuns(run: BenchRun, before: BenchRun): readonly string[] {
  return listRows(run).flatMap(({ id, browser, measured }) => {
    const former = before.figures.find((one) => one.id === id && one.browser === browser);
    return measured && former ? [compareFigure(measured, former)] : [];
  });
}

function compareFigure(measured: Measured, former: Measured): string {
  const { title, unit } = FIGURES[measured.id];
  const [now, then] = [summarise(measured), summarise(former)];
  const change = then.value === 0 ? [] : [formatRatio(now.value / then.value)];
  const floors =
    now.ratio === null || then.ratio === null
      ? []
      : [`to the floor ${formatRatio(now.ratio)} (before ${formatRatio(then.ratio)})`];
  const amounts = `${formatAmount(now.value, unit)} (before ${formatAmount(then.value, unit)})`;
  return [`${title}, ${measured.browser}: ${amounts}`, ...change, ...floors].join(', ');
}
