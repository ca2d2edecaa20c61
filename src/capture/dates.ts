/**
 * Parses the dates of pages: ISO 8601 in attributes, and French or English text. A date is cut to the precision that
 * was written, and lists the assumptions made; an hour is never invented.
 */
import { normalizeDateText } from '../domain/capture/relativeTime.ts';
import {
  type CalendarDay,
  DAY_MS,
  type DateAssumption,
  formatIsoDay,
  getLocalDay,
  isValidDay,
  type ParsedDate,
  parseOffset,
  resolveDate,
} from './dates/calendar.ts';
import { readRelativeDate } from './dates/relative.ts';
import { findTime, hasOnlyFillerWords } from './dates/time.ts';
import { MONTH_NUMBERS, MONTH_PATTERN } from './dates/words.ts';
import type { PageClock } from './pageView.ts';

export type { ParsedDate as DateReading } from './dates/calendar.ts';

const ISO_DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/** Parses a `datetime` attribute or a microdata value: strictly ISO 8601. */
export function readMachineDate(value: string | null, clock: PageClock): ParsedDate | null {
  const match = ISO_DATE.exec(value?.trim() ?? '');
  if (!match) return null;
  const [whole, year, month, day, hour, minute, second, fraction, offsetText] = match;
  if (!day) {
    const real = month === undefined || isValidDay({ year: Number(year), month: Number(month), day: 1 });
    return real ? { iso: whole, precision: month ? 'month' : 'year', assumptions: [] } : null;
  }
  const date: CalendarDay = { year: Number(year), month: Number(month), day: Number(day) };
  const time = hour && {
    hour: Number(hour),
    minute: Number(minute),
    second: second ? Number(second) : null,
    offset: parseOffset(offsetText),
  };
  const parsed = resolveDate(date, time || null, clock);
  if (!parsed?.iso || !fraction) return parsed;
  // The digits are kept as written. Three zeros mean precision to the second.
  const digits = fraction.padEnd(3, '0').slice(0, 3);
  const iso = parsed.iso.replace('Z', `.${digits}Z`);
  return { ...parsed, iso, precision: digits === '000' ? 's' : 'ms' };
}

/** Parses seconds or milliseconds since 1970, as found in some attributes. */
export function readUnixDate(value: string | null, unit: 's' | 'ms'): ParsedDate | null {
  if (!value || !/^\d{9,14}$/.test(value)) return null;
  const at = Number(value) * (unit === 's' ? 1000 : 1);
  if (at > Date.UTC(2100, 0)) return null;
  const iso = new Date(at).toISOString();
  const whole = at % 1000 === 0;
  return { iso: whole ? `${iso.slice(0, 19)}Z` : iso, precision: whole ? 's' : 'ms', assumptions: [] };
}

export interface ShownDateOptions {
  /** Language tag of the page: decides which number of 03/04/2026 is the month. */
  readonly lang: string | null;
  /** Allows other words around the date (« par Dupont » in a header). */
  readonly loose?: boolean;
}

/** Parses a displayed date, absolute or relative; null when the text is not a date. */
export function readShownDate(shown: string, clock: PageClock, options: ShownDateOptions): ParsedDate | null {
  const { lang, loose = false } = options;
  const text = normalizeDateText(shown);
  if (text === null) return null;
  return (
    readShownIsoDate(shown, clock) ?? readAbsoluteDate(text, clock, lang, loose) ?? readRelativeDate(text, clock, loose)
  );
}

/** Requires a full ISO date: a year alone may be any number. */
function readShownIsoDate(shown: string, clock: PageClock): ParsedDate | null {
  return /^\s*\d{4}-\d\d-\d\d/.test(shown) ? readMachineDate(shown, clock) : null;
}

const DATE_PATTERNS: readonly RegExp[] = [
  /(?<!\d)(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/gu,
  new RegExp(
    `(?<!\\d)(?<d>\\d{1,2})(?:er|st|nd|rd|th)? (?:de |of )?(?<mon>${MONTH_PATTERN}),?(?: (?<y>\\d{4})(?!\\d))?`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})(?<mon>${MONTH_PATTERN}) (?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:| ?h|\\p{L})(?:,? (?<y>\\d{4})(?!\\d))?`,
    'gu',
  ),
  /(?<!\d)(?<a>\d{1,2})(?<sep>[./-])(?<b>\d{1,2})\k<sep>(?<y>\d{4})(?!\d)/gu,
];

function readAbsoluteDate(text: string, clock: PageClock, lang: string | null, loose: boolean): ParsedDate | null {
  const found = findSingleDate(text);
  const groups = found?.groups;
  if (!found || !groups) return null;
  const rest = text.replace(found[0], ' ');
  const time = findTime(rest);
  // Without a year, « 12 mai » inside a sentence may be any day.
  if (!(loose && groups.y) && !hasOnlyFillerWords(time ? rest.replace(time.matchedText, ' ') : rest)) return null;
  const assumptions: DateAssumption[] = [];
  const date = groups.a ? resolveNumericDay(groups, lang, assumptions) : resolveNamedDay(groups, clock, assumptions);
  if (date === 'unknown-order') return { iso: null, precision: null, assumptions: [] };
  const parsed = date && resolveDate(date, time, clock);
  return parsed && { ...parsed, assumptions: [...assumptions, ...parsed.assumptions] };
}

/** Returns null when the text has two dates (posted, edited): the publication is then unknown. */
function findSingleDate(text: string): RegExpExecArray | null {
  for (const pattern of DATE_PATTERNS) {
    const matches = [...text.matchAll(pattern)];
    if (matches.length > 1) return null;
    if (matches[0]) return matches[0];
  }
  return null;
}

type DateGroups = Readonly<Record<string, string | undefined>>;

function resolveNamedDay(groups: DateGroups, clock: PageClock, assumptions: DateAssumption[]): CalendarDay | null {
  const month = groups.mon ? MONTH_NUMBERS.get(groups.mon.replace('.', '')) : Number(groups.m);
  const day = Number(groups.d);
  if (month === undefined) return null;
  if (groups.y) return { year: Number(groups.y), month, day };
  assumptions.push('year');
  // The latest such day that is not in the future. One day of tolerance for clocks that differ.
  const today = getLocalDay(clock.now.getTime() + DAY_MS, clock);
  const years = [today.year, today.year - 1].map((year) => ({ year, month, day }));
  return years.find((date) => isValidDay(date) && formatIsoDay(date) <= formatIsoDay(today)) ?? null;
}

/** Resolves 03/04/2026 only when the order of day and month is known. */
function resolveNumericDay(
  groups: DateGroups,
  lang: string | null,
  assumptions: DateAssumption[],
): CalendarDay | 'unknown-order' {
  const [a, b, year] = [Number(groups.a), Number(groups.b), Number(groups.y)];
  if (b > 12) return { year, month: a, day: b };
  if (a <= 12 && a !== b) {
    if (groups.sep !== '.' && !/^(?:fr|es|it|pt|de|nl)\b/i.test(lang ?? '')) return 'unknown-order';
    assumptions.push('day-first');
  }
  return { year, month: b, day: a };
}
