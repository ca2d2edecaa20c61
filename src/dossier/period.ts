import type { HeldItem } from '../domain/holdings.ts';
import { howKnown } from './posting.ts';
import { postsOf } from './posts.ts';
import { postedDay, recordedDay } from './times.ts';
import * as words from './words.ts';

/** Days of the first and last publication whose date was read, each counted once, and how many were not; null when none was. */
export function postedPeriod(
  items: readonly HeldItem[],
):
  | { readonly first: string; readonly last: string; readonly unread: number }
  | { readonly first: null; readonly unread: number } {
  const { posts } = postsOf(items);
  const days = posts
    .filter(({ fiche }) => fiche.posting.iso !== null)
    .toSorted((a, b) => compare(a.fiche.posting.iso ?? '', b.fiche.posting.iso ?? ''))
    .map(dayOf);
  const [first, last] = [days[0], days.at(-1)];
  const unread = posts.length - days.length;
  return first === undefined || last === undefined ? { first: null, unread } : { first, last, unread };
}

/** Of a date that was not read as it stands, how it is known. */
function dayOf({ fiche }: HeldItem): string {
  const day = postedDay(fiche.posting, fiche.timeZone) ?? '';
  const known = howKnown(fiche);
  return known === 'read' || known === 'unread' ? day : `${day} (${words.chronology[known]})`;
}

export function recordedPeriod(items: readonly HeldItem[]): {
  readonly first: string;
  readonly last: string;
} {
  const days = items
    .toSorted((a, b) => compare(a.fiche.acquiredAt, b.fiche.acquiredAt))
    .map(({ fiche }) => recordedDay(fiche.acquiredAt, fiche.utcOffset));
  return { first: days[0] ?? '', last: days.at(-1) ?? '' };
}

/** By date of publication, or of recording when none was read. */
export function byDate(items: readonly HeldItem[]): HeldItem[] {
  const dateOf = ({ fiche }: HeldItem) => fiche.posting.iso ?? fiche.acquiredAt;
  return items.toSorted((a, b) => compare(dateOf(a), dateOf(b)));
}

/** ISO dates sort as text. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
