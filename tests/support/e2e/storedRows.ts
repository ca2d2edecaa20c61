import type { PageHandle } from '../browser/pageHandle.ts';

/** Counts the rows of each table that has any. */
export const countRows = (carnet: PageHandle): Promise<Readonly<Record<string, number>>> =>
  carnet.evaluate(async () => {
    const awaitRequest = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await awaitRequest(indexedDB.open('recueil'));
    try {
      const names = [...db.objectStoreNames];
      const tables = db.transaction(names);
      const counts = await Promise.all(names.map((name) => awaitRequest(tables.objectStore(name).count())));
      return Object.fromEntries(names.flatMap((name, index) => (counts[index] ? [[name, counts[index]]] : [])));
    } finally {
      db.close();
    }
  });
