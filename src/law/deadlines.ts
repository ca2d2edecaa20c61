import type { Posting, Visibility } from '../domain/capture/extraction.ts';
import type { TimeSpan } from '../domain/capture/relativeTime.ts';
import { dateInTimeZone, localDateTime } from '../domain/shared/timeZone.ts';
import { addDays, addMonths, type IsoDate } from './isoDate.ts';
import { LIMITATION_PERIODS, type LimitationPeriod } from './limitationPeriods.ts';

/*
 * Deadlines of one publication, for the person only. An estimate is never later than the legal deadline: it counts from
 * the earliest day that the publication may have been online, takes the shorter limitation period in doubt, and
 * subtracts one day.
 */

export interface Publication {
  readonly posting: Pick<Posting, 'iso' | 'precision'>;
  /** The posting time was counted back from « il y a 3 h ». */
  readonly relative: boolean;
  /** The instants that such a text may mean; null when there is no relative age. */
  readonly relativeAge: TimeSpan | null;
  /** UTC, when it was first captured. */
  readonly seenAt: string;
  /** IANA name of the time zone of the person who captured it. */
  readonly timeZone: string;
  readonly visibility: Visibility | null;
  /** Stated by the person; null when they were not asked. */
  readonly discriminatory: boolean | null;
}

const UNCERTAINTIES = ['posting-unread', 'posting-rough', 'posting-relative', 'visibility-unread'] as const;
export type Uncertainty = (typeof UNCERTAINTIES)[number];

export interface Deadline {
  readonly limitationPeriod: LimitationPeriod['id'];
  /** The day that the period is counted from. */
  readonly from: IsoDate;
  /** The last day that is certainly in time, minus one day. */
  readonly last: IsoDate;
  /** The same, counted from the latest possible posting day. Between the two, the period may be over. */
  readonly latest: IsoDate;
  readonly doubts: readonly Uncertainty[];
}

/** French law counts days in mainland France; the local day overseas may differ by one. */
const FRANCE_TIME_ZONE = 'Europe/Paris';

/** Computes the deadline of each limitation period that applies to the publication. */
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

/** The press period is one year only if public and discriminatory; otherwise, or in doubt, three months. */
function isApplicable(period: LimitationPeriod['id'], { visibility, discriminatory }: Publication): boolean {
  const isLonger = visibility === 'public' && discriminatory === true;
  if (period === 'press') return !isLonger;
  return period !== 'press-discriminatory' || isLonger;
}

/** Returns the earliest possible posting day; without a date, the day of the first capture. */
function earliestPostingDay(publication: Publication): {
  readonly day: IsoDate;
  readonly doubts: readonly Uncertainty[];
} {
  const { posting, relative, seenAt, timeZone } = publication;
  const seen = earliestLocalDate(new Date(seenAt), timeZone);
  const relativeAge = effectiveAge(publication);
  const isRough = relativeAge !== null || (posting.iso !== null && posting.iso.length <= 10);
  const start =
    relativeAge === null ? firstDateOf(posting.iso, timeZone) : earliestLocalDate(new Date(relativeAge.from), timeZone);
  if (start === null) return { day: seen, doubts: ['posting-unread'] };
  const day = relative ? addDays(start, -1) : start;
  const doubts: Uncertainty[] = [
    ...(isRough ? (['posting-rough'] as const) : []),
    ...(relative ? (['posting-relative'] as const) : []),
  ];
  // A page may show a false date, but nothing was posted after its capture.
  if (seen < day) return { day: seen, doubts };
  return { day, doubts };
}

/** Returns the latest possible posting day: later than `from` only for a month, a year or a relative age. */
function latestPostingDay(publication: Publication, from: IsoDate): IsoDate {
  const { posting, seenAt, timeZone } = publication;
  const relativeAge = effectiveAge(publication);
  const end = relativeAge === null ? lastDateOf(posting.iso) : earliestLocalDate(new Date(relativeAge.to), timeZone);
  if (end === null) return from;
  const seen = earliestLocalDate(new Date(seenAt), timeZone);
  if (seen < end) return seen;
  return end;
}

/**
 * Returns the relative age when the date is less precise: a relative age that spans the end of a month or of a year was
 * recorded as a month, as a year or without a date.
 */
function effectiveAge({ posting: { iso }, relativeAge }: Publication): TimeSpan | null {
  return iso === null || isMonthOrYear(iso) ? relativeAge : null;
}

const isMonthOrYear = (iso: string): boolean => iso.length === 4 || iso.length === 7;

function lastDateOf(iso: string | null): IsoDate | null {
  if (iso === null || !isMonthOrYear(iso)) return null;
  return addDays(addMonths(`${iso}${'0000-01-01'.slice(iso.length)}`, iso.length === 4 ? 12 : 1), -1);
}

/** Returns the first day that `iso` may mean: for a month, its first day; for a day, its first minute in `timeZone`. */
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

/** Whether midnight comes earlier in `timeZone` than in France. */
function isAheadOfFrance(noon: Date, timeZone: string): boolean {
  return localDateTime(noon, timeZone) > localDateTime(noon, FRANCE_TIME_ZONE);
}
