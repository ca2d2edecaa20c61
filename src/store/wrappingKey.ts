import { Dexie } from 'dexie';
import { WRAPPING_KEY_INFIX, WRAPPING_KEY_ROW, WRAPPING_KEY_TABLE } from '../domain/formatNames.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { type DiskQuota, guardedWrite, mapStoreErrors } from './storeErrors.ts';

/**
 * A random key in its own database; the keyring's master key is encrypted under it. An overwritten row stays in the
 * browser's log for a while, a deleted database does not (measured in docs/decisions.md). So each change of passphrase
 * creates a new wrapping key and deletes the old one: an old keyring found in a log is then useless, even with the
 * passphrase of that day. A wrapping key that no keyring names is useless too.
 */
export interface WrappingKey {
  readonly name: string;
  readonly key: Bytes;
}

const databasePrefix = (store: string): string => `${store}${WRAPPING_KEY_INFIX}`;

/** Creates a wrapping key for the store. It is on the disk when the promise resolves. */
export async function createWrappingKey(store: DiskQuota & { readonly name: string }): Promise<WrappingKey> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const name = `${databasePrefix(store.name)}${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ [WRAPPING_KEY_TABLE]: '' });
  try {
    await guardedWrite(store, () => database.table(WRAPPING_KEY_TABLE).add(key, WRAPPING_KEY_ROW));
  } finally {
    database.close();
  }
  return { name, key };
}

/** Throws Refusal `record-damaged` when there is none: another page may just have replaced it with a new passphrase. */
export async function readWrappingKey(name: string): Promise<WrappingKey> {
  const database = new Dexie(name);
  try {
    await mapStoreErrors(() => database.open());
    const key = await mapStoreErrors(() => database.table<Bytes>(WRAPPING_KEY_TABLE).get(WRAPPING_KEY_ROW));
    if (key === undefined) throw new Refusal('record-damaged');
    return { name, key };
  } catch (error) {
    throw error instanceof Dexie.NoSuchDatabaseError ? new Refusal('record-damaged', {}, error) : error;
  } finally {
    database.close();
  }
}

export async function deleteWrappingKey(name: string): Promise<void> {
  await mapStoreErrors(() => Dexie.delete(name));
}

export async function listWrappingKeys(store: string): Promise<readonly string[]> {
  const names = await mapStoreErrors(() => Dexie.getDatabaseNames());
  return names.filter((name) => name.startsWith(databasePrefix(store)));
}
