import { isPdf } from './pdfRefusal.ts';
import { pdfSource } from './pdfSource.ts';
import type { DossierSource } from './source.ts';
import { zipSource } from './zipSource.ts';

/** Opens a dossier handed over as one file, a PDF or a zip. Throws NotCheckable when it is neither. */
export async function fileSource(file: Blob): Promise<DossierSource> {
  return (await isPdf(file)) ? pdfSource(file) : zipSource(file);
}
