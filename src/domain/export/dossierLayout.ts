/** `recueil/dossier/1`: the layout of a dossier zip, see docs/format.md. */

export interface ManifestResource {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface ManifestExhibit {
  /** « pièce n° »: once given it stays. */
  readonly number: number;
  readonly item: string;
  /** `pieces/P0001` */
  readonly folder: string;
}

export interface OmittedFile {
  readonly item: string;
  readonly path: string;
  readonly sha256: string;
  readonly reason: 'redacted' | 'removed' | 'volume';
  /** With `volume`: the name of the zip that has it. */
  readonly volume?: string;
}

/** One zip of the several that make one dossier. */
export interface ManifestVolume {
  readonly fileName: string;
  readonly kind: 'volume' | 'annex';
  /** Numbers of the pièces whose files are there; of an annex, their pictures. */
  readonly exhibits: readonly number[];
}

export interface Manifest {
  readonly schema: 'recueil/dossier/1';
  readonly created: string;
  readonly software: { readonly name: string; readonly version: string };
  readonly exhibits: readonly ManifestExhibit[];
  readonly omitted: readonly OmittedFile[];
  readonly resources: readonly ManifestResource[];
  /** Only of a dossier in several zips: all of them, in order, and which one this is. */
  readonly volumes?: { readonly here: string; readonly all: readonly ManifestVolume[] };
  readonly journal: { readonly id: string; readonly entries: number; readonly head: string };
}

export const exhibitFolder = (number: number): string => `pieces/P${String(number).padStart(4, '0')}`;

/** A dossier received from elsewhere, whole and as it came. */
export const receivedDossierFolder = (number: number): string => `origines/O${number}`;

/** What was stated later of that pièce, beside it and never in its seal. */
export const notesPath = (number: number): string => `notes/${exhibitLabel(number)}.json`;

/** Of the redacted copy of a file of that pièce: a PNG, whatever its original is. */
export const redactedCopyPath = (number: number, path: string): string =>
  `copies/${exhibitLabel(number)}/${path.endsWith('.png') ? path : `${path}.png`}`;

/** How a person reads it: « P0007 » → « pièce n° 7 ». */
export const exhibitLabel = (number: number): string => `P${String(number).padStart(4, '0')}`;
