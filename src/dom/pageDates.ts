import type { Precision } from '../domain/capture/extraction.ts';
import {
  normalizeDateText,
  parseRelativeTime,
  RELATIVE_TIME_PATTERN,
  RELATIVE_TIME_PREFIX,
  type TimeSpan,
  UNIT_PATTERN,
} from '../domain/capture/relativeTime.ts';
import { DAY_MS, getOffsetMinutes, MINUTE_MS } from '../domain/shared/localDates.ts';
import {
  cutEdit,
  DAY_FIRST_LANGUAGES,
  findMonth,
  hasOnlyFillerWords,
  MONTHS,
  parseForeignAge,
  RELATIVE_DAYS,
} from './dateWords.ts';
import type { PageClock } from './pageView.ts';

/** What was assumed: the device's time zone, the year, the day before the month, the moment of display. */
type DateAssumption = 'device-zone' | 'year' | 'day-first' | 'now';

export interface DateReading {
  /** Cut at `precision`; null when a value would have to be invented. A bare date is the day as displayed. */
  readonly iso: string | null;
  readonly precision: Precision | null;
  readonly assumptions: readonly DateAssumption[];
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface TimeOfDay {
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
  /** Minutes east of UTC; null when the text has no time zone. */
  readonly offset: number | null;
}

/**
 * Resolves a day and an optional time to an ISO date of the same precision; null for an impossible one (31 June,
 * 25:00).
 */
function resolveDate(date: CalendarDay, time: TimeOfDay | null, clock: PageClock): DateReading | null {
  if (!isValidDay(date)) return null;
  if (!time) return { iso: formatIsoDay(date), precision: 'day', assumptions: [] };
  if (time.hour > 23 || (time.minute ?? 0) > 59 || (time.second ?? 0) > 59) return null;
  const asUtc = Date.UTC(date.year, date.month - 1, date.day, time.hour, time.minute ?? 0, time.second ?? 0);
  // Computed twice: the first estimate may be on the other side of a clock change.
  const offset = time.offset ?? clock.offsetAt(asUtc - clock.offsetAt(asUtc) * MINUTE_MS);
  const iso = new Date(asUtc - offset * MINUTE_MS).toISOString();
  const assumptions: readonly DateAssumption[] = time.offset === null ? ['device-zone'] : [];
  if (time.second !== null) return { iso: `${iso.slice(0, 19)}Z`, precision: 's', assumptions };
  if (time.minute !== null) return { iso: `${iso.slice(0, 16)}Z`, precision: 'min', assumptions };
  // In a zone such as India's (+05:30), « 18 h » is not a whole hour of UTC: only the day can be kept.
  return offset % 60 === 0
    ? { iso: `${iso.slice(0, 13)}Z`, precision: 'hour', assumptions }
    : { iso: formatIsoDay(date), precision: 'day', assumptions: [] };
}

/** Parses `Z`, `utc`, `+01:00` or `+0100` to minutes east of UTC; null when there is no offset. */
export function parseOffset(offsetText: string | undefined): number | null {
  if (!offsetText) return null;
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(offsetText);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

function getLocalDay(instant: number, clock: PageClock): CalendarDay {
  const local = new Date(instant + clock.offsetAt(instant) * MINUTE_MS);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

/** Calendar arithmetic: a day with a clock change is not 24 hours long. */
function subtractDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const date = new Date(Date.UTC(year, month - 1, day - days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function isValidDay({ year, month, day }: CalendarDay): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function formatIsoDay({ year, month, day }: CalendarDay): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Returns `clock` in another time zone (IANA name), for sites that show the same zone's hours to every visitor; null
 * when the browser has no zone of that name.
 */
export function createZonedClock(timeZone: string, clock: PageClock): PageClock | null {
  if (getOffsetMinutes(clock.now, timeZone) === null) return null;
  return { now: clock.now, timeZone, offsetAt: (instant) => getOffsetMinutes(instant, timeZone) ?? 0 };
}

const MONTH_PATTERN = `${MONTHS}(?![\\p{L}])\\.?`;

const TIME_PATTERN =
  /(?<![\d:])(?<h>\d{1,2})(?: ?(?:h|:) ?(?<min>\d\d)(?!\d)(?::(?<s>\d\d)(?!\d))?)?(?: ?(?:(?<half>am|pm|a\. ?m\.|p\. ?m\.|ص|م)(?!\p{L})|(?<mark>h)(?!\p{L})))?(?: ?(?:(?<zone>(?:utc|gmt) ?[+-] ?\d{1,2}(?::?\d\d)?(?!\d)|utc|gmt|z|[+-]\d\d:?\d\d)(?!\p{L})|\(?(?<named>cest|cet|west|wet|eest|eet|msk|edt|est|cdt|mdt|pdt|pst)\)?(?=[.,;]?$)))?/gu;

/** Of zones that one place has. Some are French words (« est », « cet »): they count at the end of a text. */
const NAMED_OFFSETS: Readonly<Record<string, string>> = {
  cest: '+02:00',
  cet: '+01:00',
  west: '+01:00',
  wet: '+00:00',
  eest: '+03:00',
  eet: '+02:00',
  msk: '+03:00',
  edt: '-04:00',
  est: '-05:00',
  cdt: '-05:00',
  mdt: '-06:00',
  pdt: '-07:00',
  pst: '-08:00',
};

/** `utc+1`, `gmt -05:30`. */
function normalizeZone(zone: string | undefined): string | undefined {
  const [, sign, hours = '', minutes = '00'] = /^(?:utc|gmt) ?([+-]) ?(\d{1,2}):?(\d\d)?$/.exec(zone ?? '') ?? [];
  return sign === undefined ? zone : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/** « ÖS 6:30 » is 18:30: written before the hour, it is not read. */
const TURKISH_HALF = /(?<!\p{L})ö[ös](?!\p{L})/u;

interface MatchedTime extends TimeOfDay {
  readonly matchedText: string;
}

/**
 * Finds the one time of day in `text` (lower case): `18:30`, `18 h 30`, `6:30 pm`, `18h`. Null when there is none, or
 * more than one.
 */
function findTime(text: string): MatchedTime | null {
  if (TURKISH_HALF.test(text)) return null;
  const matches = [...text.matchAll(TIME_PATTERN)].filter(({ groups }) => groups?.min || groups?.half || groups?.mark);
  const match = matches.length === 1 ? matches[0] : undefined;
  const groups = match?.groups;
  if (!match || !groups) return null;
  const half = groups.half?.[0];
  const shown = Number(groups.h);
  if (half && (shown > 12 || shown === 0)) return null;
  return {
    hour: half ? (shown % 12) + (half === 'p' || half === 'م' ? 12 : 0) : shown,
    minute: groups.min ? Number(groups.min) : null,
    second: groups.s ? Number(groups.s) : null,
    offset: parseOffset(groups.named === undefined ? normalizeZone(groups.zone) : NAMED_OFFSETS[groups.named]),
    matchedText: match[0],
  };
}

/** « il y a 3 h », « hier à 14:05 »: correct only at the moment of display, which is assumed to be now. */

const RELATIVE_DAY = [...RELATIVE_DAYS.keys()].sort((a, b) => b.length - a.length).join('|');

const LEADING_RELATIVE_DAY = new RegExp(`^(${RELATIVE_DAY})(?=$|[ ,])`, 'u');
/** Matches a date anywhere in a longer text. */
const EMBEDDED_DATE = new RegExp(
  `${RELATIVE_TIME_PREFIX}(?:${RELATIVE_TIME_PATTERN}|(?:${RELATIVE_DAY}),? (?:à |at |às |as |a las |um |alle |om |saat |в |الساعة )?\\d{1,2} ?[h:](?: ?\\d\\d)?(?: ?[ap]m)?)(?!\\p{L}|\\d)`,
  'u',
);

/** Parses `text` (lower case). The precision is the day at best, unless the text has a time of day. */
function readRelativeDate(text: string, clock: PageClock, loose: boolean): DateReading | null {
  const dateText = loose ? (EMBEDDED_DATE.exec(text)?.[0] ?? text) : text;
  const now = clock.now.getTime();
  const span = parseRelativeTime(dateText, now) ?? parseForeignAge(dateText, now);
  if (span) return cutToCommonPrecision(span, clock);
  const relativeDay = LEADING_RELATIVE_DAY.exec(dateText);
  const daysBack = relativeDay?.[1] === undefined ? undefined : RELATIVE_DAYS.get(relativeDay[1]);
  if (!relativeDay || daysBack === undefined) return null;
  const rest = dateText.slice(relativeDay[0].length);
  const time = findTime(rest);
  if (!hasOnlyFillerWords(time ? rest.replace(time.matchedText, ' ') : rest)) return null;
  const parsed = resolveDate(subtractDays(getLocalDay(now, clock), daysBack), time, clock);
  return parsed && { ...parsed, assumptions: ['now', ...parsed.assumptions] };
}

/** Returns the common part of both ends of a span: their day, month or year, or nothing. */
function cutToCommonPrecision({ from, to }: TimeSpan, clock: PageClock): DateReading {
  const [a, b] = [formatIsoDay(getLocalDay(from, clock)), formatIsoDay(getLocalDay(to, clock))];
  const assumptions = ['now'] as const;
  if (a === b) return { iso: a, precision: 'day', assumptions };
  if (a.slice(0, 7) === b.slice(0, 7)) return { iso: a.slice(0, 7), precision: 'month', assumptions };
  if (a.slice(0, 4) === b.slice(0, 4)) return { iso: a.slice(0, 4), precision: 'year', assumptions };
  return { iso: null, precision: null, assumptions };
}

/**
 * Parses the dates of pages: ISO 8601 in attributes, and French or English text. A date is cut to the precision that
 * was written, and lists the assumptions made; an hour is never invented.
 */

const ISO_DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/** Parses a `datetime` attribute or a microdata value: strictly ISO 8601. */
export function readMachineDate(value: string | null, clock: PageClock): DateReading | null {
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
export function readUnixDate(value: string | null, unit: 's' | 'ms'): DateReading | null {
  if (!value || !/^\d{9,14}$/.test(value)) return null;
  const at = Number(value) * (unit === 's' ? 1000 : 1);
  if (at > Date.UTC(2100, 0)) return null;
  const iso = new Date(at).toISOString();
  const whole = at % 1000 === 0;
  return { iso: whole ? `${iso.slice(0, 19)}Z` : iso, precision: whole ? 's' : 'ms', assumptions: [] };
}

interface ShownDateOptions {
  /** Language tag of the page: decides which number of 03/04/2026 is the month. */
  readonly lang: string | null;
  /** Allows other words around the date (« par Dupont » in a header). */
  readonly loose?: boolean;
}

/** Parses a displayed date, absolute or relative; null when the text is not a date. */
export function readShownDate(shown: string, clock: PageClock, options: ShownDateOptions): DateReading | null {
  const { lang, loose = false } = options;
  const text = normalizeDateText(cutEdit(normalizeDigits(shown).toLowerCase()));
  if (text === null) return null;
  return (
    readShownIsoDate(shown, clock) ?? readAbsoluteDate(text, clock, lang, loose) ?? readRelativeDate(text, clock, loose)
  );
}

/** Arabic has its own digits and comma, and marks of direction. */
const normalizeDigits = (text: string): string =>
  text
    .replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    // Vowels of Arabic, which few sites write
    .replace(/[\u064b-\u0652]/gu, '')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll('،', ',');

/** Requires a full ISO date: a year alone may be any number. */
function readShownIsoDate(shown: string, clock: PageClock): DateReading | null {
  return /^\s*\d{4}-\d\d-\d\d/.test(shown) ? readMachineDate(shown, clock) : null;
}

/** « 2h ago 5 », an age and a count: « ago » is August in other languages. */
const NOT_AFTER_AGE = `(?<!(?<!\\p{L})(?:${UNIT_PATTERN}|m|moments?)\\.? (?=ago))`;
/** The first letters of Tuesday, in languages that write a month after its day. */
const TUESDAY = /^mar\b/;
const TUESDAY_LANGUAGES = /^(?:fr|es|it)\b/i;

const DATE_PATTERNS: readonly RegExp[] = [
  /(?<!\d)(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/gu,
  new RegExp(
    `(?<!\\d)(?<d>\\d{1,2})(?:er|st|nd|rd|th|º|\\.)? (?:de |of )?(?<mon>${MONTH_PATTERN}),?(?: (?:de |del )?(?<y>\\d{4})(?!\\d))?`,
    'gu',
  ),
  new RegExp(
    `(?<!\\p{L})${NOT_AFTER_AGE}(?<mon>${MONTH_PATTERN}) (?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:|[/.-]\\d| ?h|\\p{L})(?:,? (?<y>\\d{4})(?!\\d))?`,
    'gu',
  ),
  /(?<!\d)(?<a>\d{1,2})(?<sep>[./-])(?<b>\d{1,2})\k<sep>(?<y>\d{4})(?!\d)/gu,
  // Two digits of the year: alone with an hour only, since numbers of versions have this form.
  /(?<![\d./-])(?<a>\d{1,2})(?<sep>[./-])(?<b>\d{1,2})\k<sep>(?<yy>\d\d)(?![./-]?\d)/gu,
];

function readAbsoluteDate(text: string, clock: PageClock, lang: string | null, loose: boolean): DateReading | null {
  const found = findSingleDate(text);
  const groups = found?.groups;
  if (!found || !groups) return null;
  const rest = text.replace(found[0], ' ');
  if (!groups.y && TUESDAY.test(found[0]) && TUESDAY_LANGUAGES.test(lang ?? '')) return null;
  const time = findTime(rest);
  // Without a year, « 12 mai » inside a sentence may be any day.
  if (!(loose && groups.y) && !hasOnlyFillerWords(time ? rest.replace(time.matchedText, ' ') : rest)) return null;
  const assumptions: DateAssumption[] = [];
  const date = groups.a ? resolveNumericDay(groups, lang, assumptions) : resolveNamedDay(groups, clock, assumptions);
  if (date === 'unknown-order') return { iso: null, precision: null, assumptions: [] };
  if (groups.yy && date && formatIsoDay(date) > formatIsoDay(getLocalDay(clock.now.getTime() + DAY_MS, clock)))
    return null;
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
  const month = groups.mon ? findMonth(groups.mon.replace('.', '')) : Number(groups.m);
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
  const [a, b, year] = [Number(groups.a), Number(groups.b), Number(groups.y ?? `20${groups.yy}`)];
  if (groups.yy) {
    // Other languages write the year first.
    if (!DAY_FIRST_LANGUAGES.test(lang ?? '') && !/^en\b/i.test(lang ?? '')) return 'unknown-order';
    assumptions.push('year');
  }
  if (b > 12) return { year, month: a, day: b };
  if (a <= 12 && a !== b) {
    if (groups.sep !== '.' && !DAY_FIRST_LANGUAGES.test(lang ?? '')) return 'unknown-order';
    assumptions.push('day-first');
  }
  return { year, month: b, day: a };
}
