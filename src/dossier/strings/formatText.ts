import { isValid, parseISO } from 'date-fns';
import type { Posting, Precision } from '../../domain/capture/extraction.ts';
import { countExhibits, type ExhibitNumber, formatNumbers } from '../../domain/export/exhibitNumber.ts';
import { parsePostingWindow } from '../../domain/item/postingWindow.ts';
import { applyUtcOffset, localDateTime, utcOffsetAt } from '../../domain/shared/localDates.ts';

/** `1 234 567` */
export function formatNumber(count: number): string {
  const groups: string[] = [];
  let digits = String(count);
  for (; digits.length > 3; digits = digits.slice(0, -3)) groups.unshift(digits.slice(-3));
  return [digits, ...groups].join('\u00a0');
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count < 2 ? one : many}`;

/** « a, b et c ». */
export const joinWords = (words: readonly string[]): string =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((one) => one !== '').join(' et ');

/** `1 à 5, 7, 8`; of messages, `7, messages 3 à 5`; with others `1, 7 (messages 3 à 5)`. `joiner`: a run's word. */
export const formatRanges = (numbers: readonly ExhibitNumber[], joiner = 'à', maxRuns?: number): string =>
  formatNumbers(numbers, (run) => formatRuns(run, joiner), maxRuns);

/** Of one conversation, for readers; chronologie.csv has them all. */
export const MAX_MESSAGE_RUNS = 12;

/** `pièces n° 1 à 5, 7`, `pièce n° 7, message 12`, `pièces n° 1, 7 (296 messages)`. */
export const nameExhibits = (numbers: readonly ExhibitNumber[]): string =>
  `${countExhibits(numbers) < 2 ? 'pièce' : 'pièces'} n° ${formatRanges(numbers, 'à', MAX_MESSAGE_RUNS)}`;

/** The number of an erased exhibit is never given again. */
export const erasedExhibits = (numbers: readonly ExhibitNumber[]): string =>
  `Effacées de l’ordinateur de qui remet le dossier : ${nameExhibits(numbers)}. ${countExhibits(numbers) < 2 ? 'Ce numéro ne sert plus.' : 'Ces numéros ne servent plus.'}`;

function formatRuns(numbers: readonly number[], joiner: string): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from} ${joiner} ${to}`))
    .join(', ');
}

/** An instant, formatted in a local time zone with its offset, and in UTC. */
export interface FormattedMoment {
  readonly local: string;
  readonly utc: string;
}

/** BCP 47. Papers for authorities are in French. */
export type DocumentLanguage = 'fr-FR' | 'en-GB';

const createFormats = (language: DocumentLanguage) => ({
  day: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
});
const FORMATS = { 'fr-FR': createFormats('fr-FR'), 'en-GB': createFormats('en-GB') } as const;

/** Formats an instant (ISO 8601, UTC) at an offset `+01:00`. No finer than `precision`, nor than seconds. */
export function formatMoment(at: string, offset: string, precision: Precision = 's'): FormattedMoment {
  const instant = parseISO(at);
  return {
    local: `${wallClock(applyUtcOffset(instant, offset), precision)} (UTC${offset})`,
    utc: `${wallClock(instant, precision)} UTC`,
  };
}

/** Formats two instants, their day once when it is the same for both and in UTC. `first` is not after `last`. */
export function formatPeriod(first: string, last: string, offset: string): string {
  const [from, to] = [formatMoment(first, offset), formatMoment(last, offset)];
  if (from.local === to.local) return `${from.local} ; ${from.utc}`;
  const days = [
    recordedDay(first, offset),
    recordedDay(last, offset),
    recordedDay(first, '+00:00'),
    recordedDay(last, '+00:00'),
  ];
  if (new Set(days).size > 1) return `du ${from.local} au ${to.local} ; du ${from.utc} au ${to.utc}`;
  const [day = ''] = days;
  const timeOf = (moment: string) => moment.slice(day.length + 2).replace(/ .*/s, '');
  const span = (one: keyof FormattedMoment) => `de ${timeOf(from[one])} à ${timeOf(to[one])}`;
  return `${day}, ${span('local')} (UTC${offset}) ; ${span('utc')} UTC`;
}

/** Returns both times, with their day once when it is the same. */
export function formatBoth({ local, utc }: FormattedMoment): string {
  const day = local.slice(0, local.indexOf(', ') + 2);
  return `${local} ; ${day !== '' && utc.startsWith(day) ? utc.slice(day.length) : utc}`;
}

/** Formats a date of publication; null when none was read. A date cut at the day, month or year is labelled as such. */
export function postedMoment(posting: Posting, timeZone: string): FormattedMoment | string | null {
  if (posting.iso === null) return null;
  const day = postedDay(posting.iso, timeZone);
  const isoPart = isoPrecision(posting);
  if (isoPart === null || isoPart === 'window') return day;
  if (isoPart !== 'time') return `${day} (${{ day: 'jour', month: 'mois', year: 'année' }[isoPart]} seulement)`;
  const instant = parseISO(posting.iso);
  return formatMoment(instant.toISOString(), utcOffsetAt(instant, timeZone), posting.precision ?? 's');
}

/** Returns the day of a publication in `timeZone`, or its month or year when no more was read. */
export function postedDay(iso: string, timeZone: string): string {
  const isoPart = isoPrecision({ iso });
  if (isoPart === null) return iso;
  if (isoPart === 'window') return betweenDays(iso);
  return isoPart === 'time' ? localDate(parseISO(iso), timeZone) : partialDay(iso);
}

/** `entre le 24 et le 25 novembre 2026`: the month and the year once, when they are the same. */
function betweenDays(iso: string): string {
  const { from, to } = parsePostingWindow(iso) ?? { from: iso, to: iso };
  const [first, last] = [from, to].map((day) => partialDay(day).split(' '));
  const parts = from.slice(0, 7) === to.slice(0, 7) ? 1 : from.slice(0, 4) === to.slice(0, 4) ? 2 : 3;
  return `entre le ${first?.slice(0, parts).join(' ')} et le ${last?.join(' ')}`;
}

/** Formats a date cut at the day, month or year: `31 octobre 2025`, `mars 2025`, `2025`. */
export function partialDay(date: string, language: DocumentLanguage = 'fr-FR'): string {
  // date-fns would parse a bare date in the machine's time zone.
  const instant = parseISO(`${date}${'0000-01-01'.slice(date.length)}T00:00Z`);
  if (date.length === 4) return date;
  return date.length === 7 ? FORMATS[language].month.format(instant) : longDate(instant, language);
}

const WEEKDAY = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', timeZone: 'UTC' });

/** Signs of a date as cameras and PDFs write it: `2026:11:10 18:20:11`, `D:20261110182011+01'00'`. */
const FILE_MOMENT = /^(?:D:)?(\d{4}):?(\d\d):?(\d\d)[ T]?(\d\d):?(\d\d):?(\d\d)?(.*)$/;

/** An instant of the disk; a day in a name: `IMG-20251117-WA0002`. */
const DISK_MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const NAME_DAY = /^(\d{4})(\d\d)(\d\d)$/;

/**
 * Returns the date that a file gives, in French where its form is known; else as it is written there. An instant is
 * given in `timeZone`.
 */
export function fileMoment(raw: string, timeZone: string): string {
  if (DISK_MOMENT.test(raw)) return formatMoment(raw, utcOffsetAt(new Date(raw), timeZone)).local;
  const ofName = raw.replace(NAME_DAY, '$1-$2-$3');
  if (ofName !== raw && !Number.isNaN(Date.parse(ofName))) return partialDay(ofName);
  const [, year, month, day, hour, minute, second, rest = ''] = FILE_MOMENT.exec(raw) ?? [];
  const date = `${year}-${month}-${day}`;
  if (day === undefined || Number.isNaN(Date.parse(date))) return raw;
  return `${partialDay(date)}, ${[hour, minute, second].filter(Boolean).join(':')}${rest}`;
}

/** Returns the day of the week of `2026-11-10`: « mardi ». */
export const weekdayName = (day: string): string => WEEKDAY.format(parseISO(`${day}T00:00Z`));

/** Returns `17/11/2026 19:42`, or as much as was read, in `timeZone`; null when no date was read. */
export function compactMoment(posting: Pick<Posting, 'iso' | 'precision'>, timeZone: string): string | null {
  const { iso, precision } = posting;
  const isoPart = isoPrecision(posting);
  if (iso === null) return null;
  if (isoPart === null) return iso.slice(0, 16);
  const reversed = (day: string) => day.split('-').reverse().join('/');
  if (isoPart === 'window') return iso.split('/').map(reversed).join(' – ');
  if (isoPart !== 'time') return reversed(iso);
  const local = localDateTime(parseISO(iso), timeZone);
  const time = precision === 'hour' ? `${local.slice(11, 13)} h` : local.slice(11, 16);
  return precision === 'day' ? reversed(local.slice(0, 10)) : `${reversed(local.slice(0, 10))} ${time}`;
}

export const recordedDay = (at: string, offset: string): string => longDate(applyUtcOffset(parseISO(at), offset));

/** Returns `20 novembre 2026`, the day in `timeZone`. A page may claim any year, also after 9999. */
export const localDate = (instant: Date, timeZone: string): string =>
  longDate(applyUtcOffset(instant, utcOffsetAt(instant, timeZone)));

/**
 * Returns `2026-11-20-093107`, for file names. With the second: dossiers for several recipients are made in one minute.
 * No recipient in a name, which others may see on the computer.
 */
export const fileStamp = (instant: Date, timeZone: string): string => {
  const seconds = String(instant.getUTCSeconds()).padStart(2, '0');
  return localDateTime(instant, timeZone).replace('T', '-').replace(':', '') + seconds;
};

/** Returns `2026-11-20T09:31:07.250+01:00`, which is readable and sorts in a spreadsheet. */
export const localIso = (at: string, offset: string): string =>
  applyUtcOffset(parseISO(at), offset).toISOString().replace('Z', offset);

/** Returns how much of the date `iso` contains; null when it is no ISO 8601 date. */
function isoPrecision({ iso }: Pick<Posting, 'iso'>): 'time' | 'window' | 'day' | 'month' | 'year' | null {
  if (parsePostingWindow(iso) !== null) return 'window';
  if (iso === null || !isValid(parseISO(iso))) return null;
  return iso.length > 10 ? 'time' : iso.length === 10 ? 'day' : iso.length === 7 ? 'month' : 'year';
}

function wallClock(instant: Date, precision: Precision): string {
  const time = instant.toISOString();
  const shown = precision === 'hour' ? `${time.slice(11, 13)} h` : time.slice(11, precision === 'min' ? 16 : 19);
  return `${longDate(instant)}, ${shown}`;
}

function longDate(instant: Date, language: DocumentLanguage = 'fr-FR'): string {
  const day = FORMATS[language].day.format(instant);
  return language === 'fr-FR' ? day.replace(/^1 /, '1er ') : day;
}
