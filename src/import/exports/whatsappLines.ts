import { toAsciiDigits } from '../../domain/shared/foldedLetters.ts';
import { type ExportedTime, readLocalTime, readUnknownDate, toHour24 } from './exportDates.ts';

/**
 * Lines of a conversation exported by WhatsApp: `[17/11/2025, 18:20:11] Name: …` (iPhone) or `17/11/2025, 18:20 - Name:
 * …` (Android), in the date order, the clock and the digits of the phone's settings (docs/format.md, 2.1).
 */
const MARKS = '[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]';
const SPACE = '[^\\S\\r\\n]';
const DATE =
  `(?<a>\\p{Nd}{1,4})${MARKS}?(?<separator>\\. |[/.-])${MARKS}?(?<b>\\p{Nd}{1,2})${MARKS}?(?:\\. |[/.-])${MARKS}?` +
  `(?<c>\\p{Nd}{1,4})\\.?${MARKS}?(?:${SPACE}г\\.)?`;
/** Canada writes `18 h 20 min 11 s`. */
const TIME =
  `(?:(?<before>\\p{L}[\\p{L}.]{0,11})${SPACE}{0,2})?(?<hour>\\p{Nd}{1,2})(?:[:.]|${SPACE}?h${SPACE}?)(?<minute>\\p{Nd}{2})` +
  `(?:[:.](?<second>\\p{Nd}{2})|${SPACE}min(?:${SPACE}(?<longSecond>\\p{Nd}{2})${SPACE}s)?)?` +
  `(?:${SPACE}{0,2}(?<after>\\p{L}[\\p{L}.\\u00a0\\u202f ]{0,14}?))?${MARKS}?`;
const startOf = (parts: string): RegExp =>
  new RegExp(
    `^(?:${MARKS}|[^\\S\\r\\n\\u2028\\u2029])*(?<bracket>\\[?)${MARKS}?${parts}` +
      `(?:\\](?:${SPACE}|$)|${SPACE}[-–]${SPACE})`,
    'u',
  );
/** Vietnamese writes the time first. */
const MESSAGE_STARTS = [startOf(`${DATE}(?:[,،]?${SPACE}{1,3})${TIME}`), startOf(`${TIME}[,،]?${SPACE}{1,3}${DATE}`)];
const LINE_STARTS = MESSAGE_STARTS.map(({ source }) => new RegExp(source, 'mu'));
/** Whether a text has a line that begins with a date. */
export const hasMessageLine = (text: string): boolean => LINE_STARTS.some((start) => start.test(text));

/** A line that begins with a date, cut into its parts. */
export interface DatedLine {
  /** Without brackets, marks of direction and dashes. */
  readonly raw: string;
  readonly hasBrackets: boolean;
  /** The three numbers of the date, as written, in ASCII digits. */
  readonly numbers: readonly [string, string, string];
  readonly separator: string;
  readonly clock: { readonly hour: string; readonly minute: string; readonly second: string | undefined };
  /** The word beside the time, which may be a half of the day. */
  readonly words: readonly string[];
  /** All before the sender, without numbers and words, whose digits and letters stand for any others. */
  readonly form: string;
  /** The line began with U+200E: WhatsApp wrote what follows, not the sender. */
  readonly isMarked: boolean;
  readonly rest: string;
}

/** Returns null for a line that continues the message before it. */
export function parseDatedLine(line: string): DatedLine | null {
  const found = MESSAGE_STARTS.map((start) => start.exec(line)).find((one) => one !== null);
  if (found === undefined || found[0].includes('[') !== found[0].includes(']')) return null;
  const [start] = found;
  const {
    a = '',
    b = '',
    c = '',
    separator = '',
    bracket,
    before,
    hour = '',
    minute = '',
    second,
    longSecond,
    after,
  } = found.groups ?? {};
  const seconds = second ?? longSecond;
  return {
    raw: cleanDate(start),
    hasBrackets: bracket !== '',
    numbers: [toAsciiDigits(a), toAsciiDigits(b), toAsciiDigits(c)],
    separator: separator.trim(),
    clock: {
      hour: toAsciiDigits(hour),
      minute: toAsciiDigits(minute),
      second: seconds === undefined ? undefined : toAsciiDigits(seconds),
    },
    words: [before, after].filter((word) => word !== undefined),
    form: formOf(start),
    isMarked: /^\ufeff?\u200e/.test(line),
    rest: line.slice(start.length),
  };
}

/** `[00/00/0000, 00:00:00] `: marks before it tell of one line. A word may be a half of the day, in any language. */
const formOf = (start: string): string =>
  start
    .replace(new RegExp(`^(?:\\ufeff|${MARKS})*`, 'u'), '')
    .replace(/\p{L}[\p{L}.\u00a0\u202f ]*(?<=[\p{L}.])/gu, 'a')
    .replace(/\p{Nd}+/gu, (digits) => (digits.length > 2 ? 'yyyy' : scriptOf(digits)));

/** The zero of the script, as a number. */
const scriptOf = (digits: string): string => String((digits.codePointAt(0) ?? 0) - Number(toAsciiDigits(digits)[0]));

const cleanDate = (start: string): string =>
  start
    .replace(new RegExp(`[[\\]]|${MARKS}`, 'gu'), '')
    .replace(/[^\S\r\n][-–][^\S\r\n]$/, '')
    .trim();

/** Where year, month and day stand among the three numbers. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const PLACES: Readonly<Record<DateOrder, readonly [year: number, month: number, day: number]>> = {
  dmy: [2, 1, 0],
  mdy: [2, 0, 1],
  ymd: [0, 1, 2],
};

/** Dates of a conversation go forward, except by hours where a phone had no network. */
const SLACK_DAYS = 2;
/** Reading days as months sends dates back by 17 days at least; by less, nothing is proved. */
const PROOF_DAYS = 14;

interface OrderState {
  /** Lines whose date exists in this order. */
  valid: number;
  /** Lines whose date exists in other orders only. */
  invalid: number;
  last: number | null;
  /** The largest step back, in days. */
  setback: number;
}

const NO_LINES: OrderState = { valid: 0, invalid: 0, last: null, setback: 0 };

/**
 * Deduces the order of day and month of a whole conversation: by its first line, which no message can write, if its day
 * is above 12 or its language writes the day first; else by all lines, which must agree. Add every dated line first.
 */
export class DateOrderFinder {
  readonly #states: Readonly<Record<DateOrder, OrderState>> = {
    dmy: { ...NO_LINES },
    mdy: { ...NO_LINES },
    ymd: { ...NO_LINES },
  };
  /** Undefined before the first line. */
  #ofFirst: DateOrder | null | undefined;

  /**
   * `isDayFirst` is asked for the first line: whether WhatsApp's words there are of a language that writes the day
   * first. Whoever wrote these words under their own name did not choose the date before them: a year of four digits
   * follows the month in no region that writes the month first (CLDR).
   */
  add(line: DatedLine, isDayFirst = (): boolean => false): void {
    const days = new Map(ORDERS.map((order) => [order, dayNumber(line, order)]));
    const [only = null, ...others] = ORDERS.filter((order) => days.get(order) !== null);
    if (this.#ofFirst === undefined) {
      const isDmy = days.get('dmy') != null && line.numbers[2].length === 4 && isDayFirst();
      this.#ofFirst = others.length === 0 ? only : isDmy ? 'dmy' : null;
    }
    // A date that is none in any order proves nothing.
    if (only === null) return;
    for (const [order, day] of days) {
      const state = this.#states[order];
      if (day === null) {
        state.invalid += 1;
        continue;
      }
      state.valid += 1;
      state.setback = Math.max(state.setback, (state.last ?? day) - day);
      state.last = day;
    }
  }

  /** Null when several orders are possible, when lines contradict each other, or when dates go back in all orders. */
  order(): DateOrder | null {
    if (this.#ofFirst != null) return this.#ofFirst;
    const states = this.#states;
    const possible = ORDERS.filter((order) => states[order].valid > 0 && states[order].invalid === 0);
    const [only, ...others] = possible;
    if (only === undefined) return null;
    if (others.length === 0) return states[only].setback <= PROOF_DAYS ? only : null;
    const forward = possible.filter((order) => states[order].setback <= SLACK_DAYS);
    const isProved = possible.every((order) => forward.includes(order) || states[order].setback > PROOF_DAYS);
    return forward.length === 1 && isProved ? (forward[0] ?? null) : null;
  }
}

/** Whether a line that begins with a date of another order was pasted into a message of this conversation. */
export const isOfOtherOrder = (line: DatedLine, order: DateOrder): boolean =>
  dayNumber(line, order) === null && ORDERS.some((other) => dayNumber(line, other) !== null);

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** Returns days since 1970; null when the numbers are no date in this order. */
function dayNumber({ numbers, separator, raw }: DatedLine, order: DateOrder): number | null {
  const [year, month, day] = orderNumbers(numbers, order);
  if (order === 'ymd') {
    // « 25-11-17 » exists in Canada, « 25. 11. 17. » in Korea; otherwise, a year of two digits is last.
    const mayBeShort = separator === '-' || SPACED_POINTS.test(raw);
    if (year.length !== 4 && (year.length !== 2 || !mayBeShort)) return null;
    if (day.length > 2) return null;
  } else if (day.length > 2 || month.length > 2 || (year.length !== 4 && year.length !== 2)) return null;
  const at = Date.UTC(Number(fullYear(year)), Number(month) - 1, Number(day));
  const date = new Date(at);
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? at / 86_400_000 : null;
}

const SPACED_POINTS = /^(?:\p{Nd}{1,2}\. ){3}/u;

const fullYear = (year: string): string => (year.length === 2 ? `20${year}` : year);

function orderNumbers(numbers: DatedLine['numbers'], order: DateOrder): readonly [string, string, string] {
  const [year, month, day] = PLACES[order];
  return [numbers[year] ?? '', numbers[month] ?? '', numbers[day] ?? ''];
}

/** Halves of the day, in the languages of phones; other words leave an hour of 12 unread. */
const HALVES: Readonly<Record<'am' | 'pm', RegExp>> = {
  am: /^(?:a\.?m\.?|π\.?μ\.?|ص|上午|오전|午前|पूर्वाह्न|de la mañana|sa|sáng)$/iu,
  pm: /^(?:p\.?m\.?|μ\.?μ\.?|م|下午|오후|午後|अपराह्न|de la tarde|de la noche|ch|chiều)$/iu,
};
/** Words between a date and a time that say nothing of the half of the day. */
const FILLERS = /^(?:à|a|at|um|om|kl\.?|alle|às|h|klo|u|o|в|le|uhr)$/iu;

/** Reads the day and the time of a line, in an unknown zone; the day only when the order is known. */
export function readLineTime(line: DatedLine, order: DateOrder | null): ExportedTime {
  if (order === null) return { ...readUnknownDate(line.raw), isDateOrderUnknown: true };
  const [year, month, day] = orderNumbers(line.numbers, order);
  if (dayNumber(line, order) === null) return readUnknownDate(line.raw);
  const { hour, minute, second } = line.clock;
  const known = readHour(line);
  return readLocalTime(line.raw, {
    year: fullYear(year),
    month,
    day,
    hour: known === null ? '' : String(known),
    minute: known === null ? '' : minute,
    second: hour === '' ? undefined : second,
  });
}

function readHour({ clock, words }: DatedLine): number | null {
  const hour = Number(clock.hour);
  const marks = words.map((word) => word.replace(/[\u00a0\u202f ]/g, ' ').trim()).filter((word) => !FILLERS.test(word));
  const [mark] = marks;
  if (mark === undefined) return hour;
  const compact = mark.replaceAll(' ', '');
  const half = (['am', 'pm'] as const).find((one) => HALVES[one].test(mark) || HALVES[one].test(compact));
  if (half !== undefined) return toHour24(hour, half);
  // Only an hour above 12 is sure beside a word that is not known.
  return hour > 12 ? hour : null;
}

/**
 * Whether a line has the whole form of the first one, which tells how numbers below ten are written where it has one:
 * any other line was pasted into a message.
 */
export const isSameForm = (first: DatedLine, line: DatedLine): boolean =>
  first.form === line.form &&
  [...first.numbers, first.clock.hour].every((number, place) =>
    isSamePadding(number, [...line.numbers, line.clock.hour][place] ?? ''),
  );

const isSamePadding = (one: string, other: string): boolean =>
  Number(one) > 9 || Number(other) > 9 || one.length === other.length;
