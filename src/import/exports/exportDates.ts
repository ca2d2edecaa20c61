import type { Posting } from '../../domain/capture/extraction.ts';
import type { ExportedMessage } from '../../domain/item/exportedMessage.ts';
import { toIsoDay } from '../../domain/shared/localDates.ts';

/** Dates of archives: an instant only where the archive states UTC or an offset, else day and time without zone. */

export type ExportedTime = Pick<ExportedMessage, 'posting' | 'localTime' | 'isDateOrderUnknown'>;

/** Of earlier years, an archive has mistakes more than messages; the end is that of the day after it is read. */
const FIRST_YEAR = 2009;
const LAST_YEAR = 2100;

/** The date is what the archive's file says, not what a page displayed. */
const SOURCE = 'file';

const unread = (raw: string | null): ExportedTime => ({
  posting: { raw, iso: null, precision: null, source: raw === null ? null : SOURCE },
  localTime: null,
});

/** An instant that the archive states in milliseconds or seconds since 1970. */
export function readEpoch(value: unknown, unit: 'ms' | 's'): ExportedTime {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,17}$/.test(value));
  if (!isNumber) return unread(typeof value === 'string' ? cutRaw(value) : null);
  return readInstant(String(value), Number(value) * (unit === 's' ? 1000 : 1), unit);
}

/** An instant of the archive; not read when it is none, or none that a platform could have stored. */
export function readInstant(raw: string, at: number, precision: 'ms' | 's' | 'min'): ExportedTime {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return unread(cutRaw(raw));
  const date = new Date(Math.floor(at));
  if (date.getUTCFullYear() < FIRST_YEAR || date.getUTCFullYear() > LAST_YEAR) return unread(cutRaw(raw));
  const iso = date.toISOString();
  const cut = precision === 'ms' ? iso : `${iso.slice(0, precision === 's' ? 19 : 16)}Z`;
  return { posting: { raw: cutRaw(raw), iso: cut, precision, source: SOURCE }, localTime: null };
}

/** The instant of a day and a time in UTC, as written; NaN where no calendar has it (`2025-02-31`, `24:00:00`). */
export function parseUtcSecond(day: string, time: string): number {
  const at = Date.parse(`${day}T${time}Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${day}T${time}`) ? at : Number.NaN;
}

export interface LocalParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second?: string | undefined;
}

/** A day and a time without zone: the day alone is stated, and the time as written. */
export function readLocalTime(raw: string, { year, month, day, hour, minute, second }: LocalParts): ExportedTime {
  const iso = toIsoDay(year, month, day);
  const isKnownYear = Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR;
  if (iso === null || !isKnownYear) return unread(cutRaw(raw));
  const posting: Posting = { raw: cutRaw(raw), iso, precision: 'day', source: SOURCE };
  const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second ?? 0) <= 59;
  if (!isTime || hour === '' || minute === '') return { posting, localTime: null };
  const time = [hour, minute, ...(second === undefined ? [] : [second])].map((part) => part.padStart(2, '0')).join(':');
  return { posting, localTime: `${iso}T${time}` };
}

/** A date of which only the words are kept. */
export const readUnknownDate = (raw: string | null): ExportedTime => unread(raw === null ? null : cutRaw(raw));

const cutRaw = (raw: string): string => raw.slice(0, 200).toWellFormed();

/** Returns a message without its date when that day is after tomorrow: no platform writes what was not yet sent. */
export function readPastTime<T extends ExportedTime>(message: T, now: Date): T {
  const { raw, iso } = message.posting;
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  return iso === null || iso.slice(0, 10) <= tomorrow ? message : { ...message, ...unread(raw) };
}

/** Returns the hour of 24 for an hour with its half of the day; null for an impossible one. */
export function toHour24(hour: number, half: 'am' | 'pm'): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
