import type { ExhibitNumber } from './exhibitNumber.ts';

/** Limits of what a recipient accepts, in bytes and files; null: none known. */
export interface PartLimits {
  readonly maxFileBytes: number | null;
  readonly maxTotalBytes: number | null;
  readonly maxFiles: number | null;
}

/** What a part may contain: an exhibit, or the pages before the exhibits (`FRONT_PAGES`). */
export interface Cuttable {
  readonly number: ExhibitNumber;
  readonly bytes: number;
}

/** In place of an exhibit number: the summary, the list by date and the accounts. */
export const FRONT_PAGES = 0;

export interface CutParts {
  /** Numbers of each part, in order. */
  readonly parts: readonly (readonly ExhibitNumber[])[];
  /** Numbers that are too large for a part of their own. */
  readonly tooLarge: readonly ExhibitNumber[];
  /** Numbers beyond the maximum number of files or the maximum total. */
  readonly beyond: readonly ExhibitNumber[];
}

/**
 * Cuts a list into parts within the limits. The order is kept, nothing is split, and every number is in one of the
 * three lists. `reservedBytes`: what each part needs besides its contents.
 */
export function cutParts(list: readonly Cuttable[], limits: PartLimits, reservedBytes: number): CutParts {
  const [maxFileBytes, maxTotalBytes, maxFiles] = [
    limits.maxFileBytes ?? Number.POSITIVE_INFINITY,
    limits.maxTotalBytes ?? Number.POSITIVE_INFINITY,
    limits.maxFiles ?? Number.POSITIVE_INFINITY,
  ];
  const parts: ExhibitNumber[][] = [];
  const tooLarge: ExhibitNumber[] = [];
  const beyond: ExhibitNumber[] = [];
  let partBytes = 0;
  let totalBytes = 0;
  for (const { number, bytes } of list) {
    if (reservedBytes + bytes > maxFileBytes) {
      tooLarge.push(number);
      continue;
    }
    const part = parts.at(-1);
    const isSamePart = part !== undefined && partBytes + bytes <= maxFileBytes;
    const added = isSamePart ? bytes : reservedBytes + bytes;
    const isBeyond = totalBytes + added > maxTotalBytes || (!isSamePart && parts.length >= maxFiles);
    // No smaller exhibit after it takes its place: what is left out is then a range that a person can name.
    if (isBeyond || beyond.length > 0) {
      beyond.push(number);
      continue;
    }
    totalBytes += added;
    partBytes = isSamePart ? partBytes + bytes : added;
    if (isSamePart) part.push(number);
    else parts.push([number]);
  }
  return { parts, tooLarge, beyond };
}
