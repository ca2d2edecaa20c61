import type { Acquisition, Fiche, FileEntry, SealedItem } from '../domain/item.ts';
import { canonicalBytes } from './canonical.ts';
import { sha256Hex } from './digest.ts';

/**
 * Gives an acquisition its place in a case and its seal: the digest of every file, then the digest of the fiche that
 * lists them. What comes out is what is stored; nothing here is ever computed a second time from parsed fields.
 * Throws TypeError when the observation has no canonical form (its text must be well-formed at capture's door).
 */
export async function sealItem(
  acquisition: Acquisition,
  place: { readonly id: string; readonly caseId: string; readonly ordinal: number },
): Promise<SealedItem> {
  const files = await Promise.all(
    acquisition.files.toSorted(byPath).map(async ({ blob, path, role, mediaType, transformations }) => {
      const sha256 = await sha256Hex(blob);
      const entry: FileEntry = { path, role, mediaType, bytes: blob.size, sha256, transformations };
      return { entry, blob };
    }),
  );
  if (new Set(files.map(({ entry }) => entry.path)).size < files.length)
    throw new TypeError('two files at one path');
  const fiche: Fiche = {
    ...acquisition.observed,
    schema: 'recueil/item/1',
    ...place,
    files: files.map(({ entry }) => entry),
  };
  const ficheBytes = canonicalBytes(fiche);
  return { fiche, ficheBytes, digest: await sha256Hex(ficheBytes), files, preview: acquisition.preview };
}

/** By code unit, as `sort` in the C locale: the same on every machine. */
function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
