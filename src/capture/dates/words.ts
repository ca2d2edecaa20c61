/** Words used in dates, in French and English, lower case. */

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

/** Maps a month name to 1–12. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const MONTH_ALTERNATIVES = [...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|');

export const MONTH_PATTERN = `(?:${MONTH_ALTERNATIVES})(?![\\p{L}])\\.?`;

/** Words around a date that carry no information about it. */
export const FILLER_WORDS = new Set(
  (
    'le la the on à a at de du of posté posted publié publiée published écrit written par commenté commented modifié ' +
    'edited lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim monday tuesday wednesday ' +
    'thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'
  ).split(' '),
);
