import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { readRecordHeader } from '../../../src/store/cipher.ts';
import { eraseStore } from '../../../src/store/db.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { ensureCase } from '../../../src/workflow/case/caseJournal.ts';
import { openItem } from '../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
  recordOne,
} from '../../support/testDependencies.ts';

const PLACE = { table: 'files', key: 'a/capture.png' };

describe('EncryptedCodec.decryptBlob', () => {
  it.each([0, 10, 4 * 1024 * 1024, 9 * 1024 * 1024])('returns a file of %i bytes with its media type', async (size) => {
    const { codec } = createEncryptedTestDependencies();
    const plain = new Uint8Array(size).map((_, index) => index % 251);
    const encryptor = await codec.encryptor();
    for (const content of [new Blob([plain]), plain]) {
      const stored = await encryptor.encryptBlob(PLACE, content, 'image/png');
      const opened = await codec.decryptBlob(PLACE, stored);
      expect(opened.type).toBe('image/png');
      expect(Buffer.compare(new Uint8Array(await opened.arrayBuffer()), plain)).toBe(0);
    }
  });

  it('throws `record-damaged` when the file is missing from the disk', async () => {
    const { codec } = createEncryptedTestDependencies();
    const gone = new Blob(['x'.repeat(100)]);
    gone.arrayBuffer = async () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    await expect(codec.decryptBlob(PLACE, gone)).rejects.toMatchObject({ code: 'record-damaged' });
  });
});

it('readKeyring shares reads between concurrent calls, and returns no state older than the call', async () => {
  const { codec, storeLock, db } = createEncryptedTestDependencies();
  await codec.readKeyring();
  let reads = 0;
  db.keyring.hook('reading', (row) => {
    reads += 1;
    return row;
  });
  const early = Promise.all([codec.readKeyring(), codec.readKeyring(), codec.readKeyring()]);
  const set = storeLock.set('une longue phrase', false);
  expect((await early).map(({ opening }) => opening.kind)).toEqual(['open', 'open', 'open']);
  expect(reads).toBeLessThan(3);
  await set;
  expect((await codec.readKeyring()).opening.kind).toBe('locked');
});

describe('EncryptedCodec after eraseStore', () => {
  it('encrypts with the new keys in the context that had the old ones', async () => {
    const deps = createEncryptedTestDependencies('erased-and-begun-again');
    await recordOne(deps);
    await eraseStore(deps.db);
    const asked = buildRecordRequest(deps);
    expect(await recordItem(deps, buildCapturedPage(), asked)).toBe(1);
    // Another context has no cached keys.
    const other = createEncryptedTestDependencies('erased-and-begun-again');
    expect((await openItem(other.store, asked.id)).fiche.text).toBe('Un message inventé.');
  });

  it('commits nothing that was encrypted with the erased keys', async () => {
    const deps = createEncryptedTestDependencies();
    const encryptor = await deps.codec.encryptor();
    deps.codec.encryptor = async () => {
      deps.codec.encryptor = Object.getPrototypeOf(deps.codec).encryptor;
      await eraseStore(deps.db);
      // Reading the lock state creates new keys, of the same generation number.
      await deps.storeLock.state();
      return encryptor;
    };
    await expect(ensureCase(deps)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await deps.store.deviceKey()).toBeNull();
  });
});

it('recordItem encrypts again with the new keys when a passphrase is set during the capture', async () => {
  const deps = createEncryptedTestDependencies();
  await ensureCase(deps);
  const encryptorSpy = vi.spyOn(deps.codec, 'encryptor');
  const crop = async () => {
    await vi.waitFor(() => expect(encryptorSpy).toHaveBeenCalled());
    await encryptorSpy.mock.results[0]?.value;
    await deps.storeLock.set('quatre mots sans suite', false);
    return new Blob(['crop'], { type: 'image/png' });
  };
  const asked = buildRecordRequest(deps);
  expect(
    await recordItem({ ...deps, imageProcessor: { ...deps.imageProcessor, crop } }, buildCapturedPage(), asked),
  ).toBe(1);
  const bodies = (await deps.db.files.toArray()).map(({ body }) => body);
  const heads = bodies.map(async (body) => readRecordHeader(new Uint8Array(await body.arrayBuffer())).generation);
  expect(new Set(await Promise.all(heads))).toEqual(new Set([2]));
  expect(await (await deps.store.file(asked.id, 'publication.png'))?.text()).toBe('crop');
});

it('loadKeys caches the derived keys until the lock changes', async () => {
  const { codec, storeLock } = createEncryptedTestDependencies();
  await storeLock.set('quatre mots sans suite', false);
  const ring = await codec.readKeyring();
  const before = await codec.loadKeys(ring);
  expect(before).not.toBeNull();
  expect(await codec.loadKeys(ring)).toBe(before);
  await storeLock.lock();
  await storeLock.unlock('quatre mots sans suite');
  // Nothing was read in between.
  expect(await codec.loadKeys(ring)).not.toBe(before);
});
