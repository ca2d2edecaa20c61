/** `1 234 567` */
export const formatNumber = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count < 2 ? one : many}`;

/** `1 à 5, 7, 8` */
export function formatRanges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from} à ${to}`))
    .join(', ');
}
