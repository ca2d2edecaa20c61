import type { Precision } from '../../domain/capture/extraction.ts';
import type { PageClock } from '../view.ts';

/** Days and times as written, and the instants they stand for. */

/** What had to be supposed: the device's zone, the year, the day before the month, the moment of display. */
export type DateAssumption = 'device-zone' | 'year' | 'day-first' | 'now';

export interface DateReading {
  /** Cut at `precision`; null when nothing can be said without inventing. A bare date is the day as displayed. */
  readonly iso: string | null;
  readonly precision: Precision | null;
  readonly assumptions: readonly DateAssumption[];
}

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Time {
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
  /** Minutes east of UTC; null when the text names no zone. */
  readonly offset: number | null;
}

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** A day, and a time when there is one, cut at what was given; null for the 31st of June or 25 o'clock. */
export function momentOf(date: Day, time: Time | null, clock: PageClock): DateReading | null {
  if (!isReal(date)) return null;
  if (!time) return { iso: writeDay(date), precision: 'day', assumptions: [] };
  if (time.hour > 23 || (time.minute ?? 0) > 59 || (time.second ?? 0) > 59) return null;
  const asUtc = Date.UTC(date.year, date.month - 1, date.day, time.hour, time.minute ?? 0, time.second ?? 0);
  // Asked twice: the first instant may lie across a change of hour.
  const offset = time.offset ?? clock.offsetAt(asUtc - clock.offsetAt(asUtc) * MINUTE_MS);
  const iso = new Date(asUtc - offset * MINUTE_MS).toISOString();
  const assumptions: readonly DateAssumption[] = time.offset === null ? ['device-zone'] : [];
  if (time.second !== null) return { iso: `${iso.slice(0, 19)}Z`, precision: 's', assumptions };
  if (time.minute !== null) return { iso: `${iso.slice(0, 16)}Z`, precision: 'min', assumptions };
  // Where the zone is off the hour (India), « 18 h » is no whole hour of UTC: the day is all that can be cut.
  return offset % 60 === 0
    ? { iso: `${iso.slice(0, 13)}Z`, precision: 'hour', assumptions }
    : { iso: writeDay(date), precision: 'day', assumptions: [] };
}

/** `Z`, `utc`, `+01:00` or `+0100` to minutes; null when there is none. */
export function offsetOf(zone: string | undefined): number | null {
  if (!zone) return null;
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** The day it is at that instant, on the device. */
export function localDay(instant: number, clock: PageClock): Day {
  const local = new Date(instant + clock.offsetAt(instant) * MINUTE_MS);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/** By the calendar: where the hour changes, a day is not twenty-four hours. */
export function dayBefore({ year, month, day }: Day, back: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day - back));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function isReal({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function writeDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
