import { MONTH_NUMBERS } from '../../domain/shared/monthNames.ts';
import { type ExportedTime, readLocalTime, readUnknownDate, toHour24 } from './exportDates.ts';

/** Dates with the name of a month, in the language of the export: `Sep 22, 2017 6:33 am`, `22 sept. 2017, 06:33`. */

const TIME = /(?<![\d:])(\d{1,2}) ?[:h] ?(\d{2})(?::(\d{2}))?(?: ?([ap])\.? ?m\.?(?!\p{L}))?/iu;

/** Words beside a time that say nothing of it. */
const TIME_WORDS: ReadonlySet<string> = new Set(['uhr', 'h', 'le', 'on']);

/** Reads a date without zone; only its words where the month, the day or the year is not sure. */
export function readWrittenDate(raw: string | null): ExportedTime {
  const text = (raw ?? '').slice(0, 100).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  const time = TIME.exec(text);
  const date = time === null ? text : text.replace(time[0], ' ');
  const months = [...date.matchAll(/\p{L}+/gu)].flatMap(([word]) => MONTH_NUMBERS.get(word)?.toString() ?? []);
  const numbers = [...date.matchAll(/\d+/g)].map(([number]) => number);
  const years = numbers.filter((number) => number.length === 4);
  const days = numbers.filter((number) => number.length <= 2);
  const [[month, ...otherMonths], [year, ...otherYears], [day, ...otherDays]] = [months, years, days];
  const isSure = otherMonths.length + otherYears.length + otherDays.length === 0 && numbers.length === 2;
  if (raw === null || !isSure || month === undefined || year === undefined || day === undefined)
    return readUnknownDate(raw);
  // A word that is not known may be a half of the day: « 6:33 de la tarde ».
  const after = time === null ? '' : text.slice(time.index + time[0].length);
  const isTimeSure = [...after.matchAll(/\p{L}+/gu)].every(([word]) => MONTH_NUMBERS.has(word) || TIME_WORDS.has(word));
  const [, hour = '', minute = '', second, half] = isTimeSure ? (time ?? []) : [];
  const known = half === undefined ? hour : (toHour24(Number(hour), half === 'a' ? 'am' : 'pm')?.toString() ?? '');
  return readLocalTime(raw, { year, month, day, hour: known, minute, second });
}
