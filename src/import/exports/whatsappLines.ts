import { type ExportedTime, readLocalTime, readUnknownDate, toHour24 } from './exportDates.ts';

/**
 * Lines of a conversation exported by WhatsApp: `[17/11/2025, 18:20:11] Name: …` (iPhone) or `17/11/2025, 18:20 - Name:
 * …` (Android), in the date order, the clock and the digits of the phone's settings (docs/format.md, 2.1).
 */
const MARKS = '[\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]';
const MESSAGE_START = new RegExp(
  `^(?:${MARKS}|[^\\S\\r\\n\\u2028\\u2029])*(\\[?)${MARKS}?` +
    `(\\p{Nd}{1,4})${MARKS}?(\\. |[/.-])${MARKS}?(\\p{Nd}{1,2})${MARKS}?(?:\\. |[/.-])${MARKS}?(\\p{Nd}{1,4})\\.?${MARKS}?` +
    '(?:[^\\S\\r\\n]г\\.)?(?:[,،]?[^\\S\\r\\n]{1,3})(?:(\\p{L}[\\p{L}.]{0,11})[^\\S\\r\\n]{0,2})?' +
    '(\\p{Nd}{1,2})(?:[:.]|[^\\S\\r\\n]?h[^\\S\\r\\n]?)(\\p{Nd}{2})(?:[:.](\\p{Nd}{2}))?' +
    `(?:[^\\S\\r\\n]{0,2}(\\p{L}[\\p{L}.\\u00a0\\u202f ]{0,14}?))?${MARKS}?(?:\\](?:[^\\S\\r\\n]|$)|[^\\S\\r\\n][-–][^\\S\\r\\n])`,
  'u',
);
/** Whether a text has a line that begins with a date. */
export const MESSAGE_LINE = new RegExp(MESSAGE_START.source, 'mu');

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
  /** The line began with U+200E: WhatsApp wrote what follows, not the sender. */
  readonly isMarked: boolean;
  readonly rest: string;
}

/** Zeros of the digits that the phones of WhatsApp's languages write: ASCII, Arabic, Persian, Devanagari, Bengali… */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0x1040];

function toAsciiDigits(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((one) => code >= one && code < one + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** Returns null for a line that continues the message before it. */
export function parseDatedLine(line: string): DatedLine | null {
  const found = MESSAGE_START.exec(line);
  if (found === null || found[0].includes('[') !== found[0].includes(']')) return null;
  const [start, bracket = '', a = '', separator = '', b = '', c = '', before, hour = '', minute = '', second, after] =
    found;
  const numbers = [a, b, c].map(toAsciiDigits);
  return {
    raw: cleanDate(start),
    hasBrackets: bracket !== '',
    numbers: [numbers[0] ?? '', numbers[1] ?? '', numbers[2] ?? ''],
    separator: separator.trim(),
    clock: {
      hour: toAsciiDigits(hour),
      minute: toAsciiDigits(minute),
      second: second === undefined ? undefined : toAsciiDigits(second),
    },
    words: [before, after].filter((word) => word !== undefined),
    isMarked: /^\ufeff?\u200e/.test(line),
    rest: line.slice(start.length),
  };
}

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

/** Of a thousand lines, some were pasted into messages: one in this many proves nothing against the others. */
const LINES_PER_EXCEPTION = 20;

interface OrderState {
  /** Lines whose date exists in this order. */
  valid: number;
  /** Lines whose date exists in other orders only. */
  invalid: number;
  /** Lines whose date exists in this order alone. */
  proving: number;
  last: number | null;
  /** The largest step back, in days. */
  setback: number;
  /** Steps back that are no chance. */
  jumps: number;
}

const NO_LINES: OrderState = { valid: 0, invalid: 0, proving: 0, last: null, setback: 0, jumps: 0 };

const isRare = (count: number, { valid }: OrderState): boolean => count * LINES_PER_EXCEPTION <= valid;

/** One line that proves an order must not send any date back; with two, rare ones were pasted. */
const staysInSequence = (state: OrderState): boolean =>
  state.proving >= 2 ? isRare(state.jumps, state) : state.jumps === 0;

/**
 * Deduces the order of day and month of a whole conversation: by numbers above 12, else by the one order in which its
 * dates go forward. Add every dated line, then ask.
 */
export class DateOrderFinder {
  readonly #states: Readonly<Record<DateOrder, OrderState>> = {
    dmy: { ...NO_LINES },
    mdy: { ...NO_LINES },
    ymd: { ...NO_LINES },
  };

  add(line: DatedLine): void {
    const days = new Map(ORDERS.map((order) => [order, dayNumber(line, order)]));
    const count = [...days.values()].filter((day) => day !== null).length;
    // A date that is none in any order proves nothing.
    if (count === 0) return;
    for (const [order, day] of days) {
      const state = this.#states[order];
      if (day === null) {
        state.invalid += 1;
        continue;
      }
      state.valid += 1;
      if (count === 1) state.proving += 1;
      const back = (state.last ?? day) - day;
      state.setback = Math.max(state.setback, back);
      if (back > PROOF_DAYS) state.jumps += 1;
      state.last = day;
    }
  }

  /** Null when several orders are possible, or when the dates stay in sequence in none. */
  order(): DateOrder | null {
    const states = this.#states;
    const possible = ORDERS.filter((order) => states[order].valid > 0 && isRare(states[order].invalid, states[order]));
    const [whole, ...others] = possible.filter((order) => states[order].invalid === 0);
    if (whole !== undefined && others.length === 0 && staysInSequence(states[whole])) return whole;
    const [only, ...more] = possible;
    if (only === undefined) return null;
    if (more.length === 0) {
      const isProved = states[only].proving >= 2 && states[only].invalid > 0;
      return isProved && staysInSequence(states[only]) ? only : null;
    }
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
function dayNumber({ numbers, separator }: DatedLine, order: DateOrder): number | null {
  const [year, month, day] = orderNumbers(numbers, order);
  if (order === 'ymd') {
    // « 25-11-17 » exists in Canada; with slashes or points, a year of two digits is last.
    if (year.length !== 4 && (year.length !== 2 || separator !== '-')) return null;
    if (day.length > 2) return null;
  } else if (day.length > 2 || month.length > 2 || (year.length !== 4 && year.length !== 2)) return null;
  const at = Date.UTC(Number(fullYear(year)), Number(month) - 1, Number(day));
  const date = new Date(at);
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? at / 86_400_000 : null;
}

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

/** Whether two lines are of one export: a line of another form was pasted into a message. */
export const isSameForm = (a: DatedLine, b: DatedLine): boolean => a.hasBrackets === b.hasBrackets;
