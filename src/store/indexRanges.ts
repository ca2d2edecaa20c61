import type { Collection, Table } from 'dexie';

/** Rows by what they belong to: the first part of their index; the second is a number or a path. */

/** In the order of their numbers. */
export function rangeByNumber<T, K>(
  table: Table<T, K>,
  index: '[caseId+ordinal]' | '[caseId+number]' | '[caseId+seq]',
  caseId: string,
  from = 1,
): Collection<T, K> {
  return table.where(index).between([caseId, from], [caseId, Number.POSITIVE_INFINITY]);
}

/** Those whose path, or name, begins with `prefix`. */
export function rangeByName<T, K>(
  table: Table<T, K>,
  index: '[itemId+path]' | '[originId+path]' | '[caseId+name]',
  owner: string,
  prefix = '',
): Collection<T, K> {
  return table.where(index).between([owner, prefix], [owner, `${prefix}\uffff`]);
}
