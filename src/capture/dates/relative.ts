import {
  parseRelativeTime,
  RELATIVE_TIME_PATTERN,
  RELATIVE_TIME_PREFIX,
  type TimeSpan,
} from '../../domain/capture/relativeTime.ts';
import type { PageClock } from '../view.ts';
import { type DateReading, dayBefore, localDay, momentOf, writeDay } from './calendar.ts';
import { isFiller, timeIn } from './time.ts';

/** « il y a 3 h », « hier à 14:05 »: true only of the moment of display, which is supposed to be now. */

const NEAR_DAYS: ReadonlyMap<string, number> = new Map([
  ['avant-hier', 2],
  ['hier', 1],
  ['yesterday', 1],
  ["aujourd'hui", 0],
  ['today', 0],
]);
const NEAR = [...NEAR_DAYS.keys()].join('|');

const NEAR_DAY = new RegExp(`^(${NEAR})(?=$|[ ,])`, 'u');
/** Somewhere in a longer text. */
const PART = new RegExp(
  `${RELATIVE_TIME_PREFIX}(?:${RELATIVE_TIME_PATTERN}|(?:${NEAR}),? (?:à |at )?\\d{1,2} ?[h:](?: ?\\d\\d)?(?: ?[ap]m)?)(?!\\p{L}|\\d)`,
  'u',
);

/** `text` in lower case. Never finer than the day, unless the text itself names a time of day. */
export function readRelative(text: string, clock: PageClock, loose: boolean): DateReading | null {
  const said = loose ? (PART.exec(text)?.[0] ?? text) : text;
  const now = clock.now.getTime();
  const ago = parseRelativeTime(said, now);
  if (ago) return between(ago, clock);
  const near = NEAR_DAY.exec(said);
  const back = near?.[1] === undefined ? undefined : NEAR_DAYS.get(near[1]);
  if (!near || back === undefined) return null;
  const rest = said.slice(near[0].length);
  const time = timeIn(rest);
  if (!isFiller(time ? rest.replace(time.written, ' ') : rest)) return null;
  const moment = momentOf(dayBefore(localDay(now, clock), back), time, clock);
  return moment && { ...moment, assumptions: ['now', ...moment.assumptions] };
}

/** What both ends of a span share: their day, month or year, else nothing. */
function between({ from, to }: TimeSpan, clock: PageClock): DateReading {
  const [a, b] = [writeDay(localDay(from, clock)), writeDay(localDay(to, clock))];
  const assumptions = ['now'] as const;
  if (a === b) return { iso: a, precision: 'day', assumptions };
  if (a.slice(0, 7) === b.slice(0, 7)) return { iso: a.slice(0, 7), precision: 'month', assumptions };
  if (a.slice(0, 4) === b.slice(0, 4)) return { iso: a.slice(0, 4), precision: 'year', assumptions };
  return { iso: null, precision: null, assumptions };
}
