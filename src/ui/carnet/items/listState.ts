import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Filters, NO_FILTER } from '../../../domain/item/search.ts';

export type Grouping = 'date' | 'account';

/** A change made from the list, which can be undone. */
export interface ListChange {
  readonly sentence: string;
  readonly undo: () => Promise<void>;
}

/** What the list keeps while another view shows: in memory only, until the store is locked. */
export interface ListState {
  readonly filters: Filters;
  readonly setFilters: (filters: Filters) => void;
  readonly grouping: Grouping;
  readonly setGrouping: (grouping: Grouping) => void;
  /** Ids of the ticked items. */
  readonly selected: ReadonlySet<string>;
  readonly select: (ids: readonly string[], isSelected: boolean) => void;
  readonly clearSelection: () => void;
  readonly lastChange: ListChange | null;
  readonly setLastChange: (change: ListChange | null) => void;
  /** The page of the list that was last shown, and the item opened there: its row takes the focus on return. */
  readonly place: { path: string; itemId: string | null };
}

/** `caseId`: the open case. The list of another one starts without filters, ticks or a change to undo. */
export function useListState(caseId: string | null): ListState {
  const [filters, setFilters] = useState<Filters>(NO_FILTER);
  const [grouping, setGrouping] = useState<Grouping>('date');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [lastChange, setLastChange] = useState<ListChange | null>(null);
  const place = useRef({ path: 'items', itemId: null }).current;
  const shownCase = useRef(caseId);
  useLayoutEffect(() => {
    const isOther = shownCase.current !== null && caseId !== null && shownCase.current !== caseId;
    shownCase.current = caseId ?? shownCase.current;
    if (!isOther) return;
    setFilters(NO_FILTER);
    setGrouping('date');
    setSelected(new Set());
    setLastChange(null);
    Object.assign(place, { path: 'items', itemId: null });
  }, [caseId, place]);
  return useMemo(
    () => ({
      filters,
      setFilters,
      grouping,
      setGrouping,
      selected,
      select: (ids, isSelected) =>
        setSelected((before) => (isSelected ? before.union(new Set(ids)) : before.difference(new Set(ids)))),
      clearSelection: () => setSelected(new Set()),
      lastChange,
      setLastChange,
      place,
    }),
    [filters, grouping, selected, lastChange, place],
  );
}
