/** The words of dates, French and English, lower case. */

const MONTH_NAMES: readonly string[] = [
  'janvier janv jan january',
  'février fevrier févr fevr fév feb february',
  'mars mar march',
  'avril avr apr april',
  'mai may',
  'juin jun june',
  'juillet juil jul july',
  'août aout aoû aug august',
  'septembre sept sep september',
  'octobre oct october',
  'novembre nov november',
  'décembre decembre déc dec december',
];

/** Word → 1 to 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const longestFirst = (words: Iterable<string>): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');

export const MONTH = `(?:${longestFirst(MONTHS.keys())})(?![\\p{L}])\\.?`;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `m` alone is left out: minute here, month there. */
const UNIT_NAMES: readonly (readonly [number, string])[] = [
  [SECOND, 's sec secs seconde secondes second seconds'],
  [MINUTE, 'min mins mn minute minutes'],
  [HOUR, 'h hr hrs heure heures hour hours'],
  [DAY, 'j d jour jours day days'],
  [7 * DAY, 'sem semaine semaines w wk week weeks'],
  [31 * DAY, 'mois mo month months'],
  [366 * DAY, 'an ans année années y yr year years'],
];

/** Word → its longest length in milliseconds. */
export const UNITS: ReadonlyMap<string, number> = new Map(
  UNIT_NAMES.flatMap(([length, names]) => names.split(' ').map((name) => [name, length] as const)),
);

export const UNIT = `(?:${longestFirst(UNITS.keys())})`;

/** What may stand around a date without saying anything about it. */
export const FILLER = new Set(
  (
    'le la the on à a at de du of posté posted publié publiée published écrit written par commenté commented modifié ' +
    'edited lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim monday tuesday wednesday ' +
    'thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'
  ).split(' '),
);
