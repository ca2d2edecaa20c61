import { evidencePdf } from '../../../src/dossier/zip/deliveredFile.ts';
import type { ZipEntry } from '../../../src/dossier/zip/storedZip.ts';
import type { PackageIdentity } from '../../../src/seal/pdfAttachments.ts';
import { inventCase, inventPlan, writeInventedDossier } from './inventedCase.ts';
import { type InventedPost, inventSixPosts } from './inventedPosts.ts';

export interface InventedPdf {
  readonly zip: Blob;
  /** The files of the zip. */
  readonly entries: readonly ZipEntry[];
  readonly identity: PackageIdentity;
  /** The zip's dossier as one PDF. */
  readonly pdf: Uint8Array<ArrayBuffer>;
  /** `remise.pdf`, which is saved beside it. */
  readonly receipt: Uint8Array<ArrayBuffer>;
}

/** Returns the dossier of an invented case as a zip and as one PDF. */
export async function inventPdf(posts: readonly InventedPost[] = inventSixPosts()): Promise<InventedPdf> {
  const invented = await inventCase(posts);
  const { zip: bytes, remise, entries, manifestDigest } = await writeInventedDossier(invented);
  const zip = new Blob([new Uint8Array(bytes)]);
  const identity = { created: (await inventPlan(invented)).createdAt.toISOString(), manifestDigest };
  const pdf = new Uint8Array(await (await evidencePdf(zip, entries, identity)).arrayBuffer());
  return { zip, entries, identity, pdf, receipt: new Uint8Array(remise) };
}
