import type { BrowserName } from '../../tests/support/browser/driver.ts';
import type { FigureId } from './figures.ts';
import { median, type Reading } from './readings.ts';

/** A figure of one browser, as it is kept in docs/figures. */
export interface Measured {
  readonly id: FigureId;
  readonly browser: BrowserName;
  readonly readings: readonly MeasuredReading[];
}

interface MeasuredReading {
  readonly load: number;
  readonly samples: readonly number[];
  /** Samples of the floor, empty when the figure has none. */
  readonly floor: readonly number[];
}

/** What a group of measurements returns: figures without their browser. */
export type Figures = readonly Omit<Measured, 'browser'>[];

/** Medians: of all samples, and of each reading. */
export interface Summary extends Values {
  readonly readings: readonly (Values & { readonly load: number })[];
}

interface Values {
  readonly value: number;
  readonly floor: number | null;
  readonly ratio: number | null;
}

/** Takes one figure, and its floor, out of readings of several. */
export function pickFigure<K extends string>(
  id: FigureId,
  readings: readonly Reading<K>[],
  value: K,
  floor?: K,
): Figures[number] {
  return {
    id,
    readings: readings.map(({ load, samples }) => ({
      load: round(load),
      samples: samples[value].map(round),
      floor: floor === undefined ? [] : samples[floor].map(round),
    })),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

export function summarise({ readings }: Pick<Measured, 'readings'>): Summary {
  const pooled = valuesOf(
    readings.flatMap(({ samples }) => samples),
    readings.flatMap(({ floor }) => floor),
  );
  return { ...pooled, readings: readings.map(({ load, samples, floor }) => ({ load, ...valuesOf(samples, floor) })) };
}

function valuesOf(samples: readonly number[], floorSamples: readonly number[]): Values {
  const value = median(samples);
  if (floorSamples.length === 0) return { value, floor: null, ratio: null };
  const floor = median(floorSamples);
  return { value, floor, ratio: floor === 0 ? null : value / floor };
}
