import { SCHEMA } from '../domain/formatNames.ts';
import type { Acquisition, Fiche, FileEntry, SealedItem } from '../domain/item/item.ts';
import { withoutDigests } from '../domain/item/storedRecord.ts';
import { byteLength } from '../domain/shared/binary.ts';
import { canonicalBytes } from './canonical.ts';
import { commitTo, createSalt } from './commitment.ts';
import { sha256Hex } from './digest.ts';

/** Files of an item up to this total size are read once: the bytes hashed are the bytes stored. */
const READ_ONCE_MAX_BYTES = 8 * 1024 * 1024;

/**
 * Seals an item: commits to every file, then computes the digest of the fiche that lists them. The result is what gets
 * stored; no digest is later recomputed from parsed fields. Throws TypeError when the fiche has no canonical form,
 * for example when a text is not well-formed. `salt`: returns 32 random bytes in hex.
 */
export async function sealItem(
  acquisition: Acquisition,
  position: { readonly id: string; readonly caseId: string; readonly ordinal: number },
  salt: () => string = createSalt,
): Promise<SealedItem> {
  const isSmall = acquisition.files.reduce((sum, { content }) => sum + byteLength(content), 0) <= READ_ONCE_MAX_BYTES;
  const files = await Promise.all(
    acquisition.files.toSorted(byPath).map(async ({ content: source, ...file }) => {
      const own = salt();
      const content = isSmall && source instanceof Blob ? new Uint8Array(await source.arrayBuffer()) : source;
      const sha256 = await sha256Hex(content);
      const commitment = await commitTo(own, sha256, file.path);
      const entry: FileEntry = { ...file, commitment, bytes: byteLength(content), sha256, salt: own };
      return { entry, content };
    }),
  );
  if (new Set(files.map(({ entry }) => entry.path)).size < files.length) throw new TypeError('two files at one path');
  const fiche: Fiche = {
    ...acquisition.observed,
    schema: SCHEMA.item,
    ...position,
    nonce: salt(),
    files: files.map(({ entry }) => entry),
  };
  const ficheBytes = canonicalBytes(withoutDigests(fiche));
  const { preview, fileText } = acquisition;
  const digest = await sha256Hex(ficheBytes);
  return { fiche, ficheBytes, digest, files, preview, ...(fileText !== undefined && { fileText }) };
}

/** By code unit, like `sort` in the C locale: identical on every machine. */
const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
