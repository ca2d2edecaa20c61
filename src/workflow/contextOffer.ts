import type { CaseStore } from '../domain/caseStore.ts';
import { CONTEXTS, type Context, linkedAddress } from '../domain/linked.ts';
import type { ItemSummary } from '../domain/summary.ts';
import { openItem } from './browse.ts';

interface Offer {
  readonly itemId: string;
  readonly ordinal: number;
  readonly relations: readonly Context[];
}

/** An account seen further back than this is offered once more: thousands of records are not opened for it. */
const LOOKED_AT = 200;

/** The context of the newest item, when it has an account that no earlier item has; it may itself be no context. */
export async function contextOffer(
  store: Pick<CaseStore, 'currentCase' | 'listSummaries' | 'item' | 'summary' | 'preview' | 'removedFiles'>,
): Promise<Offer | null> {
  const head = await store.currentCase();
  if (head === null || head.items === 0) return null;
  const [newest, ...earlier] = await store.listSummaries(head.caseId, 0, LOOKED_AT);
  if (newest === undefined || newest.withdrawn || newest.unkept) return null;
  const account = accountOf(newest);
  if (account === null || earlier.some((other) => accountOf(other) === account)) return null;
  const { fiche } = await openItem(store, newest.id);
  if (fiche.context.linked !== undefined) return null;
  const relations = CONTEXTS.filter((relation) => linkedAddress(fiche, relation) !== null);
  return relations.length === 0 ? null : { itemId: newest.id, ordinal: newest.ordinal, relations };
}

function accountOf({ platform, handle, displayName }: ItemSummary): string | null {
  const name = handle ?? displayName;
  return name === null ? null : `${platform} ${name.toLowerCase()}`;
}
