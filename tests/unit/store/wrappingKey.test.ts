import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { deleteReplacedKeys, eraseStore } from '../../../src/store/eraseStore.ts';
import type { KeyringRow } from '../../../src/store/keyring.ts';
import { decryptMasterByPassphrase, decryptMasterWithoutPassphrase } from '../../../src/store/keyring.ts';
import { readWrappingKey } from '../../../src/store/wrappingKey.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { listItems, openItem } from '../../../src/workflow/items/itemQueries.ts';
import { loadStoreSnapshot } from '../../support/storeSnapshot.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
  memorySession,
} from '../../support/testDependencies.ts';

const WORDS = 'quatre mots sans suite';

async function listWrappingKeys(name: string): Promise<string[]> {
  const all = (await indexedDB.databases()).map((one) => one.name ?? '');
  return all.filter((one) => one.startsWith(`${name}-key-`));
}

/** As a later version of ours would leave it. */
async function openedByNewer(name: string): Promise<void> {
  const opening = indexedDB.open(name, 1000);
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = () => reject(opening.error);
  });
  opening.result.close();
}

async function readKeyringRow({
  db,
}: ReturnType<typeof createEncryptedTestDependencies>): Promise<KeyringRow> {
  const ring = await db.keyring.get('keyring');
  if (ring === undefined) throw new Error('no keyring');
  return ring;
}

async function readWrappingKeyOf(ring: KeyringRow) {
  if (ring.opening.box === undefined) throw new Error('under no box');
  return readWrappingKey(ring.opening.box);
}

describe('a keyring found in the log of the browser, of before', () => {
  it('the first passphrase: it opens nothing once its box is deleted', async () => {
    const deps = createEncryptedTestDependencies();
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const before = await readKeyringRow(deps);
    const master = await decryptMasterWithoutPassphrase(before, await readWrappingKeyOf(before));
    expect(before.opening).not.toMatchObject({ master });
    await deps.storeLock.set(WORDS, false);
    expect(await deleteReplacedKeys(deps.db)).toBe(true);
    await expect(readWrappingKeyOf(before)).rejects.toMatchObject({ code: 'record-damaged' });
    expect(await listWrappingKeys(deps.db.name)).toEqual([(await readKeyringRow(deps)).opening.box]);
    await expect(
      decryptMasterWithoutPassphrase(before, await readWrappingKeyOf(await readKeyringRow(deps))),
    ).rejects.toThrow();
  });

  it('another passphrase: whoever knows that one opens nothing with it', async () => {
    const deps = createEncryptedTestDependencies();
    const asked = buildRecordRequest(deps);
    await recordItem(deps, buildCapturedPage(), asked);
    await deps.storeLock.set(WORDS, false);
    const before = await readKeyringRow(deps);
    const wrappingKey = await readWrappingKeyOf(before);
    await deps.storeLock.change(WORDS, 'autre', false);
    await deleteReplacedKeys(deps.db);
    // The words are right; the box is what is missing.
    expect(await decryptMasterByPassphrase(before, wrappingKey, WORDS)).toHaveLength(32);
    await expect(readWrappingKeyOf(before)).rejects.toMatchObject({ code: 'record-damaged' });
    await deps.storeLock.remove('autre');
    await deleteReplacedKeys(deps.db);
    expect(await listWrappingKeys(deps.db.name)).toHaveLength(1);
    expect((await openItem(deps.store, asked.id)).fiche.ordinal).toBe(1);
  });
});

describe('a box', () => {
  it('is deleted by the next life of the worker where a death came between', async () => {
    const session = memorySession();
    const deps = createEncryptedTestDependencies('death-before-the-box', session);
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    await deps.storeLock.set(WORDS, false);
    await deps.storeLock.change(WORDS, 'autre', false);
    expect(await listWrappingKeys(deps.db.name)).toHaveLength(3);
    const next = createEncryptedTestDependencies(deps.db.name, session);
    expect(await deleteReplacedKeys(next.db)).toBe(true);
    expect(await deleteReplacedKeys(next.db)).toBe(false);
    expect(await listWrappingKeys(deps.db.name)).toEqual([(await readKeyringRow(deps)).opening.box]);
    expect((await listItems(next.store, 0, 5)).items).toHaveLength(1);
  });

  it('gone between two readings of another context is that of the keyring that followed', async () => {
    const session = memorySession();
    const deps = createEncryptedTestDependencies('box-gone-midway', session);
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const other = createEncryptedTestDependencies(deps.db.name, session);
    const { loadWrappingKey: wrappingKey } = other.codec;
    other.codec.loadWrappingKey = async (ring) => {
      other.codec.loadWrappingKey = wrappingKey;
      await deps.storeLock.set(WORDS, false);
      await deleteReplacedKeys(deps.db);
      return wrappingKey.call(other.codec, ring);
    };
    expect(await recordItem(other, buildCapturedPage(), buildRecordRequest(other))).toBe(2);
    expect((await readKeyringRow(deps)).opening.kind).toBe('locked');
  });

  it('of a passphrase that came second is not left behind', async () => {
    const session = memorySession();
    const [one, two] = [
      createEncryptedTestDependencies('two-boxes', session),
      createEncryptedTestDependencies('two-boxes', session),
    ];
    await recordItem(one, buildCapturedPage(), buildRecordRequest(one));
    await Promise.allSettled([one.storeLock.set(WORDS, false), two.storeLock.set('autre', false)]);
    await deleteReplacedKeys(one.db);
    expect(await listWrappingKeys('two-boxes')).toEqual([(await readKeyringRow(one)).opening.box]);
  });

  it('goes with the store, and looking for one makes none', async () => {
    const deps = createEncryptedTestDependencies();
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const { box: wrappingKey = '' } = (await readKeyringRow(deps)).opening;
    await deps.storeLock.set(WORDS, false);
    await eraseStore(deps.db);
    expect(await listWrappingKeys(deps.db.name)).toEqual([]);
    await expect(readWrappingKey(wrappingKey)).rejects.toMatchObject({ code: 'record-damaged' });
    expect(await listWrappingKeys(deps.db.name)).toEqual([]);
  });

  it('and the store are all that lies there', async () => {
    const deps = createEncryptedTestDependencies('nothing-besides');
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    const all = (await indexedDB.databases()).map(({ name }) => name);
    expect(all).not.toContain('__dbnames');
    expect(all).toContain('nothing-besides');
  });

  it('goes with a store that does not open', async () => {
    const deps = createEncryptedTestDependencies();
    await recordItem(deps, buildCapturedPage(), buildRecordRequest(deps));
    deps.db.close();
    await openedByNewer(deps.db.name);
    const old = createEncryptedTestDependencies(deps.db.name);
    await expect(old.storeLock.state()).rejects.toMatchObject({ code: 'store-newer' });
    await eraseStore(old.db);
    expect(await listWrappingKeys(deps.db.name)).toEqual([]);
    expect(await recordItem(old, buildCapturedPage(), buildRecordRequest(old))).toBe(1);
  });

  it('is taken at the first passphrase by a store that had none', async () => {
    await loadStoreSnapshot(1, 'without-box');
    const deps = createEncryptedTestDependencies('without-box');
    const { items } = await listItems(deps.store, 0, 20);
    expect(items.length).toBeGreaterThan(0);
    expect(await listWrappingKeys('without-box')).toEqual([]);
    await deps.storeLock.set(WORDS, false);
    expect(await deleteReplacedKeys(deps.db)).toBe(false);
    expect(await listWrappingKeys('without-box')).toEqual([(await readKeyringRow(deps)).opening.box]);
    await deps.storeLock.lock();
    await deps.storeLock.unlock(WORDS);
    expect((await listItems(deps.store, 0, 20)).items).toHaveLength(items.length);
  });
});
