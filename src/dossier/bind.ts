import type { HeldItem } from '../domain/holdings.ts';
import { isIntimate } from '../domain/notes.ts';
import type { DossierPlan } from '../domain/plan.ts';
import { isPictured, type Volume } from './binding.ts';
import { joinedOf } from './joined.ts';

/** What a zip may weigh, and what it weighs before the first item: both in bytes. */
export interface Room {
  readonly most: number;
  readonly papers: number;
}

/** Its page in the report: the picture made at capture, and the words around it. */
const PAGE_BYTES = 150_000;

/**
 * The zips of a dossier: volumes when there is a limit, and the pictures of intimate items in an annex of their own. In
 * the order of the pièces, so that each volume is a run of numbers. Empty when one zip holds everything.
 */
export function bind(
  items: readonly HeldItem[],
  plan: DossierPlan,
  base: string,
  room: Room | null,
): readonly Volume[] {
  const annexed = items.filter((item) => isAnnexed(item, plan));
  if (room === null && annexed.length === 0) return [];
  const made = [
    ...volumes(items, 'volume', (item) => ownBytes(item, plan, isAnnexed(item, plan) ? 'text' : 'all'), room),
    ...volumes(annexed, 'annex', (item) => ownBytes(item, plan, 'pictures'), room),
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

function volumes(
  items: readonly HeldItem[],
  kind: Volume['kind'],
  bytesOf: (item: HeldItem) => number,
  room: Room | null,
): Omit<Volume, 'fileName'>[] {
  const runs: { bytes: number; readonly items: HeldItem[] }[] = [];
  const left = room === null ? Number.POSITIVE_INFINITY : room.most - room.papers;
  for (const item of items) {
    const bytes = bytesOf(item);
    const run = runs.at(-1);
    if (run !== undefined && run.bytes + bytes <= left) {
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
    oversize: run.bytes > left,
  }));
}

/** Bytes that an item adds to the zip its files are in; those of a copy are not known before it is made. */
function ownBytes(item: HeldItem, plan: DossierPlan, which: 'all' | 'text' | 'pictures'): number {
  const { files, copied } = joinedOf(item, { plan });
  const taken = files.filter(({ role }) => which === 'all' || isPictured(role) === (which === 'pictures'));
  const copies = which === 'text' ? [] : item.fiche.files.filter(({ path }) => copied.includes(path));
  return [...taken, ...copies].reduce((sum, { bytes }) => sum + bytes, PAGE_BYTES);
}

export const bytesOf = (items: readonly HeldItem[], plan: DossierPlan): number =>
  items.reduce((sum, item) => sum + ownBytes(item, plan, 'all'), 0);

/** An item said to be intimate, or that may have been, of which anything but words is joined. */
function isAnnexed(item: HeldItem, plan: DossierPlan): boolean {
  const { files, copied } = joinedOf(item, { plan });
  const apart = item.notesUnread === true || isIntimate(item.notes ?? {});
  return apart && (copied.length > 0 || files.some(({ role }) => isPictured(role)));
}
