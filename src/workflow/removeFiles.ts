import { erasable } from '../domain/unkept.ts';
import { ficheOf } from './browse.ts';
import { sharedWith } from './sharedPictures.ts';
import { append, type Desk } from './steps.ts';

/**
 * Erases the files of an item whose image must not be kept: pixels, media, page source and preview leave the store in
 * the transaction that writes the journal's line. The fiche and its text stay. The very same pictures leave the other
 * items of the case first: the item is done once they are. Nothing to do the second time.
 */
export async function removeFiles(desk: Desk, itemId: string): Promise<void> {
  const item = await desk.store.item(itemId);
  if (item === null) throw new Error(`no item ${itemId}`);
  const { caseId } = item;
  const fiche = ficheOf(item.ficheBytes);
  const removed = await desk.store.removedFiles(caseId);
  for (const { id, ficheBytes } of await desk.store.openItems(caseId, (id) => id !== itemId)) {
    if (ficheBytes === null) continue;
    await erase(desk, { caseId, itemId: id, removed }, sharedWith(ficheOf(ficheBytes), [fiche]));
  }
  await erase(desk, { caseId, itemId, removed }, erasable(fiche));
}

async function erase(
  desk: Desk,
  {
    caseId,
    itemId,
    removed,
  }: {
    readonly caseId: string;
    readonly itemId: string;
    readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
  },
  pictures: readonly string[],
): Promise<void> {
  const paths = pictures.filter((path) => !removed.get(itemId)?.has(path));
  if (paths.length === 0) return;
  await append(desk, caseId, async () => ({
    // No reason is written: whoever reads the journal learns that files are gone, and which.
    event: { event: 'item.filesRemoved', item: itemId, payload: { paths } },
    removed: { itemId, paths },
  }));
}
