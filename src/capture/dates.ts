/**
 * Dates as pages give them: attributes in ISO 8601, and texts in French or English. A reading is cut at what was
 * said and names what had to be supposed; it never invents an hour.
 */
import { normalizeDateText } from '../domain/capture/relativeTime.ts';
import {
  DAY_MS,
  type DateAssumption,
  type DateReading,
  type Day,
  isReal,
  localDay,
  momentOf,
  offsetOf,
  writeDay,
} from './dates/calendar.ts';
import { readRelative } from './dates/relative.ts';
import { isFiller, timeIn } from './dates/time.ts';
import { MONTH, MONTHS } from './dates/words.ts';
import type { PageClock } from './view.ts';

export type { DateReading } from './dates/calendar.ts';

const MACHINE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/** A `datetime` attribute or a microdata value: ISO 8601 and nothing looser. */
export function readMachineDate(value: string | null, clock: PageClock): DateReading | null {
  const match = MACHINE.exec(value?.trim() ?? '');
  if (!match) return null;
  const [whole, year, month, day, hour, minute, second, fraction, zone] = match;
  if (!day) {
    const real = month === undefined || isReal({ year: Number(year), month: Number(month), day: 1 });
    return real ? { iso: whole, precision: month ? 'month' : 'year', assumptions: [] } : null;
  }
  const date: Day = { year: Number(year), month: Number(month), day: Number(day) };
  const time = hour && {
    hour: Number(hour),
    minute: Number(minute),
    second: second ? Number(second) : null,
    offset: offsetOf(zone),
  };
  const moment = momentOf(date, time || null, clock);
  if (!moment?.iso || !fraction) return moment;
  // The digits stay as the page has them, but three noughts say « seconds », not « this very millisecond ».
  const digits = fraction.padEnd(3, '0').slice(0, 3);
  const iso = moment.iso.replace('Z', `.${digits}Z`);
  return { ...moment, iso, precision: digits === '000' ? 's' : 'ms' };
}

/** Seconds or milliseconds since 1970, as some attributes have them. */
export function readUnixDate(value: string | null, unit: 's' | 'ms'): DateReading | null {
  if (!value || !/^\d{9,14}$/.test(value)) return null;
  const at = Number(value) * (unit === 's' ? 1000 : 1);
  if (at > Date.UTC(2100, 0)) return null;
  const iso = new Date(at).toISOString();
  const whole = at % 1000 === 0;
  return { iso: whole ? `${iso.slice(0, 19)}Z` : iso, precision: whole ? 's' : 'ms', assumptions: [] };
}

export interface ShownDateOptions {
  /** The page's language tag: which of 03/04/2026 is the month. */
  readonly lang: string | null;
  /** Other words may stand around the date (« par Dupont » in a header). */
  readonly loose?: boolean;
}

/** A date as written for people, absolute or relative; null when the text is not one. */
export function readShownDate(
  shown: string,
  clock: PageClock,
  options: ShownDateOptions,
): DateReading | null {
  const { lang, loose = false } = options;
  const text = normalizeDateText(shown);
  if (text === null) return null;
  return (
    readMachineShown(shown, clock) ??
    readAbsolute(text, clock, lang, loose) ??
    readRelative(text, clock, loose)
  );
}

/** A year alone is a number like another. */
function readMachineShown(shown: string, clock: PageClock): DateReading | null {
  return /^\s*\d{4}-\d\d-\d\d/.test(shown) ? readMachineDate(shown, clock) : null;
}

const DATES: readonly RegExp[] = [
  /(?<!\d)(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/gu,
  new RegExp(
    `(?<!\\d)(?<d>\\d{1,2})(?:er|st|nd|rd|th)? (?:de |of )?(?<mon>${MONTH}),?(?: (?<y>\\d{4})(?!\\d))?`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})(?<mon>${MONTH}) (?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:| ?h|\\p{L})(?:,? (?<y>\\d{4})(?!\\d))?`,
    'gu',
  ),
  /(?<!\d)(?<a>\d{1,2})(?<sep>[./-])(?<b>\d{1,2})\k<sep>(?<y>\d{4})(?!\d)/gu,
];

function readAbsolute(
  text: string,
  clock: PageClock,
  lang: string | null,
  loose: boolean,
): DateReading | null {
  const found = onlyDate(text);
  const groups = found?.groups;
  if (!found || !groups) return null;
  const rest = text.replace(found[0], ' ');
  const time = timeIn(rest);
  // Without its year, « 12 mai » in a sentence may be any day at all.
  if (!(loose && groups.y) && !isFiller(time ? rest.replace(time.written, ' ') : rest)) return null;
  const assumptions: DateAssumption[] = [];
  const date = groups.a ? orderedDay(groups, lang, assumptions) : namedDay(groups, clock, assumptions);
  if (date === 'unknown-order') return { iso: null, precision: null, assumptions: [] };
  const moment = date && momentOf(date, time, clock);
  return moment && { ...moment, assumptions: [...assumptions, ...moment.assumptions] };
}

/** Two dates in one text (posted, edited) tell nothing sure. */
function onlyDate(text: string): RegExpExecArray | null {
  for (const pattern of DATES) {
    const matches = [...text.matchAll(pattern)];
    if (matches.length > 1) return null;
    if (matches[0]) return matches[0];
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function namedDay(groups: Groups, clock: PageClock, assumptions: DateAssumption[]): Day | null {
  const month = groups.mon ? MONTHS.get(groups.mon.replace('.', '')) : Number(groups.m);
  const day = Number(groups.d);
  if (month === undefined) return null;
  if (groups.y) return { year: Number(groups.y), month, day };
  assumptions.push('year');
  // The last such day that is not to come; a day of grace for clocks that differ.
  const today = localDay(clock.now.getTime() + DAY_MS, clock);
  const years = [today.year, today.year - 1].map((year) => ({ year, month, day }));
  return years.find((date) => isReal(date) && writeDay(date) <= writeDay(today)) ?? null;
}

/** 03/04/2026 is a day only once it is known which number is the month. */
function orderedDay(
  groups: Groups,
  lang: string | null,
  assumptions: DateAssumption[],
): Day | 'unknown-order' {
  const [a, b, year] = [Number(groups.a), Number(groups.b), Number(groups.y)];
  if (b > 12) return { year, month: a, day: b };
  if (a <= 12 && a !== b) {
    if (groups.sep !== '.' && !/^(?:fr|es|it|pt|de|nl)\b/i.test(lang ?? '')) return 'unknown-order';
    assumptions.push('day-first');
  }
  return { year, month: b, day: a };
}
