import type { Visibility } from '../../domain/capture/extraction.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { compareNumbers, type ExhibitNumber } from '../../domain/export/exhibitNumber.ts';
import type { IsoDate } from '../../domain/shared/localDates.ts';
import { buildDatedItems, computeDeadlines, isExact, isTimeRead } from '../../law/legalDeadlines.ts';
import { accountNumbers } from './accountGroups.ts';
import { classifyPublications, getVisibility } from './publications.ts';
import { findPostCheck, type Revisit } from './revisits.ts';

/*
 * What `tableau-propos.pdf` and `.csv` state of each publication, for the avocat: the press law wants the exact words
 * and the text of each prosecution (law of 1881, articles 50 and 53). Both are left blank: the avocat chooses.
 */

export interface ProsecutedPost {
  readonly item: SnapshotItem;
  /** The earliest day of the publication, in France and where it was captured; null when no date was read. */
  readonly firstDay: IsoDate | null;
  /** The day is one of several: a month, or « il y a 3 semaines ». */
  readonly isDayVague: boolean;
  /** The number that each page gives the account; null when none was read. */
  readonly account: number | null;
  /** As the page has it, or as the person compared it with the image; null when no text was read. */
  readonly words: string | null;
  readonly isFromImage: boolean;
  /** As it was read, or as the person stated it; null when neither. */
  readonly visibility: Visibility | null;
  /** Whether it was still online when the person last looked; null when she did not. */
  readonly lastCheck: Revisit['lastCheck'];
}

/** Whether a dossier has the table: for an avocat. */
export const hasProsecution = (items: readonly SnapshotItem[], { purpose }: DossierOptions): boolean =>
  purpose === 'lawyer' && selectProsecuted(items).length > 0;

/**
 * Every publication, also one without a read account: words left out are out of time in three months. A file or a
 * message whose words were not read is no row: it is named as what is to be read in dossier.pdf.
 */
const selectProsecuted = (items: readonly SnapshotItem[]): readonly SnapshotItem[] =>
  classifyPublications(items).publications.filter(
    ({ fiche, checkedText = null }) =>
      fiche.exported?.kind !== 'call' &&
      ((fiche.text ?? checkedText) !== null || (fiche.exported === undefined && fiche.received === undefined)),
  );

/** Returns the publications, the earliest first, then those without a date. */
export function listProsecuted(items: readonly SnapshotItem[]): readonly ProsecutedPost[] {
  const numbers = accountNumbers(items);
  const firstDays = findFirstDays(items);
  return selectProsecuted(items)
    .map((item) => ({
      item,
      firstDay: firstDays.get(item.fiche.ordinal)?.from ?? null,
      isDayVague: firstDays.get(item.fiche.ordinal)?.isVague ?? false,
      account: numbers.get(item.number) ?? null,
      words: item.fiche.text ?? item.checkedText ?? null,
      isFromImage: item.fiche.text === null && item.checkedText !== undefined,
      visibility: getVisibility(item),
      lastCheck: findPostCheck(item, items),
    }))
    .toSorted(
      (a, b) => (a.firstDay ?? '9').localeCompare(b.firstDay ?? '9') || compareNumbers(a.item.number, b.item.number),
    );
}

/** Returns every exhibit that is no row of the table, ascending: the avocat must see that none is forgotten. */
export function listNotProsecuted(items: readonly SnapshotItem[]): readonly ExhibitNumber[] {
  const taken = new Set(selectProsecuted(items));
  return items
    .filter((item) => !taken.has(item))
    .map(({ number }) => number)
    .toSorted(compareNumbers);
}

/** The first days of the clock of the press law (`buildDatedItems`): any capture of a publication may say its date. */
function findFirstDays(
  items: readonly SnapshotItem[],
): ReadonlyMap<number, { readonly from: IsoDate; readonly isVague: boolean }> {
  const fiches = items.map(({ fiche }) => fiche);
  // Whose publication it is was decided for the whole dossier.
  const marks = new Map(selectProsecuted(items).map(({ fiche }) => [fiche.id, 'reported'] as const));
  return new Map(
    buildDatedItems(fiches, new Map(), marks).flatMap((dated) =>
      computeDeadlines(dated).flatMap((deadline) =>
        deadline.limitationPeriod === 'press'
          ? [[dated.ordinal, { from: deadline.from, isVague: !isExact(deadline) && !isTimeRead(deadline) }] as const]
          : [],
      ),
    ),
  );
}
