import type { CaseStore } from '../domain/case/case.ts';
import type { ItemList, OpenedItem } from '../domain/item/itemIndex.ts';
import { Refusal } from '../domain/shared/errors.ts';

/** Lists items of a case, by default of the one that captures go to. */
export async function listItems(store: CaseStore, from: number, count: number, caseId?: string): Promise<ItemList> {
  const [head, interrupted] = await Promise.all([
    caseId === undefined ? store.currentCase() : store.caseHead(caseId),
    store.interruptedAttempts(),
  ]);
  if (head === null) return { total: 0, items: [], interrupted };
  const [total, items] = await Promise.all([store.countItems(head), store.listSummaries(head, from, count)]);
  return { total, items, interrupted };
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
