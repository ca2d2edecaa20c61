import { useMemo } from 'preact/hooks';
import type { ItemSummary } from '../../../domain/item/itemIndex.ts';
import { groupSameTexts, type SameText } from '../../../domain/item/sameTexts.ts';
import { filterItems, NO_FILTER, type SearchableItem } from '../../../domain/item/search.ts';
import type { CaseIndex } from '../useCaseIndex.ts';
import type { ListState } from './listState.ts';

export const ITEMS_PER_PAGE = 50;

/** One row of the list: one item, or the items of one account with the same words. */
export interface ListRow {
  /** The item that the row shows and opens: the newest one. */
  readonly item: ItemSummary;
  readonly entry: SearchableItem | undefined;
  /** Ids of all items of the row. */
  readonly ids: readonly string[];
  readonly publications: number;
  readonly threatWords: readonly string[];
}

interface ListRows {
  /** The rows of the page; null while they are being read. */
  readonly rows: readonly ListRow[] | null;
  /** Number of rows on all pages. */
  readonly rowCount: number;
  /** Number of items on all pages. */
  readonly itemCount: number;
}

/**
 * Unfiltered pages by date come from the background (`listed`), which is faster; the others from the case index, once
 * it is loaded. `from` and `count` are in rows.
 */
export function useListRows(
  { index, leftOut }: Pick<CaseIndex, 'index' | 'leftOut'>,
  { filters, grouping }: Pick<ListState, 'filters' | 'grouping'>,
  listed: { readonly items: readonly ItemSummary[]; readonly total: number } | null,
  from: number,
  count: number,
): ListRows {
  const isListed = filters === NO_FILTER && grouping === 'date';
  const entries = useMemo(
    () => new Map<string, SearchableItem>(index?.items.map((entry) => [entry.item.id, entry])),
    [index],
  );
  const found = useMemo(() => {
    if (isListed || index === null) return null;
    const entriesFound = filterItems(index, filters, leftOut);
    if (grouping === 'account') return { entriesFound, groups: groupSameTexts(entriesFound, index) };
    return { entriesFound, groups: null };
  }, [isListed, index, filters, grouping, leftOut]);
  if (isListed) {
    const rows = listed?.items.map((item) => {
      return { item, entry: entries.get(item.id), ids: [item.id], publications: 1, threatWords: [] };
    });
    return { rows: rows ?? null, rowCount: listed?.total ?? 0, itemCount: listed?.total ?? 0 };
  }
  if (found === null) return { rows: null, rowCount: 0, itemCount: 0 };
  const { entriesFound, groups } = found;
  // Only the rows of the page are built: a key in the search may find 20,000 items.
  const rows =
    groups?.slice(from, from + count).map(buildRow) ??
    entriesFound
      .slice(from, from + count)
      .map((entry) => buildRow({ entries: [entry], publications: 1, threatWords: [] }));
  return { rows, rowCount: (groups ?? entriesFound).length, itemCount: entriesFound.length };
}

function buildRow({ entries, publications, threatWords }: SameText): ListRow {
  const [entry] = entries;
  return { item: entry.item, entry, ids: entries.map(({ item }) => item.id), publications, threatWords };
}
