import { addMinutes, isValid, parseISO } from 'date-fns';
import type { Posting, Precision } from '../../domain/capture/extraction.ts';

/** A moment said twice: in the person's zone with its offset, and in UTC. */
export interface FormattedMoment {
  readonly local: string;
  readonly utc: string;
}

/** Formatters are dear: one for each zone and each form. */
const zoneFormats = new Map<string, Intl.DateTimeFormat>();
const DAY = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const OFFSET = /^([+-])(\d\d):(\d\d)$/;

/** `at`: ISO 8601 in UTC. `offset`: `+01:00`, as recorded. To the second, or as fine as it is known. */
export function formatMoment(at: string, offset: string, precision: Precision = 's'): FormattedMoment {
  const instant = parseISO(at);
  return {
    local: `${wallClock(applyOffset(instant, offset), precision)} (UTC${offset})`,
    utc: `${wallClock(instant, precision)} UTC`,
  };
}

/** Null when nothing was read. A time cut at the day, month or year is said as such, never completed. */
export function postedMoment(posting: Posting, timeZone: string): FormattedMoment | string | null {
  const day = postedDay(posting, timeZone);
  if (day === null || posting.iso === null) return null;
  const isoPart = isoPrecision(posting);
  if (isoPart === null) return day;
  if (isoPart !== 'time')
    return `${day} (${{ day: 'jour', month: 'mois', year: 'année' }[isoPart]} seulement)`;
  const instant = parseISO(posting.iso);
  return formatMoment(instant.toISOString(), utcOffsetAt(instant, timeZone), posting.precision ?? 's');
}

/** The day of a publication where the person was, or the month or year when that is all that was read. */
export function postedDay(posting: Pick<Posting, 'iso'>, timeZone: string): string | null {
  if (posting.iso === null) return null;
  const isoPart = isoPrecision(posting);
  if (isoPart === null) return posting.iso;
  if (isoPart === 'time') return localDate(parseISO(posting.iso), timeZone);
  return partialDay(posting.iso);
}

/** `2025`, `mars 2025`, `31 octobre 2025`: a date cut at the day, month or year. */
export function partialDay(date: string): string {
  // date-fns reads a bare date in the zone of the machine.
  const instant = parseISO(`${date}${'0000-01-01'.slice(date.length)}T00:00Z`);
  if (date.length === 4) return date;
  return date.length === 7 ? MONTH.format(instant) : longDate(instant);
}

export function recordedDay(at: string, offset: string): string {
  return longDate(applyOffset(parseISO(at), offset));
}

/** `20 novembre 2026` where the person is. */
export function localDate(instant: Date, timeZone: string): string {
  return longDate(applyOffset(instant, utcOffsetAt(instant, timeZone)));
}

/** `2026-11-20-0931`, for file names. */
export function fileStamp(instant: Date, timeZone: string): string {
  const [day, time] = applyOffset(instant, utcOffsetAt(instant, timeZone)).toISOString().split('T');
  return `${day}-${time?.slice(0, 5).replace(':', '')}`;
}

/** `2026-11-20T09:31:07.250+01:00`: a spreadsheet sorts it, a person reads it. */
export function localIso(at: string, offset: string): string {
  return applyOffset(parseISO(at), offset).toISOString().replace('Z', offset);
}

/** Offset of a zone at that time, `+02:00` in a French summer; `+00:00` for a zone this browser does not know. */
export function utcOffsetAt(instant: Date, timeZone: string): string {
  const parts = zoneFormat(timeZone)?.formatToParts(instant);
  const name = parts?.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? '+00:00';
}

function zoneFormat(timeZone: string): Intl.DateTimeFormat | null {
  const cached = zoneFormats.get(timeZone);
  if (cached !== undefined) return cached;
  try {
    const made = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    zoneFormats.set(timeZone, made);
    return made;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What `iso` holds; null for something else than the ISO 8601 that a fiche has. */
function isoPrecision({ iso }: Pick<Posting, 'iso'>): 'time' | 'day' | 'month' | 'year' | null {
  if (iso === null || !isValid(parseISO(iso))) return null;
  return iso.length > 10 ? 'time' : iso.length === 10 ? 'day' : iso.length === 7 ? 'month' : 'year';
}

function applyOffset(instant: Date, offset: string): Date {
  const [, sign, hours, minutes] = OFFSET.exec(offset) ?? [];
  const offsetMinutes = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return addMinutes(instant, sign === '-' ? -offsetMinutes : offsetMinutes);
}

function wallClock(instant: Date, precision: Precision): string {
  const time = instant.toISOString();
  const shown =
    precision === 'hour' ? `${time.slice(11, 13)} h` : time.slice(11, precision === 'min' ? 16 : 19);
  return `${longDate(instant)}, ${shown}`;
}

function longDate(instant: Date): string {
  return DAY.format(instant).replace(/^1 /, '1er ');
}
