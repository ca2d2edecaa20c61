import type { CaseRepository, StoredCase } from '../domain/case/case.ts';
import { CURRENT_CASE_ROW, KEYRING_ROW } from '../domain/formatNames.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { deleteCaseRows, deleteUnreachableRows } from './caseRows.ts';
import { CASE_TABLES, type RecueilDb, rangeByNumber } from './db.ts';
import { createEpoch } from './keyring.ts';
import { mapStoreErrors, writeTransaction } from './storeErrors.ts';

export class DexieCaseRepository implements CaseRepository {
  readonly #db: RecueilDb;

  constructor(db: RecueilDb) {
    this.#db = db;
  }

  deleteUnreachableRows(): Promise<void> {
    return deleteUnreachableRows(this.#db);
  }

  async cases(): Promise<readonly StoredCase[]> {
    const { cases, current } = this.#db;
    const [rows, currentRow] = await mapStoreErrors(() =>
      this.#db.transaction('r', [cases, current], () => Promise.all([cases.toArray(), current.get(CURRENT_CASE_ROW)])),
    );
    return rows
      .map(({ id, openedAt, closedAt }) => ({
        caseId: id,
        openedAt,
        closedAt: closedAt ?? null,
        current: currentRow?.caseId === id,
      }))
      .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  }

  async itemCounts(): Promise<ReadonlyMap<string, number>> {
    const { cases, summaries } = this.#db;
    const count = async (id: string) => [id, await rangeByNumber(summaries, '[caseId+ordinal]', id).count()] as const;
    const counts = await mapStoreErrors(() =>
      this.#db.transaction('r', [cases, summaries], async () =>
        Promise.all((await cases.toCollection().primaryKeys()).map(count)),
      ),
    );
    return new Map(counts);
  }

  async select(caseId: string): Promise<void> {
    const { cases, current } = this.#db;
    await writeTransaction(this.#db, [cases, current], async () => {
      const found = await cases.get(caseId);
      if (found === undefined) throw new Refusal('nothing-there');
      const { closedAt: _, ...reopened } = found;
      await cases.put(reopened);
      await current.put({ id: CURRENT_CASE_ROW, caseId });
    });
  }

  async close(caseId: string, at: string): Promise<void> {
    const { cases, current } = this.#db;
    await writeTransaction(this.#db, [cases, current], async () => {
      const found = await cases.get(caseId);
      if (found === undefined) throw new Refusal('nothing-there');
      await cases.put({ ...found, closedAt: at });
      if ((await current.get(CURRENT_CASE_ROW))?.caseId === caseId) await current.delete(CURRENT_CASE_ROW);
    });
  }

  async erase(caseId: string): Promise<void> {
    const { cases, current, heads, attempts, keyring } = this.#db;
    await writeTransaction(this.#db, [keyring, cases, current, heads, attempts, ...CASE_TABLES], async () => {
      if ((await cases.get(caseId)) === undefined) throw new Refusal('nothing-there');
      await deleteCaseRows(this.#db, caseId);
      await heads.delete(caseId);
      await cases.delete(caseId);
      if ((await current.get(CURRENT_CASE_ROW))?.caseId !== caseId) return;
      await current.delete(CURRENT_CASE_ROW);
      // Captures of before would begin another case. Those into the other cases find theirs, and go on.
      const ring = await keyring.get(KEYRING_ROW);
      if (ring !== undefined) await keyring.put({ ...ring, epoch: createEpoch() });
    });
  }
}
