import type { Visibility } from '../../domain/capture/extraction.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { compareNumbers } from '../../domain/export/exhibitNumber.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import { buildDatedItems, computeDeadlines } from '../../law/legalDeadlines.ts';
import { accountNumbers, selectCounted } from './accountGroups.ts';
import { getVisibility } from './publications.ts';

/*
 * What `tableau-propos.pdf` and `.csv` state of each publication, for the avocat: the press law wants the exact words
 * and the text of each prosecution (law of 1881, articles 50 and 53). Both are left blank: the avocat chooses.
 */

export interface ProsecutedPost {
  readonly item: SnapshotItem;
  /** The earliest day of the publication, in France and where it was captured; null when no date was read. */
  readonly firstDay: IsoDate | null;
  /** The number that each page gives the account; null when none was read. */
  readonly account: number | null;
  /** As the page has it, or as the person compared it with the image; null when no text was read. */
  readonly words: string | null;
  readonly isFromImage: boolean;
  /** As it was read, or as the person stated it; null when neither. */
  readonly visibility: Visibility | null;
}

/** Whether a dossier has the table: for an avocat. */
export const hasProsecution = (items: readonly SnapshotItem[], { purpose }: DossierOptions): boolean =>
  purpose === 'lawyer' && selectCounted(items).counted.length > 0;

/** Returns the publications that the dossier counts, the earliest first, then those without a date. */
export function listProsecuted(items: readonly SnapshotItem[]): readonly ProsecutedPost[] {
  const numbers = accountNumbers(items);
  return selectCounted(items)
    .counted.map((item) => ({
      item,
      firstDay: findFirstDay(item),
      account: numbers.get(item.number) ?? null,
      words: item.fiche.text ?? item.checkedText ?? null,
      isFromImage: item.fiche.text === null && item.checkedText !== undefined,
      visibility: getVisibility(item),
    }))
    .toSorted(
      (a, b) => (a.firstDay ?? '9').localeCompare(b.firstDay ?? '9') || compareNumbers(a.item.number, b.item.number),
    );
}

function findFirstDay({ fiche }: SnapshotItem): IsoDate | null {
  const [dated] = buildDatedItems([fiche], new Map());
  const press = dated && computeDeadlines(dated).find(({ limitationPeriod }) => limitationPeriod === 'press');
  return press?.from ?? null;
}
