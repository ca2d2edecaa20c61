import type { Change } from '../domain/caseStore.ts';
import type { Fiche } from '../domain/item.ts';
import { erasable } from '../domain/unkept.ts';
import { ficheOf } from './browse.ts';
import { goingWith } from './sharedPictures.ts';
import type { SharedShots } from './sharedShots.ts';
import { append, type Desk } from './steps.ts';

interface RemoveDesk extends Desk {
  readonly screens: SharedShots;
}

/**
 * Erases the files of an item whose image must not be kept: pixels, media, page source and preview leave the store in
 * the transaction that writes the journal's line. The fiche and its text stay. The very same pictures leave the other
 * items of the case first (`goingWith`): the item is done once they are. Nothing to do the second time. Posts of a thread
 * under way, sealed after this, lose that screen as they come (`loseUnkept`).
 */
export async function removeFiles(desk: RemoveDesk, itemId: string): Promise<void> {
  const item = await desk.store.item(itemId);
  if (item === null) throw new Error(`no item ${itemId}`);
  const { caseId } = item;
  const fiche = ficheOf(item.ficheBytes);
  desk.screens.unkeep(fiche);
  const removed = await desk.store.removedFiles(caseId);
  for (const { id, ficheBytes } of await desk.store.openItems(caseId, (id) => id !== itemId)) {
    if (ficheBytes === null) continue;
    const going = goingWith(ficheOf(ficheBytes), fiche);
    if (going !== null) await erase(desk, caseId, { itemId: id, ...going }, removed);
  }
  await erase(desk, caseId, { itemId, paths: erasable(fiche) }, removed);
}

/** What was sealed a moment ago may share its screen with an item whose image was erased before or meanwhile. */
export async function loseUnkept(desk: RemoveDesk, fiche: Fiche): Promise<void> {
  for (const gone of desk.screens.unkeptBeside(fiche)) {
    const going = goingWith(fiche, gone);
    if (going === null) continue;
    const removed = await desk.store.removedFiles(fiche.caseId);
    await erase(desk, fiche.caseId, { itemId: fiche.id, ...going }, removed);
  }
}

async function erase(
  desk: Desk,
  caseId: string,
  going: NonNullable<Change['removed']>,
  removed: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> {
  const { itemId } = going;
  const paths = going.paths.filter((path) => !removed.get(itemId)?.has(path));
  if (paths.length === 0) return;
  await append(desk, caseId, async () => ({
    // No reason is written: whoever reads the journal learns that files are gone, and which.
    event: { event: 'item.filesRemoved', item: itemId, payload: { paths } },
    removed: { ...going, paths },
  }));
}
