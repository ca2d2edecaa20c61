import type { IndexedItem } from './itemIndex.ts';
import { parsePostingWindow } from './postingWindow.ts';

/** Converts an instant to local time, `2026-11-20T08:31`. A parameter, because the time zone is the browser's. */
export type ToLocalTime = (iso: string) => string;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
/** Of an archive: in the zone of a phone, which is unknown. */
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;
const PARTIAL = /^\d{4}(-\d\d(-\d\d(T\d\d)?)?)?$/;

/**
 * Returns the publication time in local time, as precise as it was read: `2026-11-20T08:31`, `2026-11-20`, `2026-11`;
 * null when it is unknown. An hour alone (`…T16Z`) becomes its UTC day; of two days, what they have in common remains.
 */
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
