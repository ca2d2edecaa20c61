import type { Fiche } from '../../domain/item/item.ts';
import * as strings from '../strings/index.ts';

/**
 * Read as it stands; supposed, because something had to be completed to have a date; said by the person, or written in
 * a file they gave; not read.
 */
export type DateCertainty = 'read' | 'supposed' | 'declared' | 'file' | 'unread';

/** The site's own time zone was read, not supposed. */
const READ_ASSUMPTIONS = new Set(['site-zone']);

export function getDateCertainty({ posting, reading }: Pick<Fiche, 'posting' | 'reading'>): DateCertainty {
  if (posting.iso === null) return 'unread';
  if (posting.source === 'declared' || posting.source === 'file') return posting.source;
  return assumptionNames(reading).some((name) => !READ_ASSUMPTIONS.has(name)) ? 'supposed' : 'read';
}

/** What had to be supposed to read the date, in words. */
export function listAssumptions({ reading }: Pick<Fiche, 'reading'>): string[] {
  return assumptionNames(reading).map((name) => strings.assumption.get(name) ?? name);
}

/** `+name` at the end of a `how`. */
function assumptionNames({ fields }: Fiche['reading']): string[] {
  return fields['posting.iso']?.how.split('+').slice(1) ?? [];
}
