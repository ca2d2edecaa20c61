import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/localDates.ts';

/** Dates such as « il y a 3 h », relative to the time of display, which is assumed to be the time of capture. */

const MONTH_MS = 31 * DAY_MS;
const YEAR_MS = 366 * DAY_MS;

/** `m` alone is left out: it means minute on some sites, month on others. */
const UNIT_NAMES: readonly (readonly [number, string])[] = [
  [1000, 's sec secs seconde secondes second seconds'],
  [MINUTE_MS, 'min mins mn minute minutes'],
  [HOUR_MS, 'h hr hrs heure heures hour hours'],
  [DAY_MS, 'j d jour jours day days'],
  [7 * DAY_MS, 'sem semaine semaines w wk week weeks'],
  [MONTH_MS, 'mois mo month months'],
  [YEAR_MS, 'an ans année années y yr year years'],
];

/** Unit name → its longest duration in milliseconds. */
const UNITS: ReadonlyMap<string, number> = new Map(
  UNIT_NAMES.flatMap(([length, names]) => names.split(' ').map((name) => [name, length] as const)),
);
/** Any unit of an age, longest first: « hours » before « h ». */
export const UNIT_PATTERN = `(?:${[...UNITS.keys()].sort((a, b) => b.length - a.length).join('|')})`;

/** The space after « a » tells « a d » from « Ad ». */
const RELATIVE_TIME = new RegExp(
  `^(?:(?:il )?y a )?(?:environ |about |plus de |over )?(\\d{1,3}|(?:une?|an?)(?= )) ?(${UNIT_PATTERN})\\.?(?: ago)?$`,
  'u',
);
const JUST_NOW = /^(?:à l'instant|maintenant|just now|now)$/u;
/** Pattern of a relative time inside a longer text. It excludes a bare « 3 h », and « 234 days ago » in 1,234. */
export const RELATIVE_TIME_PATTERN = `il y a (?:environ )?\\d{1,3} ?${UNIT_PATTERN}|(?<!\\d[.,]? ?)\\d{1,3} ?${UNIT_PATTERN} ago`;
/** What may precede it: no letter, and no word such as « modifié » or « updated ». */
export const RELATIVE_TIME_PREFIX =
  '(?<!\\p{L}|(?:modifi|édit|actualis|edit|updat)\\p{L}{0,12}[ :]{1,3}|(?:mise?s? à jour|maj)[ :]{1,3})';
const RELATIVE_TIME_PART = new RegExp(`${RELATIVE_TIME_PREFIX}(?:${RELATIVE_TIME_PATTERN})(?!\\p{L}|\\d)`, 'u');

/** Milliseconds since 1970, both ends included. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Expects text from `normalizeDateText`. Returns null when it is not a relative time. Sites round up or down, so the
 * post lies within one unit on either side; `roundsDown`: this site counts only whole units.
 */
export function parseRelativeTime(dateText: string, now: number, roundsDown = false): TimeSpan | null {
  if (JUST_NOW.test(dateText)) return { from: now - HOUR_MS, to: now };
  const [, amount, unitName] = RELATIVE_TIME.exec(dateText) ?? [];
  if (!amount || !unitName) return null;
  const count = /^\d/.test(amount) ? Number(amount) : 1;
  const unit = UNITS.get(unitName) ?? 0;
  // Units are at their longest: a month may have three days less.
  const shortest = unit === MONTH_MS ? 28 * DAY_MS : unit === YEAR_MS ? 365 * DAY_MS : unit;
  return { from: now - (count + 1) * unit, to: now - (roundsDown ? count * shortest : Math.max(count - 1, 0) * unit) };
}

/** Finds a relative time in a text of the page, which may contain other words. */
export function findRelativeTime(shown: string, now: number, roundsDown = false): TimeSpan | null {
  const text = normalizeDateText(shown);
  return text === null ? null : parseRelativeTime(RELATIVE_TIME_PART.exec(text)?.[0] ?? text, now, roundsDown);
}

const MAX_DATE_TEXT_LENGTH = 120;

/** Lower-cases a date's text and collapses its whitespace. Returns null when it is empty, or too long for a date. */
export function normalizeDateText(shown: string): string | null {
  const text = shown.normalize('NFC').toLowerCase().replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').trim();
  return text === '' || text.length > MAX_DATE_TEXT_LENGTH ? null : text;
}
