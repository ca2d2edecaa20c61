import type { DBCore, DBCoreTable, Middleware } from 'dexie';

/** A crash, after which no operation reaches the store, or a full disk. */
export interface InjectedFault {
  /** Number of store operations before it. */
  after: number;
  kind: 'crash' | 'full';
}

class ProcessKilled extends Error {
  override readonly name = 'ProcessKilled';
}

/** Fails at the given operation of the store, of any kind. IndexedDB then undoes the transaction. */
export function injectFault(fault: InjectedFault | null): Middleware<DBCore> {
  let operations = 0;
  const failIfDue = (writes: boolean): void => {
    if (fault === null) return;
    operations += 1;
    if (operations < fault.after) return;
    if (fault.kind === 'crash') throw new ProcessKilled();
    if (writes) throw new DOMException('full', 'QuotaExceededError');
  };
  const wrapTable = (table: DBCoreTable): DBCoreTable => {
    const wrapOperation =
      <Q, R>(operation: (request: Q) => PromiseLike<R>, writes = (_: Q): boolean => false) =>
      (request: Q) => {
        failIfDue(writes(request));
        return operation(request) as Promise<R>;
      };
    return {
      ...table,
      get: wrapOperation(table.get),
      getMany: wrapOperation(table.getMany),
      query: wrapOperation(table.query),
      count: wrapOperation(table.count),
      openCursor: wrapOperation(table.openCursor),
      mutate: wrapOperation(table.mutate, ({ type }) => type !== 'delete'),
    };
  };
  return {
    stack: 'dbcore',
    name: 'fault',
    create: (core) => ({ ...core, table: (name) => wrapTable(core.table(name)) }),
  };
}
