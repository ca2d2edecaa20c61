import type { CaseHead, CaseStore } from '../domain/case/case.ts';
import { CONTEXT_RELATIONS, type ContextRelation, relatedAddress } from '../domain/item/item.ts';
import type { ItemSummary, OnlineResult } from '../domain/item/itemIndex.ts';
import { notesDocument } from '../domain/item/itemNotes.ts';
import { Refusal } from '../domain/shared/errors.ts';
import type { WorkflowDependencies } from './case/caseJournal.ts';
import { updateDocument } from './case/storedDocuments.ts';
import { openItem } from './itemQueries.ts';

interface ContextSuggestion {
  readonly itemId: string;
  readonly relations: readonly ContextRelation[];
}

/** Bounds the search: with more items, an account that is not found is not known to be new. */
const MAX_SEARCHED = 200;
/** An account that posts often is found among the newest items, and most summaries need no decryption. */
const BATCH_SIZE = 25;

/**
 * Suggests capturing the context of the newest item. Returns null when its account was captured before, when that is
 * not known, or when the item is itself the context of another.
 */
export async function suggestContext(
  store: Pick<CaseStore, 'currentCase' | 'listSummaries' | 'item'>,
): Promise<ContextSuggestion | null> {
  const head = await store.currentCase();
  if (head === null || head.items === 0 || head.items > MAX_SEARCHED) return null;
  const [newest] = await store.listSummaries(head, 0, 1);
  if (newest === undefined || newest.withdrawn || newest.prohibited) return null;
  const account = accountIdentity(newest);
  const item = account === null ? null : await store.item(newest.id);
  if (item === null) return null;
  const { fiche } = item;
  if (fiche.context.linked !== undefined) return null;
  const relations = CONTEXT_RELATIONS.filter((relation) => relatedAddress(fiche, relation) !== null);
  const isNew = relations.length > 0 && (await isFirstOfAccount(store, head, account));
  return isNew ? { itemId: newest.id, relations } : null;
}

async function isFirstOfAccount(
  store: Pick<CaseStore, 'listSummaries'>,
  head: CaseHead,
  account: string | null,
): Promise<boolean> {
  for (let from = 1; from < head.items; from += BATCH_SIZE) {
    const earlier = await store.listSummaries(head, from, BATCH_SIZE);
    if (earlier.some((other) => accountIdentity(other) === account)) return false;
  }
  return true;
}

function accountIdentity({ platform, handle, displayName }: ItemSummary): string | null {
  const name = handle ?? displayName;
  return name === null ? null : `${platform} ${name.toLowerCase()}`;
}

interface OnlineCheckInput {
  readonly item: string;
  readonly result: OnlineResult;
  /** Id of the item captured at the address during this check. */
  readonly captured: string | null;
}

/** Records what was seen at the address (« Encore en ligne ? »), now. Throws Refusal `nothing-there`, `locked`. */
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
