import type { CaseStore } from '../domain/caseStore.ts';
import { Refusal } from '../domain/errors.ts';
import type { Fiche } from '../domain/item.ts';
import type { InterruptedAttempt, ItemSummary } from '../domain/summary.ts';

export interface Listed {
  readonly total: number;
  readonly items: readonly ItemSummary[];
  readonly interrupted: readonly InterruptedAttempt[];
}

export async function listItems(store: CaseStore, from: number, count: number): Promise<Listed> {
  const [head, interrupted] = await Promise.all([store.currentCase(), store.interruptedAttempts()]);
  if (head === null) return { total: 0, items: [], interrupted };
  return { total: head.items, items: await store.listSummaries(head.caseId, from, count), interrupted };
}

export interface OpenedItem {
  readonly summary: ItemSummary;
  readonly fiche: Fiche;
  readonly digest: string;
  /** Null where no image is kept on purpose. */
  readonly preview: Blob | null;
  /** Paths of its files that were erased. */
  readonly gone: readonly string[];
}

export async function openItem(
  store: Pick<CaseStore, 'item' | 'summary' | 'preview' | 'removedFiles'>,
  itemId: string,
): Promise<OpenedItem> {
  const [item, summary, preview] = await Promise.all([
    store.item(itemId),
    store.summary(itemId),
    store.preview(itemId),
  ]);
  if (item === null || summary === null || (preview === null && !summary.unkept))
    throw new Refusal('nothing-there');
  const gone = [...((await store.removedFiles(item.caseId)).get(itemId) ?? [])];
  return { summary, fiche: ficheOf(item.ficheBytes), digest: item.digest, preview, gone };
}

/** Bytes that this program sealed; their digest is checked where it matters, on the way out. */
export function ficheOf(bytes: Uint8Array): Fiche {
  return JSON.parse(new TextDecoder().decode(bytes)) as Fiche;
}
