import { type IsoDate, toIsoDay } from './localDates.ts';

/** Days as a person types them in France: day, month, year. A browser's date field follows its language, not ours. */

/** `2026-11-20` → `20/11/2026`. */
export const formatTypedDay = (day: IsoDate): string => day.split('-').toReversed().join('/');

/** Between the parts, any space and any hyphen, as a pasted text has them. « 1er » is the first of a month. */
const TYPED_DAY =
  /^(?<day>\d{1,2})(?:(?<=^0?1)(?:er|ᵉʳ))?[\s\p{Dash}/.]+(?<month>\d{1,2})[\s\p{Dash}/.]+(?<year>\d{4})$/iu;
const YEAR_FIRST = /^(?<year>\d{4})[\s\p{Dash}/.]+(?<month>\d{1,2})[\s\p{Dash}/.]+(?<day>\d{1,2})$/u;
/** Keypads of telephones have digits alone. */
const DIGITS_ALONE = /^(?<day>\d\d)(?<month>\d\d)(?<year>\d{4})$/;

/** Returns null for what is no day of the calendar, is before 1900 or has a year of two digits. */
export function parseTypedDay(typed: string): IsoDate | null {
  const text = typed.trim();
  const found = TYPED_DAY.exec(text) ?? DIGITS_ALONE.exec(text) ?? YEAR_FIRST.exec(text);
  const { day = '', month = '', year = '' } = found?.groups ?? {};
  return Number(year) >= 1900 ? toIsoDay(year, month, day) : null;
}
