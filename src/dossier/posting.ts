import type { Fiche } from '../domain/item.ts';
import * as words from './words.ts';

/**
 * Read as it stands; supposed, because something had to be completed to have a date; said by the person, or written in
 * a file they gave; not read.
 */
export type Known = 'read' | 'supposed' | 'declared' | 'file' | 'unread';

/** The site's own time zone was read, not supposed. */
const READ = new Set(['site-zone']);

export function howKnown({ posting, reading }: Pick<Fiche, 'posting' | 'reading'>): Known {
  if (posting.iso === null) return 'unread';
  if (posting.source === 'declared' || posting.source === 'file') return posting.source;
  return namesOf(reading).some((name) => !READ.has(name)) ? 'supposed' : 'read';
}

/** What had to be supposed to read the date, in words. */
export function assumed({ reading }: Pick<Fiche, 'reading'>): string[] {
  return namesOf(reading).map((name) => words.assumption.get(name) ?? name);
}

/** `+name` at the end of a `how`. */
function namesOf({ fields }: Fiche['reading']): string[] {
  return fields['posting.iso']?.how.split('+').slice(1) ?? [];
}
