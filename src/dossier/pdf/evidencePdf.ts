import { type PackageIdentity, readBaseTrailer, writeUpdate } from '../../seal/pdfAttachments.ts';
import type { ZipEntry } from '../zip/storedZip.ts';

/**
 * Returns dossier.pdf, or annexe.pdf, with every other file of its zip attached (docs/format.md, section 12). The zip's
 * entries are stored, so the result refers to the zip's bytes and copies none.
 */
export async function evidencePdf(zip: Blob, entries: readonly ZipEntry[], identity: PackageIdentity): Promise<Blob> {
  const drawn = entries.find(({ path }) => path === 'dossier.pdf' || path === 'annexe.pdf');
  if (drawn === undefined) throw new TypeError('the zip has no dossier.pdf');
  const contentOf = ({ offset, bytes }: ZipEntry): Blob => zip.slice(offset, offset + bytes);
  const base = contentOf(drawn);
  const trailer = await readBaseTrailer(base);
  if (trailer === null) throw new TypeError(`${drawn.path} has no room for attachments`);
  const attached = entries.filter((entry) => entry !== drawn).sort((a, b) => (a.path < b.path ? -1 : 1));
  const contents = new Map(attached.map((entry) => [entry.path, contentOf(entry)]));
  const parts = [...writeUpdate(trailer, attached, identity)].map((segment) =>
    typeof segment === 'string' ? segment : (contents.get(segment.path) ?? ''),
  );
  return new Blob([base, ...parts], { type: 'application/pdf' });
}
