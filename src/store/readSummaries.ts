import type { ItemSummary } from '../domain/item/itemSummary.ts';
import type { Codec } from './codec.ts';
import type { RecueilDb, SummaryRow } from './db.ts';
import { readStoredSummary } from './storedSummary.ts';
import { mapStoreErrors } from './storeErrors.ts';

/**
 * Decrypts the summaries of a list, in the order of the rows. Other tables are read once for all rows: each read is an
 * inter-process call, and the popup waits for it.
 */
export async function readSummaries(
  db: RecueilDb,
  codec: Codec,
  rows: readonly SummaryRow[],
): Promise<readonly ItemSummary[]> {
  const { withdrawals, exhibits, removals } = db;
  const ids = rows.map(({ itemId }) => itemId);
  const [decrypt, [withdrawn, exhibitRows, removalRows]] = await Promise.all([
    codec.decryptor(),
    mapStoreErrors(() =>
      db.transaction('r', [withdrawals, exhibits, removals], () =>
        Promise.all([
          withdrawals.bulkGet(ids),
          exhibits.where('itemId').anyOf(ids).toArray(),
          removals.where('itemId').anyOf(ids).toArray(),
        ]),
      ),
    ),
  ]);
  const exhibitNumbers = new Map(exhibitRows.map(({ itemId, number }) => [itemId, number]));
  const prohibitedIds = new Set(removalRows.flatMap(({ itemId, shared }) => (shared ? [] : [itemId])));
  return Promise.all(
    rows.map(async (row, index) => {
      const { itemId } = row;
      const { more: _, ...line } = await readStoredSummary(db, decrypt, row);
      return {
        ...line,
        unkept: line.unkept || prohibitedIds.has(itemId),
        withdrawn: withdrawn[index] !== undefined,
        exhibit: exhibitNumbers.get(itemId) ?? null,
      };
    }),
  );
}
