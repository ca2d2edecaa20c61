import { useEffect, useMemo } from 'preact/hooks';
import { groupSameTexts } from '../../../domain/item/sameTexts.ts';
import { filterItems } from '../../../domain/item/search.ts';
import { ITEMS_PER_PAGE } from '../items/listRows.ts';
import type { ListState } from '../items/listState.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import { findItemPlace, type ItemPlace } from './ItemPager.tsx';

/** The place of an item in the list, and the way back there; null until the case is read. */
export function useItemPlace({ index, leftOut }: CaseIndex, list: ListState, id: string): ItemPlace | null {
  const { filters, grouping, place } = list;
  const ids = useMemo(() => {
    if (index === null) return [];
    const entries = filterItems(index, filters, leftOut);
    const sorted = grouping === 'date' ? entries : groupSameTexts(entries, index).flatMap((one) => one.entries);
    return sorted.map(({ item }) => item.id);
  }, [index, filters, grouping, leftOut]);
  const found = useMemo(() => findItemPlace(ids, id), [ids, id]);
  // Back in the list, the focus is on the item that was last seen.
  useEffect(() => {
    if (found === null || grouping !== 'date') return;
    const page = Math.ceil(found.position / ITEMS_PER_PAGE);
    Object.assign(place, { path: page > 1 ? `items/${page}` : 'items', itemId: id });
  }, [found, grouping, place, id]);
  return found;
}
