import { erasable } from '../domain/unkept.ts';
import { ficheOf } from './browse.ts';
import { append, type Desk } from './steps.ts';

/**
 * Erases the files of an item whose image must not be kept: pixels, media, page source and preview leave the store in
 * the transaction that writes the journal's line. The fiche and its text stay. Nothing to do the second time.
 */
export async function removeFiles(desk: Desk, itemId: string): Promise<void> {
  const item = await desk.store.item(itemId);
  if (item === null) throw new Error(`no item ${itemId}`);
  const gone = (await desk.store.removedFiles(item.caseId)).get(itemId);
  const paths = erasable(ficheOf(item.ficheBytes)).filter((path) => !gone?.has(path));
  if (paths.length === 0) return;
  await append(desk, item.caseId, async () => ({
    // No reason is written: whoever reads the journal learns that files are gone, and which.
    event: { event: 'item.filesRemoved', item: itemId, payload: { paths } },
    removed: { itemId, paths },
  }));
}
