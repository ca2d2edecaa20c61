import type { BrowserName } from '../../../tests/support/browser/driver.ts';

/** What is measured, against which floor, and the goals; docs/figures.md has a table of it. */
interface Figure {
  readonly title: string;
  readonly unit: 'ms' | 'MB' | 'KB' | 'screenshots';
  /** What the floor does: the minimum that the same machine needs for the same result. Sizes have none. */
  readonly floorIs: string | null;
  readonly goals: Readonly<Record<BrowserName, Goal | null>>;
}

/** `beyond floor`: the unit's amount above the floor. */
interface Goal {
  readonly of: 'value' | 'ratio' | 'beyond floor';
  readonly atMost: number;
}

const both = (of: Goal['of'], atMost: number): Figure['goals'] => ({
  chromium: { of, atMost },
  firefox: { of, atMost },
});
const EMPTY_PAGE = 'an empty page of the extension and one request to the background';
const NO_GOAL = { chromium: null, firefox: null };
const time = (title: string, floorIs: Figure['floorIs'], goals: Figure['goals']): Figure => ({
  title,
  unit: 'ms',
  floorIs,
  goals,
});

const FIGURE_TABLE = {
  background: { title: 'background script', unit: 'KB', floorIs: null, goals: NO_GOAL },
  capture: { title: 'capture script of a first click', unit: 'KB', floorIs: null, goals: both('value', 200) },
  zip: { title: 'package without fonts and what reads images', unit: 'KB', floorIs: null, goals: both('value', 2_000) },
  recognition: { title: 'what reads the text of images', unit: 'KB', floorIs: null, goals: both('value', 2_000) },
  picker: time('click on a cold page → picker shown', 'an empty script injected the same way', both('value', 100)),
  sealed: time(
    'click → sealed',
    'overlay off, two frames, screenshot, decode, crop, SHA-256, AES-GCM, two strict puts',
    { chromium: { of: 'ratio', atMost: 1.25 }, firefox: { of: 'ratio', atMost: 1.35 } },
  ),
  fullPage: time('full page of 10 screens', 'scroll, screenshots, stitch, SHA-256, put', {
    chromium: { of: 'ratio', atMost: 1.1 },
    firefox: { of: 'value', atMost: 1_200 },
  }),
  thread: time(
    'thread of 60 posts, captured',
    'scroll, two frames a screen, or in Chromium the quota of its screenshots: two a second',
    NO_GOAL,
  ),
  threadScreenshots: {
    title: 'thread of 60 posts, screenshots',
    unit: 'screenshots',
    floorIs: 'screens that show every post whole',
    goals: both('ratio', 1.1),
  },
  export: time('export of 200 captures', 'the same bytes read, decrypted, hashed, written', both('value', 5_000)),
  exportMemory: {
    title: 'peak memory of that export, the first of its page',
    unit: 'MB',
    floorIs: 'the same process while the floor of the export runs',
    goals: both('beyond floor', 200),
  },
  preview: time(
    'preview of 300 exhibits, first page shown',
    'the rows of these captures read, two frames',
    both('value', 300),
  ),
  previewTurn: time('page of that preview, turned to', 'two frames', both('value', 100)),
  popup: time('popup with 20,000 items', EMPTY_PAGE, both('value', 150)),
  list: time('carnet list with 20,000 items', EMPTY_PAGE, both('value', 250)),
  archiveListed: time(
    'archive of 1 GB and 200,000 messages, listed',
    'its files of messages inflated and parsed whole, in Node',
    both('value', 20_000),
  ),
  archiveMemory: {
    title: 'peak memory of that list and of sealing',
    unit: 'MB',
    floorIs: 'the same process before it',
    goals: both('beyond floor', 150),
  },
  archiveSealed: time('a conversation of 660 messages of it, sealed', null, both('value', 30_000)),
} as const satisfies Readonly<Record<string, Figure>>;

type FigureId = keyof typeof FIGURE_TABLE;
const FIGURES: Readonly<Record<FigureId, Figure>> = FIGURE_TABLE;

/** What one round measured. NaN where the system does not tell it (memory outside Linux). */
export type Round = Readonly<Partial<Record<FigureId, Sample>>>;

interface Sample {
  readonly value: number;
  readonly floor: number | null;
}

/** The samples of one figure on one build. */
export interface Measured {
  readonly id: FigureId;
  readonly browser: BrowserName;
  readonly build: string;
  /** Load average of the last minute after each round. Above the number of cores, times are unreliable. */
  readonly loads: readonly number[];
  readonly samples: readonly number[];
  /** Empty when the figure has no floor. */
  readonly floors: readonly number[];
}

interface Summary {
  readonly value: number;
  readonly floor: number | null;
  readonly ratio: number | null;
}

/** Collects the samples of each figure, in the order of the rounds. */
export function collect(
  rounds: readonly { readonly round: Round; readonly load: number }[],
  of: Pick<Measured, 'browser' | 'build'>,
): readonly Measured[] {
  const ids = Object.keys(rounds[0]?.round ?? {}) as FigureId[]; // `Round` has no other keys
  return ids.map((id) => {
    const samples = rounds.flatMap(({ round }) => round[id] ?? []);
    return {
      id,
      ...of,
      loads: rounds.map(({ load }) => load),
      samples: samples.map(({ value }) => value),
      floors: samples.flatMap(({ floor }) => floor ?? []),
    };
  });
}

/** Medians of the samples, of the floors, and their ratio. */
function summarise({ samples, floors }: Pick<Measured, 'samples' | 'floors'>): Summary {
  const value = median(samples);
  const floor = floors.length === 0 ? null : median(floors);
  return { value, floor, ratio: floor === null || floor === 0 ? null : value / floor };
}

/** Throws when there is no sample. */
function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
}

export const TABLE_HEAD = `| figure | browser | build | measured | floor | ratio | goal | result | runs | load |
|---|---|---|---|---|---|---|---|---|---|`;

/** The row of docs/figures.md. */
export function formatRow(measured: Measured): string {
  const { title, unit, floorIs, goals } = FIGURES[measured.id];
  const { value, floor, ratio } = summarise(measured);
  const goal = goals[measured.browser];
  const cells = [
    title,
    measured.browser,
    measured.build,
    formatAmount(value, unit),
    floor === null ? '' : `${formatAmount(floor, unit)}: ${floorIs}`,
    ratio === null ? '' : formatRatio(ratio),
    goal === null ? '' : formatGoal(goal, unit),
    goal === null ? '' : isMet(goal, { value, floor, ratio }) ? 'met' : '**missed**',
    String(measured.samples.length),
    `${Math.min(...measured.loads).toFixed(1)} to ${Math.max(...measured.loads).toFixed(1)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** `click → sealed, chromium: × 1.02 of the other build (floors × 0.99)` */
export function formatComparison(ours: Measured, other: Measured): string {
  const [now, then] = [summarise(ours), summarise(other)];
  const floors = now.floor === null || then.floor === null ? '' : ` (floors ${formatRatio(now.floor / then.floor)})`;
  return `${FIGURES[ours.id].title}, ${ours.browser}: ${formatRatio(now.value / then.value)} of the other build${floors}`;
}

const formatAmount = (value: number, unit: Figure['unit']): string =>
  `${value < 10 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ${unit}`;

const formatRatio = (ratio: number): string => `× ${ratio.toFixed(2)}`;

function formatGoal({ of, atMost }: Goal, unit: Figure['unit']): string {
  if (of === 'ratio') return `≤ × ${atMost}`;
  return `≤ ${of === 'beyond floor' ? 'floor + ' : ''}${formatAmount(atMost, unit)}`;
}

/** Without a floor, a goal that compares with it is not met. */
function isMet({ of, atMost }: Goal, { value, floor, ratio }: Summary): boolean {
  if (of === 'value') return value <= atMost;
  if (of === 'ratio') return ratio !== null && ratio <= atMost;
  return floor !== null && value - floor <= atMost;
}
