import type { SCHEMA } from '../formatNames.ts';

/** `recueil/dossier/1`: the layout of a dossier zip, see docs/format.md. */

export interface ManifestResource {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface ManifestExhibit {
  /** « pièce n° »; never changes once assigned. */
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
  /** With `volume`: the file name of the zip that contains it. */
  readonly volume?: string;
}

/** One of the zips of a dossier that is split into several. */
export interface ManifestVolume {
  readonly fileName: string;
  readonly kind: 'volume' | 'annex';
  /** Numbers of the pièces whose files it contains; for an annex, whose images. */
  readonly exhibits: readonly number[];
}

export interface Manifest {
  readonly schema: typeof SCHEMA.dossier;
  readonly created: string;
  readonly software: { readonly name: string; readonly version: string };
  readonly exhibits: readonly ManifestExhibit[];
  readonly omitted: readonly OmittedFile[];
  readonly resources: readonly ManifestResource[];
  /** Only in a dossier of several zips: all zips in order, and the name of this one. */
  readonly volumes?: { readonly here: string; readonly all: readonly ManifestVolume[] };
  readonly journal: { readonly id: string; readonly entries: number; readonly head: string };
}

export const exhibitFolder = (number: number): string => `pieces/P${String(number).padStart(4, '0')}`;

/** Folder of a received dossier, which is included whole and unchanged. */
export const receivedDossierFolder = (number: number): string => `origines/O${number}`;

/** What the person stated about that pièce later; outside its seal. */
export const notesPath = (number: number): string => `notes/${exhibitLabel(number)}.json`;

/** Path of the redacted copy of a file: always a PNG. */
export const redactedCopyPath = (number: number, path: string): string =>
  `copies/${exhibitLabel(number)}/${path.endsWith('.png') ? path : `${path}.png`}`;

/** A pièce's number in file names: `P0007` for « pièce n° 7 ». */
export const exhibitLabel = (number: number): string => `P${String(number).padStart(4, '0')}`;
