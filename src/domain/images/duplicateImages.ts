/** Where pictures of an item stand besides the items of its own case, byte for byte. */
interface DuplicateLocation {
  readonly caseId: string;
  /** Of that case; empty where it was given none, and its place among the cases, from 1, instead. */
  readonly name: string;
  readonly place: number;
}

export interface ImageDuplicates {
  /** Of other cases. */
  readonly items: readonly (DuplicateLocation & { readonly itemId: string; readonly ordinal: number })[];
  /** Received ones, of any case: sealed by somebody else, each goes or stays whole. */
  readonly dossiers: readonly (DuplicateLocation & { readonly number: number })[];
}
