import type { TimeSpan } from '../domain/capture/relativeTime.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/shared/localDates.ts';
import { MONTH_NUMBERS } from '../domain/shared/monthNames.ts';

/**
 * Words of dates in French, English, Spanish, Portuguese, German, Italian, Dutch, Turkish, Russian and Arabic, lower
 * case. No word names two lengths of time in two of them: the language of a text need not be known.
 */

export const MONTHS = `(?:(?:${[...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')})[а-яё]*)`;

export const findMonth = (name: string): number | undefined =>
  MONTH_NUMBERS.get(name) ?? MONTH_NUMBERS.get(name.slice(0, 3));

/** The languages whose words are known. */
export const LANGUAGES = 'fr en es pt de it nl tr ru ar'.split(' ');
/** Words around a date that carry no information about it, without the days of the week. */
const FILLER_WORDS =
  'le la the on à a at de du of posté posted publié publiée published écrit written par commenté commented by tues thur ' +
  'thurs el las los del en por publicado em às as o do da feira il alle ore di am um uhr von den der op om door van uur ' +
  'saat günü в от г года في الساعة يوم من';
let fillerWords: ReadonlySet<string> | null = null;

/** The browser's own names of days, long and short: they only stand beside a date. */
const listFillerWords = (): Set<string> =>
  new Set([
    ...FILLER_WORDS.split(' '),
    ...LANGUAGES.flatMap((language) =>
      (['long', 'short'] as const).flatMap((weekday) => {
        const names = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
        return [...Array(7).keys()].flatMap((day) => splitWords(names.format(day * DAY_MS).toLowerCase()));
      }),
    ),
  ]);

const splitWords = (text: string): string[] => text.split(/[\s,.:;·•|–—()-]+/u).filter((word) => word !== '');

/** Returns whether only words that commonly surround a date are left. */
export function hasOnlyFillerWords(rest: string): boolean {
  fillerWords ??= listFillerWords();
  return splitWords(rest).every((word) => fillerWords?.has(word));
}

/** Days back from today, correct only at the moment of display. */
export const RELATIVE_DAYS: ReadonlyMap<string, number> = new Map(
  [
    "aujourd'hui today hoy hoje heute oggi vandaag bugün сегодня اليوم",
    'hier yesterday ayer ontem gestern ieri gisteren dün вчера أمس',
    'avant-hier anteayer anteontem vorgestern eergisteren позавчера',
  ].flatMap((names, days) => names.split(' ').map((name) => [name, days] as const)),
);

const UNIT_NAMES: readonly (readonly [number, string])[] = [
  [1000, 's segundo sekunde sek secondo secondi seconde saniye секунду секунды секунд сек ثانية ثوان ثواني'],
  [MINUTE_MS, 'min minuto minute minuti minuut dakika dk минуту минуты минут мин دقيقة دقائق'],
  [HOUR_MS, 'h hora stunde std ora ore uur uren saat час часа часов ч ساعة ساعات'],
  [DAY_MS, 'd día dia tag tage giorno giorni dag dagen gün день дня дней يوم أيام'],
  [7 * DAY_MS, 'semana sem woche settimana settimane week weken hafta неделю недели недель нед أسبوع أسابيع'],
  [31 * DAY_MS, 'mes meses mês monat monate mese mesi maand maanden ay месяц месяца месяцев мес شهر أشهر شهور'],
  [366 * DAY_MS, 'año ano jahr jahre anno anni jaar yıl год года лет سنة سنوات عام أعوام'],
];
/** Unit name → its longest duration in milliseconds. */
const UNITS: ReadonlyMap<string, number> = new Map(
  UNIT_NAMES.flatMap(([length, names]) => names.split(' ').map((name) => [name, length] as const)),
);
/** What makes « 3 horas » an age, in languages other than French and English. */
const AGE = /^(?:hace|há|vor|منذ|قبل) (?<a>.+?)(?: atrás)?$|^(?<b>.+) (?:atrás|fa|geleden|önce|назад)$/u;
const COUNTED =
  /^(?:(?<count>\d{1,3})|una?|uno|un'|uma?|einem|einer|eine|een|bir)? ?(?<unit>[\p{L}\p{M}]+)\.?(?: واحدة?)?$/u;
const NOW =
  /^(?:ahora(?: mismo)?|agora(?: mesmo)?|jetzt|gerade eben|adesso|zojuist|nu|şimdi|az önce|только что|сейчас|الآن)$/u;

/** Parses « hace 3 horas », « vor 2 Tagen » or « منذ ساعتين » (normalised); null when it is not such an age. */
export function parseForeignAge(text: string, now: number): TimeSpan | null {
  if (NOW.test(text)) return { from: now - HOUR_MS, to: now };
  const { a, b } = AGE.exec(text)?.groups ?? {};
  const { count, unit = '' } = COUNTED.exec(a ?? b ?? '')?.groups ?? {};
  const isPair = /ين$/.test(unit); // Arabic has a form for two
  const length =
    UNITS.get(unit) ?? UNITS.get(unit.replace(/تين$/, 'ة')) ?? UNITS.get(unit.replace(/(?:ين|[اsn])$/, ''));
  const amount = isPair ? 2 : Number(count ?? 1);
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
  let end = before.trimEnd().length;
  // « 12 Ocak 2026 tarihinde düzenlendi »: the word after the date is about it, unless something separates them.
  const isApart = isSeparator(before[end - 1]) || before.indexOf('\n', end) !== -1;
  if (!isApart && !/\d/.test(text.slice(at))) return '';
  // A pattern for the end of a text takes quadratic time on a long run of spaces.
  while (end > 0 && (isSeparator(before[end - 1]) || before[end - 1]?.trim() === '')) end -= 1;
  return before.slice(0, end);
}

const SEPARATORS = new Set(',;:·•|–—([-');
const isSeparator = (sign: string | undefined): boolean => sign !== undefined && SEPARATORS.has(sign);
