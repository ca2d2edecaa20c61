import type { Fiche } from './item.ts';
import type { IndexedItem } from './itemIndex.ts';
import { parsePostingWindow, readDateSpan } from './postingWindow.ts';
import { hasName, type NamedItem } from './seenAccounts.ts';

/** Which captures show one publication: lists, deadlines and dossiers count it once. */

/** What identifies a publication among the items of a case. */
interface RecordedPost {
  readonly platform: string;
  readonly permalink: string | null;
  readonly isPermalinkSure: boolean;
  /** The handle, or else the display name. */
  readonly account: string | null;
  readonly text: string | null;
  /** When it was posted; null: not read. */
  readonly iso: string | null;
}

interface Identity {
  /** Null: a publication of its own. */
  readonly key: string | null;
  /** When it may have been posted, where one key may be of two publications; else null. */
  readonly time: TimeRange | null;
}

/** Milliseconds, both included. */
interface TimeRange {
  readonly first: number;
  readonly last: number;
}

/** Whether the address of the publication itself was read with high confidence. */
export const isPermalinkSure = ({ reading }: Pick<Fiche, 'reading'>): boolean =>
  reading.fields['address.permalink']?.confidence === 'high';

export function recordedPost(
  fiche: Pick<Fiche, 'platform' | 'address' | 'author' | 'text' | 'posting' | 'reading'>,
): RecordedPost {
  const { platform, address, author, text, posting } = fiche;
  return {
    platform,
    permalink: address.permalink,
    isPermalinkSure: isPermalinkSure(fiche),
    account: author.handle ?? author.displayName,
    text,
    iso: posting.iso,
  };
}

/**
 * A publication is its own address and, when that is not sure, its account, its words and its time: the same words may
 * be written twice.
 */
export function identifyPost({ platform, permalink, isPermalinkSure, account, text, iso }: RecordedPost): Identity {
  if (permalink === null) return { key: null, time: null };
  if (isPermalinkSure) return { key: JSON.stringify([platform, permalink]), time: null };
  return { key: JSON.stringify([platform, permalink, account, text]), time: iso === null ? null : readTimeRange(iso) };
}

const HOUR_MS = 3_600_000;

/** A day is one of any time zone. */
function readTimeRange(iso: string): TimeRange | null {
  const instant = /T\d\d:\d\d/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (!Number.isNaN(instant)) return { first: instant, last: instant };
  const window = parsePostingWindow(iso);
  // An hour counts as its day.
  const span = window === null ? readDateSpan(iso.slice(0, 10)) : { first: window.from, last: window.to };
  if (span === null) return null;
  return {
    first: Date.parse(`${span.first}T00:00Z`) - 14 * HOUR_MS,
    last: Date.parse(`${span.last}T24:00Z`) + 12 * HOUR_MS,
  };
}

/**
 * Returns the repeated captures of a publication, each with the item that is counted for it: the one with the highest
 * score, or else the first.
 */
export function findRepeats<T>(
  items: readonly T[],
  identify: (item: T) => Identity,
  scoreOf: (item: T) => number,
): ReadonlyMap<T, T> {
  const repeats = new Map<T, T>();
  const captures = items.map((item): Capture<T> => ({ item, ...identify(item) }));
  for (const [key, named] of Map.groupBy(captures, (capture) => capture.key)) {
    if (key === null) continue;
    for (const [first, ...others] of splitByTime(named)) {
      if (first === undefined) continue;
      const best = others.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a), first);
      for (const item of [first, ...others]) if (item !== best) repeats.set(item, best);
    }
  }
  return repeats;
}

interface Capture<T> extends Identity {
  readonly item: T;
}

/**
 * Each group has the captures that may be of one time, in their order: those with an instant first; one with a day, a
 * month or no date is with the earliest that it may be.
 */
function splitByTime<T>(captures: readonly Capture<T>[]): readonly (readonly T[])[] {
  const groups: { readonly range: TimeRange; readonly items: Set<T> }[] = [];
  const lengthOf = ({ time }: Capture<T>): number => (time === null ? Number.MAX_VALUE : time.last - time.first);
  for (const { item, time } of captures.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
    const [group] = groups
      .filter(({ range }) => time === null || isNear(range, time))
      .toSorted((a, b) => a.range.first - b.range.first);
    if (group !== undefined) group.items.add(item);
    else groups.push({ range: time ?? ANY_TIME, items: new Set([item]) });
  }
  return groups.map(({ items }) => captures.flatMap(({ item }) => (items.has(item) ? [item] : [])));
}

/** For captures of which none has a date. */
const ANY_TIME: TimeRange = { first: 0, last: Number.MAX_VALUE };

const isNear = (one: TimeRange, other: TimeRange): boolean =>
  one.first <= other.last + HOUR_MS && other.first <= one.last + HOUR_MS;

/** What tells whether a capture shows a publication again. */
type IndexedPost = NamedItem & Pick<IndexedItem, 'permalink' | 'isPermalinkSure' | 'text' | 'withdrawn' | 'posted'>;

/** A dossier counts publications by the same rule. A withdrawn capture is never counted in place of a kept one. */
export function findRepeatedCaptures<T extends IndexedPost>(items: readonly T[]): ReadonlyMap<T, T> {
  const identify = ({ handle, displayName, posted, ...post }: T): Identity =>
    identifyPost({ ...post, account: handle ?? displayName, iso: posted });
  const scoreOf = (item: T) => (item.withdrawn ? 0 : 4) + (hasName(item) ? 2 : 0) + (item.posted === null ? 0 : 1);
  return findRepeats(items, identify, scoreOf);
}

/** Returns the items of which no capture of the same publication is rated, for the screens and for a dossier. */
export function selectUnratedPosts<T>(
  items: readonly T[],
  postOf: (item: T) => unknown,
  isRated: (item: T) => boolean,
): readonly T[] {
  const rated = new Set(items.filter(isRated).map(postOf));
  return items.filter((item) => !rated.has(postOf(item)));
}
