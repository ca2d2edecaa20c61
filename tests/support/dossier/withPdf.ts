import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportPdf } from '../../../src/dossier/pdf/dossierReport.ts';
import { collectBytes } from '../../../src/dossier/pdf/engine/pdfDocument.ts';
import { readPdfText } from './externalTools.ts';
import { buildDossierContext, type InventedCase } from './inventedCase.ts';

type Pdf = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Writes a PDF to a file that is there while `read` reads it. */
export async function withPdf<T>(pdf: Pdf, read: (path: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'recueil-pdf-'));
  try {
    const path = join(folder, 'one.pdf');
    writeFileSync(path, await collectBytes(pdf));
    return await read(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the text of a PDF without white space. */
export const readPdf = (pdf: Pdf): Promise<string> => withPdf(pdf, readPdfText);

/** Returns the text of `dossier.pdf` without white space. */
export const readReport = (from: InventedCase, more?: Parameters<typeof buildDossierContext>[1]): Promise<string> =>
  readPdf(reportPdf(buildDossierContext(from, more), () => {}));
