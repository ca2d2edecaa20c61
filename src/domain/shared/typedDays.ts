import { type IsoDate, toIsoDay } from './localDates.ts';

/** Days as a person types them in France: day, month, year. A browser's own date field follows its language, not ours. */

/** `2026-11-20` → `20/11/2026`. */
export const formatTypedDay = (day: IsoDate): string => day.split('-').toReversed().join('/');

const TYPED_DAY = /^(?<day>\d{1,2})[\s/.-]+(?<month>\d{1,2})[\s/.-]+(?<year>\d{4})$/;
/** Keypads of telephones have digits alone. */
const DIGITS_ALONE = /^(?<day>\d\d)(?<month>\d\d)(?<year>\d{4})$/;
/** As drafts of older versions have it. */
const ISO_DAY = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/;

/** Returns null for what is no day of the calendar, or is before 1900. */
export function parseTypedDay(typed: string): IsoDate | null {
  const text = typed.trim();
  const found = TYPED_DAY.exec(text) ?? DIGITS_ALONE.exec(text) ?? ISO_DAY.exec(text);
  const { day = '', month = '', year = '' } = found?.groups ?? {};
  return Number(year) >= 1900 ? toIsoDay(year, month, day) : null;
}
