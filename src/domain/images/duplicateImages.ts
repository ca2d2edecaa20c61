/** A case that contains byte-identical copies of an item's images. */
interface DuplicateLocation {
  readonly caseId: string;
  /** Name of that case. When empty, `place` identifies it: its position among the cases, from 1. */
  readonly name: string;
  readonly place: number;
}

export interface ImageDuplicates {
  /** Items of other cases. */
  readonly items: readonly (DuplicateLocation & { readonly itemId: string; readonly ordinal: number })[];
  /** Received dossiers of any case. Their sender sealed them, so each is kept or removed whole. */
  readonly dossiers: readonly (DuplicateLocation & { readonly number: number })[];
}
