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

const LONGEST_FIRST = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');

export const MONTH = `(?:${LONGEST_FIRST})(?![\\p{L}])\\.?`;

/** What may stand around a date without saying anything about it. */
export const FILLER = new Set(
  (
    'le la the on à a at de du of posté posted publié publiée published écrit written par commenté commented modifié ' +
    'edited lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim monday tuesday wednesday ' +
    'thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'
  ).split(' '),
);
