import { useRef } from 'preact/hooks';
import { isIntimate } from '../../domain/item/itemNotes.ts';
import type { SearchableItem } from '../../domain/item/search.ts';
import type { ListRow } from './listState.ts';

/** Whether the items of a row are in the next dossiers. `unread`: what decides is not read yet. */
export type DossierTick = 'in' | 'out' | 'some' | 'unread';

/**
 * Returns null for what no tick of the list puts in a dossier: withdrawn or unreadable items, images marked as intimate
 * and attached documents, which are asked for before an export.
 */
export function readDossierTick(
  { item, entry, ids }: Pick<ListRow, 'item' | 'entry' | 'ids'>,
  leftOut: ReadonlySet<string>,
  attachedIds: ReadonlySet<string> | null,
): DossierTick | null {
  if (item.withdrawn || item.unread) return null;
  if (entry === undefined || attachedIds === null) return 'unread';
  if (!isTickable(entry, attachedIds)) return null;
  const out = ids.filter((id) => leftOut.has(id)).length;
  return out === 0 ? 'in' : out === ids.length ? 'out' : 'some';
}

/**
 * Returns a function that chooses the rows of a tick: with Shift, those from the last tick to this one, as in lists of
 * files; else this one alone.
 */
export function useTickedRows<Row extends { readonly item: { readonly id: string } }>(
  rows: readonly Row[],
): (id: string, withShift: boolean) => readonly Row[] {
  const lastId = useRef<string | null>(null);
  return (id, withShift) => {
    const positionOf = (wanted: string | null) => rows.findIndex(({ item }) => item.id === wanted);
    const [at, last] = [positionOf(id), withShift ? positionOf(lastId.current) : -1];
    lastId.current = id;
    return last === -1 ? rows.slice(at, at + 1) : rows.slice(Math.min(at, last), Math.max(at, last) + 1);
  };
}

export const isTickable = ({ item, notes }: SearchableItem, attachedIds: ReadonlySet<string>): boolean =>
  !item.withdrawn && !item.unread && !isIntimate(notes) && !attachedIds.has(item.id);
