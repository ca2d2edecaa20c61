import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { isIntimate } from '../../domain/item/itemNotes.ts';
import { selectFiles } from '../includedFiles.ts';
import { isImageRole, type Volume } from './volumes.ts';

/** Maximum size of a zip, and the part of it that the documents about the whole dossier take. Both in bytes. */
export interface ZipBudget {
  readonly maxBytes: number;
  readonly reservedBytes: number;
}

/** Estimate of an exhibit's page in the report: its preview, and the text around it. */
const REPORT_PAGE_BYTES = 150_000;

/**
 * Splits a dossier into zips: volumes when there is a size limit, and an annex with the images of intimate items. Items
 * stay in order, so each volume has a range of exhibit numbers. Returns [] when one zip contains everything.
 */
export function splitVolumes(
  items: readonly SnapshotItem[],
  options: DossierOptions,
  base: string,
  budget: ZipBudget | null,
): readonly Volume[] {
  const annexed = items.filter((item) => isInAnnex(item, options));
  if (budget === null && annexed.length === 0) return [];
  const volumes = [
    ...packVolumes(
      items,
      'volume',
      (item) => estimateItemBytes(item, options, isInAnnex(item, options) ? 'text' : 'all'),
      budget,
    ),
    ...packVolumes(annexed, 'annex', (item) => estimateItemBytes(item, options, 'images'), budget),
  ];
  return volumes.length === 1
    ? []
    : volumes.map((volume) => ({ ...volume, fileName: `${base}${suffixOf(volume)}.zip` }));
}

/**
 * Returns `-volume-2`, `-annexe`, or '' for the only volume beside an annex. File names must not reveal the content.
 */
function suffixOf({ kind, index, of }: Omit<Volume, 'fileName'>): string {
  if (of === 1) return kind === 'annex' ? '-annexe' : '';
  return kind === 'annex' ? `-annexe-${index}` : `-volume-${index}`;
}

function packVolumes(
  items: readonly SnapshotItem[],
  kind: Volume['kind'],
  bytesOf: (item: SnapshotItem) => number,
  budget: ZipBudget | null,
): Omit<Volume, 'fileName'>[] {
  const runs: { bytes: number; readonly items: SnapshotItem[] }[] = [];
  const available = budget === null ? Number.POSITIVE_INFINITY : budget.maxBytes - budget.reservedBytes;
  for (const item of items) {
    const bytes = bytesOf(item);
    const run = runs.at(-1);
    if (run !== undefined && run.bytes + bytes <= available) {
      run.bytes += bytes;
      run.items.push(item);
    } else runs.push({ bytes, items: [item] });
  }
  return runs.map((run, index) => ({
    kind,
    index: index + 1,
    of: runs.length,
    items: new Set(run.items.map(({ fiche }) => fiche.id)),
    numbers: run.items.map(({ number }) => number),
    bytes: run.bytes,
    oversize: run.bytes > available,
  }));
}

/**
 * Estimates the bytes that an item adds to a zip. A redacted copy is estimated by its original, since it is created
 * later.
 */
function estimateItemBytes(item: SnapshotItem, options: DossierOptions, which: 'all' | 'text' | 'images'): number {
  const { files, redactedCopies } = selectFiles(item, { options });
  const selected = files.filter(({ role }) => which === 'all' || isImageRole(role) === (which === 'images'));
  const copiedFiles = which === 'text' ? [] : item.fiche.files.filter(({ path }) => redactedCopies.includes(path));
  return [...selected, ...copiedFiles].reduce((sum, { bytes }) => sum + bytes, REPORT_PAGE_BYTES);
}

export const estimateBytes = (items: readonly SnapshotItem[], options: DossierOptions): number =>
  items.reduce((sum, item) => sum + estimateItemBytes(item, options, 'all'), 0);

/** Whether the item was marked intimate, or may have been (unreadable notes), and includes more than text. */
function isInAnnex(item: SnapshotItem, options: DossierOptions): boolean {
  const { files, redactedCopies } = selectFiles(item, { options });
  const isSensitive = item.notesUnread === true || isIntimate(item.notes ?? {});
  return isSensitive && (redactedCopies.length > 0 || files.some(({ role }) => isImageRole(role)));
}
