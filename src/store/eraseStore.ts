import { KEYRING_ROW } from '../domain/formatNames.ts';
import type { RecueilDb } from './db.ts';
import type { KeyringRow } from './keyringRow.ts';
import { guardedWrite, mapStoreErrors } from './storeErrors.ts';
import { deleteWrappingKey, listWrappingKeys } from './wrappingKey.ts';

/**
 * Deletes the replaced wrapping keys. Returns whether there were any. Call it at each start, since an earlier call may
 * have been interrupted.
 */
export async function deleteReplacedKeys(db: RecueilDb): Promise<boolean> {
  const replaced = (await mapStoreErrors(() => db.keyring.get(KEYRING_ROW)))?.gone ?? [];
  if (replaced.length === 0) return false;
  await guardedWrite(db, async () => {
    await Promise.all(replaced.map(deleteWrappingKey));
    await db.transaction('rw', db.keyring, async () => {
      const current = await db.keyring.get(KEYRING_ROW);
      const remaining = current?.gone?.filter((name) => !replaced.includes(name)) ?? [];
      if (current !== undefined) await db.keyring.put({ ...current, gone: remaining });
    });
  });
  return true;
}

/**
 * Deletes the database and its wrapping keys; the next use of `db` creates new ones. Other contexts close their
 * connections by themselves.
 */
export async function eraseStore(db: RecueilDb): Promise<void> {
  // A store that does not open, for example one of a newer version, is erased too.
  const wrappingKeys = await db.keyring.get(KEYRING_ROW).then(wrappingKeysNamedBy, () => listWrappingKeys(db.name));
  await mapStoreErrors(() => db.delete({ disableAutoOpen: false }));
  await Promise.all(wrappingKeys.map(deleteWrappingKey));
}

function wrappingKeysNamedBy(ring: KeyringRow | undefined): readonly string[] {
  const { box: wrappingKeyName } = ring?.opening ?? {};
  return [...(ring?.gone ?? []), ...(wrappingKeyName === undefined ? [] : [wrappingKeyName])];
}
