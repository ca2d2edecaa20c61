import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import * as documents from '../strings/documents.ts';
import { describeNoText } from './exhibitLabels.ts';

/** Which words stand only at the page of their exhibit: one rule for the first pages, the lists and the answers. */

/** An address as people write it: « 12 bis, rue du Lac ». */
const ADDRESS =
  /\d\s*(?:bis|ter|quater)?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|all[ée]e|route|quai|cours|square|résidence)\s+\p{L}/iu;

/** Her address or telephone, in somebody's words: only when she joins hers, and never for a school. */
export function withholdsWords({ rating, fiche, checkedText }: SnapshotItem, options: DossierOptions): boolean {
  const isMarked = rating?.categories?.includes('private-life') === true;
  if (options.purpose === 'school') return isMarked || ADDRESS.test(fiche.text ?? checkedText ?? '');
  return isMarked && !resolveParts(options).has('address');
}

/** The words of an item in a list: its own, those compared with its image, or why there are none. */
export const listedWords = (item: SnapshotItem, options: DossierOptions): string =>
  withholdsWords(item, options)
    ? documents.summary.privateWords
    : (item.fiche.text ?? item.checkedText ?? describeNoText(item));
