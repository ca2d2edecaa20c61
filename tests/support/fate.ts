import type { DBCore, DBCoreTable, Middleware } from 'dexie';

/** What happens to a process: nothing, death (nothing it does reaches the store any more), or a full disk. */
export interface Fate {
  /** Operations of the store until then. */
  after: number;
  kind: 'death' | 'full';
}

class Died extends Error {
  override readonly name = 'Died';
}

/** Meets `fate` at one operation of the store, whichever that is; what its transaction had written is undone. */
export function fated(fate: Fate | null): Middleware<DBCore> {
  let done = 0;
  const meet = (writes: boolean): void => {
    if (fate === null) return;
    done += 1;
    if (done < fate.after) return;
    if (fate.kind === 'death') throw new Died();
    if (writes) throw new DOMException('full', 'QuotaExceededError');
  };
  const met = (table: DBCoreTable): DBCoreTable => {
    const through =
      <Q, R>(operation: (request: Q) => PromiseLike<R>, writes = (_: Q): boolean => false) =>
      (request: Q) => {
        meet(writes(request));
        return operation(request) as Promise<R>;
      };
    return {
      ...table,
      get: through(table.get),
      getMany: through(table.getMany),
      query: through(table.query),
      count: through(table.count),
      openCursor: through(table.openCursor),
      mutate: through(table.mutate, ({ type }) => type !== 'delete'),
    };
  };
  return {
    stack: 'dbcore',
    name: 'fate',
    create: (core) => ({ ...core, table: (name) => met(core.table(name)) }),
  };
}
