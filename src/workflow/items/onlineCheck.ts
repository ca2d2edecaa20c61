import { relatedAddress } from '../../domain/item/item.ts';
import { notesDocument, type OnlineResult } from '../../domain/item/itemNotes.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { updateDocument } from '../case/caseDocuments.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';
import { openItem } from './itemQueries.ts';

interface OnlineCheckInput {
  readonly item: string;
  readonly result: OnlineResult;
  /** Id of the item captured at the address during this check. */
  readonly captured: string | null;
}

/**
 * Records what the person saw at the item's address (« Encore en ligne ? »), dated now. Throws Refusal `nothing-there`,
 * `locked`.
 */
export async function recordOnlineCheck(
  deps: WorkflowDependencies,
  { item, result, captured }: OnlineCheckInput,
): Promise<void> {
  const { fiche } = await openItem(deps.store, item);
  const address = relatedAddress(fiche, 'check');
  if (address === null) throw new Refusal('nothing-there');
  const check = { at: deps.clock.now().toISOString(), address, result, item: captured };
  await updateDocument(deps, fiche.caseId, notesDocument(item), (before) => ({
    ...before,
    online: [...before.online, check],
  }));
}
