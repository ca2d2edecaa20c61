import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import type { ManifestVolume } from '../../domain/export/dossierLayout.ts';
import type { FileRole } from '../../domain/item/item.ts';

/**
 * One of the zips of a dossier. Each file of an item is in exactly one; its fiche is in every zip that lists the item.
 */
export interface Volume {
  readonly kind: ManifestVolume['kind'];
  /** `recueil-2026-11-20-0931-volume-2.zip` */
  readonly fileName: string;
  /** Index from 1, and count, among the zips of the same kind. */
  readonly index: number;
  readonly of: number;
  /** Ids and exhibit numbers of the items whose files are in this zip. */
  readonly items: ReadonlySet<string>;
  readonly numbers: readonly number[];
  /** Estimated bytes of its items: their files and their pages in the report. */
  readonly bytes: number;
  /** Its only item is larger than the limit. */
  readonly oversize: boolean;
}

/** All zips of a dossier, and the one being written. */
export interface VolumeSet {
  readonly current: Volume;
  readonly all: readonly Volume[];
}

interface VolumeContext {
  /** Absent when one zip contains everything. */
  readonly volumeSet?: VolumeSet;
}

/** Whether a file may contain images of the post: page sources do. */
export const isImageRole = (role: FileRole): boolean => role !== 'text';

/** Returns the zip that contains the file, or null when it is the one being written. */
export function findOtherVolume({ fiche }: SnapshotItem, role: FileRole, { volumeSet }: VolumeContext): Volume | null {
  if (volumeSet === undefined) return null;
  const containing = volumeSet.all.filter(({ items }) => items.has(fiche.id));
  const annex = isImageRole(role) ? containing.find(({ kind }) => kind === 'annex') : undefined;
  const volume = annex ?? containing.find(({ kind }) => kind === 'volume');
  return volume === undefined || volume === volumeSet.current ? null : volume;
}

/** Whether the report of the zip being written has a page for the item. */
export function hasPage({ fiche }: SnapshotItem, { volumeSet }: VolumeContext): boolean {
  return volumeSet === undefined || volumeSet.current.items.has(fiche.id);
}

export const isAnnex = ({ volumeSet }: VolumeContext): boolean => volumeSet?.current.kind === 'annex';
