import { Dexie } from 'dexie';
import { Refusal } from '../domain/shared/errors.ts';
import { type DiskQuota, guardedWrite, mapStoreErrors } from './storeErrors.ts';

/**
 * A random key in a database of its own, under which the keyring keeps what opens the store. A row that is written over
 * stays in the browser's own log for a while; a database that is deleted does not (docs/decisions.md says how). So every
 * change of passphrase takes a new box and deletes the old one: keyrings that are still found in a log then open
 * nothing, whoever knows the passphrase of that day. A box that no keyring names opens nothing either.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export interface WrappingKey {
  readonly name: string;
  readonly key: Bytes;
}

const databasePrefix = (store: string): string => `${store}-key-`;

const KEY_TABLE = 'box';
const KEY_ROW = 'key';

/** For the store of that name; on the disk when it resolves. */
export async function createWrappingKey(store: DiskQuota & { readonly name: string }): Promise<WrappingKey> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const name = `${databasePrefix(store.name)}${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ [KEY_TABLE]: '' });
  try {
    await guardedWrite(store, () => database.table(KEY_TABLE).add(key, KEY_ROW));
  } finally {
    database.close();
  }
  return { name, key };
}

/** Throws Refusal `record-damaged` where there is none: another page's passphrase may just have taken its place. */
export async function readWrappingKey(name: string): Promise<WrappingKey> {
  const database = new Dexie(name);
  try {
    await mapStoreErrors(() => database.open());
    const key = await mapStoreErrors(() => database.table<Bytes>(KEY_TABLE).get(KEY_ROW));
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

/** All that were ever made for the store of that name and still lie there. */
export async function listWrappingKeys(store: string): Promise<readonly string[]> {
  const names = await mapStoreErrors(() => Dexie.getDatabaseNames());
  return names.filter((name) => name.startsWith(databasePrefix(store)));
}
