/** Days of the calendar as `2026-11-20`, apart from any clock or zone. They sort as text. */
export type Day = string;

const DAY_MS = 86_400_000;

const atNoon = (day: Day): number => Date.parse(`${day}T12:00:00Z`);
const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: Day, count: number): Day => dayOf(atNoon(day) + count * DAY_MS);

/** `from` to `to`, whole days. */
export const daysBetween = (from: Day, to: Day): number => Math.round((atNoon(to) - atNoon(from)) / DAY_MS);

/** The same day of the month; where that month is shorter, its last day: 30 November + 3 months is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined)
    throw new RangeError(`not a day: ${day}`);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last), 12));
}

const zones = new Map<string, Intl.DateTimeFormat | null>();

/** The day it was in `timeZone`; in UTC where this browser does not know the zone. */
export const dayIn = (instant: Date, timeZone: string): Day => wallClock(instant, timeZone).slice(0, 10);

/** What a clock on the wall shows there, `2026-11-20T09:31`: sorts as text. */
export function wallClock(instant: Date, timeZone: string): string {
  const parts = formatOf(timeZone)?.formatToParts(instant);
  if (parts === undefined) return instant.toISOString().slice(0, 16);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    const two = '2-digit' as const;
    const options = {
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      hourCycle: 'h23',
    } as const;
    made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...options, timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  zones.set(timeZone, made);
  return made;
}
