import type { CaseStore, ListedItem } from '../../domain/case/case.ts';
import type { SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { collectBlockedLinks, findBlockedLinks, isProhibitedImage } from '../../domain/item/prohibitedImages.ts';
import { parseFiche } from '../items/itemQueries.ts';

/** Returns the ids of the items whose image must not be kept. */
export async function listProhibitedImageIds(
  store: CaseStore,
  items: readonly ListedItem[],
): Promise<readonly string[]> {
  const summaries = await Promise.all(items.map(({ id }) => store.summary(id)));
  return summaries.flatMap((summary) => (summary?.unkept ? [summary.id] : []));
}

/**
 * Marks, on each item of a dossier, its addresses that lead to an image that must not be kept. The image may belong to
 * any item of the case, in the dossier or not.
 */
export async function markBlockedLinks(
  store: CaseStore,
  caseId: string,
  items: readonly SnapshotItem[],
): Promise<readonly SnapshotItem[]> {
  const includedIds = new Set(items.map(({ fiche }) => fiche.id));
  const listed = await store.listItems(caseId);
  const otherIds = new Set(
    await listProhibitedImageIds(
      store,
      listed.filter(({ id }) => !includedIds.has(id)),
    ),
  );
  const opened = otherIds.size === 0 ? [] : await store.openItems(caseId, (id) => otherIds.has(id));
  const prohibited = [
    ...items.filter(({ fiche, removed }) => isProhibitedImage(fiche, removed)).map(({ fiche }) => fiche),
    ...opened.flatMap(({ ficheBytes }) => (ficheBytes === null ? [] : parseFiche(ficheBytes))),
  ];
  if (prohibited.length === 0) return items;
  const blocked = collectBlockedLinks(prohibited);
  return items.map((item) => {
    const own = findBlockedLinks(item.fiche, blocked);
    return own.size === 0 ? item : { ...item, blockedLinks: own };
  });
}
