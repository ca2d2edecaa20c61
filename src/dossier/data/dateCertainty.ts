import type { Fiche } from '../../domain/item/item.ts';
import * as strings from '../strings/index.ts';
import { findDoubt, LISTED_FIELDS } from './readingDoubts.ts';

/**
 * `read`: read in full. `supposed`: a part was missing and was assumed. `declared`: stated by the person. `file`: from
 * the content of an imported file. `unread`: no date.
 */
export type DateCertainty = 'read' | 'supposed' | 'declared' | 'file' | 'unread';

/** The site's time zone is read, not assumed, although its name is written like an assumption's. */
const READ_ASSUMPTIONS = new Set(['site-zone']);

export function getDateCertainty({ posting, reading }: Pick<Fiche, 'posting' | 'reading'>): DateCertainty {
  if (posting.iso === null) return 'unread';
  if (posting.source === 'declared' || posting.source === 'file') return posting.source;
  return assumptionNames(reading).some((name) => !READ_ASSUMPTIONS.has(name)) ? 'supposed' : 'read';
}

/** Returns, in French, the assumptions made to read the date. */
export function listAssumptions({ reading }: Pick<Fiche, 'reading'>): string[] {
  return assumptionNames(reading).map((name) => strings.assumption.get(name) ?? name);
}

/** Assumptions are `+name` suffixes of `how`. */
function assumptionNames({ fields }: Fiche['reading']): string[] {
  return fields['posting.iso']?.how.split('+').slice(1) ?? [];
}

/** Whether the whole date was read, with high confidence. */
export const isDateSure = (fiche: Pick<Fiche, 'posting' | 'reading'>): boolean =>
  getDateCertainty(fiche) === 'read' && findDoubt(fiche, LISTED_FIELDS.date) === null;
