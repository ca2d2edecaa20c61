import type { CaseStore, ListedHead } from '../domain/case/case.ts';
import type { ItemList, OpenedItem } from '../domain/item/itemIndex.ts';
import { Refusal } from '../domain/shared/errors.ts';

/** Counts the items of a case, and those of them that were withdrawn. */
export async function countListed(store: CaseStore, head: ListedHead): Promise<Pick<ItemList, 'total' | 'withdrawn'>> {
  const [total, withdrawn] = await Promise.all([store.countItems(head), store.countWithdrawn(head.caseId)]);
  return { total, ...(withdrawn > 0 && { withdrawn }) };
}

/** Lists items of a case, by default of the one that captures go to. */
export async function listItems(store: CaseStore, from: number, count: number, caseId?: string): Promise<ItemList> {
  const [head, attempts] = await Promise.all([
    caseId === undefined ? store.currentCase() : store.caseHead(caseId),
    store.interruptedAttempts(),
  ]);
  // In another carnet it would read as if the capture just made there had failed.
  const interrupted = attempts.filter((one) => head === null || (one.caseId ?? head.caseId) === head.caseId);
  if (head === null) return { total: 0, items: [], interrupted };
  const [counts, items] = await Promise.all([countListed(store, head), store.listSummaries(head, from, count)]);
  return { ...counts, items, interrupted };
}

/** Throws Refusal `nothing-there` when the item or its summary is missing. Many items have no preview. */
export async function openItem(
  store: Pick<CaseStore, 'item' | 'summary' | 'preview' | 'removedFiles'>,
  itemId: string,
): Promise<OpenedItem<Blob>> {
  const [item, summary, preview] = await Promise.all([
    store.item(itemId),
    store.summary(itemId),
    store.preview(itemId),
  ]);
  if (item === null || summary === null) throw new Refusal('nothing-there');
  const erasedPaths = [...((await store.removedFiles(item.caseId)).get(itemId) ?? [])];
  return { summary, fiche: item.fiche, digest: item.digest, preview, erasedPaths };
}
