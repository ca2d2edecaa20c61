import type {
  ReceivedDossier,
  ReceivedDossierList,
  ReceivedDossierRepository,
  StagedFile,
} from '../domain/case/receivedDossiers.ts';
import { TABLE } from '../domain/formatNames.ts';
import { ifDamaged, Refusal } from '../domain/shared/errors.ts';
import { type ReceivedDossierRow, type RecueilDb, rangeByName, rangeByNumber } from './db.ts';
import {
  type Codec,
  type Decryptor,
  decodeJson,
  type Encryptor,
  encodeJson,
  isCurrentGeneration,
  type RecordPlace,
  writeWithCurrentKeys,
} from './encryptedCodec.ts';
import { mapStoreErrors, writeTransaction } from './storeErrors.ts';

const dossierPlace = (caseId: string, number: number): RecordPlace => ({
  table: TABLE.receivedDossiers,
  key: `${caseId}/${number}`,
});
const filePlace = (id: string, path: string): RecordPlace => ({
  table: TABLE.receivedFiles,
  key: `${id}/${path}`,
});

/** Stores received dossiers, encrypted. A file without its row is staged: `clearStaged` deletes it. */
export class DexieReceivedDossierRepository implements ReceivedDossierRepository {
  readonly #db: RecueilDb;
  readonly #codec: Codec;

  constructor(db: RecueilDb, codec: Codec) {
    this.#db = db;
    this.#codec = codec;
  }

  async list(caseId: string): Promise<ReceivedDossierList> {
    const rows = await mapStoreErrors(() =>
      rangeByNumber(this.#db.receivedDossiers, '[caseId+number]', caseId).toArray(),
    );
    if (rows.length === 0) return { dossiers: [], damaged: [] };
    const decrypt = await this.#codec.decryptor();
    const dossiers = await Promise.all(rows.map((row) => decryptDossier(decrypt, row)));
    return {
      dossiers: dossiers.filter((dossier) => dossier !== null),
      damaged: rows.flatMap(({ id, number }, index) => (dossiers[index] === null ? [{ id, number }] : [])),
    };
  }

  async stage(caseId: string, id: string, files: readonly StagedFile[]): Promise<void> {
    const { keyring, cases, receivedFiles } = this.#db;
    const bytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
    await writeWithCurrentKeys(this.#codec, async (encryptor) => {
      const rows = await Promise.all(
        files.map(async ({ path, blob }) => ({
          dossierId: id,
          path,
          body: await encryptor.encryptBlob(filePlace(id, path), blob, blob.type),
        })),
      );
      const work = async () => {
        if ((await cases.get(caseId)) === undefined) throw new Refusal('cancelled');
        if (!(await isCurrentGeneration(this.#db, encryptor))) return false;
        await receivedFiles.bulkAdd(rows);
        return true;
      };
      return writeTransaction(this.#db, [keyring, cases, receivedFiles], work, bytes);
    });
  }

  async clearStaged(): Promise<void> {
    const { receivedDossiers, receivedFiles } = this.#db;
    if ((await mapStoreErrors(() => receivedFiles.count())) === 0) return;
    await writeTransaction(this.#db, [receivedDossiers, receivedFiles], async () => {
      const dossierIds = new Set((await receivedDossiers.toArray()).map(({ id }) => id));
      const keys = await receivedFiles.toCollection().primaryKeys();
      await receivedFiles.bulkDelete(keys.filter(([id]) => !dossierIds.has(id)));
    });
  }

  async file(id: string, path: string): Promise<Blob | null> {
    const row = await mapStoreErrors(() => this.#db.receivedFiles.get([id, path]));
    return row === undefined ? null : this.#codec.decryptBlob(filePlace(id, path), row.body);
  }
}

/** Returns null for a damaged row, so that it does not hide the others. */
const decryptDossier = (
  decrypt: Decryptor,
  { caseId, number, body }: ReceivedDossierRow,
): Promise<ReceivedDossier | null> =>
  decrypt(dossierPlace(caseId, number), body)
    .then(decodeJson<ReceivedDossier>)
    .catch(ifDamaged(() => null));

export async function encryptDossierRow(
  encryptor: Encryptor,
  caseId: string,
  seq: number,
  received: ReceivedDossier,
): Promise<ReceivedDossierRow> {
  const { id, number } = received;
  const body = await encryptor.encrypt(dossierPlace(caseId, number), encodeJson(received));
  return { caseId, number, id, seq, body };
}

/** Deletes a received dossier and its files. Call it within a transaction. */
export async function deleteDossierRows(
  { receivedDossiers, receivedFiles }: RecueilDb,
  caseId: string,
  { id, number }: Pick<ReceivedDossierRow, 'id' | 'number'>,
): Promise<void> {
  await rangeByName(receivedFiles, '[dossierId+path]', id).delete();
  await receivedDossiers.delete([caseId, number]);
}
