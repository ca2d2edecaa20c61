import type { ItemSummary } from '../domain/summary.ts';
import type { Codec } from './codec.ts';
import type { RecueilDb, SummaryRow } from './db.ts';
import { told } from './faults.ts';
import { storedSummary } from './summary.ts';

/**
 * Opens the lines of a list, in the order of the rows. What stands beside them is looked up for all at once: each look-up
 * is a trip to another process, and the popup waits for it.
 */
export async function readSummaries(
  db: RecueilDb,
  codec: Codec,
  rows: readonly SummaryRow[],
): Promise<readonly ItemSummary[]> {
  const { withdrawals, exhibits, removals } = db;
  const ids = rows.map(({ itemId }) => itemId);
  const [open, [withdrawn, numbered, removed]] = await Promise.all([
    codec.opener(),
    told(() =>
      db.transaction('r', [withdrawals, exhibits, removals], () =>
        Promise.all([
          withdrawals.bulkGet(ids),
          exhibits.where('itemId').anyOf(ids).toArray(),
          removals.where('itemId').anyOf(ids).toArray(),
        ]),
      ),
    ),
  ]);
  const numbers = new Map(numbered.map(({ itemId, number }) => [itemId, number]));
  const unkept = new Set(removed.flatMap(({ itemId, shared }) => (shared ? [] : [itemId])));
  return Promise.all(
    rows.map(async (row, index) => {
      const { itemId } = row;
      const { more: _, ...line } = await storedSummary(db, open, row);
      return {
        ...line,
        unkept: line.unkept || unkept.has(itemId),
        withdrawn: withdrawn[index] !== undefined,
        exhibit: numbers.get(itemId) ?? null,
      };
    }),
  );
}
