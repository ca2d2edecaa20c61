import type { Posting, Visibility } from '../domain/capture/extraction.ts';
import type { TimeSpan } from '../domain/capture/relativeTime.ts';
import { addDays, addMonths, dateInTimeZone, type IsoDate, localDateTime } from './isoDate.ts';
import { LIMITATION_PERIODS, type LimitationPeriod } from './limitationPeriods.ts';

/**
 * Deadlines of one publication, for the person's eyes only. Pure: today's day and everything else is given. Never later
 * than what is sure: the earliest day the publication may have stood online, the shorter clock in doubt, less a day.
 */
export interface Publication {
  readonly posting: Pick<Posting, 'iso' | 'precision'>;
  /** The posting time was counted back from « il y a 3 h ». */
  readonly relative: boolean;
  /** What those words leave open; null when they are no such age. */
  readonly relativeAge: TimeSpan | null;
  /** UTC, the first time it was seen. */
  readonly seenAt: string;
  /** IANA name, of the person who captured. */
  readonly timeZone: string;
  readonly visibility: Visibility | null;
  /** Said by the person; null while not asked. */
  readonly discriminatory: boolean | null;
}

const UNCERTAINTIES = ['posting-unread', 'posting-rough', 'posting-relative', 'visibility-unread'] as const;
export type Uncertainty = (typeof UNCERTAINTIES)[number];

export interface Deadline {
  readonly limitationPeriod: LimitationPeriod['id'];
  /** The day it is counted from. */
  readonly from: IsoDate;
  /** The last day that is surely in time, a day taken off. */
  readonly last: IsoDate;
  /** The same, of the latest day it may have been posted: between the two it may be over, or not. */
  readonly latest: IsoDate;
  readonly doubts: readonly Uncertainty[];
}

/** French law counts the days of France; a person overseas may be a day apart. */
const FRANCE_TIME_ZONE = 'Europe/Paris';

export function computeDeadlines(publication: Publication): readonly Deadline[] {
  const { day: from, doubts } = earliestPostingDay(publication);
  const to = latestPostingDay(publication, from);
  return LIMITATION_PERIODS.filter(({ id }) => isApplicable(id, publication)).map(({ id, months }) => ({
    limitationPeriod: id,
    from,
    last: addDays(addMonths(from, months), -1),
    latest: addDays(addMonths(to, months), -1),
    doubts: id === 'press' && publication.visibility === null ? [...doubts, 'visibility-unread'] : doubts,
  }));
}

/** One year only if public and discriminatory; anything unknown leaves the shorter clock. */
function isApplicable(period: LimitationPeriod['id'], { visibility, discriminatory }: Publication): boolean {
  const isLonger = visibility === 'public' && discriminatory === true;
  if (period === 'press') return !isLonger;
  return period !== 'press-discriminatory' || isLonger;
}

/** The earliest day on which it may have been posted; without a date, the day it was first seen. */
function earliestPostingDay(publication: Publication): {
  readonly day: IsoDate;
  readonly doubts: readonly Uncertainty[];
} {
  const { posting, relative, seenAt, timeZone } = publication;
  const seen = earliestLocalDate(new Date(seenAt), timeZone);
  const relativeAge = effectiveAge(publication);
  const isRough = relativeAge !== null || (posting.iso !== null && posting.iso.length <= 10);
  const start =
    relativeAge === null
      ? firstDateOf(posting.iso, timeZone)
      : earliestLocalDate(new Date(relativeAge.from), timeZone);
  if (start === null) return { day: seen, doubts: ['posting-unread'] };
  const day = relative ? addDays(start, -1) : start;
  const doubts: Uncertainty[] = [
    ...(isRough ? (['posting-rough'] as const) : []),
    ...(relative ? (['posting-relative'] as const) : []),
  ];
  // A page may lie about its date; nothing was posted after it was seen.
  if (seen < day) return { day: seen, doubts };
  return { day, doubts };
}

/** The latest day on which it may have been posted: only a month, a year or an age leaves it open. */
function latestPostingDay(publication: Publication, from: IsoDate): IsoDate {
  const { posting, seenAt, timeZone } = publication;
  const relativeAge = effectiveAge(publication);
  const end =
    relativeAge === null ? lastDateOf(posting.iso) : earliestLocalDate(new Date(relativeAge.to), timeZone);
  if (end === null) return from;
  const seen = earliestLocalDate(new Date(seenAt), timeZone);
  if (seen < end) return seen;
  return end;
}

/** A month or a year is all that a date can say of an age over the end of one, and over New Year nothing. */
function effectiveAge({ posting: { iso }, relativeAge }: Publication): TimeSpan | null {
  return iso === null || isMonthOrYear(iso) ? relativeAge : null;
}

const isMonthOrYear = (iso: string): boolean => iso.length === 4 || iso.length === 7;

function lastDateOf(iso: string | null): IsoDate | null {
  if (iso === null || !isMonthOrYear(iso)) return null;
  return addDays(addMonths(`${iso}${'0000-01-01'.slice(iso.length)}`, iso.length === 4 ? 12 : 1), -1);
}

/** The first day that `iso` may mean: a month is its first day, a day its first minute where it was read. */
function firstDateOf(iso: string | null, timeZone: string): IsoDate | null {
  if (iso === null) return null;
  if (iso.length > 10) {
    const minute = /T\d\dZ$/.test(iso) ? iso.replace('Z', ':00Z') : iso;
    const instant = new Date(minute);
    return Number.isNaN(instant.getTime()) ? null : earliestLocalDate(instant, timeZone);
  }
  const day = `${iso}${'0000-01-01'.slice(iso.length)}`;
  const noon = new Date(`${day}T12:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(noon.getTime())) return null;
  if (noon.toISOString().slice(0, 10) !== day) return null;
  return isAheadOfFrance(noon, timeZone) ? addDays(day, -1) : day;
}

function earliestLocalDate(instant: Date, timeZone: string): IsoDate {
  const [here, france] = [dateInTimeZone(instant, timeZone), dateInTimeZone(instant, FRANCE_TIME_ZONE)];
  if (here < france) return here;
  return france;
}

/** Midnight there comes while France is still on the day before. */
function isAheadOfFrance(noon: Date, timeZone: string): boolean {
  return localDateTime(noon, timeZone) > localDateTime(noon, FRANCE_TIME_ZONE);
}
