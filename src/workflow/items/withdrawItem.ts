import { WITHDRAWAL_REASON, type WithdrawalReason } from '../../domain/formatNames.ts';
import { appendToJournal, type WorkflowDependencies } from '../case/caseJournal.ts';

/** Withdraws an item from future dossiers. It stays sealed, and the journal records the withdrawal and its reason. */
export async function withdrawItem(
  deps: WorkflowDependencies,
  itemId: string,
  reason: WithdrawalReason = WITHDRAWAL_REASON.person,
): Promise<void> {
  const item = await deps.store.item(itemId);
  if (item === null) throw new Error(`no item has the id ${itemId}`);
  if ((await deps.store.withdrawnItems(item.caseId)).has(itemId)) return;
  await appendToJournal(deps, item.caseId, async () => ({
    event: { event: 'item.withdrawn', item: itemId, payload: { reason } },
    withdrawn: itemId,
  }));
}
