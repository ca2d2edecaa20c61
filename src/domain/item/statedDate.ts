import { addDays } from '../shared/localDates.ts';
import {
  type FileDate,
  type FileFamily,
  type ImportedFile,
  OFFERED_DATE_SOURCES,
  type OfferedDate,
  parseUserDate,
} from './importedFiles.ts';
import type { Fiche } from './item.ts';
import type { ItemNotes } from './itemNotes.ts';
import { findPostingAge, isMonthOrYear } from './postingWindow.ts';

/**
 * The date of a publication, as the person states it afterwards: one of an imported file that they take over, or their
 * own. The sealed record does not change: the last statement stands beside it.
 */
export type StatedDate = ItemNotes['posted'][number];

/**
 * A conversation and an archive have many dates, the date of an e-mail is already its posting date, and a PDF has the
 * day when it was made: a certificate that was scanned, a page that was printed.
 */
const DATED_FAMILIES: ReadonlySet<FileFamily> = new Set(['image', 'video', 'audio']);

/** Returns the dates of a file that the person may take over, the most telling first: EXIF, then the name. */
export function listOfferedDates({ family, dates }: Pick<ImportedFile, 'family' | 'dates'>): readonly OfferedDate[] {
  const isOffered = (date: FileDate): date is OfferedDate =>
    date.iso !== null && OFFERED_DATE_SOURCES.some((source) => source === date.source);
  return DATED_FAMILIES.has(family) ? dates.filter(isOffered) : [];
}

/** Returns null when the text cannot be parsed. An empty text withdraws the date. */
export function parseStatedDate(typed: string, at: string): StatedDate | null {
  const raw = typed.trim();
  if (raw === '') return { at, source: 'person', raw, iso: null, precision: null };
  const parsed = parseUserDate(raw);
  return parsed === null ? null : { at, source: 'person', raw, ...parsed };
}

/** Returns the last statement. A last change of a file, which was offered once, is no date of a publication. */
export const getStatedDate = (notes: Pick<ItemNotes, 'posted'> | null | undefined): StatedDate | null =>
  notes?.posted.findLast(({ source }) => source !== 'modified') ?? null;

/**
 * Whether a date may be stated: a page that shows a day, or « il y a 2 mois », says it better than a memory, which
 * would count a later day.
 */
export const mayBeStated = (fiche: StatedFiche): boolean =>
  fiche.received !== undefined ||
  (findPostingAge(fiche) === null && (fiche.posting.iso === null || isMonthOrYear(fiche.posting.iso)));

type StatedFiche = Pick<Fiche, 'posting' | 'received' | 'warnings' | 'acquiredAt' | 'platform'>;

/** Whether a stated date is after the capture, when nothing was posted. The day may be another one here and in UTC. */
export function isAfterCapture(iso: string, acquiredAt: string): boolean {
  const day = addDays(acquiredAt.slice(0, 10), 1);
  return iso.slice(0, 10) > day.slice(0, iso.length);
}

/** Returns the statement that counts for an item whose record has the date `iso`, if any. */
export function findStatedDate(
  { isFile, iso, acquiredAt }: { readonly isFile: boolean; readonly iso: string | null; readonly acquiredAt: string },
  notes: Pick<ItemNotes, 'posted'> | null | undefined,
): StatedDate | null {
  const stated = getStatedDate(notes);
  if (stated?.iso && isAfterCapture(stated.iso, acquiredAt)) return null;
  if (isFile) return stated;
  // In the month or the year that the page gave. A date that is withdrawn leaves what the page gave.
  return stated?.iso?.startsWith(iso ?? '') && (iso === null || isMonthOrYear(iso)) ? stated : null;
}

/** The record with the date that the person stated last, if any: for reading only, since its seal no longer fits. */
export function applyStatedDate<F extends StatedFiche & Pick<Fiche, 'reading'>>(
  fiche: F,
  notes: Pick<ItemNotes, 'posted'> | undefined,
): F {
  const { received, posting, acquiredAt } = fiche;
  const stated = findStatedDate({ isFile: received !== undefined, iso: posting.iso, acquiredAt }, notes);
  if (stated === null || !mayBeStated(fiche)) return fiche;
  const { raw, iso, precision } = stated;
  // Withdrawn, what an archive writes of a message stays.
  if (iso === null && received?.family === 'message') return fiche;
  const source = stated.source === 'person' ? 'declared' : 'file';
  const note =
    iso === null ? { how: 'not-stated' as const, confidence: null } : { how: source, confidence: 'low' as const };
  return {
    ...fiche,
    posting: iso === null ? { raw: null, iso: null, precision: null, source: null } : { raw, iso, precision, source },
    reading: { ...fiche.reading, fields: { ...fiche.reading.fields, 'posting.iso': note } },
  };
}
