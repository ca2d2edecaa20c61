import { Dexie } from 'dexie';
import { Refusal } from '../domain/errors.ts';
import { type Room, told, written } from './faults.ts';

/**
 * A random key in a database of its own, under which the keyring keeps what opens the store. A row that is written over
 * stays in the browser's own log for a while; a database that is deleted does not (docs/decisions.md says how). So every
 * change of passphrase takes a new box and deletes the old one: keyrings that are still found in a log then open
 * nothing, whoever knows the passphrase of that day. A box that no keyring names opens nothing either.
 */
type Bytes = Uint8Array<ArrayBuffer>;

export interface KeyBox {
  readonly name: string;
  readonly key: Bytes;
}

const prefixOf = (store: string): string => `${store}-key-`;

const TABLE = 'box';
const ROW = 'key';

/** For the store of that name; on the disk when it resolves. */
export async function makeBox(store: Room & { readonly name: string }): Promise<KeyBox> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const name = `${prefixOf(store.name)}${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const box = new Dexie(name, { chromeTransactionDurability: 'strict' });
  box.version(1).stores({ [TABLE]: '' });
  try {
    await written(store, () => box.table(TABLE).add(key, ROW));
  } finally {
    box.close();
  }
  return { name, key };
}

/** Throws Refusal `record-damaged` where there is none: another page's passphrase may just have taken its place. */
export async function readBox(name: string): Promise<KeyBox> {
  const box = new Dexie(name);
  try {
    await told(() => box.open());
    const key = await told(() => box.table<Bytes>(TABLE).get(ROW));
    if (key === undefined) throw new Refusal('record-damaged');
    return { name, key };
  } catch (error) {
    throw error instanceof Dexie.NoSuchDatabaseError ? new Refusal('record-damaged', {}, error) : error;
  } finally {
    box.close();
  }
}

export async function deleteBox(name: string): Promise<void> {
  await told(() => Dexie.delete(name));
}

/** All that were ever made for the store of that name and still lie there. */
export async function boxesOf(store: string): Promise<readonly string[]> {
  const names = await told(() => Dexie.getDatabaseNames());
  return names.filter((name) => name.startsWith(prefixOf(store)));
}
