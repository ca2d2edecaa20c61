import type { Bytes } from '../../../src/domain/shared/binary.ts';
import { type PackageIdentity, readBaseTrailer, writeUpdate } from '../../../src/seal/pdfAttachments.ts';

/** A part of a dossier's PDF: the drawn pages, the content of an attachment, or structure (path null). */
export interface PdfPart {
  readonly path: string | null;
  readonly from: number;
  readonly to: number;
}

export interface DossierPdf {
  readonly bytes: Bytes;
  /** In order, without gaps: the drawn pages, then the update. */
  readonly parts: readonly PdfPart[];
  /** The attached files, sorted by path. */
  readonly attached: readonly { readonly path: string; readonly content: Bytes }[];
  /** Writes the PDF with other attachments, in this order, in an update that is well formed. */
  readonly write: (attached: DossierPdf['attached'], drawn?: Bytes) => Promise<Bytes>;
}

/** `files`: every file of the dossier, dossier.pdf included. */
export async function splitPdf(files: ReadonlyMap<string, Bytes>, identity: PackageIdentity): Promise<DossierPdf> {
  const drawn = files.get('dossier.pdf') ?? new Uint8Array();
  const attached = [...files]
    .filter(([path]) => path !== 'dossier.pdf')
    .map(([path, content]) => ({ path, content }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const write: DossierPdf['write'] = async (list, base = drawn) =>
    concat(base, ...(await listSegments(base, list, identity)).map(({ content }) => content));
  const parts: PdfPart[] = [{ path: 'dossier.pdf', from: 0, to: drawn.length }];
  let at = drawn.length;
  for (const { path, content } of await listSegments(drawn, attached, identity)) {
    parts.push({ path, from: at, to: at + content.length });
    at += content.length;
  }
  return { bytes: await write(attached), parts: parts.filter(({ from, to }) => to > from), attached, write };
}

async function listSegments(base: Bytes, attached: DossierPdf['attached'], identity: PackageIdentity) {
  const trailer = await readBaseTrailer(new Blob([base]));
  if (trailer === null) throw new TypeError('no room for attachments');
  // By index: a path may be attached twice.
  const files = attached.map(({ path, content }) => ({ path, bytes: content.length, content }));
  return [...writeUpdate(trailer, files, identity)].map((segment) =>
    typeof segment === 'string'
      ? { path: null, content: latin1(segment) }
      : { path: segment.path, content: 'content' in segment ? (segment.content as Bytes) : new Uint8Array() },
  );
}

export const latin1 = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'latin1'));

export function concat(...parts: readonly Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}
