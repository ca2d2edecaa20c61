/** Days of the calendar as `2026-11-20`, apart from any clock or zone. They sort as text. */
export type IsoDate = string;

const DAY_MS = 86_400_000;

const noonUtcMs = (day: IsoDate): number => Date.parse(`${day}T12:00:00Z`);
const toIsoDate = (ms: number): IsoDate => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: IsoDate, count: number): IsoDate => toIsoDate(noonUtcMs(day) + count * DAY_MS);

/** `from` to `to`, whole days. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((noonUtcMs(to) - noonUtcMs(from)) / DAY_MS);

/** The same day of the month; where that month is shorter, its last day: 30 November + 3 months is 28 February. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined)
    throw new RangeError(`not a day: ${day}`);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toIsoDate(Date.UTC(year, month - 1 + months, Math.min(date, last), 12));
}

const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** The day it was in `timeZone`; in UTC where this browser does not know the zone. */
export const dateInTimeZone = (instant: Date, timeZone: string): IsoDate =>
  localDateTime(instant, timeZone).slice(0, 10);

/** What a clock on the wall shows there, `2026-11-20T09:31`: sorts as text. */
export function localDateTime(instant: Date, timeZone: string): string {
  const parts = formatterFor(timeZone)?.formatToParts(instant);
  if (parts === undefined) return instant.toISOString().slice(0, 16);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

function formatterFor(timeZone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  let formatter: Intl.DateTimeFormat | null = null;
  try {
    const twoDigits = '2-digit' as const;
    const options = {
      year: 'numeric',
      month: twoDigits,
      day: twoDigits,
      hour: twoDigits,
      minute: twoDigits,
      hourCycle: 'h23',
    } as const;
    formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...options, timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  formatters.set(timeZone, formatter);
  return formatter;
}
