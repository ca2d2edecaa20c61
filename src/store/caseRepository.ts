import type { CaseRepository, StoredCase } from '../domain/case/case.ts';
import { CURRENT_CASE_ROW, KEYRING_ROW, THREADS_PREFIX } from '../domain/formatNames.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { deleteUnreachableRows, type RecueilDb, rangeByName, rangeByNumber, threadDocuments } from './db.ts';
import { createEpoch } from './keyring.ts';
import { deleteDossierRows } from './receivedDossierRepository.ts';
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
    const { cases, current, heads, entries, exhibits, summaries, documents, items, files, previews } = this.#db;
    const { stamps, withdrawals, removals, receivedDossiers, receivedFiles, attempts, keyring } = this.#db;
    const ofCase = [entries, exhibits, summaries, documents, stamps] as const;
    const ofItems = [items, files, previews, withdrawals, removals, receivedDossiers, receivedFiles];
    await writeTransaction(this.#db, [keyring, cases, current, heads, attempts, ...ofCase, ...ofItems], async () => {
      if ((await cases.get(caseId)) === undefined) throw new Refusal('nothing-there');
      const itemRows = rangeByNumber(items, '[caseId+ordinal]', caseId);
      const ids = await itemRows.primaryKeys();
      // One range per item: the table `files` has no index by case, and a case holds up to 20,000 items.
      for (const id of ids) await rangeByName(files, '[itemId+path]', id).delete();
      await previews.bulkDelete(ids);
      await items.bulkDelete(ids);
      for (const dossier of await rangeByNumber(receivedDossiers, '[caseId+number]', caseId).toArray())
        await deleteDossierRows(this.#db, caseId, dossier);
      const threads = new Set((await threadDocuments(this.#db, caseId).primaryKeys()).map(([, name]) => name));
      await attempts.filter(({ thread }) => threads.has(`${THREADS_PREFIX}${thread}`)).delete();
      for (const table of ofCase) await table.where(':id').between([caseId], [caseId, []]).delete();
      for (const table of [withdrawals, removals]) await table.where('caseId').equals(caseId).delete();
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
