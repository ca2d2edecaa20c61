import type { BilingualText, SourcedEntry, SourcedStatement } from '../sourcedText.ts';

/** `unknown`: no source gives it. `none`: the recipient has no such limit. */
export type Limit = number | 'unknown' | 'none';

/** `pdf` and `jpeg` can be made; the others are only named. */
type PartType = 'pdf' | 'jpeg' | 'png' | 'tif';

/** A field of the recipient's form. */
export interface PortalField {
  /** `statement`: the « exposé »; `place` and `website`: short fields. */
  readonly id: 'statement' | 'place' | 'website';
  /** Its name in the form. */
  readonly label: BilingualText;
  /** Minimum length in characters; 0: none known. */
  readonly min: number;
  readonly max: Limit;
  /** What the form wants there, whatever the dossier says; null: filled in from the dossier. */
  readonly value: string | null;
}

/** Where a dossier goes, and what is accepted there. Sizes are in bytes. */
export interface Portal extends SourcedEntry {
  readonly id: string;
  readonly name: BilingualText;
  /** Null: no source gives them. */
  readonly types: readonly PartType[] | null;
  readonly maxFileBytes: Limit;
  readonly maxTotalBytes: Limit;
  readonly maxFiles: Limit;
  readonly fields: readonly PortalField[];
  readonly lines: readonly SourcedStatement[];
}
