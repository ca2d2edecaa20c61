import { type Bytes, type ContentDigest, concatBytes } from '../shared/binary.ts';
import { Refusal } from '../shared/errors.ts';
import type { Fiche, SealedItem } from './item.ts';

/**
 * The stored form of a fiche, two lines: the sealed bytes, and what no fiche handed over may show. They are read and
 * written together, so that neither is ever without the other.
 */

/** Returns the values to seal: without the digest, the size and the salt of any content. */
export const withoutDigests = ({ files, exported, ...fiche }: Fiche): object => ({
  ...fiche,
  files: files.map(withoutDigest),
  ...(exported && { exported: { ...exported, archive: withoutDigest(exported.archive) } }),
});

const withoutDigest = <T extends ContentDigest>({ bytes: _, sha256: __, salt: ___, ...sealed }: T) => sealed;

/** The second line: the digests of the files, then of the archive. */
export function writeRecord({
  fiche: { files, exported },
  ficheBytes,
}: Pick<SealedItem, 'fiche' | 'ficheBytes'>): Bytes {
  const kept = JSON.stringify([...files, ...(exported ? [exported.archive] : [])], ['bytes', 'sha256', 'salt']);
  return concatBytes([ficheBytes, new TextEncoder().encode(`\n${kept}`)]);
}

/** Does not compare digests: the export and the integrity check do. Throws Refusal `record-damaged`. */
export function readRecord(record: Bytes): Pick<SealedItem, 'fiche' | 'ficheBytes'> {
  try {
    // Canonical JSON has no line break.
    const ficheBytes = record.subarray(0, record.indexOf(10));
    const [sealed, kept] = new TextDecoder()
      .decode(record)
      .split('\n')
      .map((line) => JSON.parse(line)) as [Fiche, ContentDigest[]];
    const { files, exported } = sealed;
    const fiche = {
      ...sealed,
      files: files.map((entry, index) => ({ ...entry, ...kept[index] })),
      ...(exported && { exported: { ...exported, archive: { ...exported.archive, ...kept.at(-1) } } }),
    };
    return { fiche, ficheBytes };
  } catch (error) {
    throw new Refusal('record-damaged', {}, error);
  }
}
