import { relatedAddress } from '../../domain/item/itemLinks.ts';
import { notesDocument, type OnlineResult } from '../../domain/item/notes.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { updateDocument } from '../case/caseDocuments.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';
import { openItem } from './itemQueries.ts';

interface OnlineCheckInput {
  readonly item: string;
  readonly result: OnlineResult;
  /** Made of what stood there, on that occasion. */
  readonly captured: string | null;
}

/** « Encore en ligne ? »: what the person saw at the item's address, dated now. Throws Refusal `nothing-there`, `locked`. */
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
