import type { Visibility } from '../../domain/capture/extraction.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';

/** Who could see the item, as read or else as stated by the person; null when neither is known. */
export const getVisibility = ({ fiche, notes }: SnapshotItem): Visibility | null =>
  fiche.visibility ?? notes?.visibility?.value ?? null;
