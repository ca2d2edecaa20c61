import { append, type Desk } from './steps.ts';

/** Takes an item out of the dossiers to come. It stays sealed; the journal says it was withdrawn, and when. */
export async function withdrawItem(desk: Desk, itemId: string): Promise<void> {
  const item = await desk.store.item(itemId);
  if (item === null) throw new Error(`no item ${itemId}`);
  if ((await desk.store.withdrawnItems(item.caseId)).has(itemId)) return;
  await append(desk, item.caseId, async () => ({
    event: { event: 'item.withdrawn', item: itemId, payload: { reason: 'person' } },
    withdrawn: itemId,
  }));
}
