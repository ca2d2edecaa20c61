import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealItem } from '../../../src/seal/sealItem.ts';
import { sealInventedPost } from '../../support/vectors/smallDossier.ts';

describe('sealItem', () => {
  it('commits to every file, then digests the fiche that lists them', async () => {
    const sealed = await sealInventedPost('Texte inventé', 3);
    const { fiche, ficheBytes, digest, files } = sealed;
    expect(digest).toBe(createHash('sha256').update(ficheBytes).digest('hex'));
    expect(fiche).toMatchObject({ schema: 'recueil/item/1', ordinal: 3, text: 'Texte inventé' });
    expect(files.map(({ entry }) => entry)).toEqual(fiche.files);
    for (const { entry, content } of files) {
      const bytes = new Uint8Array(await new Blob([content]).arrayBuffer());
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(entry).toMatchObject({ bytes: bytes.length, sha256 });
      expect(entry.commitment).toBe(createHash('sha256').update(`${entry.salt}${sha256}${entry.path}`).digest('hex'));
    }
  });

  it('seals 32 random bytes, and neither digest nor size nor salt of a file', async () => {
    const { fiche, ficheBytes } = await sealInventedPost('Texte inventé', 3);
    const sealed = JSON.parse(new TextDecoder().decode(ficheBytes));
    const files = fiche.files.map(({ bytes: _, sha256: __, salt: ___, ...entry }) => entry);
    expect(sealed).toEqual({ ...fiche, files });
    expect(sealed.nonce).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([fiche.nonce, ...fiche.files.map(({ salt }) => salt)]).size).toBe(3);
  });

  it('returns the Blobs of a large item, not their bytes', async () => {
    const { fiche, files, preview } = await sealInventedPost('Texte', 1);
    const [first = expect.fail('no file'), ...others] = files.map(({ entry, content }) => ({ ...entry, content }));
    const heavy = { ...first, content: new Blob([new Uint8Array(9 * 1024 * 1024)]) };
    const sealed = await sealItem({ observed: fiche, files: [heavy, ...others], preview }, fiche);
    expect(sealed.files[0]?.content).toBe(heavy.content);
    expect(sealed.fiche.files[0]?.bytes).toBe(9 * 1024 * 1024);
  });

  it('sorts files by path', async () => {
    const { fiche } = await sealInventedPost('Texte', 1);
    expect(fiche.files.map(({ path }) => path)).toEqual(['capture.png', 'texte.txt']);
  });

  it('returns the same bytes for the same observation and salts', async () => {
    const [one, two] = await Promise.all([sealInventedPost('Même texte', 1), sealInventedPost('Même texte', 1)]);
    expect(one.ficheBytes).toEqual(two.ficheBytes);
  });

  it('throws for two files at one path, and for text without canonical form', async () => {
    const { fiche, files, preview } = await sealInventedPost('Texte', 1);
    const { schema: _schema, id, caseId, ordinal, files: _files, ...observed } = fiche;
    const acquired = files.map(({ entry, content }) => ({ ...entry, content }));
    const place = { id, caseId, ordinal };
    const twice = { observed, files: [...acquired, ...acquired], preview };
    await expect(sealItem(twice, place)).rejects.toThrow('two files at one path');
    const broken = { observed: { ...observed, text: '\ud83d' }, files: acquired, preview };
    await expect(sealItem(broken, place)).rejects.toThrow('lone surrogate at $.text');
  });
});
