import { loadavg } from 'node:os';

/** A measured figure with its floor: the minimum that the same machine needs, measured in the same minutes. */
export interface Metric {
  readonly name: string;
  /** Items in the store, where the figure depends on them. */
  readonly items: number | null;
  readonly unit: 'ms' | 'MB' | 'screenshots';
  /** Medians. */
  readonly value: number;
  readonly floor: number | null;
  readonly floorIs: string | null;
  /** value ÷ floor. */
  readonly ratio: number | null;
  readonly goals: readonly Goal[];
  readonly samples: readonly number[];
  readonly floorSamples: readonly number[];
  /** Load average of the last minute. Above the number of cores, the figures are unreliable. */
  readonly load: number;
}

interface Goal {
  readonly of: 'value' | 'ratio' | 'beyond floor';
  readonly atMost: number;
  readonly met: boolean;
}

interface MetricInput {
  readonly name: string;
  readonly items?: number;
  readonly unit?: Metric['unit'];
  readonly samples: readonly number[];
  readonly floorIs?: string;
  readonly floorSamples?: readonly number[];
  readonly atMost?: number;
  readonly ratioAtMost?: number;
  /** How much the value may exceed the floor. */
  readonly beyondAtMost?: number;
}

export function buildMetric(measured: MetricInput): Metric {
  const { name, items = null, unit = 'ms', samples, floorIs = null, floorSamples = [] } = measured;
  const value = median(samples);
  const floor = floorSamples.length === 0 ? null : median(floorSamples);
  const ratio = floor === null ? null : value / floor;
  const goal = (of: Goal['of'], actual: number | null, atMost: number | undefined): Goal[] =>
    atMost === undefined || actual === null ? [] : [{ of, atMost, met: actual <= atMost }];
  const goals = [
    ...goal('value', value, measured.atMost),
    ...goal('ratio', ratio, measured.ratioAtMost),
    ...goal('beyond floor', floor === null ? null : value - floor, measured.beyondAtMost),
  ];
  return {
    name,
    items,
    unit,
    value,
    floor,
    floorIs,
    ratio,
    goals,
    samples,
    floorSamples,
    load: loadavg()[0] ?? 0,
  };
}

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}

/** `export, encrypted, 100 items: 812 ms, floor 655 ms, × 1.24 (goal ≤ × 1.25: met), load 0.4` */
export function formatMetric({ name, items, unit, value, floor, ratio, goals, load }: Metric): string {
  const goalTexts = goals.map(({ of, atMost, met }) => {
    const limit = of === 'ratio' ? `× ${atMost}` : `${of === 'value' ? '' : 'floor + '}${atMost} ${unit}`;
    return `goal ≤ ${limit}: ${met ? 'met' : 'MISSED'}`;
  });
  return [
    `${name}${items === null ? '' : `, ${items} items`}: ${value.toFixed(0)} ${unit}`,
    ...(floor === null ? [] : [`floor ${floor.toFixed(0)} ${unit}`]),
    ...(ratio === null ? [] : [`× ${ratio.toFixed(2)}`]),
    ...(goalTexts.length === 0 ? [] : [`(${goalTexts.join(', ')})`]),
    `load ${load.toFixed(1)}`,
  ].join(', ');
}

/** Runs each measure in turn, `rounds` times, so that all see the same load. */
export async function measureInterleaved<K extends string>(
  rounds: number,
  measures: Readonly<Record<K, () => Promise<number>>>,
): Promise<Readonly<Record<K, readonly number[]>>> {
  const names = Object.keys(measures) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples[name].push(await measures[name]());
  }
  return samples;
}
