import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { ManifestVolume } from '../../domain/export/dossierLayout.ts';
import type { FileRole } from '../../domain/item/item.ts';

/** One zip of the several that make one dossier. Each file of an item is in one of them; its fiche, wherever it is told of. */
export interface Volume {
  readonly kind: ManifestVolume['kind'];
  /** `recueil-2026-11-20-0931-volume-2.zip` */
  readonly fileName: string;
  /** From 1, and how many there are of its kind. */
  readonly index: number;
  readonly of: number;
  /** Ids of the items whose files are here, and their « pièces n° ». */
  readonly items: ReadonlySet<string>;
  readonly numbers: readonly number[];
  /** What its items add to it, about: their files and their pages in the report. */
  readonly bytes: number;
  /** Its one item is larger than what a zip may be. */
  readonly oversize: boolean;
}

/** How a dossier is parted, and which zip is being written. */
export interface VolumeSet {
  readonly current: Volume;
  readonly all: readonly Volume[];
}

/** Whatever is written for one of them; without a binding, one zip holds everything. */
interface VolumeContext {
  readonly volumeSet?: VolumeSet;
}

/** Shows the item, or may: its page's source holds pictures too. */
export const isImageRole = (role: FileRole): boolean => role !== 'text';

/** The zip that has this file of the item, when it is not the one being written; null: here. */
export function findOtherVolume(
  { fiche }: SnapshotItem,
  role: FileRole,
  { volumeSet }: VolumeContext,
): Volume | null {
  if (volumeSet === undefined) return null;
  const holding = volumeSet.all.filter(({ items }) => items.has(fiche.id));
  const annex = isImageRole(role) ? holding.find(({ kind }) => kind === 'annex') : undefined;
  const volume = annex ?? holding.find(({ kind }) => kind === 'volume');
  return volume === undefined || volume === volumeSet.current ? null : volume;
}

/** Its page is in the report of this zip. */
export function hasPage({ fiche }: SnapshotItem, { volumeSet }: VolumeContext): boolean {
  return volumeSet === undefined || volumeSet.current.items.has(fiche.id);
}

export const isAnnex = ({ volumeSet }: VolumeContext): boolean => volumeSet?.current.kind === 'annex';
