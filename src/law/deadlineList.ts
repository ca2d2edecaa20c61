import { computeDeadlines, type Publication, type Uncertainty } from './deadlines.ts';
import { addDays, type IsoDate } from './isoDate.ts';
import type { LimitationPeriod } from './limitationPeriods.ts';

export interface DatedItem extends Publication {
  readonly ordinal: number;
}

/** The items with the same limitation period and the same days. */
export interface DeadlineGroup {
  readonly limitationPeriod: LimitationPeriod['id'];
  /** The day before the legal last day, from the earliest possible posting day: see `Deadline`. */
  readonly dayBefore: IsoDate;
  /** The legal last day, from the latest possible posting day. */
  readonly legalDay: IsoDate;
  readonly ordinals: readonly number[];
  /** The first and the last of the days that the period is counted from. */
  readonly from: { readonly first: IsoDate; readonly last: IsoDate };
  readonly doubts: readonly Uncertainty[];
}

export const DEADLINE_BUCKETS = ['week', 'month', 'later', 'passed'] as const;
export type DeadlineBucket = (typeof DEADLINE_BUCKETS)[number];
/** Sorted by day, nearest first; passed deadlines, latest first. */
export type DeadlineList = Readonly<Record<DeadlineBucket, readonly DeadlineGroup[]>>;

/**
 * Groups the deadlines of the items into this week, this month, later and passed. `today`: `earliestDay` of the clock.
 */
export function buildDeadlineList(items: readonly DatedItem[], today: IsoDate): DeadlineList {
  const groups = new Map<string, DeadlineAccumulator>();
  for (const item of items) {
    for (const { limitationPeriod, dayBefore, legalDay, from, doubts } of computeDeadlines(item)) {
      const key = `${dayBefore} ${limitationPeriod} ${legalDay}`;
      const group = groups.get(key) ?? {
        limitationPeriod,
        dayBefore,
        legalDay,
        ordinals: [],
        froms: [],
        doubts: new Set(),
      };
      group.ordinals.push(item.ordinal);
      group.froms.push(from);
      for (const doubt of doubts) group.doubts.add(doubt);
      groups.set(key, group);
    }
  }
  const sorted = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => toDeadlineGroup(group));
  const groupsIn = (bucket: DeadlineBucket) => sorted.filter((group) => findDeadlineBucket(group, today) === bucket);
  return {
    week: groupsIn('week'),
    month: groupsIn('month'),
    later: groupsIn('later'),
    passed: groupsIn('passed').toReversed(),
  };
}

interface DeadlineAccumulator {
  readonly limitationPeriod: LimitationPeriod['id'];
  readonly dayBefore: IsoDate;
  readonly legalDay: IsoDate;
  readonly ordinals: number[];
  readonly froms: IsoDate[];
  readonly doubts: Set<Uncertainty>;
}

function toDeadlineGroup({
  limitationPeriod,
  dayBefore,
  legalDay,
  ordinals,
  froms,
  doubts,
}: DeadlineAccumulator): DeadlineGroup {
  const days = froms.toSorted();
  return {
    limitationPeriod,
    dayBefore,
    legalDay,
    ordinals: ordinals.toSorted((a, b) => a - b),
    from: { first: days[0] ?? dayBefore, last: days.at(-1) ?? dayBefore },
    doubts: [...doubts],
  };
}

/** A deadline is passed from the day after its legal day; one that may be over counts as this week. */
export function findDeadlineBucket(
  { dayBefore, legalDay }: Pick<DeadlineGroup, 'dayBefore' | 'legalDay'>,
  today: IsoDate,
): DeadlineBucket {
  if (legalDay < today) return 'passed';
  if (dayBefore <= addDays(today, 6)) return 'week';
  return dayBefore <= addDays(today, 30) ? 'month' : 'later';
}
