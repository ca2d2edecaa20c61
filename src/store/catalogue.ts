import type { Catalogue, CatalogueItem, Particulars } from '../domain/catalogue.ts';
import type { Codec, Opener } from './codec.ts';
import type { RecueilDb, SummaryRow } from './db.ts';
import { told } from './faults.ts';
import { numbered } from './ranges.ts';
import { particulars, type StoredSummary, storedFiche, storedSummary } from './summary.ts';

/** Records opened side by side: enough to keep WebCrypto busy, few enough to leave the page alive. */
const AT_ONCE = 400;

/** Reads the summaries of a whole case at once, for the carnet's lists; nothing of it is kept on the disk. */
export class DexieCatalogue implements Catalogue {
  readonly #db: RecueilDb;
  readonly #codec: Codec;

  constructor(db: RecueilDb, codec: Codec) {
    this.#db = db;
    this.#codec = codec;
  }

  async itemsFrom(caseId: string, ordinal: number): Promise<readonly CatalogueItem[]> {
    const { summaries, withdrawals, exhibits, removals } = this.#db;
    const [rows, withdrawn, given, erased] = await told(() =>
      Promise.all([
        numbered(summaries, '[caseId+ordinal]', caseId, ordinal).toArray(),
        withdrawals.where('caseId').equals(caseId).primaryKeys(),
        numbered(exhibits, '[caseId+number]', caseId).toArray(),
        removals.where('caseId').equals(caseId).toArray(),
      ]),
    );
    const gone = new Set(withdrawn);
    const numbers = new Map(given.map(({ itemId, number }) => [itemId, number]));
    const unkept = new Set(erased.flatMap(({ itemId, shared }) => (shared ? [] : [itemId])));
    const open = await this.#codec.opener();
    const items: CatalogueItem[] = [];
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const some = await Promise.all(rows.slice(at, at + AT_ONCE).map((row) => this.#stored(open, row)));
      for (const { more, ...line } of some) {
        items.push({
          ...line,
          ...more,
          unkept: line.unkept || unkept.has(line.id),
          withdrawn: gone.has(line.id),
          exhibit: numbers.get(line.id) ?? null,
        });
      }
    }
    return items;
  }

  async #stored(open: Opener, row: SummaryRow): Promise<StoredSummary & { readonly more: Particulars }> {
    const { more, ...line } = await storedSummary(this.#db, open, row);
    // A row that was written before the carnet asked for more.
    return { ...line, more: more ?? particulars(await storedFiche(this.#db, open, row.itemId)) };
  }
}
