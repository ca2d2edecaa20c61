import { appendToJournal, type WorkflowDependencies } from '../case/caseJournal.ts';

/** Takes an item out of the dossiers to come. It stays sealed; the journal says it was withdrawn, and when. */
export async function withdrawItem(deps: WorkflowDependencies, itemId: string): Promise<void> {
  const item = await deps.store.item(itemId);
  if (item === null) throw new Error(`no item ${itemId}`);
  if ((await deps.store.withdrawnItems(item.caseId)).has(itemId)) return;
  await appendToJournal(deps, item.caseId, async () => ({
    event: { event: 'item.withdrawn', item: itemId, payload: { reason: 'person' } },
    withdrawn: itemId,
  }));
}
