import { computeDeadlines, type Publication, type Uncertainty } from './deadlines.ts';
import { addDays, type IsoDate } from './isoDate.ts';
import type { LimitationPeriod } from './limitationPeriods.ts';

export interface DatedItem extends Publication {
  readonly ordinal: number;
}

/** The items with the same limitation period and the same last day. */
export interface DeadlineGroup {
  readonly limitationPeriod: LimitationPeriod['id'];
  readonly last: IsoDate;
  /** Later than `last` for an approximate date: until then, the period is perhaps not over. */
  readonly latest: IsoDate;
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
 * Groups the deadlines of the items into this week, this month, later and passed. `today`: in the person's time zone.
 */
export function buildDeadlineList(items: readonly DatedItem[], today: IsoDate): DeadlineList {
  const groups = new Map<string, DeadlineAccumulator>();
  for (const item of items) {
    for (const { limitationPeriod, last, latest, from, doubts } of computeDeadlines(item)) {
      const key = `${last} ${limitationPeriod} ${latest}`;
      const group = groups.get(key) ?? {
        limitationPeriod,
        last,
        latest,
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
  readonly last: IsoDate;
  readonly latest: IsoDate;
  readonly ordinals: number[];
  readonly froms: IsoDate[];
  readonly doubts: Set<Uncertainty>;
}

function toDeadlineGroup({
  limitationPeriod,
  last,
  latest,
  ordinals,
  froms,
  doubts,
}: DeadlineAccumulator): DeadlineGroup {
  const days = froms.toSorted();
  return {
    limitationPeriod,
    last,
    latest,
    ordinals: ordinals.toSorted((a, b) => a - b),
    from: { first: days[0] ?? last, last: days.at(-1) ?? last },
    doubts: [...doubts],
  };
}

/** A deadline is passed only when that is certain; one that may be over counts as this week. */
export function findDeadlineBucket(
  { last, latest }: Pick<DeadlineGroup, 'last' | 'latest'>,
  today: IsoDate,
): DeadlineBucket {
  if (latest < today) return 'passed';
  if (last <= addDays(today, 6)) return 'week';
  return last <= addDays(today, 30) ? 'month' : 'later';
}
