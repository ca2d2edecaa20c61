/**
 * Time zones and UTC offsets. Reads the browser's own IANA data through `Intl`; an offset as text is `+01:00`, the
 * form that items are sealed with.
 */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Constructing a formatter is expensive. Unknown names are not cached: pages and files supply them without limit. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Returns the IANA name of the device's time zone. */
export const readDeviceTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Returns the device's offset at that instant, in minutes east of UTC. */
export const readDeviceOffset = (instant: Date): number => -instant.getTimezoneOffset();

/** Returns the offset of a zone in whole minutes east of UTC; null when this browser has no zone of that name. */
export function getOffsetMinutes(instant: Date | number, timeZone: string): number | null {
  const offsetMs = getOffsetMs(instant, timeZone);
  return offsetMs === null ? null : Math.trunc(offsetMs / MINUTE_MS);
}

/** Returns `+02:00` for a French summer; `+00:00` for an unknown zone. */
export const utcOffsetAt = (instant: Date, timeZone: string): string =>
  formatUtcOffset(getOffsetMinutes(instant, timeZone) ?? 0);

/** Formats minutes east of UTC as `+01:00`. */
export function formatUtcOffset(minutes: number): string {
  const padTwo = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padTwo(Math.floor(size / 60))}:${padTwo(size % 60)}`;
}

/** Returns the date whose UTC fields are the local time at `offset` (`+01:00`; any other text counts as zero). */
export function applyUtcOffset(instant: Date, offset: string): Date {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  const shiftMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  return new Date(instant.getTime() + (sign === '-' ? -shiftMs : shiftMs));
}

/** Returns the local date and time, `2026-11-20T09:31` (sorts as text); in UTC for an unknown zone. */
export const localDateTime = (instant: Date, timeZone: string): string =>
  new Date(instant.getTime() + (getOffsetMs(instant, timeZone) ?? 0)).toISOString().slice(0, 16);

/** Returns the instant of a local date and time without a zone (`2026-11-20T09:31:05`), by the offset of `timeZone`. */
export function localInstant(local: string, timeZone: string): Date {
  const asUtc = Date.parse(`${local}Z`);
  return new Date(asUtc - (getOffsetMs(asUtc, timeZone) ?? 0));
}

/** Returns the same in the device's zone. Reads no `Intl`, which takes 0.2 ms for each item of an index. */
export function deviceDateTime(instant: Date): string {
  const local = new Date(0);
  local.setUTCFullYear(instant.getFullYear(), instant.getMonth(), instant.getDate());
  local.setUTCHours(instant.getHours(), instant.getMinutes());
  return local.toISOString().slice(0, 16);
}

/** Returns the local date, `2026-11-20`; in UTC for an unknown zone. */
export const dateInTimeZone = (instant: Date, timeZone: string): string =>
  localDateTime(instant, timeZone).slice(0, 10);

/**
 * Parses the end of `11/26/2026, GMT+01:00`; of `GMT`; and, for local mean time before time zones, of `GMT+00:09:21`.
 * The text, since its parts take twice the time.
 */
function getOffsetMs(instant: Date | number, timeZone: string): number | null {
  const text = getFormatter(timeZone)?.format(instant);
  if (text === undefined) return null;
  const [, sign, hours, minutes, seconds] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  const offsetMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS + Number(seconds ?? 0) * 1000;
  return sign === '-' ? -offsetMs : offsetMs;
}

function getFormatter(timeZone: string): Intl.DateTimeFormat | null {
  const cached = formatters.get(timeZone);
  if (cached !== undefined) return cached;
  try {
    const formatter = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    formatters.set(timeZone, formatter);
    return formatter;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A calendar day such as `2026-11-20`, without time or time zone. Sorts as text. */
export type IsoDate = string;

const noonUtcMs = (day: IsoDate): number => Date.parse(`${day}T12:00:00Z`);
const toIsoDate = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: IsoDate, count: number): IsoDate => toIsoDate(noonUtcMs(day) + count * DAY_MS);

/** Counts the days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((noonUtcMs(to) - noonUtcMs(from)) / DAY_MS);

/**
 * Returns the same day of a later month, or its last day when that month is shorter: 30 November + 3 months is 28
 * February. Throws RangeError when `day` is not a day.
 */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) throw new RangeError(`not an ISO day: ${day}`);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toIsoDate(Date.UTC(year, month - 1 + months, Math.min(date, last), 12));
}

/** Returns the day of three numbers as text; null for an impossible one. */
export function toIsoDay(year: string, month: string, day: string): IsoDate | null {
  const iso = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso;
}

/** Days as a person types them in France: day, month, year. A browser's date field follows its language, not ours. */

/** `2026-11-20` → `20/11/2026`. */
export const formatTypedDay = (day: IsoDate): string => day.split('-').toReversed().join('/');

/** Between the parts, any space and any hyphen, as a pasted text has them. « 1er » is the first of a month. */
const TYPED_DAY =
  /^(?<day>\d{1,2})(?:(?<=^0?1)(?:er|ᵉʳ))?[\s\p{Dash}/.]+(?<month>\d{1,2})[\s\p{Dash}/.]+(?<year>\d{4})$/iu;
const YEAR_FIRST = /^(?<year>\d{4})[\s\p{Dash}/.]+(?<month>\d{1,2})[\s\p{Dash}/.]+(?<day>\d{1,2})$/u;
const DIGITS_ALONE = /^(?<day>\d\d)(?<month>\d\d)(?<year>\d{4})$/;

/** Returns null for what is no day of the calendar, is before 1900 or has a year of two digits. */
export function parseTypedDay(typed: string): IsoDate | null {
  const text = typed.trim();
  const found = TYPED_DAY.exec(text) ?? DIGITS_ALONE.exec(text) ?? YEAR_FIRST.exec(text);
  const { day = '', month = '', year = '' } = found?.groups ?? {};
  return Number(year) >= 1900 ? toIsoDay(year, month, day) : null;
}
