import { DATABASE_NAME, TABLE } from '../../src/domain/formatNames.ts';
import type { PageHandle } from '../support/browser/pageHandle.ts';

/** What the database holds, without what is encrypted in it: the same while locked. */
export interface StoredRows {
  /** Item id → its case. */
  readonly items: Readonly<Record<string, string>>;
  /** Cases by the day they were opened. */
  readonly cases: readonly string[];
  /** The case that captures go to. */
  readonly current: string | null;
  readonly withdrawn: readonly string[];
  /** Of items that dossiers gave a number: item id → the case of the number. */
  readonly exhibits: Readonly<Record<string, string>>;
  /** `case/name` of a document → a value that changes with its content. */
  readonly documents: Readonly<Record<string, string>>;
}

/** Reads the database from one of our pages, without the background. */
export const readStoredRows = (carnet: PageHandle): Promise<StoredRows> =>
  carnet.evaluate(
    async (name: string, table: typeof TABLE) => {
      const finish = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await finish(indexedDB.open(name));
      const names = ['items', 'cases', 'current', 'withdrawals', 'exhibits', 'documents'] as const;
      const transaction = db.transaction(names.map((one) => table[one]));
      const readAll = <T>(one: (typeof names)[number]): Promise<T[]> =>
        finish(transaction.objectStore(table[one]).getAll());
      const [items, cases, current, withdrawals, exhibits, documents] = await Promise.all([
        readAll<{ id: string; caseId: string }>('items'),
        readAll<{ id: string; openedAt: string }>('cases'),
        readAll<{ caseId: string }>('current'),
        readAll<{ itemId: string }>('withdrawals'),
        readAll<{ itemId: string; caseId: string }>('exhibits'),
        readAll<{ caseId: string; name: string; body: Uint8Array }>('documents'),
      ]);
      db.close();
      // Each write is encrypted anew, so that the same content has other bytes.
      const print = (body: Uint8Array): string =>
        `${body.length} ${body.reduce((sum, byte) => (sum * 31 + byte) % 1_000_000_007, 7)}`;
      return {
        items: Object.fromEntries(items.map(({ id, caseId }) => [id, caseId])),
        cases: cases.sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1)).map(({ id }) => id),
        current: current[0]?.caseId ?? null,
        withdrawn: withdrawals.map(({ itemId }) => itemId),
        exhibits: Object.fromEntries(exhibits.map(({ itemId, caseId }) => [itemId, caseId])),
        documents: Object.fromEntries(documents.map((one) => [`${one.caseId}/${one.name}`, print(one.body)])),
      };
    },
    DATABASE_NAME,
    TABLE,
  );
