import type { SnapshotItem } from '../../../domain/export/caseSnapshot.ts';
import { exhibitLabel } from '../../../domain/export/dossierLayout.ts';
import type { DossierContext } from '../../dossierContext.ts';
import * as strings from '../../strings/index.ts';
import { findOtherVolume } from '../../zip/volumes.ts';

/** Page in dossier.pdf of each section title and exhibit label. */
export type Pages = ReadonlyMap<string, number>;

/** « page 12 », or '' when it is not known. */
export function formatPage(pages: Pages, key: string): string {
  const page = pages.get(key);
  return page === undefined ? '' : strings.summary.page(page);
}

/** Returns « 12 », « vol. 2 » for an exhibit of another zip, or ''. */
export function formatExhibitPage(item: SnapshotItem, context: DossierContext, pages: Pages): string {
  const page = pages.get(exhibitLabel(item.number));
  if (page !== undefined) return String(page);
  const other = findOtherVolume(item, 'text', context);
  return other === null ? '' : strings.volumeSplit.short(other.index);
}
