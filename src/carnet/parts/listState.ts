import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ItemSummary } from '../../domain/item/itemIndex.ts';
import { type Counts, countKinds, sumCounts } from '../../domain/item/kind.ts';
import { groupSameTexts, type SameText } from '../../domain/item/sameTexts.ts';
import { type Filters, filterItems, isUnfiltered, NO_FILTER, type SearchableItem } from '../../domain/item/search.ts';
import type { AskedList } from '../route.ts';
import type { CaseIndex } from './useCaseIndex.tsx';

export type Grouping = 'date' | 'account';

/** A change made from the list, and how it is undone; null: nothing changed, and the sentence says why. */
export interface ListChange {
  readonly sentence: string;
  readonly undo: (() => Promise<unknown>) | null;
}

export type ListState = ReturnType<typeof useListState>;

/**
 * What the list keeps while another view shows: in memory only, until the store is locked. `caseId`: the open case. The
 * list of another one starts without filters or a change to undo.
 */
export function useListState(caseId: string | null) {
  const [filters, setFilters] = useState<Filters>(NO_FILTER);
  const [grouping, setGrouping] = useState<Grouping>('date');
  const [lastChange, setLastChange] = useState<ListChange | null>(null);
  /**
   * The page of the list that was last shown, and the item opened there: its row takes the focus on return. `asked`:
   * the list that a link asked for, until the list and its items are left: the Back button changes nothing meanwhile.
   */
  const place = useRef<{ path: string; itemId: string | null; asked: AskedList | null }>({
    path: 'items',
    itemId: null,
    asked: null,
  }).current;
  const isErased = useRef(false);
  const shownCase = useRef(caseId);
  useLayoutEffect(() => {
    // As soon as it goes: what is typed while the next one is read stays.
    const isLeft = shownCase.current !== null && shownCase.current !== caseId;
    shownCase.current = caseId;
    if (!isLeft) return;
    setFilters(NO_FILTER);
    setGrouping('date');
    setLastChange(null);
    Object.assign(place, { path: 'items', itemId: null });
  }, [caseId, place]);
  return useMemo(
    () => ({
      filters,
      setFilters,
      grouping,
      setGrouping,
      lastChange,
      setLastChange,
      place,
      /** An item was erased from its page: the list says so once, when it shows. */
      noteErasure: () => {
        isErased.current = true;
        place.itemId = null;
        // An undo beside it would seem to be the undo of the erasure.
        setLastChange(null);
      },
      takeErasure: () => {
        const wasErased = isErased.current;
        isErased.current = false;
        return wasErased;
      },
    }),
    [filters, grouping, lastChange, place],
  );
}

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
  /** The items that the filters chose, on all pages; null when they only sort. */
  readonly chosen: readonly SearchableItem[] | null;
  /** By account, on all pages; null when the rows are by date. */
  readonly accountCounts: ReadonlyMap<string, AccountCount> | null;
}

export interface AccountCount {
  readonly counts: Counts;
  /** Its captures, on all pages. */
  readonly entries: readonly SearchableItem[];
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
    if (grouping === 'date') return { entriesFound, groups: null, accountCounts: null };
    const groups = groupSameTexts(entriesFound, index);
    return { entriesFound, groups, accountCounts: countByAccount(groups) };
  }, [isListed, index, filters, grouping, leftOut]);
  if (isListed) {
    const rows = listed?.items.map((item) => {
      return { item, entry: entries.get(item.id), ids: [item.id], publications: 1, threatWords: [] };
    });
    return {
      rows: rows ?? null,
      rowCount: listed?.total ?? 0,
      itemCount: listed?.total ?? 0,
      chosen: null,
      accountCounts: null,
    };
  }
  if (found === null) return { rows: null, rowCount: 0, itemCount: 0, chosen: null, accountCounts: null };
  const { entriesFound, groups, accountCounts } = found;
  // Only the rows of the page are built: a key in the search may find 20,000 items.
  const rows =
    groups?.slice(from, from + count).map(buildRow) ??
    entriesFound
      .slice(from, from + count)
      .map((entry) => buildRow({ entries: [entry], counts: countKinds([entry.item.kind]), threatWords: [] }));
  const chosen = isUnfiltered({ ...filters, sort: NO_FILTER.sort }) ? null : entriesFound;
  return { rows, rowCount: (groups ?? entriesFound).length, itemCount: entriesFound.length, chosen, accountCounts };
}

function countByAccount(groups: readonly SameText[]): ReadonlyMap<string, AccountCount> {
  const byAccount = Map.groupBy(groups, ({ entries: [{ account }] }) => account.key);
  return new Map(
    [...byAccount].map(([key, some]) => [
      key,
      {
        counts: sumCounts(some.map(({ counts }) => counts)),
        entries: some.flatMap(({ entries }) => entries),
      },
    ]),
  );
}

function buildRow({ entries, counts, threatWords }: SameText): ListRow {
  const [entry] = entries;
  return { item: entry.item, entry, ids: entries.map(({ item }) => item.id), publications: counts.total, threatWords };
}
