import type { CaseStore } from '../../domain/case/caseStore.ts';
import { CONTEXT_RELATIONS, type ContextRelation, relatedAddress } from '../../domain/item/itemLinks.ts';
import type { ItemSummary } from '../../domain/item/itemSummary.ts';
import { openItem } from './itemQueries.ts';

interface ContextSuggestion {
  readonly itemId: string;
  readonly ordinal: number;
  readonly relations: readonly ContextRelation[];
}

/** Bounds the search: an account captured only before these items is suggested again. */
const MAX_SUMMARIES = 200;

/**
 * Suggests capturing the context of the newest item. Returns null when its account was captured before, or when the
 * item is itself the context of another.
 */
export async function suggestContext(
  store: Pick<CaseStore, 'currentCase' | 'listSummaries' | 'item' | 'summary' | 'preview' | 'removedFiles'>,
): Promise<ContextSuggestion | null> {
  const head = await store.currentCase();
  if (head === null || head.items === 0) return null;
  const [newest, ...earlier] = await store.listSummaries(head.caseId, 0, MAX_SUMMARIES);
  if (newest === undefined || newest.withdrawn || newest.unkept) return null;
  const account = accountIdentity(newest);
  if (account === null || earlier.some((other) => accountIdentity(other) === account)) return null;
  const { fiche } = await openItem(store, newest.id);
  if (fiche.context.linked !== undefined) return null;
  const relations = CONTEXT_RELATIONS.filter((relation) => relatedAddress(fiche, relation) !== null);
  return relations.length === 0 ? null : { itemId: newest.id, ordinal: newest.ordinal, relations };
}

function accountIdentity({ platform, handle, displayName }: ItemSummary): string | null {
  const name = handle ?? displayName;
  return name === null ? null : `${platform} ${name.toLowerCase()}`;
}
