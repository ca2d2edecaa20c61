import type { RecueilDb } from './db.ts';
import { told, written } from './faults.ts';
import { boxesOf, deleteBox } from './keyBox.ts';
import type { KeyringRow } from './keyring.ts';

/** Deletes the boxes that were replaced, and tells whether there were any. To be called again after a death. */
export async function deleteReplaced(db: RecueilDb): Promise<boolean> {
  const gone = (await told(() => db.keyring.get('keyring')))?.gone ?? [];
  if (gone.length === 0) return false;
  await written(db, async () => {
    await Promise.all(gone.map(deleteBox));
    await db.transaction('rw', db.keyring, async () => {
      const now = await db.keyring.get('keyring');
      const left = now?.gone?.filter((name) => !gone.includes(name)) ?? [];
      if (now !== undefined) await db.keyring.put({ ...now, gone: left });
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
  const boxes = await db.keyring.get('keyring').then(boxesNamed, () => boxesOf(db.name));
  await told(() => db.delete({ disableAutoOpen: false }));
  await Promise.all(boxes.map(deleteBox));
}

function boxesNamed(ring: KeyringRow | undefined): readonly string[] {
  const { box } = ring?.opening ?? {};
  return [...(ring?.gone ?? []), ...(box === undefined ? [] : [box])];
}
