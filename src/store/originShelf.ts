import { Refusal } from '../domain/errors.ts';
import type { OriginShelf, ReceivedDossier, ReceivedDossiers, StagedFile } from '../domain/origins.ts';
import { type Codec, fromBytes, type Opener, type Place, type Sealer, toBytes } from './codec.ts';
import { isCurrent } from './current.ts';
import type { OriginRow, RecueilDb } from './db.ts';
import { told, written } from './faults.ts';
import { named, numbered } from './ranges.ts';

/** Only a change of the store's keys asks for a second turn. */
const ATTEMPTS = 3;

const placeOf = (caseId: string, number: number): Place => ({
  table: 'origins',
  key: `${caseId}/${number}`,
});
const placeOfFile = (id: string, path: string): Place => ({ table: 'originFiles', key: `${id}/${path}` });

/** What was received from elsewhere, encrypted like the rest. Without its row in `origins`, a file is nobody's. */
export class DexieOriginShelf implements OriginShelf {
  readonly #db: RecueilDb;
  readonly #codec: Codec;

  constructor(db: RecueilDb, codec: Codec) {
    this.#db = db;
    this.#codec = codec;
  }

  async received(caseId: string): Promise<ReceivedDossiers> {
    const rows = await told(() => numbered(this.#db.origins, '[caseId+number]', caseId).toArray());
    if (rows.length === 0) return { dossiers: [], damaged: [] };
    const open = await this.#codec.opener();
    const read = await Promise.all(rows.map((row) => opened(open, row)));
    return {
      dossiers: read.filter((dossier) => dossier !== null),
      damaged: rows.flatMap(({ id, number }, index) => (read[index] === null ? [{ id, number }] : [])),
    };
  }

  async stage(id: string, files: readonly StagedFile[]): Promise<void> {
    const { keyring, originFiles } = this.#db;
    const bytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const sealer = await this.#codec.sealer();
      const rows = await Promise.all(
        files.map(async ({ path, blob }) => ({
          originId: id,
          path,
          body: await sealer.sealBlob(placeOfFile(id, path), blob, blob.type),
        })),
      );
      const work = () =>
        this.#db.transaction('rw', [keyring, originFiles], async () => {
          if (!(await isCurrent(this.#db, sealer))) return false;
          await originFiles.bulkAdd(rows);
          return true;
        });
      if (await written(this.#db, work, bytes)) return;
    }
    throw new Error('the keys changed at every turn');
  }

  async clearStaged(): Promise<void> {
    const { origins, originFiles } = this.#db;
    if ((await told(() => originFiles.count())) === 0) return;
    await written(this.#db, () =>
      this.#db.transaction('rw', [origins, originFiles], async () => {
        const known = new Set((await origins.toArray()).map(({ id }) => id));
        const keys = await originFiles.toCollection().primaryKeys();
        await originFiles.bulkDelete(keys.filter(([id]) => !known.has(id)));
      }),
    );
  }

  async file(id: string, path: string): Promise<Blob | null> {
    const row = await told(() => this.#db.originFiles.get([id, path]));
    return row === undefined ? null : this.#codec.openBlob(placeOfFile(id, path), row.body);
  }
}

/** Null for what does not open: one must not hide the others. */
async function opened(open: Opener, { caseId, number, body }: OriginRow): Promise<ReceivedDossier | null> {
  try {
    return fromBytes<ReceivedDossier>(await open(placeOf(caseId, number), body));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-damaged') return null;
    throw error;
  }
}

export async function originRow(
  sealer: Sealer,
  caseId: string,
  seq: number,
  received: ReceivedDossier,
): Promise<OriginRow> {
  const { id, number } = received;
  return { caseId, number, id, seq, body: await sealer.seal(placeOf(caseId, number), toBytes(received)) };
}

/** Within a transaction. */
export async function removeOrigin(
  { origins, originFiles }: RecueilDb,
  caseId: string,
  { id, number }: Pick<OriginRow, 'id' | 'number'>,
): Promise<void> {
  await named(originFiles, '[originId+path]', id).delete();
  await origins.delete([caseId, number]);
}
