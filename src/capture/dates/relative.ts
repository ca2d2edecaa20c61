import {
  parseRelativeTime,
  RELATIVE_TIME_PATTERN,
  RELATIVE_TIME_PREFIX,
  type TimeSpan,
} from '../../domain/capture/relativeTime.ts';
import type { PageClock } from '../pageView.ts';
import { formatIsoDay, getLocalDay, type ParsedDate, resolveDate, subtractDays } from './calendar.ts';
import { findTime, hasOnlyFillerWords } from './time.ts';

/**
 * Relative dates, « il y a 3 h » or « hier à 14:05 »: correct only at the moment of display, which is assumed to be
 * now.
 */

const RELATIVE_DAYS: ReadonlyMap<string, number> = new Map([
  ['avant-hier', 2],
  ['hier', 1],
  ['yesterday', 1],
  ["aujourd'hui", 0],
  ['today', 0],
]);
const RELATIVE_DAY = [...RELATIVE_DAYS.keys()].join('|');

const LEADING_RELATIVE_DAY = new RegExp(`^(${RELATIVE_DAY})(?=$|[ ,])`, 'u');
/** Matches a date anywhere in a longer text. */
const EMBEDDED_DATE = new RegExp(
  `${RELATIVE_TIME_PREFIX}(?:${RELATIVE_TIME_PATTERN}|(?:${RELATIVE_DAY}),? (?:à |at )?\\d{1,2} ?[h:](?: ?\\d\\d)?(?: ?[ap]m)?)(?!\\p{L}|\\d)`,
  'u',
);

/** Parses `text` (lower case). The precision is the day at best, unless the text has a time of day. */
export function readRelativeDate(text: string, clock: PageClock, loose: boolean): ParsedDate | null {
  const dateText = loose ? (EMBEDDED_DATE.exec(text)?.[0] ?? text) : text;
  const now = clock.now.getTime();
  const span = parseRelativeTime(dateText, now);
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
function cutToCommonPrecision({ from, to }: TimeSpan, clock: PageClock): ParsedDate {
  const [a, b] = [formatIsoDay(getLocalDay(from, clock)), formatIsoDay(getLocalDay(to, clock))];
  const assumptions = ['now'] as const;
  if (a === b) return { iso: a, precision: 'day', assumptions };
  if (a.slice(0, 7) === b.slice(0, 7)) return { iso: a.slice(0, 7), precision: 'month', assumptions };
  if (a.slice(0, 4) === b.slice(0, 4)) return { iso: a.slice(0, 4), precision: 'year', assumptions };
  return { iso: null, precision: null, assumptions };
}
