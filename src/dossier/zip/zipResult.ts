import type { ZipEntry } from './storedZip.ts';

/** A zip just written, with the place of its entries. */
export interface WrittenDossier extends ZipResult {
  readonly entries: readonly ZipEntry[];
}

interface ZipResult {
  /** SHA-256 of manifest.json. */
  readonly manifestDigest: string;
  /** Size of the zip. */
  readonly bytes: number;
  /** Number of exhibits whose files it contains. */
  readonly exhibits: number;
  readonly fileName: string;
}

/** A file that is handed over, with its own SHA-256. */
export interface HashedZip extends DeliveredZip {
  readonly sha256: string;
  /** The same dossier as one PDF, which may be handed over instead; null when the zip has a password. */
  readonly asPdf: { readonly fileName: string; readonly bytes: number; readonly sha256: string } | null;
}

/** The name of a dossier as one PDF. */
export const pdfFileName = (zipName: string): string => zipName.replace(/\.zip$/, '.pdf');

/** The file that is handed over. `inside`: the dossier's zip, when the file is a password-protected zip around it. */
export interface DeliveredZip extends ZipResult {
  readonly inside?: Pick<ZipResult, 'fileName' | 'bytes'>;
}
