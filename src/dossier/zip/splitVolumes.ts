import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { DossierOptions } from '../../domain/export/dossierOptions.ts';
import { isIntimate } from '../../domain/item/notes.ts';
import { selectFiles } from '../includedFiles.ts';
import { isImageRole, type Volume } from './volumes.ts';

/** What a zip may weigh, and what it weighs before the first item: both in bytes. */
export interface ZipBudget {
  readonly maxBytes: number;
  readonly reservedBytes: number;
}

/** Its page in the report: the picture made at capture, and the words around it. */
const REPORT_PAGE_BYTES = 150_000;

/**
 * The zips of a dossier: volumes when there is a limit, and the pictures of intimate items in an annex of their own. In
 * the order of the pièces, so that each volume is a run of numbers. Empty when one zip holds everything.
 */
export function splitVolumes(
  items: readonly SnapshotItem[],
  options: DossierOptions,
  base: string,
  budget: ZipBudget | null,
): readonly Volume[] {
  const annexed = items.filter((item) => isInAnnex(item, options));
  if (budget === null && annexed.length === 0) return [];
  const made = [
    ...packVolumes(
      items,
      'volume',
      (item) => estimateItemBytes(item, options, isInAnnex(item, options) ? 'text' : 'all'),
      budget,
    ),
    ...packVolumes(annexed, 'annex', (item) => estimateItemBytes(item, options, 'pictures'), budget),
  ];
  return made.length === 1
    ? []
    : made.map((volume) => ({ ...volume, fileName: `${base}${suffixOf(volume)}.zip` }));
}

/** `-volume-2`, `-annexe`, and nothing for the only volume beside an annex: names say nothing of what is inside. */
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

/** Bytes that an item adds to the zip its files are in; those of a copy are not known before it is made. */
function estimateItemBytes(
  item: SnapshotItem,
  options: DossierOptions,
  which: 'all' | 'text' | 'pictures',
): number {
  const { files, redactedCopies } = selectFiles(item, { options });
  const taken = files.filter(({ role }) => which === 'all' || isImageRole(role) === (which === 'pictures'));
  const copiedFiles =
    which === 'text' ? [] : item.fiche.files.filter(({ path }) => redactedCopies.includes(path));
  return [...taken, ...copiedFiles].reduce((sum, { bytes }) => sum + bytes, REPORT_PAGE_BYTES);
}

export const estimateBytes = (items: readonly SnapshotItem[], options: DossierOptions): number =>
  items.reduce((sum, item) => sum + estimateItemBytes(item, options, 'all'), 0);

/** An item said to be intimate, or that may have been, of which anything but words is joined. */
function isInAnnex(item: SnapshotItem, options: DossierOptions): boolean {
  const { files, redactedCopies } = selectFiles(item, { options });
  const isSensitive = item.notesUnread === true || isIntimate(item.notes ?? {});
  return isSensitive && (redactedCopies.length > 0 || files.some(({ role }) => isImageRole(role)));
}
