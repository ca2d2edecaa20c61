import { ANNEX_PATH, MANIFEST_PATH, REPORT_PATH } from '../../domain/export/dossierLayout.ts';
import { sha256Hex } from '../digest.ts';
import {
  type AttachedFile,
  type BaseTrailer,
  type PackageIdentity,
  readBaseTrailer,
  readPdfText,
  streamOverhead,
  TABLE_ENTRY_BYTES,
  writeUpdate,
} from '../pdfAttachments.ts';
import { readManifest } from './checkManifest.ts';
import { type DossierSource, EntryNames, MAX_FILES, type SourceFile } from './dossierSource.ts';
import { NotCheckable, type Problem } from './verificationReport.ts';

/**
 * A dossier's PDF as a source (docs/format.md, section 12). Not a PDF parser: it reads the update at the end of the
 * file, then writes it again and compares every byte, so that nothing else can be in the file.
 */

const TRAILER_BYTES = 512;
/** Of the name tree and of the cross-reference table: a full case takes a third. */
const MAX_LIST_BYTES = 64 * 1024 * 1024;
/** As in contents.ts. */
const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

const TRAILER =
  /trailer\n<<\/Size (\d+)\/Root (\d+) 0 R\/Info (\d+) 0 R\/ID\[<([0-9a-f]{32})><[0-9a-f]{32}>\]\/Prev (\d+)>>\nstartxref\n(\d+)\n%%EOF\n/;
const TRAILER_AT_END = new RegExp(`${TRAILER.source}$`);
/** Trailers before the end that are tried: each may cost the reading of its lists. */
const MAX_TRAILERS = 8;
const CHUNK_BYTES = 4 * 1024 * 1024;
const TABLE = /^xref\n(\d+) 2\n(\d{10}) 00000 n \n(\d{10}) 00000 n \n(\d+) \d+\n/;
const TABLE_ENTRY = /^\d{10} 00000 n \n$/;

/** The update, as it states itself. */
interface Update {
  readonly base: BaseTrailer;
  readonly files: readonly PlacedFile[];
}

interface PlacedFile extends AttachedFile {
  /** Offset of its content. */
  readonly offset: number;
}

/**
 * Throws NotCheckable for a PDF that neither ends with the update of a dossier nor begins with a whole dossier, which
 * somebody completed or signed.
 */
export async function pdfSource(pdf: Blob): Promise<DossierSource> {
  const source = (await openUpdate(pdf)) ?? (await findOriginal(pdf));
  if (source === null) throw await explainPdfRefusal(pdf);
  return source;
}

/** Whether the file ends with the update of a dossier, as that states itself. Neither is verified. */
export async function endsWithDossier(pdf: Blob): Promise<boolean> {
  const update = await readUpdate(pdf);
  return update?.files.some(({ path }) => path === MANIFEST_PATH) === true;
}

/** Returns the longest beginning of the file that is a dossier's PDF, byte by byte; null when there is none. */
async function findOriginal(pdf: Blob): Promise<DossierSource | null> {
  let tried = 0;
  for (let to = pdf.size; to > 0; to -= CHUNK_BYTES) {
    const from = Math.max(0, to - CHUNK_BYTES - TRAILER_BYTES);
    const text = await readPdfText(pdf, from, to);
    const ends = [...text.matchAll(new RegExp(TRAILER, 'g'))].map(({ 0: { length }, index }) => from + index + length);
    for (const end of ends.reverse()) {
      tried += 1;
      if (tried > MAX_TRAILERS) return null;
      const original = pdf.slice(0, end, pdf.type);
      const source = await openUpdate(original);
      if (source !== null && source.faults.length === 0)
        return { ...source, appended: { original, bytes: pdf.size - end } };
    }
  }
  return null;
}

/** Returns null unless the file ends with the update of a dossier. */
async function openUpdate(pdf: Blob): Promise<DossierSource | null> {
  const update = await readUpdate(pdf);
  if (update === null) return null;
  const { base, files } = update;
  const drawn = pdf.slice(0, base.length);
  const attached = files.map(({ path, offset, bytes }) => [path, pdf.slice(offset, offset + bytes)] as const);
  const manifest = new Map(attached).get(MANIFEST_PATH);
  const { identity, basePath } = await readIdentity(manifest);
  const sources = [[basePath, drawn] as const, ...attached];
  const names = new EntryNames();
  const nameFaults = sources.map(([path]) => names.add(path)).filter((fault) => fault !== null);
  const isUnchanged =
    isSorted(files) &&
    isSame(await readBaseTrailer(drawn), base) &&
    (await matches(pdf, writeUpdate(base, files, identity), base.length));
  const faults: readonly Problem[] = isUnchanged ? nameFaults : [...nameFaults, { code: 'pdf-structure' }];
  const openFile = (blob: Blob): SourceFile => ({ bytes: blob.size, read: async () => blob });
  return {
    files: new Map(sources.map(([path, blob]) => [path, openFile(blob)])),
    faults,
    notes: [],
    fileDigest: () => sha256Hex(pdf),
  };
}

async function readUpdate(pdf: Blob): Promise<Update | null> {
  const trailer = TRAILER_AT_END.exec(await readPdfText(pdf, pdf.size - TRAILER_BYTES, pdf.size));
  if (trailer === null) return null;
  const [root = 0, info = 0] = trailer.slice(2, 4).map(Number);
  const [id = '', startXref = 0, tableAt = 0] = [trailer[4], Number(trailer[5]), Number(trailer[6])];
  if (pdf.size - tableAt > MAX_LIST_BYTES) return null;
  const table = await readPdfText(pdf, tableAt, pdf.size);
  const head = TABLE.exec(table);
  if (head === null) return null;
  const [associatedFiles = 0, arrayAt = 0, treeAt = 0, size = 0] = head.slice(1).map(Number);
  const offsets = readOffsets(table.slice(head[0].length, table.lastIndexOf('trailer\n')));
  if (offsets === null) return null;
  const length = offsets[0] ?? arrayAt;
  if (tableAt - treeAt > MAX_LIST_BYTES) return null;
  const tree = await readPdfText(pdf, treeAt, tableAt);
  const paths = [...tree.matchAll(/^\((.*)\) \d+ 0 R$/gm)].map(([, path = '']) => path);
  if (paths.length > MAX_FILES || offsets.length !== 2 * paths.length) return null;
  const files = paths.map((path, index) =>
    placeFile(path, size + 2 * index, offsets[2 * index], offsets[2 * index + 1]),
  );
  if (!files.every((file) => file !== null)) return null;
  return { base: { length, startXref, size, root, info, associatedFiles, id }, files };
}

/** Finds the content of an embedded file between the offsets of its two objects. */
function placeFile(path: string, object: number, from = 0, to = 0): PlacedFile | null {
  // The object states the size twice, so its own length depends on the number of digits.
  for (let digits = 1; digits <= 10; digits += 1) {
    const bytes = to - from - streamOverhead(object, 10 ** (digits - 1));
    if (bytes < 0 || String(bytes).length !== digits) continue;
    return { path, bytes, offset: to - '\nendstream\nendobj\n'.length - bytes };
  }
  return null;
}

/** Returns null when an entry has another form: every content after it would be read from a wrong place. */
function readOffsets(entries: string): number[] | null {
  const lines = Array.from({ length: Math.ceil(entries.length / TABLE_ENTRY_BYTES) }, (_, index) =>
    entries.slice(index * TABLE_ENTRY_BYTES, (index + 1) * TABLE_ENTRY_BYTES),
  );
  return lines.every((line) => TABLE_ENTRY.test(line)) ? lines.map((line) => Number(line.slice(0, 10))) : null;
}

/** Reads what the update repeats of the manifest, and the path of the PDF among the files that the manifest lists. */
async function readIdentity(
  manifestFile: Blob | undefined,
): Promise<{ readonly identity: PackageIdentity; readonly basePath: string }> {
  const isReadable = manifestFile !== undefined && manifestFile.size <= MAX_MANIFEST_BYTES;
  const bytes = new Uint8Array(isReadable ? await manifestFile.arrayBuffer() : []);
  const { manifest } = readManifest(bytes);
  const isAnnex = manifest?.files.some(({ path }) => path === ANNEX_PATH) ?? false;
  const identity = { created: manifest?.created ?? '', manifestDigest: await sha256Hex(bytes) };
  return { identity, basePath: isAnnex ? ANNEX_PATH : REPORT_PATH };
}

/** The order is part of the format: readers search a name tree that is sorted. */
const isSorted = (files: readonly AttachedFile[]): boolean =>
  files.every(({ path }, index) => index === 0 || (files[index - 1]?.path ?? '') < path);

const isSame = (a: BaseTrailer | null, b: BaseTrailer): boolean =>
  a !== null && (Object.keys(b) as (keyof BaseTrailer)[]).every((key) => a[key] === b[key]);

/** Compares the file from `from` to its end with the update; the contents of the attached files are digested later. */
async function matches(pdf: Blob, update: ReturnType<typeof writeUpdate>, from: number): Promise<boolean> {
  let at = from;
  for (const segment of update) {
    if (typeof segment === 'string' && (await readPdfText(pdf, at, at + segment.length)) !== segment) return false;
    at += typeof segment === 'string' ? segment.length : segment.bytes;
  }
  return at === pdf.size;
}

/** Why a PDF has no verdict: what happened to it, as far as its bytes show it. */

const PDF_HEADER = '%PDF-';
/** A reader looks for the end in the last 1,024 bytes (ISO 32000-1, annex H.3). */
const SEARCHED_BYTES = 1024;
/** Fits a cross-reference table with its trailer; of a larger one, only the trailer at the end of the file is read. */
const XREF_TABLE_BYTES = 1024 * 1024;
const CHUNK_OVERLAP = 64;

/** The metadata that pdfkit writes, which other programs keep in whole or in part, and the name of an attachment. */
const OUR_MARK = /[>(]recueil \d|\(manifest\.json\)/;
/** An attachment, or compressed objects, which may describe one: `remise.pdf` and the copies to read have neither. */
const ATTACHMENT_MARK = /\/(?:EmbeddedFiles?|ObjStm)\b/;

/** How a zip begins: a local header, the end of an empty one, a part of several (APPNOTE 4.3.7, 4.3.16, 8.5.5). */
const ZIP_SIGNATURES = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'];

/** Whether the file is a PDF, even with a damaged header or bytes before it. A zip may contain both marks. */
export async function isPdf(file: Blob): Promise<boolean> {
  const start = await readPdfText(file, 0, PDF_HEADER.length);
  const isZip = ZIP_SIGNATURES.some((signature) => start.startsWith(signature));
  return start === PDF_HEADER || (!isZip && hasEnd(await readEnd(file)));
}

/** For a PDF that does not end with the update of a dossier. */
async function explainPdfRefusal(pdf: Blob): Promise<NotCheckable> {
  const end = await readEnd(pdf);
  if (!hasEnd(end)) return new NotCheckable('pdf-cut');
  if ((await readBaseTrailer(pdf)) !== null) return new NotCheckable('pdf-plain');
  if (await isEncrypted(pdf, end)) return new NotCheckable('pdf-encrypted');
  if (!(await hasMark(pdf, OUR_MARK))) return new NotCheckable('pdf-other');
  return new NotCheckable((await hasMark(pdf, ATTACHMENT_MARK)) ? 'pdf-changed' : 'pdf-plain');
}

const readEnd = (file: Blob): Promise<string> => readPdfText(file, file.size - SEARCHED_BYTES, file.size);

/** An attached PDF has an end of its own, so what follows it counts. */
const hasEnd = (end: string): boolean => /%%EOF[\s\0]*$/.test(end);

/** Reads the trailer only: an attached file may be encrypted in a PDF that is not. */
async function isEncrypted(pdf: Blob, end: string): Promise<boolean> {
  const trailerAtEnd = end.slice(Math.max(0, end.lastIndexOf('trailer')));
  const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1]);
  if (Number.isNaN(startXref)) return false;
  const table = await readPdfText(pdf, startXref, startXref + XREF_TABLE_BYTES);
  const [dictionary = ''] = table.split(table.startsWith('xref') ? 'startxref' : 'stream');
  return [trailerAtEnd, dictionary].some((text) => /\/Encrypt\b/.test(text));
}

/** Reads the whole file, in chunks: a mark may be anywhere. */
async function hasMark(pdf: Blob, mark: RegExp): Promise<boolean> {
  for (let from = 0; from < pdf.size; from += CHUNK_BYTES)
    if (mark.test(await readPdfText(pdf, from, from + CHUNK_BYTES + CHUNK_OVERLAP))) return true;
  return false;
}
