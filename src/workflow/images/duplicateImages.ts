import type { CaseRepository, CaseStore, DocumentStore } from '../../domain/case/case.ts';
import type { ReceivedDossierRepository } from '../../domain/case/receivedDossiers.ts';
import { type ImageDuplicates, imageFiles } from '../../domain/item/prohibitedImages.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { listNamedCases } from '../case/caseList.ts';
import { parseFiche } from '../items/itemQueries.ts';

interface DuplicateImagesDependencies {
  readonly store: CaseStore;
  readonly caseRepository: CaseRepository;
  readonly documentStore: DocumentStore;
  readonly receivedDossiers: ReceivedDossierRepository;
}

/**
 * Finds where copies of an item's images are still stored: in items of other cases (its own case lost them with it) and
 * in received dossiers, by the digests of their manifests. Damaged items and dossiers are skipped. Throws Refusal
 * `nothing-there`.
 */
export async function findDuplicateImages(deps: DuplicateImagesDependencies, itemId: string): Promise<ImageDuplicates> {
  const { store, receivedDossiers } = deps;
  const item = await store.item(itemId);
  if (item === null) throw new Refusal('nothing-there');
  const digests = new Set(imageFiles(parseFiche(item.ficheBytes)).map(({ sha256 }) => sha256));
  if (digests.size === 0) return { items: [], dossiers: [] };
  const found = { items: [], dossiers: [] } as { [K in keyof ImageDuplicates]: ImageDuplicates[K][number][] };
  for (const [index, { caseId, name }] of (await listNamedCases(deps.caseRepository, deps.documentStore)).entries()) {
    const caseInfo = { caseId, name, place: index + 1 };
    if (caseId !== item.caseId) {
      const removed = await store.removedFiles(caseId);
      for (const { id, ordinal, ficheBytes } of await store.openItems(caseId, () => true)) {
        const images = ficheBytes === null ? [] : imageFiles(parseFiche(ficheBytes));
        if (images.some(({ path, sha256 }) => digests.has(sha256) && !removed.get(id)?.has(path)))
          found.items.push({ ...caseInfo, itemId: id, ordinal });
      }
    }
    for (const { number, files } of (await receivedDossiers.list(caseId)).dossiers)
      if (files.some(({ sha256 }) => digests.has(sha256))) found.dossiers.push({ ...caseInfo, number });
  }
  return found;
}
