import { addDays, type IsoDate } from '../domain/shared/localDates.ts';

/** Public holidays with a fixed date (code du travail, article L3133-1). */
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const AFTER_EASTER = [1, 39, 50];

/** Easter Sunday of a Gregorian year, by the algorithm of Meeus, Jones and Butcher. */
function easterOf(year: number): IsoDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const count = epact + weekday - 7 * late + 114;
  return `${year}-${String(Math.floor(count / 31)).padStart(2, '0')}-${String((count % 31) + 1).padStart(2, '0')}`;
}

/**
 * Public holidays of one part of France: 26 December in Alsace and Moselle (L3134-13), the abolition of slavery
 * overseas (L3422-2), the days of the Pacific. They close nothing elsewhere.
 */
const LOCAL_HOLIDAYS = [
  '12-26',
  '04-27',
  '05-22',
  '05-27',
  '05-28',
  '06-10',
  '10-09',
  '12-20',
  '03-05',
  '04-28',
  '06-29',
  '07-29',
  '09-24',
];

/** Good Friday, in Alsace and Moselle. */
const GOOD_FRIDAY = -2;

const isEaster = (day: IsoDate, counts: readonly number[]): boolean => {
  const easter = easterOf(Number(day.slice(0, 4)));
  return counts.some((count) => addDays(easter, count) === day);
};

function isDayOff(day: IsoDate): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || FIXED_HOLIDAYS.includes(day.slice(5)) || isEaster(day, AFTER_EASTER);
}

/** Whether offices may be closed on that day, somewhere in France. */
const isPerhapsDayOff = (day: IsoDate): boolean =>
  isDayOff(day) || LOCAL_HOLIDAYS.includes(day.slice(5)) || isEaster(day, [GOOD_FRIDAY]);

/**
 * Returns the day, or the last one before it on which no office is closed anywhere in France: for a period that a day
 * off does not make longer. A local holiday counts everywhere, because an earlier day is the safe one.
 */
export const previousWorkingDay = (day: IsoDate): IsoDate =>
  isPerhapsDayOff(day) ? previousWorkingDay(addDays(day, -1)) : day;

/** Whether a period that ends after that day may seem to go on to the next working day. */
export const isBeforeDayOff = (day: IsoDate): boolean => isPerhapsDayOff(addDays(day, 1));

/**
 * Returns the day, or the next one that is neither a Saturday, a Sunday nor a public holiday: the end of a period of
 * criminal procedure moves to it (code de procédure pénale, article 801). No local holiday counts: a later day is the
 * dangerous one.
 */
export const nextWorkingDay = (day: IsoDate): IsoDate => (isDayOff(day) ? nextWorkingDay(addDays(day, 1)) : day);
