import type { IndexedItem, IndexFields, ItemIndex } from '../domain/item/itemIndex.ts';
import { mapInBatches } from '../domain/shared/mapInBatches.ts';
import type { Codec, Decryptor } from './codec.ts';
import type { RecueilDb, SummaryRow } from './db.ts';
import { rangeByNumber } from './indexRanges.ts';
import { extractIndexFields, readStoredFiche, readStoredSummary, type StoredSummary } from './storedSummary.ts';
import { mapStoreErrors } from './storeErrors.ts';

/** Reads all summaries of a case, for the carnet's lists. The index is never written to the disk. */
export class DexieItemIndex implements ItemIndex {
  readonly #db: RecueilDb;
  readonly #codec: Codec;

  constructor(db: RecueilDb, codec: Codec) {
    this.#db = db;
    this.#codec = codec;
  }

  async itemsFrom(caseId: string, ordinal: number): Promise<readonly IndexedItem[]> {
    const { summaries, withdrawals, exhibits, removals } = this.#db;
    const [rows, withdrawn, exhibitRows, removalRows] = await mapStoreErrors(() =>
      Promise.all([
        rangeByNumber(summaries, '[caseId+ordinal]', caseId, ordinal).toArray(),
        withdrawals.where('caseId').equals(caseId).primaryKeys(),
        rangeByNumber(exhibits, '[caseId+number]', caseId).toArray(),
        removals.where('caseId').equals(caseId).toArray(),
      ]),
    );
    const withdrawnIds = new Set(withdrawn);
    const exhibitNumbers = new Map(exhibitRows.map(({ itemId, number }) => [itemId, number]));
    const prohibitedIds = new Set(removalRows.flatMap(({ itemId, shared }) => (shared ? [] : [itemId])));
    const decrypt = await this.#codec.decryptor();
    return mapInBatches(rows, async (row) => {
      const { more, ...line } = await this.#readStored(decrypt, row);
      return {
        ...line,
        ...more,
        unkept: line.unkept || prohibitedIds.has(line.id),
        withdrawn: withdrawnIds.has(line.id),
        exhibit: exhibitNumbers.get(line.id) ?? null,
      };
    });
  }

  async #readStored(decrypt: Decryptor, row: SummaryRow): Promise<StoredSummary & { readonly more: IndexFields }> {
    const { more, ...line } = await readStoredSummary(this.#db, decrypt, row);
    // Rows of version 1 have no index fields: they are read from the fiche.
    return {
      ...line,
      more: more ?? extractIndexFields(await readStoredFiche(this.#db, decrypt, row.itemId)),
    };
  }
}
