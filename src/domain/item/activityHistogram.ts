import type { IndexedItem } from './itemIndex.ts';

/** An instant → `2026-11-20T08:31` where the person is; given from outside, since the zone is the browser's. */
export type ToLocalTime = (iso: string) => string;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const PARTIAL = /^\d{4}(-\d\d(-\d\d(T\d\d)?)?)?$/;

/**
 * When it was posted, in local time and no finer than it was read: `2026-11-20T08:31`, `2026-11-20`, `2026-11`; null
 * when it was not read as a time. An hour alone (`…T16Z`) keeps its day in UTC only.
 */
export function localPostedTime(
  { posted }: Pick<IndexedItem, 'posted'>,
  localOf: ToLocalTime,
): string | null {
  if (posted === null) return null;
  if (INSTANT.test(posted) && !Number.isNaN(Date.parse(posted))) return localOf(posted);
  const cut = posted.replace(/Z$/, '');
  return PARTIAL.test(cut) ? cut.slice(0, 10) : null;
}

/** Of publication, or of recording where that was not read. */
export function localItemTime(item: IndexedItem, localOf: ToLocalTime): string {
  return localPostedTime(item, localOf) ?? localOf(item.acquiredAt);
}

/** One bar of « la vague ». */
export interface HistogramBar {
  /** `2026-11`, `2026-11-20` or `2026-11-20T08`, local. */
  readonly at: string;
  readonly items: number;
  /** Distinct accounts. */
  readonly accounts: number;
}

export interface ActivityHistogram {
  readonly bars: readonly HistogramBar[];
  /** Items of the period whose date was not read finely enough to be placed. */
  readonly unplaced: number;
}

/** `2026` is 4 characters long, a month 7, a day 10, an hour 13. */
const NEXT_PREFIX_LENGTH: Readonly<Record<number, number>> = { 0: 7, 7: 10, 10: 13 };

/** Publications by month, or by day of the month `within`, or by hour of the day `within`; empty moments left out. */
export function buildActivityHistogram(
  placed: readonly { readonly posted: string | null; readonly account: string }[],
  within: string,
): ActivityHistogram {
  const length = NEXT_PREFIX_LENGTH[within.length] ?? 13;
  const inside = placed.filter(({ posted }) => posted?.startsWith(within) === true);
  const fine = inside.filter(({ posted }) => (posted?.length ?? 0) >= length);
  const groups = Map.groupBy(fine, ({ posted }) => posted?.slice(0, length) ?? '');
  const bars = [...groups].map(([at, some]) => ({
    at,
    items: some.length,
    accounts: new Set(some.map(({ account }) => account)).size,
  }));
  const unread = within === '' ? placed.filter(({ posted }) => posted === null).length : 0;
  return {
    bars: bars.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    unplaced: inside.length - fine.length + unread,
  };
}
