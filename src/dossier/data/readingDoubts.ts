import type { Confidence } from '../../domain/capture/extraction.ts';
import { ACCOUNT_FACTS, type FactKey, listFields } from '../../domain/item/ficheFacts.ts';
import type { Fiche } from '../../domain/item/item.ts';
import * as codes from '../strings/codes.ts';
import { importedFile } from '../strings/exhibitWords.ts';

const WORST_FIRST: readonly Confidence[] = ['low', 'medium'];

type Read = Pick<Fiche, 'reading'>;
/** The text of a post has a section of its own, and no row among the facts. */
export type DoubtKey = FactKey | 'text';

/** Keys of `reading.fields` that decide how sure the facts are. */
const fieldsOf = (keys: readonly DoubtKey[]): readonly string[] =>
  keys.flatMap((key) => (key === 'text' ? key : listFields([key])));

/** Returns the lowest confidence with which the facts were read, when it is not high; else null. */
export function findDoubt({ reading }: Read, keys: readonly DoubtKey[]): Confidence | null {
  const found = fieldsOf(keys).map((field) => reading.fields[field]?.confidence ?? null);
  return WORST_FIRST.find((confidence) => found.includes(confidence)) ?? null;
}

/** Returns the mark of a doubtful reading, « lecture probable » or « lecture incertaine »; '' without a doubt. */
export function formatDoubt(fiche: Read, keys: readonly DoubtKey[]): string {
  const doubt = findDoubt(fiche, keys);
  if (fieldsOf(keys).some((field) => fiche.reading.fields[field]?.how === 'declared')) return importedFile.declared;
  return doubt === null ? '' : codes.confidence[doubt];
}

/** Whether the kind of a post was found from its place among others: the page does not state it. */
export const isKindByPlace = ({ reading }: Pick<Fiche, 'reading'>): boolean =>
  /^place:|^no-reply-mark$/.test(reading.fields.surface?.how ?? '');

/** Returns the value, and the mark in brackets when there is one. */
export const withDoubt = (text: string, doubt: string): string => (doubt === '' ? text : `${text} (${doubt})`);

/**
 * The facts of each value that lists, letters and index.html print. None for « non lu », and none for the date of
 * capture that stands for a missing date of publication: a doubt about the rest would mark what was read for sure.
 */
const PRINTED_FACTS = {
  account: ({ author: { handle, displayName, platformId } }) =>
    (handle ?? displayName ?? platformId) === null ? [] : ACCOUNT_FACTS,
  date: ({ posting }) => (posting.iso === null ? [] : ['posting']),
  text: () => ['text'],
  kind: () => ['surface'],
  address: ({ address }) => [address.permalink === null ? 'address.page' : 'address.permalink'],
} as const satisfies Record<string, (fiche: Fiche) => readonly DoubtKey[]>;

export type PrintedValue = keyof typeof PRINTED_FACTS;

export const printedFacts = (fiche: Fiche, value: PrintedValue): readonly DoubtKey[] => PRINTED_FACTS[value](fiche);

/** Returns « (lecture probable) » or « (indiqué par la personne) », to append to a value; '' without a doubt. */
export function doubtNote(fiche: Fiche, value: PrintedValue): string {
  // Lines with a date already say that the person states it, or that it is the file's.
  if (value === 'date' && ['declared', 'file'].includes(getDateCertainty(fiche))) return '';
  const doubt = formatDoubt(fiche, printedFacts(fiche, value));
  return doubt === '' ? '' : ` (${doubt})`;
}

/** Returns the asterisk of a value in a list, when one of its facts was read with less than high confidence. */
export const doubtMark = (fiche: Fiche, value: PrintedValue): '' | '*' =>
  findDoubt(fiche, printedFacts(fiche, value)) === null ? '' : '*';

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
export const listAssumptions = ({ reading }: Pick<Fiche, 'reading'>): string[] =>
  assumptionNames(reading).map((name) => codes.assumption.get(name) ?? name);

/** Assumptions are `+name` suffixes of `how`. */
const assumptionNames = ({ fields }: Fiche['reading']): string[] =>
  fields['posting.iso']?.how.split('+').slice(1) ?? [];

/** Whether the whole date was read, with high confidence. */
export const isDateSure = (fiche: Pick<Fiche, 'posting' | 'reading'>): boolean =>
  getDateCertainty(fiche) === 'read' && findDoubt(fiche, ['posting']) === null;
