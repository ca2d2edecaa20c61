import type { ItemSummary } from '../domain/item/itemSummary.ts';
import type { Decryptor } from './codec.ts';
import type { RecueilDb, SummaryRow } from './db.ts';
import { readStoredSummary } from './storedSummary.ts';
import { mapStoreErrors } from './storeErrors.ts';

/**
 * Decrypts the summaries of a list, in the order of the rows, which are of one case. Other tables are read once for all
 * rows: each read is an inter-process call, and the popup waits for it.
 */
export async function readSummaries(
  db: RecueilDb,
  decrypt: Decryptor,
  rows: readonly SummaryRow[],
): Promise<readonly ItemSummary[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const { withdrawals, exhibits, removals } = db;
  const ids = rows.map(({ itemId }) => itemId);
  const [lines, [withdrawnIds, exhibitRows, removalRows]] = await Promise.all([
    Promise.all(rows.map((row) => readStoredSummary(db, decrypt, row))),
    mapStoreErrors(() =>
      db.transaction('r', [withdrawals, exhibits, removals], () =>
        Promise.all([
          withdrawals.where('caseId').equals(first.caseId).primaryKeys(),
          exhibits.where('itemId').anyOf(ids).toArray(),
          removals.where('itemId').anyOf(ids).toArray(),
        ]),
      ),
    ),
  ]);
  const withdrawn = new Set(withdrawnIds);
  const exhibitNumbers = new Map(exhibitRows.map(({ itemId, number }) => [itemId, number]));
  const prohibitedIds = new Set(removalRows.flatMap(({ itemId, shared }) => (shared ? [] : [itemId])));
  return lines.map(({ more: _, ...line }) => ({
    ...line,
    unkept: line.unkept || prohibitedIds.has(line.id),
    withdrawn: withdrawn.has(line.id),
    exhibit: exhibitNumbers.get(line.id) ?? null,
  }));
}
