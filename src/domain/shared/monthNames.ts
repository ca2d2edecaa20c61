/**
 * Names of months in French, English, Spanish, Portuguese, German, Italian, Dutch, Turkish, Russian and Arabic, lower
 * case. No name means two months: the language of a text need not be known.
 */
const MONTH_NAMES: readonly string[] = [
  'janvier janv jan january enero ene janeiro januar gennaio gen januari jän ocak oca янв يناير جانفي',
  'février fevrier févr fevr fév feb february febrero fevereiro fev februar febbraio februari şubat şub фев فبراير فيفري',
  'mars mar march marzo março märz mär mrz maart mrt mart мар مارس',
  'avril avr apr april abril abr aprile nisan nis апр أبريل إبريل أفريل',
  'mai may mayo maio maggio mag mei mayıs мая май مايو ماي',
  'juin jun june junio junho juni giugno giu haziran haz июн يونيو جوان',
  'juillet juil jul july julio julho juli luglio lug temmuz tem июл يوليو جويلية',
  'août aout aoû aug august agosto ago augustus ağustos ağu авг أغسطس أوت',
  'septembre sept sep september septiembre setembro set settembre eylül eyl сен سبتمبر',
  'octobre oct october octubre outubro out oktober okt ottobre ott ekim eki окт أكتوبر',
  'novembre nov november noviembre novembro kasım kas ноя نوفمبر',
  'décembre decembre déc dec december diciembre dic dezembro dez dezember dicembre aralık ara дек ديسمبر',
];

/** Maps a month name to 1–12. Of a Russian one, its first letters, which no case changes. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
