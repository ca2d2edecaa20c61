import type { Posting } from '../capture/extraction.ts';
import { findRelativeTime, type TimeSpan } from '../capture/relativeTime.ts';
import { addDays, addMonths, dateInTimeZone, type IsoDate } from '../shared/localDates.ts';
import type { Fiche } from './item.ts';
import type { IndexedItem } from './itemIndex.ts';

/**
 * A page that shows « il y a 2 jours » gives no date, but the days between which the post was published. The record
 * keeps what such a time has in common, often a month: lists, dossiers and deadlines compute the days here, from the
 * words and the moment of their reading.
 */
type RelativePost = Pick<Fiche, 'acquiredAt' | 'warnings' | 'platform'> & {
  readonly posting: Pick<Posting, 'raw' | 'iso'>;
};

/** They leave out a unit that is not over: after 71 hours the post is « 2 days » old. */
const ROUNDING_DOWN: ReadonlySet<string> = new Set(['youtube']);

/** Returns the instants that the relative time of a post may mean; null when the page shows a date, or no such time. */
export function findPostingAge({ posting, acquiredAt, warnings, platform }: RelativePost): TimeSpan | null {
  if (posting.raw === null || !warnings.includes('relative-time-only')) return null;
  return findRelativeTime(posting.raw, Date.parse(acquiredAt), ROUNDING_DOWN.has(platform));
}

/**
 * Returns the days of a relative time, when the record has less: one day, or an ISO 8601 interval of two, which sorts
 * by its earliest day.
 */
export function findPostingWindow(fiche: RelativePost & Pick<Fiche, 'timeZone'>): string | null {
  const { posting, timeZone } = fiche;
  const age = posting.iso === null || isMonthOrYear(posting.iso) ? findPostingAge(fiche) : null;
  if (age === null || Number.isNaN(age.from)) return null;
  const [from, to] = [age.from, age.to].map((at) => dateInTimeZone(new Date(at), timeZone));
  return from === to ? `${from}` : `${from}/${to}`;
}

/** The record with those days as its date: for reading only, since its seal no longer fits. */
export function applyPostingWindow<
  F extends Omit<RelativePost, 'posting'> & Pick<Fiche, 'posting' | 'timeZone' | 'reading'>,
>(fiche: F): F {
  const { posting, reading } = fiche;
  const iso = findPostingWindow(fiche);
  if (iso === null) return fiche;
  return {
    ...fiche,
    posting: { ...posting, iso, precision: 'day' },
    reading: {
      ...reading,
      fields: { ...reading.fields, 'posting.iso': { how: 'text:date+now', confidence: 'low' } },
    },
  };
}

export const isMonthOrYear = (iso: string): boolean => iso.length === 4 || iso.length === 7;

/** Returns the first and the last day of a date that is a day, a month or a year; null for any other. */
export function readDateSpan(iso: string): { readonly first: IsoDate; readonly last: IsoDate } | null {
  const first = `${iso}${'0000-01-01'.slice(iso.length)}`;
  const noon = new Date(`${first}T12:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(first) || Number.isNaN(noon.getTime())) return null;
  if (noon.toISOString().slice(0, 10) !== first) return null;
  return { first, last: isMonthOrYear(iso) ? addDays(addMonths(first, iso.length === 4 ? 12 : 1), -1) : first };
}

/** Returns the two days of an interval; null for any other date. */
export function parsePostingWindow(iso: string | null): { readonly from: IsoDate; readonly to: IsoDate } | null {
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(iso ?? '') ?? [];
  return from === undefined || to === undefined ? null : { from, to };
}

/** Converts an instant to local time, `2026-11-20T08:31`. A parameter, because the time zone is the browser's. */
export type ToLocalTime = (iso: string) => string;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
/** Of an archive: in the zone of a phone, which is unknown. */
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;
const PARTIAL = /^\d{4}(-\d\d(-\d\d(T\d\d)?)?)?$/;

/** Local, as precise as read. An hour alone (`…T16Z`) becomes its UTC day; of two days, what they share stays. */
export function localPostedTime({ posted }: Pick<IndexedItem, 'posted'>, localOf: ToLocalTime): string | null {
  if (posted === null) return null;
  if (isWithoutZone(posted)) return posted.slice(0, 16);
  if (INSTANT.test(posted) && !Number.isNaN(Date.parse(posted))) return localOf(posted);
  const window = parsePostingWindow(posted);
  const cut = window === null ? posted.replace(/Z$/, '') : commonPart(window.from, window.to);
  return PARTIAL.test(cut) ? cut.slice(0, 10) : null;
}

export const isWithoutZone = (posted: string): boolean => WITHOUT_ZONE.test(posted);

/** Returns the time by which a publication is sorted: the earliest day of a window. */
export const earliestPostedTime = ({ posted }: Pick<IndexedItem, 'posted'>, localOf: ToLocalTime): string | null =>
  parsePostingWindow(posted)?.from ?? localPostedTime({ posted }, localOf);

const commonPart = (from: string, to: string): string =>
  [from, from.slice(0, 7), from.slice(0, 4)].find((part) => to.startsWith(part)) ?? '';
