/**
 * The incremental update (ISO 32000-1, 7.5.6) that adds the other files of a dossier to its PDF, as associated files
 * (ISO 19005-3, 6.8). It depends only on its arguments, so a verifier writes it again and compares every byte.
 */

/** What the end of a PDF states, and the objects it reserves. */
export interface BaseTrailer {
  /** Bytes of the PDF. */
  readonly length: number;
  /** Offset of its cross-reference table. */
  readonly startXref: number;
  /** One more than its last object number. */
  readonly size: number;
  /** Object numbers. */
  readonly root: number;
  readonly info: number;
  /** The empty array of associated files. The next object is the empty name tree of embedded files. */
  readonly associatedFiles: number;
  /** 32 hex digits. */
  readonly id: string;
}

export interface AttachedFile {
  readonly path: string;
  readonly bytes: number;
}

export interface PackageIdentity {
  /** `created` of the manifest: an instant in UTC. */
  readonly created: string;
  /** SHA-256 of manifest.json in hex. */
  readonly manifestDigest: string;
}

/** Text to write, or a file whose content comes there. */
type UpdateSegment = string | AttachedFile;

const STREAM_END = '\nendstream\nendobj\n';

/** Yields the update in order. `files`: every file but the PDF, sorted by path. */
export function* writeUpdate(
  base: BaseTrailer,
  files: readonly AttachedFile[],
  { created, manifestDigest }: PackageIdentity,
): Generator<UpdateSegment> {
  const date = pdfDate(created);
  const offsets: number[] = [];
  let at = base.length;
  const text = (written: string): string => {
    at += written.length;
    return written;
  };
  for (const [index, file] of files.entries()) {
    const stream = base.size + 2 * index;
    offsets.push(at);
    yield text(streamHead(stream, file.bytes, date));
    yield file;
    at += file.bytes;
    yield text(STREAM_END);
    offsets.push(at);
    yield text(fileSpecification(stream, file.path));
  }
  const references = files.map((_, index) => `${base.size + 2 * index + 1} 0 R`);
  const tree = files.map(({ path }, index) => `(${path}) ${references[index]}\n`);
  const array = references.map((reference) => `${reference}\n`);
  const arrayAt = at;
  yield text(`${base.associatedFiles} 0 obj\n[\n${array.join('')}]\nendobj\n`);
  const treeAt = at;
  yield text(`${base.associatedFiles + 1} 0 obj\n<</Names[\n${tree.join('')}]>>\nendobj\n`);
  const table = [
    `xref\n${base.associatedFiles} 2\n`,
    ...[arrayAt, treeAt].map(tableEntry),
    `${base.size} ${offsets.length}\n`,
    ...offsets.map(tableEntry),
  ].join('');
  const ids = `<${base.id}><${manifestDigest.slice(0, 32)}>`;
  const rest = `/Root ${base.root} 0 R/Info ${base.info} 0 R/ID[${ids}]/Prev ${base.startXref}`;
  yield `${table}trailer\n<</Size ${base.size + offsets.length}${rest}>>\nstartxref\n${at}\n%%EOF\n`;
}

/** Bytes of the object of an embedded file, besides its content. */
export const streamOverhead = (object: number, bytes: number): number =>
  streamHead(object, bytes, pdfDate('')).length + STREAM_END.length;

function streamHead(object: number, bytes: number, date: string): string {
  const type = '/Type/EmbeddedFile/Subtype/application#2Foctet-stream';
  return `${object} 0 obj\n<<${type}/Params<</ModDate(${date})/Size ${bytes}>>/Length ${bytes}>>\nstream\n`;
}

/** The names are flat: programs that extract attachments write them into one folder. */
function fileSpecification(stream: number, path: string): string {
  const name = path.replaceAll('/', '--');
  const streams = `/EF<</F ${stream} 0 R/UF ${stream} 0 R>>`;
  return `${stream + 1} 0 obj\n<</Type/Filespec/F(${name})/UF(${name})/AFRelationship/Data${streams}>>\nendobj\n`;
}

/** ISO 32000-1, 7.9.4. Of any other text than an instant, a date of the same length. */
function pdfDate(instant: string): string {
  const digits = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(instant)?.slice(1).join('');
  return `D:${digits ?? '00000000000000'}Z`;
}

/** ISO 32000-1, 7.5.4: 20 bytes. */
const tableEntry = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;

/** Bytes that the trailer of pdfkit fits in. */
const TRAILER_BYTES = 512;
/** Bytes that the catalog fits in. */
const CATALOG_BYTES = 8 * 1024;
export const TABLE_ENTRY_BYTES = 20;

const TRAILER =
  /trailer\n<<\n\/Size (\d+)\n\/Root (\d+) 0 R\n\/Info (\d+) 0 R\n\/ID \[<([0-9a-f]{32})> <\4>\]\n>>\nstartxref\n(\d+)\n%%EOF\n$/;

/** Reads the end of a PDF that `reserveAttachments` prepared. Returns null for any other PDF. */
export async function readBaseTrailer(pdf: Blob): Promise<BaseTrailer | null> {
  const numbers = TRAILER.exec(await readPdfText(pdf, pdf.size - TRAILER_BYTES, pdf.size));
  if (numbers === null) return null;
  const [size = 0, root = 0, info = 0] = numbers.slice(1, 4).map(Number);
  const [id = '', startXref = 0] = [numbers[4], Number(numbers[5])];
  const tableAt = startXref + `xref\n0 ${size}\n`.length;
  const entryAt = tableAt + root * TABLE_ENTRY_BYTES;
  const entry = await readPdfText(pdf, entryAt, entryAt + TABLE_ENTRY_BYTES);
  const catalogAt = Number(/^(\d{10}) 00000 n \n$/.exec(entry)?.[1]);
  const [catalog = ''] = (await readPdfText(pdf, catalogAt, catalogAt + CATALOG_BYTES)).split('endobj');
  const associatedFiles = Number(/\n\/AF (\d+) 0 R\n/.exec(catalog)?.[1]);
  if (!catalog.startsWith(`${root} 0 obj\n`) || !(associatedFiles > 0)) return null;
  return { length: pdf.size, startXref, size, root, info, associatedFiles, id };
}

/** Returns one character a byte; '' when the range is outside the file. */
export async function readPdfText(file: Blob, from: number, to: number): Promise<string> {
  const bytes = await file.slice(Math.max(0, from), Math.max(0, to)).arrayBuffer();
  return new TextDecoder('windows-1252').decode(bytes);
}
