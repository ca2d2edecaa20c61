import type { CaseStore } from '../domain/case/case.ts';
import type { Fiche } from '../domain/item/item.ts';
import type { InterruptedAttempt, ItemSummary } from '../domain/item/itemIndex.ts';
import { Refusal } from '../domain/shared/errors.ts';

export interface ItemList {
  readonly total: number;
  readonly items: readonly ItemSummary[];
  readonly interrupted: readonly InterruptedAttempt[];
}

export async function listItems(store: CaseStore, from: number, count: number): Promise<ItemList> {
  const [head, interrupted] = await Promise.all([store.currentCase(), store.interruptedAttempts()]);
  if (head === null) return { total: 0, items: [], interrupted };
  return { total: head.items, items: await store.listSummaries(head, from, count), interrupted };
}

export interface ItemDetails {
  readonly summary: ItemSummary;
  readonly fiche: Fiche;
  readonly digest: string;
  /** Null when the image must not be kept. */
  readonly preview: Blob | null;
  /** Paths of the item's files that were erased. */
  readonly erasedPaths: readonly string[];
}

/** Throws Refusal `nothing-there` when the item, its summary or its preview is missing. */
export async function openItem(
  store: Pick<CaseStore, 'item' | 'summary' | 'preview' | 'removedFiles'>,
  itemId: string,
): Promise<ItemDetails> {
  const [item, summary, preview] = await Promise.all([
    store.item(itemId),
    store.summary(itemId),
    store.preview(itemId),
  ]);
  if (item === null || summary === null || (preview === null && !summary.unkept)) throw new Refusal('nothing-there');
  const erasedPaths = [...((await store.removedFiles(item.caseId)).get(itemId) ?? [])];
  return { summary, fiche: parseFiche(item.ficheBytes), digest: item.digest, preview, erasedPaths };
}

/** Parses bytes that this program sealed. Does not compare their digest: the export and the integrity check do. */
export function parseFiche(bytes: Uint8Array): Fiche {
  return JSON.parse(new TextDecoder().decode(bytes)) as Fiche;
}
