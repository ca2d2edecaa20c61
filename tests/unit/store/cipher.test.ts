import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bytes } from '../../../src/domain/shared/binary.ts';
import {
  type DecryptionKeys,
  decryptRecord,
  type EncryptionKeys,
  encryptRecord,
  readRecordHeader,
} from '../../../src/store/cipher.ts';
import {
  createKeyring,
  decryptMasterWithoutPassphrase,
  importEncryptionKeys,
  unlockKeys,
} from '../../../src/store/keyring.ts';

let unlockedKeys: EncryptionKeys;
let lockedKeys: EncryptionKeys;
let decryptionKeys: DecryptionKeys;

beforeAll(async () => {
  const wrappingKey = { name: 'wrapping-key', key: crypto.getRandomValues(new Uint8Array(32)) };
  const ring = await createKeyring(wrappingKey);
  const master = (await decryptMasterWithoutPassphrase(ring, wrappingKey)) ?? expect.fail('locked');
  const keys = await unlockKeys(ring, master);
  unlockedKeys = await importEncryptionKeys(ring, keys);
  lockedKeys = await importEncryptionKeys(ring, null);
  const found = keys.generations.get(1) ?? expect.fail('no keys');
  decryptionKeys = found;
});

const concatAll = async (chunks: readonly Bytes[]): Promise<Bytes> =>
  new Uint8Array(await new Blob([...chunks]).arrayBuffer());

describe('encryptRecord and decryptRecord', () => {
  for (const state of ['unlocked', 'locked'] as const) {
    const keys = () => (state === 'locked' ? lockedKeys : unlockedKeys);

    it(`round-trips any bytes, encrypted while ${state}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.string(), async (plain, place) => {
          const record = await concatAll(await encryptRecord(keys(), place, plain as Bytes));
          expect(readRecordHeader(record).generation).toBe(1);
          expect(await concatAll(await decryptRecord(decryptionKeys, place, record))).toEqual(plain);
        }),
        { numRuns: 40 },
      );
    });

    it(`rejects a record that was moved, altered, cut or extended, encrypted while ${state}`, async () => {
      const plain = new TextEncoder().encode('des mots que personne ne doit lire') as Bytes;
      const record = await concatAll(await encryptRecord(keys(), 'files\na/capture.png', plain));
      const damaged = { code: 'record-damaged' };
      await expect(decryptRecord(decryptionKeys, 'files\nb/capture.png', record)).rejects.toMatchObject(damaged);
      await fc.assert(
        fc.asyncProperty(fc.nat(record.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
          const altered = record.slice();
          altered[at] = (altered[at] ?? 0) ^ by;
          // The generation is not authenticated: it only selects the keys, which are fixed here.
          if (at >= 1 && at < 5) return;
          await expect(decryptRecord(decryptionKeys, 'files\na/capture.png', altered)).rejects.toMatchObject(damaged);
        }),
        { numRuns: 60 },
      );
      const longer = await concatAll([record, new Uint8Array(1)]);
      for (const other of [...[0, 3, 5, 40, record.length - 1].map((size) => record.slice(0, size)), longer])
        await expect(decryptRecord(decryptionKeys, 'files\na/capture.png', other)).rejects.toMatchObject(damaged);
    });
  }

  it('rejects a record with a missing or swapped segment', async () => {
    const plain = new Uint8Array(9 * 1024 * 1024).map((_, index) => index % 251);
    const record = new Blob(await encryptRecord(unlockedKeys, 'big', new Blob([plain])));
    expect(Buffer.compare(await concatAll(await decryptRecord(decryptionKeys, 'big', record)), plain)).toBe(0);
    const [start, segment] = [5 + 12 + 32 + 16, 4 * 1024 * 1024 + 16];
    const cut = record.slice(0, start + 2 * segment);
    const swapped = new Blob([
      record.slice(0, start),
      record.slice(start + segment, start + 2 * segment),
      record.slice(start, start + segment),
      record.slice(start + 2 * segment),
    ]);
    for (const bad of [cut, swapped]) {
      await expect(decryptRecord(decryptionKeys, 'big', bad)).rejects.toMatchObject({ code: 'record-damaged' });
    }
  });

  it('hides the plaintext and gives two different ciphertexts for it', async () => {
    const plain = new TextEncoder().encode('@quelquun'.repeat(50)) as Bytes;
    const [one, two] = await Promise.all([
      encryptRecord(lockedKeys, 'p', plain),
      encryptRecord(lockedKeys, 'p', plain),
    ]);
    const text = new TextDecoder('latin1').decode(await concatAll(one ?? []));
    expect(text).not.toContain('quelquun');
    expect(await concatAll(one ?? [])).not.toEqual(await concatAll(two ?? []));
  });
});
