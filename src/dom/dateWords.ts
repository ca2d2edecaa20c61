import type { TimeSpan } from '../domain/capture/relativeTime.ts';

/**
 * Words of dates in French, English, Spanish, Portuguese, German, Italian, Dutch, Turkish, Russian and Arabic, lower
 * case. No word names two months, or two lengths of time, in two of them: the language of a text need not be known.
 */

const MONTH_NAMES: readonly string[] = [
  'janvier janv jan january enero ene janeiro januar jänner gennaio gen januari ocak oca января январь янв يناير جانفي',
  'février fevrier févr fevr fév feb february febrero fevereiro fev februar febbraio februari şubat şub февраля февраль февр фев فبراير فيفري شباط',
  'mars mar march marzo março märz mär mrz maart mrt mart марта март мар مارس آذار',
  'avril avr apr april abril abr aprile nisan nis апреля апрель апр أبريل إبريل ابريل أفريل نيسان',
  'mai may mayo maio maggio mag mei mayıs мая май مايو ماي أيار',
  'juin jun june junio junho juni giugno giu haziran haz июня июнь июн يونيو جوان حزيران',
  'juillet juil jul july julio julho juli luglio lug temmuz tem июля июль июл يوليو جويلية تموز',
  'août aout aoû aug august agosto ago augustus ağustos ağu августа август авг أغسطس أوت آب',
  'septembre sept sep september septiembre setiembre setembro set settembre eylül eyl сентября сентябрь сент сен سبتمبر أيلول',
  'octobre oct october octubre outubro out oktober okt ottobre ott ekim eki октября октябрь окт أكتوبر اكتوبر',
  'novembre nov november noviembre novembro kasım kas ноября ноябрь нояб ноя نوفمبر',
  'décembre decembre déc dec december diciembre dic dezembro dez dezember dicembre aralık ara декабря декабрь дек ديسمبر',
];

/** Maps a month name to 1–12. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

/** Words around a date that carry no information about it. */
const FILLER_WORDS = new Set(
  // French and English
  (
    'le la the on à a at de du of posté posted publié publiée published écrit written par commenté commented by lundi ' +
    'mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim monday tuesday wednesday thursday friday ' +
    'saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    // Spanish, Portuguese, Italian
    'el las los del en por publicado publicada escrito enviado lunes martes miércoles jueves viernes sábado domingo lun ' +
    'mié jue vie sáb dom em às as o do da postado segunda terça quarta quinta sexta feira seg ter qua qui sex sab il ' +
    'alle ore di pubblicato pubblicata scritto inviato lunedì martedì mercoledì giovedì venerdì sabato domenica gio ' +
    // German, Dutch
    'am um uhr von den der dem veröffentlicht geschrieben verfasst montag dienstag mittwoch donnerstag freitag samstag ' +
    'sonntag mo di mi do fr sa so op om door van geplaatst geschreven maandag dinsdag woensdag donderdag vrijdag ' +
    'zaterdag zondag ma wo vr za zo uur ' +
    // Turkish, Russian, Arabic
    'saat günü tarihinde yayınlandı gönderildi pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum ' +
    'cmt paz в от г года опубликовано написано понедельник вторник среда среду четверг пятница пятницу суббота субботу ' +
    'воскресенье пн вт ср чт пт сб вс في الساعة يوم من نشر الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد'
  ).split(' '),
);

/** Returns whether only words that commonly surround a date are left. */
export function hasOnlyFillerWords(rest: string): boolean {
  const words = rest.split(/[\s,.:;·•|–—()-]+/u).filter((word) => word !== '');
  return words.every((word) => FILLER_WORDS.has(word));
}

/** Days back from today, correct only at the moment of display. */
export const RELATIVE_DAYS: ReadonlyMap<string, number> = new Map(
  [
    "aujourd'hui today hoy hoje heute oggi vandaag bugün сегодня اليوم",
    'hier yesterday ayer ontem gestern ieri gisteren dün вчера أمس',
    'avant-hier anteayer anteontem vorgestern eergisteren позавчера',
  ].flatMap((names, days) => names.split(' ').map((name) => [name, days] as const)),
);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNIT_NAMES: readonly (readonly [number, string])[] = [
  [
    1000,
    's segundo segundos sekunde sekunden sek secondo secondi seconde seconden saniye секунду секунды секунд сек ثانية ثوان ثواني',
  ],
  [60_000, 'min minuto minutos minute minuten minuti minuut dakika dk минуту минуты минут мин دقيقة دقائق'],
  [HOUR, 'h hora horas stunde stunden std ora ore uur uren saat час часа часов ч ساعة ساعات'],
  [DAY, 'd día días dia dias tag tage tagen giorno giorni dag dagen gün день дня дней يوم يوما أيام'],
  [
    7 * DAY,
    'semana semanas sem woche wochen settimana settimane week weken hafta неделю недели недель нед أسبوع أسبوعا أسابيع',
  ],
  [
    31 * DAY,
    'mes meses mês monat monate monaten mese mesi maand maanden ay месяц месяца месяцев мес شهر شهرا أشهر شهور',
  ],
  [366 * DAY, 'año años ano anos jahr jahre jahren anno anni jaar yıl год года лет سنة سنوات عام عاما أعوام'],
];
/** Unit name → its longest duration in milliseconds. */
const UNITS: ReadonlyMap<string, number> = new Map(
  UNIT_NAMES.flatMap(([length, names]) => names.split(' ').map((name) => [name, length] as const)),
);
/** Arabic has a form for two of them. */
const PAIRS: ReadonlyMap<string, number> = new Map([
  ['ثانيتين', 1000],
  ['دقيقتين', 60_000],
  ['ساعتين', HOUR],
  ['يومين', DAY],
  ['أسبوعين', 7 * DAY],
  ['شهرين', 31 * DAY],
  ['سنتين', 366 * DAY],
]);
/** What makes « 3 horas » an age, in languages other than French and English. */
const AGE = /^(?:hace|há|vor|منذ|قبل) (?<a>.+?)(?: atrás)?$|^(?<b>.+) (?:atrás|fa|geleden|önce|назад)$/u;
const COUNTED =
  /^(?:(?<count>\d{1,3})|una?|uno|un'|uma?|einem|einer|eine|een|bir)? ?(?<unit>[\p{L}\p{M}]+)\.?(?: واحدة?)?$/u;
const NOW =
  /^(?:ahora(?: mismo)?|agora(?: mesmo)?|jetzt|gerade eben|adesso|proprio ora|zojuist|nu|şimdi|az önce|только что|сейчас|الآن)$/u;

/** Parses « hace 3 horas », « vor 2 Tagen » or « منذ ساعتين » (normalised); null when it is not such an age. */
export function parseForeignAge(text: string, now: number): TimeSpan | null {
  if (NOW.test(text)) return { from: now - HOUR, to: now };
  const { a, b } = AGE.exec(text)?.groups ?? {};
  const { count, unit = '' } = COUNTED.exec(a ?? b ?? '')?.groups ?? {};
  const pair = PAIRS.get(unit);
  const [length, amount] = pair === undefined ? [UNITS.get(unit), Number(count ?? 1)] : [pair, 2];
  // Sites round up or down, so the post lies within one unit on either side.
  return length === undefined ? null : { from: now - (amount + 1) * length, to: now - (amount - 1) * length };
}

/** Languages whose 03/04/2026 is the third of April. Forums call their English « en-gb » everywhere. */
export const DAY_FIRST_LANGUAGES = /^(?:fr|es|it|pt|de|nl|ar|tr|ru)\b/i;

/** A word that says of the date beside it that it is of a change. */
const EDITED =
  /(?<!\p{L})(?:modifi(?:é|ed|cad|cat)|[ée]dit[ée]e?s?(?!\p{L})|edited|editad[oa]|edit:|actuali[sz](?:é|ad)|updated|mise? à jour|maj(?!\p{L})|ge[äa]ndert|bearbeitet|aktualisiert|aggiornat|bewerkt|gewijzigd|bijgewerkt|düzenlen|güncellen|измен[её]н|отредактирован|обновл[её]н|تم التعديل|تم تعديل|معدل)/u;

/**
 * Returns what comes before a word such as « modifié »: « publié le 13, modifié le 14 » has two dates, and the first is
 * of the post. '' when that word comes first: the date is then that of the change.
 */
export function cutEdit(text: string): string {
  const at = EDITED.exec(text)?.index;
  if (at === undefined) return text;
  const before = text.slice(0, at);
  // « 12 Ocak 2026 tarihinde düzenlendi »: the word after the date is about it, unless something separates them.
  return /[,;:·•|–—([-]\s*$|\n\s*$/u.test(before) || /\d/.test(text.slice(at))
    ? before.replace(/[\s,;:·•|–—([-]+$/u, '')
    : '';
}
