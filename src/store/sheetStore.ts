import { Refusal } from '../domain/errors.ts';
import type { ReadSheets, SheetStore } from '../domain/sheets.ts';
import { type Codec, fromBytes, type Opener, toBytes } from './codec.ts';
import { isCurrent } from './current.ts';
import type { RecueilDb, SheetRow } from './db.ts';
import { told, written } from './faults.ts';
import { named } from './ranges.ts';

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
    if (row === undefined) return null;
    const found = await opened(await this.#codec.opener(), caseId, row);
    if (found === null) throw new Refusal('record-damaged', { sheets: name });
    return found.value;
  }

  async writeSheet(caseId: string, name: string, value: unknown): Promise<void> {
    const { sheets, keyring, cases } = this.#db;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const sealer = await this.#codec.sealer();
      const body = await sealer.seal(placeOf(caseId, name), toBytes(value));
      const done = await written(this.#db, () =>
        this.#db.transaction('rw', [keyring, cases, sheets], async () => {
          if ((await cases.get(caseId)) === undefined) throw new Refusal('nothing-there');
          if (!(await isCurrent(this.#db, sealer))) return false;
          await sheets.put({ caseId, name, body });
          return true;
        }),
      );
      if (done) return;
    }
    throw new Error('the keys changed at every turn');
  }

  async readSheets(caseId: string, prefix: string): Promise<ReadSheets> {
    const rows = await told(() => this.#named(caseId, prefix).toArray());
    if (rows.length === 0) return { read: new Map(), damaged: [] };
    const open = await this.#codec.opener();
    const found = await Promise.all(
      rows.map(async (row) => ({ name: row.name, document: await opened(open, caseId, row) })),
    );
    return {
      read: new Map(
        found.flatMap(({ name, document }) => (document === null ? [] : [[name, document.value] as const])),
      ),
      damaged: found.flatMap(({ name, document }) => (document === null ? [name] : [])),
    };
  }

  #named(caseId: string, prefix: string) {
    return named(this.#db.sheets, '[caseId+name]', caseId, prefix);
  }
}

/** Null for what does not open, or is no JSON. */
async function opened(
  open: Opener,
  caseId: string,
  { name, body }: SheetRow,
): Promise<{ readonly value: unknown } | null> {
  try {
    return { value: fromBytes<unknown>(await open(placeOf(caseId, name), body)) };
  } catch (error) {
    const damaged =
      error instanceof SyntaxError || (error instanceof Refusal && error.code === 'record-damaged');
    if (damaged) return null;
    throw error;
  }
}

const placeOf = (caseId: string, name: string) => ({ table: 'sheets', key: `${caseId}/${name}` });
