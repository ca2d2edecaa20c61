import { evidencePdf } from '../../../src/dossier/zip/deliveredFile.ts';
import { inventCase, inventPlan, writeInventedDossier } from './inventedCase.ts';
import { type InventedPost, inventSixPosts } from './inventedPosts.ts';

/** Returns the dossier of an invented case as a zip and as one PDF, and `remise.pdf`, which is saved beside it. */
export async function inventPdf(posts: readonly InventedPost[] = inventSixPosts()) {
  const invented = await inventCase(posts);
  const { zip: bytes, remise, entries, manifestDigest } = await writeInventedDossier(invented);
  const zip = new Blob([new Uint8Array(bytes)]);
  const identity = { created: (await inventPlan(invented)).createdAt.toISOString(), manifestDigest };
  const pdf = new Uint8Array(await (await evidencePdf(zip, entries, identity)).arrayBuffer());
  return { zip, entries, identity, pdf, receipt: new Uint8Array(remise) };
}
