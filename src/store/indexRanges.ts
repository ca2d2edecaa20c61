import type { Collection, Table } from 'dexie';

/** Ranges over compound indexes: the first part is the owner, the second a number, a path or a name. */

/** Returns the rows of a case in the order of their numbers. */
export function rangeByNumber<T, K>(
  table: Table<T, K>,
  index: '[caseId+ordinal]' | '[caseId+number]' | '[caseId+seq]',
  caseId: string,
  from = 1,
): Collection<T, K> {
  return table.where(index).between([caseId, from], [caseId, Number.POSITIVE_INFINITY]);
}

/** Returns the rows of an owner whose path or name begins with `prefix`. */
export function rangeByName<T, K>(
  table: Table<T, K>,
  index: '[itemId+path]' | '[originId+path]' | '[caseId+name]',
  owner: string,
  prefix = '',
): Collection<T, K> {
  return table.where(index).between([owner, prefix], [owner, `${prefix}\uffff`]);
}
