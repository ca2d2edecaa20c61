import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { deleteReplacedKeys, eraseStore } from '../../../src/store/db.ts';
import {
  decryptMasterByPassphrase,
  decryptMasterWithoutPassphrase,
  type KeyringRow,
} from '../../../src/store/keyring.ts';
import { readWrappingKey } from '../../../src/store/wrappingKey.ts';
import { recordItem } from '../../../src/workflow/capture/recordItem.ts';
import { listItems, openItem } from '../../../src/workflow/itemQueries.ts';
import {
  buildCapturedPage,
  buildRecordRequest,
  createEncryptedTestDependencies,
  memorySession,
  recordOne,
} from '../../support/testDependencies.ts';

const WORDS = 'quatre mots sans suite';

async function listWrappingKeys(name: string): Promise<string[]> {
  const names = (await indexedDB.databases()).map((database) => database.name ?? '');
  return names.filter((database) => database.startsWith(`${name}-key-`));
}

/** Raises the version of the database, as a later version of the program would. */
async function upgradeDatabase(name: string): Promise<void> {
  const opening = indexedDB.open(name, 1000);
  await new Promise((resolve, reject) => {
    opening.onsuccess = resolve;
    opening.onerror = () => reject(opening.error);
  });
  opening.result.close();
}

async function readKeyringRow({ db }: ReturnType<typeof createEncryptedTestDependencies>): Promise<KeyringRow> {
  const ring = (await db.keyring.get('keyring')) ?? expect.fail('no keyring');
  return ring;
}

const readWrappingKeyOf = ({ opening }: KeyringRow) => readWrappingKey(opening.box);

describe('an old keyring found in the browser log', () => {
  it('is useless once the first passphrase is set and its wrapping key deleted', async () => {
    const deps = createEncryptedTestDependencies();
    await recordOne(deps);
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

  it('is useless even with its passphrase once that was changed', async () => {
    const deps = createEncryptedTestDependencies();
    const id = await recordOne(deps);
    await deps.storeLock.set(WORDS, false);
    const before = await readKeyringRow(deps);
    const wrappingKey = await readWrappingKeyOf(before);
    await deps.storeLock.change(WORDS, 'autre', false);
    await deleteReplacedKeys(deps.db);
    // The passphrase is correct; only the wrapping key is missing.
    expect(await decryptMasterByPassphrase(before, wrappingKey, WORDS)).toHaveLength(32);
    await expect(readWrappingKeyOf(before)).rejects.toMatchObject({ code: 'record-damaged' });
    await deps.storeLock.remove('autre');
    await deleteReplacedKeys(deps.db);
    expect(await listWrappingKeys(deps.db.name)).toHaveLength(1);
    expect((await openItem(deps.store, id)).fiche.ordinal).toBe(1);
  });
});

describe('a wrapping key', () => {
  it('is deleted at the next start when the worker was stopped before deleting it', async () => {
    const session = memorySession();
    const deps = createEncryptedTestDependencies('stopped-before-deletion', session);
    await recordOne(deps);
    await deps.storeLock.set(WORDS, false);
    await deps.storeLock.change(WORDS, 'autre', false);
    expect(await listWrappingKeys(deps.db.name)).toHaveLength(3);
    const next = createEncryptedTestDependencies(deps.db.name, session);
    expect(await deleteReplacedKeys(next.db)).toBe(true);
    expect(await deleteReplacedKeys(next.db)).toBe(false);
    expect(await listWrappingKeys(deps.db.name)).toEqual([(await readKeyringRow(deps)).opening.box]);
    expect((await listItems(next.store, 0, 5)).items).toHaveLength(1);
  });

  it('is read again with the keyring when another context replaces both in between', async () => {
    const session = memorySession();
    const deps = createEncryptedTestDependencies('wrapping-key-replaced', session);
    await recordOne(deps);
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

  it('is deleted when another page sets its passphrase first, which stays', async () => {
    const session = memorySession();
    const [one, two] = [
      createEncryptedTestDependencies('two-wrapping-keys', session),
      createEncryptedTestDependencies('two-wrapping-keys', session),
    ];
    const id = await recordOne(one);
    const setting = [one.storeLock.set(WORDS, false), two.storeLock.set('autre', false)];
    expect(await Promise.allSettled(setting)).toMatchObject([
      { status: 'fulfilled' },
      { reason: { code: 'already-running' } },
    ]);
    await deleteReplacedKeys(one.db);
    expect(await listWrappingKeys('two-wrapping-keys')).toEqual([(await readKeyringRow(one)).opening.box]);
    await one.storeLock.unlock(WORDS);
    expect((await openItem(two.store, id)).fiche.text).toBe('Un message inventé.');
  });

  it('is deleted with the store, and reading a missing one creates none', async () => {
    const deps = createEncryptedTestDependencies();
    await recordOne(deps);
    const { box: wrappingKey } = (await readKeyringRow(deps)).opening;
    await deps.storeLock.set(WORDS, false);
    await eraseStore(deps.db);
    expect(await listWrappingKeys(deps.db.name)).toEqual([]);
    await expect(readWrappingKey(wrappingKey)).rejects.toMatchObject({ code: 'record-damaged' });
    expect(await listWrappingKeys(deps.db.name)).toEqual([]);
  });

  it('leaves no database of Dexie beside the store', async () => {
    const deps = createEncryptedTestDependencies('nothing-besides');
    await recordOne(deps);
    const all = (await indexedDB.databases()).map(({ name }) => name);
    expect(all).not.toContain('__dbnames');
    expect(all).toContain('nothing-besides');
  });

  it('is deleted with a store that does not open', async () => {
    const deps = createEncryptedTestDependencies();
    await recordOne(deps);
    deps.db.close();
    await upgradeDatabase(deps.db.name);
    const old = createEncryptedTestDependencies(deps.db.name);
    await expect(old.storeLock.state()).rejects.toMatchObject({ code: 'store-other-version' });
    await eraseStore(old.db);
    expect(await listWrappingKeys(deps.db.name)).toEqual([]);
    expect(await recordItem(old, buildCapturedPage(), buildRecordRequest(old))).toBe(1);
  });
});
