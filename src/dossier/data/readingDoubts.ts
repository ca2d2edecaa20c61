import type { Confidence } from '../../domain/capture/extraction.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { importedFile } from '../strings/exhibitWords.ts';
import * as strings from '../strings/index.ts';

const WORST_FIRST: readonly Confidence[] = ['low', 'medium'];

/** Returns the lowest confidence of the fields that were read, when it is not high; else null. */
export function findDoubt({ reading }: Pick<Fiche, 'reading'>, fields: readonly string[]): Confidence | null {
  const found = fields.map((field) => reading.fields[field]?.confidence ?? null);
  return WORST_FIRST.find((confidence) => found.includes(confidence)) ?? null;
}

/** Returns the mark of a doubtful reading, « lecture probable » or « lecture incertaine »; '' when there is no doubt. */
export function formatDoubt(fiche: Pick<Fiche, 'reading'>, fields: readonly string[]): string {
  const doubt = findDoubt(fiche, fields);
  if (fields.some((field) => fiche.reading.fields[field]?.how === 'declared')) return importedFile.declared;
  return doubt === null ? '' : strings.confidence[doubt];
}

/** Whether the kind of a post was found from its place among others: the page does not state it. */
export const isKindByPlace = ({ reading }: Pick<Fiche, 'reading'>): boolean =>
  /^place:|^no-reply-mark$/.test(reading.fields.surface?.how ?? '');

/** Returns the value, and the mark in brackets when there is one. */
export const withDoubt = (text: string, doubt: string): string => (doubt === '' ? text : `${text} (${doubt})`);

/** Fields of each value that lists print with an asterisk when in doubt. */
export const LISTED_FIELDS = {
  account: ['author.handle', 'author.displayName', 'author.platformId'],
  date: ['posting.iso'],
  text: ['text'],
  kind: ['surface'],
  address: ['address.permalink'],
} as const satisfies Record<string, readonly string[]>;

/** Returns « (lecture probable) », to append to a value in a sentence; '' when there is no doubt. */
export function doubtNote(fiche: Pick<Fiche, 'reading'>, value: keyof typeof LISTED_FIELDS): string {
  const doubt = findDoubt(fiche, LISTED_FIELDS[value]);
  return doubt === null ? '' : ` (${strings.confidence[doubt]})`;
}

/** Returns the asterisk of a value in a list, when one of its fields was read with less than high confidence. */
export function doubtMark(fiche: Pick<Fiche, 'reading'>, value: keyof typeof LISTED_FIELDS): '' | '*' {
  return findDoubt(fiche, LISTED_FIELDS[value]) === null ? '' : '*';
}

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
