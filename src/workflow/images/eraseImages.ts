import type { CaseChange } from '../../domain/case/case.ts';
import type { Fiche } from '../../domain/item/item.ts';
import { erasablePaths } from '../../domain/item/prohibitedImages.ts';
import type { ScreenshotCache } from '../capture/screenshotCache.ts';
import { appendToJournal, type WorkflowDependencies } from '../case/caseJournal.ts';
import { parseFiche } from '../items/itemQueries.ts';
import { selectFilesToErase } from './sharedImagePolicy.ts';

interface EraseImagesDependencies extends WorkflowDependencies {
  readonly screenshotCache: ScreenshotCache;
}

/**
 * Erases the images, media, page source and preview of an item whose image must not be kept, in the transaction that
 * appends the journal line. Its fiche and text stay. Other items of the case lose the same images first
 * (`selectFilesToErase`), so a second run completes one that was interrupted. Posts of a thread being captured, sealed
 * after this, lose them in `eraseSharedProhibitedImages`.
 */
export async function eraseItemImages(deps: EraseImagesDependencies, itemId: string): Promise<void> {
  const item = await deps.store.item(itemId);
  if (item === null) throw new Error(`no item has the id ${itemId}`);
  const { caseId } = item;
  const fiche = parseFiche(item.ficheBytes);
  deps.screenshotCache.addProhibited(fiche);
  const removed = await deps.store.removedFiles(caseId);
  for (const { id, ficheBytes } of await deps.store.openItems(caseId, (id) => id !== itemId)) {
    if (ficheBytes === null) continue;
    const erasure = selectFilesToErase(parseFiche(ficheBytes), fiche);
    if (erasure !== null) await eraseFiles(deps, caseId, { itemId: id, ...erasure }, removed);
  }
  await eraseFiles(deps, caseId, { itemId, paths: erasablePaths(fiche) }, removed);
}

/** Erases, from an item just sealed, the screenshot it shares with items whose image was erased during the capture. */
export async function eraseSharedProhibitedImages(deps: EraseImagesDependencies, fiche: Fiche): Promise<void> {
  for (const prohibitedFiche of deps.screenshotCache.findProhibitedFromSameShot(fiche)) {
    const erasure = selectFilesToErase(fiche, prohibitedFiche);
    if (erasure === null) continue;
    const removed = await deps.store.removedFiles(fiche.caseId);
    await eraseFiles(deps, fiche.caseId, { itemId: fiche.id, ...erasure }, removed);
  }
}

async function eraseFiles(
  deps: WorkflowDependencies,
  caseId: string,
  erasure: NonNullable<CaseChange['removed']>,
  removed: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> {
  const { itemId } = erasure;
  const paths = erasure.paths.filter((path) => !removed.get(itemId)?.has(path));
  if (paths.length === 0) return;
  await appendToJournal(deps, caseId, async () => ({
    // No reason is written: readers of the journal learn only which files were erased.
    event: { event: 'item.filesRemoved', item: itemId, payload: { paths } },
    removed: { ...erasure, paths },
  }));
}
