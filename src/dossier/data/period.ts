import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { postedDay, recordedDay } from '../strings/formatTime.ts';
import * as strings from '../strings/index.ts';
import { getDateCertainty } from './dateCertainty.ts';
import { classifyPublications } from './publications.ts';
import { findDoubt, LISTED_FIELDS } from './readingDoubts.ts';

/**
 * Returns the days of the first and last publication with a date (null when none has one), and the number of
 * publications without a date.
 */
export function postedPeriod(
  items: readonly SnapshotItem[],
):
  | { readonly first: string; readonly last: string; readonly unread: number }
  | { readonly first: null; readonly unread: number } {
  const { publications } = classifyPublications(items);
  const days = publications
    .filter(({ fiche }) => fiche.posting.iso !== null)
    .toSorted((a, b) => compare(a.fiche.posting.iso ?? '', b.fiche.posting.iso ?? ''))
    .map(dayOf);
  const [first, last] = [days[0], days.at(-1)];
  const unread = publications.length - days.length;
  return first === undefined || last === undefined ? { first: null, unread } : { first, last, unread };
}

/** Appends how sure a date is that was not read in full, or not with high confidence. */
function dayOf({ fiche }: SnapshotItem): string {
  const day = postedDay(fiche.posting, fiche.timeZone) ?? '';
  const certainty = getDateCertainty(fiche);
  const doubt = findDoubt(fiche, LISTED_FIELDS.date);
  const notes = [
    ...(certainty === 'read' || certainty === 'unread' ? [] : [strings.chronology[certainty]]),
    ...(doubt === null || certainty === 'declared' ? [] : [strings.confidence[doubt]]),
  ];
  return notes.length === 0 ? day : `${day} (${notes.join(', ')})`;
}

export function recordedPeriod(items: readonly SnapshotItem[]): {
  readonly first: string;
  readonly last: string;
} {
  const days = items
    .toSorted((a, b) => compare(a.fiche.acquiredAt, b.fiche.acquiredAt))
    .map(({ fiche }) => recordedDay(fiche.acquiredAt, fiche.utcOffset));
  return { first: days[0] ?? '', last: days.at(-1) ?? '' };
}

/** Sorts by date of publication, or of capture when none was read. */
export function sortByDate(items: readonly SnapshotItem[]): SnapshotItem[] {
  const dateOf = ({ fiche }: SnapshotItem) => fiche.posting.iso ?? fiche.acquiredAt;
  return items.toSorted((a, b) => compare(dateOf(a), dateOf(b)));
}

/** Compares ISO dates as text. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
