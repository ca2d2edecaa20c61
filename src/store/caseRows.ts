import type { Table } from 'dexie';
import { TABLE, THREADS_PREFIX } from '../domain/formatNames.ts';
import { CASE_TABLES, type RecueilDb, rangeByName, rangeByNumber, threadDocuments } from './db.ts';
import { deleteDossierRows } from './receivedDossierRepository.ts';
import { mapStoreErrors } from './storeErrors.ts';

/** All rows of one case. Without its row in `cases` it is not shown: such rows are of a restore that did not end. */

const OWN_TABLES = [TABLE.entries, TABLE.exhibits, TABLE.summaries, TABLE.documents, TABLE.stamps] as const;
const MARKED_TABLES = [TABLE.withdrawals, TABLE.removals] as const;

/** Deletes the rows of a case, but for its place among the cases. In a transaction of `CASE_TABLES` and `attempts`. */
export async function deleteCaseRows(db: RecueilDb, caseId: string): Promise<void> {
  const { items, files, previews, receivedDossiers, attempts } = db;
  const ids = await rangeByNumber(items, '[caseId+ordinal]', caseId).primaryKeys();
  // One range per item: the table `files` has no index by case, and a case holds up to 20,000 items.
  for (const id of ids) await rangeByName(files, '[itemId+path]', id).delete();
  await previews.bulkDelete(ids);
  await items.bulkDelete(ids);
  for (const dossier of await rangeByNumber(receivedDossiers, '[caseId+number]', caseId).toArray())
    await deleteDossierRows(db, caseId, dossier);
  const threads = new Set((await threadDocuments(db, caseId).primaryKeys()).map(([, name]) => name));
  await attempts
    .filter(({ state, thread, caseId: of }) =>
      of === caseId ? state === 'interrupted' : threads.has(`${THREADS_PREFIX}${thread}`),
    )
    .delete();
  for (const name of OWN_TABLES) await db.table(name).where(':id').between([caseId], [caseId, []]).delete();
  for (const name of MARKED_TABLES) await db.table(name).where('caseId').equals(caseId).delete();
}

/** Deletes the rows of cases that are none, which a restore left. Under the lock of cases: one may be running. */
export async function deleteUnreachableRows(db: RecueilDb): Promise<void> {
  await mapStoreErrors(async () => {
    const left = await listUnreachable(db);
    if (left.length === 0) return;
    // On a full disk too: this frees it.
    await db.transaction('rw', [TABLE.cases, TABLE.attempts, ...CASE_TABLES], async () => {
      for (const caseId of left) if ((await db.cases.get(caseId)) === undefined) await deleteCaseRows(db, caseId);
    });
  });
}

async function listUnreachable(db: RecueilDb): Promise<readonly string[]> {
  const known = new Set(await db.cases.toCollection().primaryKeys());
  const owners = await Promise.all([
    ...[...OWN_TABLES, TABLE.receivedDossiers].map((name) => listOwners(db.table(name), ':id')),
    listOwners(db.items, '[caseId+ordinal]'),
    ...MARKED_TABLES.map((name) => db.table(name).orderBy('caseId').uniqueKeys()),
  ]);
  return [...new Set(owners.flat().map(String))].filter((caseId) => !known.has(caseId));
}

/** Reads one key per case, whatever the number of its rows. */
async function listOwners(table: Table, index: string): Promise<string[]> {
  const owners: string[] = [];
  for (;;) {
    const last = owners.at(-1);
    const rest = last === undefined ? table.orderBy(index) : table.where(index).above([last, []]);
    const [next] = await rest.limit(1).keys();
    if (!Array.isArray(next)) return owners;
    owners.push(String(next[0]));
  }
}
