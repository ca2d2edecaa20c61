import { loadavg } from 'node:os';

/** Figures of the same minutes, in the order in which they were measured, with the machine's load after them. */
export interface Reading<K extends string> {
  /** Load average of the last minute. Above the number of cores, the times are unreliable. */
  readonly load: number;
  readonly samples: Readonly<Record<K, readonly number[]>>;
}

/** Readings of each figure: a busy minute shows as one reading that differs. */
const READINGS = 3;

/**
 * Takes three readings. Each calls `round` the given number of times; a round measures every figure once, one after the
 * other, so that a figure and its floor see the same load.
 */
export async function takeReadings<K extends string>(
  rounds: number,
  round: () => Promise<Readonly<Record<K, number>>>,
): Promise<readonly Reading<K>[]> {
  const readings: Reading<K>[] = [];
  while (readings.length < READINGS) {
    const results: Readonly<Record<K, number>>[] = [];
    while (results.length < rounds) results.push(await round());
    readings.push(collect(results));
  }
  return readings;
}

function collect<K extends string>(results: readonly Readonly<Record<K, number>>[]): Reading<K> {
  const names = Object.keys(results[0] ?? {}) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, results.map((result) => result[name])]));
  return { load: loadavg()[0] ?? 0, samples: samples as Record<K, number[]> };
}

/** Throws when there is no sample. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}
