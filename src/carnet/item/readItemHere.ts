import { Refusal } from '../../domain/shared/errors.ts';
import type { Ask, ItemDetail } from '../../messages/protocol.ts';
import type { CarnetApi } from '../carnetApi.ts';

/**
 * Reads an item of the case that the page shows. An item of another case, which a tab or a link may still name, would
 * be shown beside this one's documents, and joined to them: it is refused as one that is not there.
 */
export async function readItemHere(ask: Ask, store: CarnetApi['store'], itemId: string): Promise<ItemDetail> {
  const [detail, head] = await Promise.all([ask('ui>bg:readItem', { itemId }), store.currentCase()]);
  if (detail.fiche.caseId !== head?.caseId) throw new Refusal('nothing-there');
  return detail;
}
