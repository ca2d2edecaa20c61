import { describe, expect, it } from 'vitest';
import type { SealedItem } from '../../../../src/domain/item/item.ts';
import { readRecord, withoutDigests, writeRecord } from '../../../../src/domain/item/storedRecord.ts';
import { Refusal } from '../../../../src/domain/shared/errors.ts';
import { sealInventedMessages, sealInventedPost } from '../../../support/vectors/smallDossier.ts';

const invent = async (): Promise<readonly SealedItem[]> => [
  await sealInventedPost('Un texte\nde deux lignes.', 1),
  ...(await sealInventedMessages(1)).messages,
];

describe('the stored form of a fiche', () => {
  it('gives the fiche and its sealed bytes again', async () => {
    for (const { fiche, ficheBytes } of await invent()) {
      const read = readRecord(writeRecord({ fiche, ficheBytes }));
      expect(read.fiche).toEqual(fiche);
      expect(new Uint8Array(read.ficheBytes)).toEqual(ficheBytes);
    }
  });

  it('seals no digest, size or salt of a file or an archive', async () => {
    for (const { fiche, ficheBytes } of await invent()) {
      const text = new TextDecoder().decode(ficheBytes);
      expect(JSON.parse(text)).toEqual(withoutDigests(fiche));
      const kept = [...fiche.files, ...(fiche.exported ? [fiche.exported.archive] : [])];
      for (const { sha256, salt } of kept) for (const secret of [sha256, salt]) expect(text).not.toContain(secret);
      expect(text).not.toMatch(/"(?:bytes|salt|sha256)"/);
    }
  });

  it.each(['', '{}', '{}\n', 'x\n[]', '{"files":[]}\n{'])('refuses a damaged one: %j', (text) => {
    expect(() => readRecord(new TextEncoder().encode(text))).toThrow(new Refusal('record-damaged'));
  });
});
