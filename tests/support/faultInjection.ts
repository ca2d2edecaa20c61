import type { DBCore, DBCoreTable, Middleware } from 'dexie';

/** What happens to a process: nothing, death (nothing it does reaches the store any more), or a full disk. */
export interface InjectedFault {
  /** Operations of the store until then. */
  after: number;
  kind: 'death' | 'full';
}

class ProcessKilled extends Error {
  override readonly name = 'Died';
}

/** Meets `fate` at one operation of the store, whichever that is; what its transaction had written is undone. */
export function injectFault(fault: InjectedFault | null): Middleware<DBCore> {
  let operations = 0;
  const failIfDue = (writes: boolean): void => {
    if (fault === null) return;
    operations += 1;
    if (operations < fault.after) return;
    if (fault.kind === 'death') throw new ProcessKilled();
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
    name: 'fate',
    create: (core) => ({ ...core, table: (name) => wrapTable(core.table(name)) }),
  };
}
