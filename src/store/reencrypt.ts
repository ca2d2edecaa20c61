import { KEYRING_ROW, TABLE } from '../domain/formatNames.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import { ifDamaged } from '../domain/shared/errors.ts';
import type { Progress } from '../domain/shared/ports.ts';
import { RECORD_HEADER_BYTES, readRecordHeader } from './cipher.ts';
import type { RecueilDb } from './db.ts';
import { type EncryptedCodec, isCurrentGeneration, type RecordPlace, readStoredBytes } from './encryptedCodec.ts';
import { endReencryption, type KeyringRow } from './keyring.ts';
import { mapStoreErrors, writeTransaction } from './storeErrors.ts';

/** A row with a body, and the columns of its table among these. */
interface EncryptedRow {
  readonly body: Bytes | Blob;
  readonly id: string;
  readonly caseId: string;
  readonly seq: number;
  readonly itemId: string;
  readonly path: string;
  readonly name: string;
  readonly number: number;
  readonly dossierId: string;
}

/** Every table with encrypted bodies, and the key of the place that a body is bound to. */
export const ENCRYPTED_TABLES = {
  [TABLE.keys]: (row: EncryptedRow) => row.id,
  [TABLE.entries]: (row: EncryptedRow) => `${row.caseId}/${row.seq}`,
  [TABLE.items]: (row: EncryptedRow) => row.id,
  [TABLE.summaries]: (row: EncryptedRow) => row.itemId,
  [TABLE.previews]: (row: EncryptedRow) => row.itemId,
  [TABLE.files]: (row: EncryptedRow) => `${row.itemId}/${row.path}`,
  [TABLE.stamps]: (row: EncryptedRow) => `${row.caseId}/${row.seq}`,
  [TABLE.documents]: (row: EncryptedRow) => `${row.caseId}/${row.name}`,
  [TABLE.receivedDossiers]: (row: EncryptedRow) => `${row.caseId}/${row.number}`,
  [TABLE.receivedFiles]: (row: EncryptedRow) => `${row.dossierId}/${row.path}`,
} as const;

type EncryptedTable = keyof typeof ENCRYPTED_TABLES;

/** An interrupted run repeats at most this many records. */
const SAVE_PROGRESS_EVERY = 50;

/**
 * Encrypts the records of older generations under the current keys, then drops the old keys. Each record has its own
 * transaction, so the function can be interrupted and called again: it continues where it stopped, since no record is
 * ever written under older keys. A damaged record is left unchanged and its keys are kept, since the damage may be a
 * failed read. Throws Refusal `locked` when the store is locked. Returns whether there was anything to do.
 */
export async function reencryptStore(
  db: RecueilDb,
  codec: EncryptedCodec,
  progress: Progress,
  signal: AbortSignal,
): Promise<boolean> {
  const ring = await codec.readKeyring();
  if (!ring.reencrypting) return false;
  const names = (Object.keys(ENCRYPTED_TABLES) as EncryptedTable[]).slice(
    Math.max(0, Object.keys(ENCRYPTED_TABLES).indexOf(ring.reached?.table ?? '')),
  );
  const keys = await Promise.all(
    names.map((name) => {
      const table = db.table<EncryptedRow, unknown>(name);
      const remaining =
        ring.reached?.table === name ? table.where(':id').above(ring.reached.key) : table.toCollection();
      return mapStoreErrors(() => remaining.primaryKeys());
    }),
  );
  const total = keys.reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  let hasDamaged = false;
  for (const [index, name] of names.entries()) {
    for (const key of keys[index] ?? []) {
      signal.throwIfAborted();
      if (!(await reencryptRecord(db, codec, name, key, ring.generation))) hasDamaged = true;
      progress({ name: 'reencrypt', done: ++done, total });
      // The next run must start before the first damaged record.
      if (done % SAVE_PROGRESS_EVERY === 0 && !hasDamaged)
        await changeKeyring(db, ring.generation, (row) => ({ ...row, reached: { table: name, key } }));
    }
  }
  await changeKeyring(db, ring.generation, (row) => endReencryption(row, hasDamaged));
  return true;
}

/** Returns false when the record is damaged. */
async function reencryptRecord(
  db: RecueilDb,
  codec: EncryptedCodec,
  name: EncryptedTable,
  key: unknown,
  generation: number,
): Promise<boolean> {
  const table = db.table<EncryptedRow, unknown>(name);
  const row = await mapStoreErrors(() => table.get(key));
  if (row === undefined) return true;
  // Throws here when the keyring does not decrypt: that is not damage of this record.
  await codec.decryptor();
  const rewrite = async (): Promise<boolean> => {
    if ((await readGeneration(row.body)) !== generation) await rewriteRecord(db, codec, name, key, row);
    return true;
  };
  return rewrite().catch(ifDamaged(() => false));
}

async function rewriteRecord(
  db: RecueilDb,
  codec: EncryptedCodec,
  name: EncryptedTable,
  key: unknown,
  row: EncryptedRow,
): Promise<void> {
  const table = db.table<EncryptedRow, unknown>(name);
  const place: RecordPlace = { table: name, key: ENCRYPTED_TABLES[name](row) };
  const encryptor = await codec.encryptor();
  const body =
    row.body instanceof Blob
      ? await encryptor.encryptBlob(place, await codec.decryptFile(place, row.body), row.body.type)
      : await encryptor.encrypt(place, await codec.decrypt(place, row.body));
  await writeTransaction(db, [db.keyring, table], async () => {
    // The keys may have changed in between: the next call uses the newer ones.
    if (!(await isCurrentGeneration(db, encryptor))) return;
    // A case document may have been rewritten in between, under the new keys; sealed records never are.
    const currentRow = (await table.get(key))?.body;
    if (currentRow instanceof Uint8Array && readRecordHeader(currentRow).generation === encryptor.generation) return;
    if (currentRow !== undefined) await table.put({ ...row, body });
  });
}

async function readGeneration(body: Bytes | Blob): Promise<number> {
  const head = body instanceof Blob ? await readStoredBytes(body.slice(0, RECORD_HEADER_BYTES)) : body;
  return readRecordHeader(head).generation;
}

/** Changes nothing once the keys are of another generation. */
async function changeKeyring(db: RecueilDb, generation: number, change: (row: KeyringRow) => KeyringRow) {
  await writeTransaction(db, [db.keyring], async () => {
    const row = await db.keyring.get(KEYRING_ROW);
    if (row?.generation === generation && row.reencrypting) await db.keyring.put(change(row));
  });
}
