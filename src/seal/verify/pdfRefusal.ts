import { readBaseTrailer, readLatin1 } from '../pdf/baseTrailer.ts';
import { NotCheckable } from './report.ts';

/** Why a PDF has no verdict: what happened to it, as far as its bytes show it. */

const PDF_HEADER = '%PDF-';
/** A reader looks for the end in the last 1,024 bytes (ISO 32000-1, annex H.3). */
const SEARCHED_BYTES = 1024;
/** Fits a cross-reference table with its trailer; of a larger one, only the trailer at the end of the file is read. */
const TRAILER_BYTES = 1024 * 1024;
const CHUNK_BYTES = 4 * 1024 * 1024;
const CHUNK_OVERLAP = 64;

/** The metadata that pdfkit writes, which other programs keep in whole or in part, and the name of an attachment. */
const OUR_MARK = /[>(]recueil \d|\(manifest\.json\)/;
/** An attachment, or compressed objects, which may describe one: `remise.pdf` and the copies to read have neither. */
const ATTACHMENT_MARK = /\/(?:EmbeddedFiles?|ObjStm)\b/;

/** How a zip begins: a local header, the end of an empty one, a part of several (APPNOTE 4.3.7, 4.3.16, 8.5.5). */
const ZIP_SIGNATURES = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'];

/** Whether the file is a PDF, even with a damaged header or bytes before it. A zip may contain both marks. */
export async function isPdf(file: Blob): Promise<boolean> {
  const start = await readLatin1(file, 0, PDF_HEADER.length);
  const isZip = ZIP_SIGNATURES.some((signature) => start.startsWith(signature));
  return start === PDF_HEADER || (!isZip && hasEnd(await readEnd(file)));
}

/** For a PDF that does not end with the update of a dossier. */
export async function explainPdfRefusal(pdf: Blob): Promise<NotCheckable> {
  const end = await readEnd(pdf);
  if (!hasEnd(end)) return new NotCheckable('pdf-cut');
  if ((await readBaseTrailer(pdf)) !== null) return new NotCheckable('pdf-plain');
  if (await isEncrypted(pdf, end)) return new NotCheckable('pdf-encrypted');
  if (!(await hasMark(pdf, OUR_MARK))) return new NotCheckable('pdf-other');
  return new NotCheckable((await hasMark(pdf, ATTACHMENT_MARK)) ? 'pdf-changed' : 'pdf-plain');
}

const readEnd = (file: Blob): Promise<string> => readLatin1(file, file.size - SEARCHED_BYTES, file.size);

/** An attached PDF has an end of its own, so what follows it counts. */
const hasEnd = (end: string): boolean => /%%EOF[\s\0]*$/.test(end);

/** Reads the trailer only: an attached file may be encrypted in a PDF that is not. */
async function isEncrypted(pdf: Blob, end: string): Promise<boolean> {
  const trailerAtEnd = end.slice(Math.max(0, end.lastIndexOf('trailer')));
  const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1]);
  if (Number.isNaN(startXref)) return false;
  const table = await readLatin1(pdf, startXref, startXref + TRAILER_BYTES);
  const [dictionary = ''] = table.split(table.startsWith('xref') ? 'startxref' : 'stream');
  return [trailerAtEnd, dictionary].some((text) => /\/Encrypt\b/.test(text));
}

/** Reads the whole file, in chunks: a mark may be anywhere. */
async function hasMark(pdf: Blob, mark: RegExp): Promise<boolean> {
  for (let from = 0; from < pdf.size; from += CHUNK_BYTES)
    if (mark.test(await readLatin1(pdf, from, from + CHUNK_BYTES + CHUNK_OVERLAP))) return true;
  return false;
}
