import type { Precision } from '../../domain/capture/extraction.ts';
import type { PageClock } from '../pageView.ts';

/** What was assumed: the device's time zone, the year, the day before the month, the moment of display. */
export type DateAssumption = 'device-zone' | 'year' | 'day-first' | 'now';

export interface ParsedDate {
  /** Cut at `precision`; null when a value would have to be invented. A bare date is the day as displayed. */
  readonly iso: string | null;
  readonly precision: Precision | null;
  readonly assumptions: readonly DateAssumption[];
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
  /** Minutes east of UTC; null when the text has no time zone. */
  readonly offset: number | null;
}

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Resolves a day and an optional time to an ISO date of the same precision; null for an impossible one (31 June,
 * 25:00).
 */
export function resolveDate(date: CalendarDay, time: TimeOfDay | null, clock: PageClock): ParsedDate | null {
  if (!isValidDay(date)) return null;
  if (!time) return { iso: formatIsoDay(date), precision: 'day', assumptions: [] };
  if (time.hour > 23 || (time.minute ?? 0) > 59 || (time.second ?? 0) > 59) return null;
  const asUtc = Date.UTC(date.year, date.month - 1, date.day, time.hour, time.minute ?? 0, time.second ?? 0);
  // Computed twice: the first estimate may be on the other side of a clock change.
  const offset = time.offset ?? clock.offsetAt(asUtc - clock.offsetAt(asUtc) * MINUTE_MS);
  const iso = new Date(asUtc - offset * MINUTE_MS).toISOString();
  const assumptions: readonly DateAssumption[] = time.offset === null ? ['device-zone'] : [];
  if (time.second !== null) return { iso: `${iso.slice(0, 19)}Z`, precision: 's', assumptions };
  if (time.minute !== null) return { iso: `${iso.slice(0, 16)}Z`, precision: 'min', assumptions };
  // In a zone such as India's (+05:30), « 18 h » is not a whole hour of UTC: only the day can be kept.
  return offset % 60 === 0
    ? { iso: `${iso.slice(0, 13)}Z`, precision: 'hour', assumptions }
    : { iso: formatIsoDay(date), precision: 'day', assumptions: [] };
}

/** Parses `Z`, `utc`, `+01:00` or `+0100` to minutes east of UTC; null when there is no offset. */
export function parseOffset(offsetText: string | undefined): number | null {
  if (!offsetText) return null;
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(offsetText);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** Returns the day at that instant in the clock's time zone. */
export function getLocalDay(instant: number, clock: PageClock): CalendarDay {
  const local = new Date(instant + clock.offsetAt(instant) * MINUTE_MS);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/** Calendar arithmetic: a day with a clock change is not 24 hours long. */
export function subtractDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const date = new Date(Date.UTC(year, month - 1, day - days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isValidDay({ year, month, day }: CalendarDay): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function formatIsoDay({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
