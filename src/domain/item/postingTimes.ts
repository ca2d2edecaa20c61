import { addDays, addMonths, type IsoDate } from '../shared/localDates.ts';
import { isMonthOrYear, parsePostingWindow } from './postingWindow.ts';

/**
 * When captures of the same words, by one account, at an address that is not sure may have been posted: at two times
 * they are two publications.
 */

const HOUR_MS = 3_600_000;

/** What has an instant of its own first; what has a day, a month or no date is with the earliest that it may be. */
export function splitByTime<T>(
  captures: readonly T[],
  timeOf: (item: T) => PostedRange | null,
): readonly (readonly T[])[] {
  const groups: { first: number; last: number; captures: T[] }[] = [];
  const timed = captures.map((item) => ({ item, time: timeOf(item) ?? ANY_TIME }));
  const inOrder = timed.toSorted(
    (a, b) => a.time.last - a.time.first - (b.time.last - b.time.first) || a.time.first - b.time.first,
  );
  for (const { item, time } of inOrder) {
    const group = groups
      .filter(({ first, last }) => time.first <= last + HOUR_MS && first <= time.last + HOUR_MS)
      .toSorted((a, b) => a.first - b.first)[0];
    if (group === undefined) groups.push({ ...time, captures: [item] });
    else group.captures.push(item);
  }
  return groups.map((group) => captures.filter((item) => group.captures.includes(item)));
}

/** The instants between which a capture may have been posted, in milliseconds. */
export interface PostedRange {
  readonly first: number;
  readonly last: number;
}

const ANY_TIME: PostedRange = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

/** Returns the time that a date says, for a capture whose address is not sure; else null. */
export function timeToTell(isPermalinkSure: boolean, iso: string | null): PostedRange | null {
  if (isPermalinkSure || iso === null) return null;
  const instant = /T\d\d:\d\d/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (!Number.isNaN(instant)) return { first: instant, last: instant };
  const window = parsePostingWindow(iso) ?? { from: iso.slice(0, 10), to: iso.slice(0, 10) };
  // A day is one of any time zone.
  const first = Date.parse(`${`${window.from}-01-01`.slice(0, 10)}T00:00Z`) - 14 * HOUR_MS;
  const last = Date.parse(`${lastDayOf(window.to)}T24:00Z`) + 12 * HOUR_MS;
  return Number.isNaN(first) || Number.isNaN(last) ? null : { first, last };
}

/** `date`: a day, a month or a year. */
const lastDayOf = (date: string): IsoDate =>
  isMonthOrYear(date) ? addDays(addMonths(`${date}-01-01`.slice(0, 10), date.length === 4 ? 12 : 1), -1) : date;
