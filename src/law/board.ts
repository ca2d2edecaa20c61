import type { Clock } from './clocks.ts';
import { addDays, type Day } from './days.ts';
import { type Doubt, deadlinesOf, type Publication } from './deadlines.ts';

/** One item of the case, by its number. */
export interface Dated extends Publication {
  readonly ordinal: number;
}

/** The items whose clock of one kind ends on one day. */
export interface BoardLine {
  readonly clock: Clock['id'];
  readonly last: Day;
  /** Until then it is not sure that it is over: of a date that is rough, later than `last`. */
  readonly latest: Day;
  readonly ordinals: readonly number[];
  /** The days they are counted from, first and last. */
  readonly from: { readonly first: Day; readonly last: Day };
  readonly doubts: readonly Doubt[];
}

export const WHENS = ['week', 'month', 'later', 'passed'] as const;
export type When = (typeof WHENS)[number];
/** Each by day, the nearest first; the passed ones from the latest. */
export type Board = Readonly<Record<When, readonly BoardLine[]>>;

/** What there is to know this week, this month, later, and what is over. `today`: where the person is. */
export function boardOf(items: readonly Dated[], today: Day): Board {
  const lines = new Map<string, Gathered>();
  for (const item of items) {
    for (const { clock, last, latest, from, doubts } of deadlinesOf(item)) {
      const key = `${last} ${clock} ${latest}`;
      const line = lines.get(key) ?? { clock, last, latest, ordinals: [], froms: [], doubts: new Set() };
      line.ordinals.push(item.ordinal);
      line.froms.push(from);
      for (const doubt of doubts) line.doubts.add(doubt);
      lines.set(key, line);
    }
  }
  const sorted = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => lineOf(line));
  const at = (when: When) => sorted.filter((line) => whenIs(line, today) === when);
  return { week: at('week'), month: at('month'), later: at('later'), passed: at('passed').toReversed() };
}

interface Gathered {
  readonly clock: Clock['id'];
  readonly last: Day;
  readonly latest: Day;
  readonly ordinals: number[];
  readonly froms: Day[];
  readonly doubts: Set<Doubt>;
}

function lineOf({ clock, last, latest, ordinals, froms, doubts }: Gathered): BoardLine {
  const days = froms.toSorted();
  return {
    clock,
    last,
    latest,
    ordinals: ordinals.toSorted((a, b) => a - b),
    from: { first: days[0] ?? last, last: days.at(-1) ?? last },
    doubts: [...doubts],
  };
}

/** Over only once that is sure: what may be over asks for a look this week. */
export function whenIs({ last, latest }: Pick<BoardLine, 'last' | 'latest'>, today: Day): When {
  if (latest < today) return 'passed';
  if (last <= addDays(today, 6)) return 'week';
  return last <= addDays(today, 30) ? 'month' : 'later';
}
