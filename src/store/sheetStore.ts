import { Refusal } from '../domain/errors.ts';
import type { SheetStore } from '../domain/sheets.ts';
import { type Codec, fromBytes, toBytes } from './codec.ts';
import { isCurrent } from './current.ts';
import type { RecueilDb } from './db.ts';
import { told } from './faults.ts';

/** Only a change of the store's keys asks for a second turn. */
const ATTEMPTS = 3;

/** What the person states later, a document a row, encrypted like all the rest. */
export class DexieSheetStore implements SheetStore {
  readonly #db: RecueilDb;
  readonly #codec: Codec;

  constructor(db: RecueilDb, codec: Codec) {
    this.#db = db;
    this.#codec = codec;
  }

  async readSheet(caseId: string, name: string): Promise<unknown> {
    const row = await told(() => this.#db.sheets.get([caseId, name]));
    return row === undefined ? null : fromBytes(await this.#codec.open(placeOf(caseId, name), row.body));
  }

  async writeSheet(caseId: string, name: string, value: unknown): Promise<void> {
    const { sheets, keyring, cases } = this.#db;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const sealer = await this.#codec.sealer();
      const body = await sealer.seal(placeOf(caseId, name), toBytes(value));
      const written = await told(() =>
        this.#db.transaction('rw', [keyring, cases, sheets], async () => {
          if ((await cases.get(caseId)) === undefined) throw new Refusal('nothing-there');
          if (!(await isCurrent(this.#db, sealer))) return false;
          await sheets.put({ caseId, name, body });
          return true;
        }),
      );
      if (written) return;
    }
    throw new Error('the keys changed at every turn');
  }

  async readSheets(caseId: string, prefix: string): Promise<ReadonlyMap<string, unknown>> {
    const rows = await told(() => this.#named(caseId, prefix).toArray());
    if (rows.length === 0) return new Map();
    const open = await this.#codec.opener();
    const read = rows.map(
      async ({ name, body }) => [name, fromBytes<unknown>(await open(placeOf(caseId, name), body))] as const,
    );
    return new Map(await Promise.all(read));
  }

  #named(caseId: string, prefix: string) {
    return this.#db.sheets.where('[caseId+name]').between([caseId, prefix], [caseId, `${prefix}\uffff`]);
  }
}

const placeOf = (caseId: string, name: string) => ({ table: 'sheets', key: `${caseId}/${name}` });
