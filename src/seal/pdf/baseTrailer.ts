import type { BaseTrailer } from './attachmentUpdate.ts';

/** Bytes that the trailer of pdfkit fits in. */
const TRAILER_BYTES = 512;
/** Bytes that the catalog fits in. */
const CATALOG_BYTES = 8 * 1024;
const TABLE_ENTRY_BYTES = 20;

const TRAILER =
  /trailer\n<<\n\/Size (\d+)\n\/Root (\d+) 0 R\n\/Info (\d+) 0 R\n\/ID \[<([0-9a-f]{32})> <\4>\]\n>>\nstartxref\n(\d+)\n%%EOF\n$/;

/** Reads the end of a PDF that `reserveAttachments` prepared. Returns null for any other PDF. */
export async function readBaseTrailer(pdf: Blob): Promise<BaseTrailer | null> {
  const numbers = TRAILER.exec(await readLatin1(pdf, pdf.size - TRAILER_BYTES, pdf.size));
  if (numbers === null) return null;
  const [size = 0, root = 0, info = 0] = numbers.slice(1, 4).map(Number);
  const [id = '', startXref = 0] = [numbers[4], Number(numbers[5])];
  const tableAt = startXref + `xref\n0 ${size}\n`.length;
  const entryAt = tableAt + root * TABLE_ENTRY_BYTES;
  const entry = await readLatin1(pdf, entryAt, entryAt + TABLE_ENTRY_BYTES);
  const catalogAt = Number(/^(\d{10}) 00000 n \n$/.exec(entry)?.[1]);
  const [catalog = ''] = (await readLatin1(pdf, catalogAt, catalogAt + CATALOG_BYTES)).split('endobj');
  const associatedFiles = Number(/\n\/AF (\d+) 0 R\n/.exec(catalog)?.[1]);
  if (!catalog.startsWith(`${root} 0 obj\n`) || !(associatedFiles > 0)) return null;
  return { length: pdf.size, startXref, size, root, info, associatedFiles, id };
}

/** Returns '' when the range is outside the file. */
export async function readLatin1(file: Blob, from: number, to: number): Promise<string> {
  const bytes = await file.slice(Math.max(0, from), Math.max(0, to)).arrayBuffer();
  return new TextDecoder('windows-1252').decode(bytes);
}
