import type { ManifestVolume } from '../domain/dossier.ts';
import type { HeldItem } from '../domain/holdings.ts';
import type { FileRole } from '../domain/item.ts';

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
export interface Binding {
  readonly here: Volume;
  readonly all: readonly Volume[];
}

/** Whatever is written for one of them; without a binding, one zip holds everything. */
interface Bound {
  readonly binding?: Binding;
}

/** Shows the item, or may: its page's source holds pictures too. */
export const isPictured = (role: FileRole): boolean => role !== 'text';

/** The zip that has this file of the item, when it is not the one being written; null: here. */
export function elsewhere({ fiche }: HeldItem, role: FileRole, { binding }: Bound): Volume | null {
  if (binding === undefined) return null;
  const holding = binding.all.filter(({ items }) => items.has(fiche.id));
  const annex = isPictured(role) ? holding.find(({ kind }) => kind === 'annex') : undefined;
  const volume = annex ?? holding.find(({ kind }) => kind === 'volume');
  return volume === undefined || volume === binding.here ? null : volume;
}

/** Its page is in the report of this zip. */
export function hasPage({ fiche }: HeldItem, { binding }: Bound): boolean {
  return binding === undefined || binding.here.items.has(fiche.id);
}

export const isAnnex = ({ binding }: Bound): boolean => binding?.here.kind === 'annex';
