import type { PageClock } from '../view.ts';
import { type DateReading, dayBefore, localDay, MINUTE_MS, momentOf, writeDay } from './calendar.ts';
import { isFiller, timeIn } from './time.ts';
import { UNIT, UNITS } from './words.ts';

/** « il y a 3 h », « hier à 14:05 »: true only of the moment of display, which is supposed to be now. */

const NEAR_DAYS: ReadonlyMap<string, number> = new Map([
  ['avant-hier', 2],
  ['hier', 1],
  ['yesterday', 1],
  ["aujourd'hui", 0],
  ['today', 0],
]);
const NEAR = [...NEAR_DAYS.keys()].join('|');

const AGO = new RegExp(
  `^(?:(?:il )?y a )?(?:environ |about |plus de |over )?(\\d{1,3}|une?|an?) ?(${UNIT})\\.?(?: ago)?$`,
  'u',
);
const NEAR_DAY = new RegExp(`^(${NEAR})(?=$|[ ,])`, 'u');
const JUST_NOW = /^(?:à l'instant|maintenant|just now|now)$/u;
/** The same, somewhere in a longer text; a mere « 3 h » is not taken out of its sentence. */
const PART = new RegExp(
  `(?<!\\p{L})(?:il y a (?:environ )?\\d{1,3} ?${UNIT}|\\d{1,3} ?${UNIT} ago|(?:${NEAR}),? (?:à |at )?\\d{1,2} ?[h:](?: ?\\d\\d)?(?: ?[ap]m)?)(?!\\p{L}|\\d)`,
  'u',
);

/** `text` in lower case. Never finer than the day, unless the text itself names a time of day. */
export function readRelative(text: string, clock: PageClock, loose: boolean): DateReading | null {
  const said = loose ? (PART.exec(text)?.[0] ?? text) : text;
  const now = clock.now.getTime();
  if (JUST_NOW.test(said)) return between(now - 60 * MINUTE_MS, now, clock);
  const ago = AGO.exec(said);
  if (ago?.[1] && ago[2]) {
    const count = /^\d/.test(ago[1]) ? Number(ago[1]) : 1;
    const unit = UNITS.get(ago[2]) ?? 0;
    // Sites round, up or down: the post lies within one unit on either side.
    return between(now - (count + 1) * unit, now - (count - 1) * unit, clock);
  }
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
function between(from: number, to: number, clock: PageClock): DateReading {
  const [a, b] = [writeDay(localDay(from, clock)), writeDay(localDay(to, clock))];
  const assumptions = ['now'] as const;
  if (a === b) return { iso: a, precision: 'day', assumptions };
  if (a.slice(0, 7) === b.slice(0, 7)) return { iso: a.slice(0, 7), precision: 'month', assumptions };
  if (a.slice(0, 4) === b.slice(0, 4)) return { iso: a.slice(0, 4), precision: 'year', assumptions };
  return { iso: null, precision: null, assumptions };
}
