import type { RecueilDb } from './db.ts';
import type { KeyringRow } from './keyring.ts';
import { guardedWrite, mapStoreErrors } from './storeErrors.ts';
import { deleteWrappingKey, listWrappingKeys } from './wrappingKey.ts';

/** Deletes the boxes that were replaced, and tells whether there were any. To be called again after a death. */
export async function deleteReplacedKeys(db: RecueilDb): Promise<boolean> {
  const replaced = (await mapStoreErrors(() => db.keyring.get('keyring')))?.gone ?? [];
  if (replaced.length === 0) return false;
  await guardedWrite(db, async () => {
    await Promise.all(replaced.map(deleteWrappingKey));
    await db.transaction('rw', db.keyring, async () => {
      const current = await db.keyring.get('keyring');
      const remaining = current?.gone?.filter((name) => !replaced.includes(name)) ?? [];
      if (current !== undefined) await db.keyring.put({ ...current, gone: remaining });
    });
  });
  return true;
}

/**
 * The database itself goes, with its boxes; the next use of `db` makes new ones. Other contexts let go of it by
 * themselves.
 */
export async function eraseStore(db: RecueilDb): Promise<void> {
  // A store that does not open, of a newer version too, is erased all the same.
  const wrappingKeys = await db.keyring
    .get('keyring')
    .then(wrappingKeysNamedBy, () => listWrappingKeys(db.name));
  await mapStoreErrors(() => db.delete({ disableAutoOpen: false }));
  await Promise.all(wrappingKeys.map(deleteWrappingKey));
}

function wrappingKeysNamedBy(ring: KeyringRow | undefined): readonly string[] {
  const { box: wrappingKeyName } = ring?.opening ?? {};
  return [...(ring?.gone ?? []), ...(wrappingKeyName === undefined ? [] : [wrappingKeyName])];
}
