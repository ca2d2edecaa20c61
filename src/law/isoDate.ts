/** A calendar day such as `2026-11-20`, without time or time zone. Sorts as text. */
export type IsoDate = string;

const DAY_MS = 86_400_000;

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
