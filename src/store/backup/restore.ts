import { BACKUP_RECORD, BACKUP_SCHEMA, DEVICE_KEY_ROW, TABLE } from '../../domain/formatNames.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { BackupControl, BackupRepository } from '../../domain/store/backup.ts';
import type { Codec, Encryptor } from '../codec.ts';
import type { CaseRow, CurrentRow, HeadRow, RecueilDb } from '../db.ts';
import { encryptEntryRow } from '../encryptRows.ts';
import { isCurrentGeneration } from '../keyGeneration.ts';
import { guardedWrite, mapStoreErrors } from '../storeErrors.ts';
import {
  BACKUP_TABLES,
  type BackupTable,
  findBodyPlace,
  isBackupTable,
  isRootTable,
  type RootTable,
} from './backupTables.ts';
import type { BackupRecord } from './recordFraming.ts';

/**
 * Restores a backup into an empty store. Rows are stored as they are read, but stay unreachable until the last
 * transaction writes the cases. After an error or a cancel they are deleted; after a crash, at the next restore.
 */

/** Rows per transaction: each transaction waits for the disk. */
const BATCH_ROWS = 200;
const BATCH_BYTES = 16 * 1024 * 1024;

const TABLES = Object.keys(BACKUP_TABLES) as BackupTable[];

export async function restoreRecords(
  db: RecueilDb,
  codec: Codec,
  records: AsyncIterable<BackupRecord>,
  continueJournals: Parameters<BackupRepository['restore']>[2],
  { progress, signal, bytes }: BackupControl & { readonly bytes: number },
): Promise<number> {
  await assertEmptyStore(db);
  const encryptor = await codec.encryptor();
  const rootRecords: BackupRecord[] = [];
  let batch: BackupRecord[] = [];
  let batchBytes = 0;
  let restoredBytes = 0;
  const flush = async (): Promise<void> => {
    await storeBatch(db, encryptor, batch);
    batch = [];
    batchBytes = 0;
  };
  try {
    for await (const record of checkRecords(records)) {
      if (signal.aborted) throw new Refusal('cancelled');
      if (isRootTable(record.table)) rootRecords.push(record);
      else if (isBackupTable(record.table)) batch.push(record);
      else throw new Refusal('backup-newer');
      batchBytes += record.body?.bytes ?? 0;
      restoredBytes += record.body?.bytes ?? 0;
      if (batch.length >= BATCH_ROWS || batchBytes >= BATCH_BYTES) await flush();
      progress({ name: 'restore', done: Math.min(restoredBytes, bytes), total: bytes });
    }
    await flush();
    return await commitRoots(db, encryptor, rootRecords, continueJournals);
  } catch (error) {
    await clearUnreachable(db).catch(() => undefined);
    throw error;
  }
}

/** Yields the records between the first, which gives the schema, and the last, which gives their number. */
async function* checkRecords(records: AsyncIterable<BackupRecord>): AsyncGenerator<BackupRecord> {
  let recordCount = -1;
  let ended = false;
  for await (const record of records) {
    if (ended) throw new Refusal('backup-damaged');
    if (recordCount === -1) {
      if (record.table !== BACKUP_RECORD.first) throw new Refusal('backup-damaged');
      if (record.row.schema !== BACKUP_SCHEMA) throw new Refusal('backup-newer');
    } else if (record.table === BACKUP_RECORD.last) {
      if (record.row.frames !== recordCount) throw new Refusal('backup-damaged');
      ended = true;
    } else yield record;
    recordCount += 1;
  }
  if (!ended) throw new Refusal('backup-damaged');
}

async function assertEmptyStore(db: RecueilDb): Promise<void> {
  if ((await mapStoreErrors(() => db.cases.count())) > 0) throw new Refusal('backup-not-empty');
  // Rows of an earlier restore that crashed.
  await clearUnreachable(db);
}

async function storeBatch(db: RecueilDb, encryptor: Encryptor, batch: readonly BackupRecord[]): Promise<void> {
  // All encryption first: awaiting anything but Dexie inside its transaction ends it.
  const rows = await Promise.all(batch.map((record) => encryptRow(encryptor, record)));
  await guardedWrite(db, () =>
    db.transaction('rw', TABLES, async () => {
      await Promise.all(batch.map(({ table }, index) => db.table(table).put(rows[index])));
    }),
  );
}

async function encryptRow(encryptor: Encryptor, { table, row, content }: BackupRecord): Promise<object> {
  const place = isBackupTable(table) ? findBodyPlace(table, row) : null;
  if (content === null || place === null) return row;
  const body =
    content instanceof Blob ? encryptor.encryptBlob(place, content, content.type) : encryptor.encrypt(place, content);
  return { ...row, body: await body };
}

async function commitRoots(
  db: RecueilDb,
  encryptor: Encryptor,
  rootRecords: readonly BackupRecord[],
  continueJournals: Parameters<BackupRepository['restore']>[2],
): Promise<number> {
  // Not validated: the records are authenticated, and were written from these tables.
  const rowsOf = <T>(name: RootTable) => rootRecords.filter(({ table }) => table === name).map(({ row }) => row as T);
  const [cases, heads, current] = [
    rowsOf<CaseRow>(TABLE.cases),
    rowsOf<HeadRow>(TABLE.journalHeads),
    rowsOf<CurrentRow>(TABLE.currentCase),
  ];
  const { key, appended } = await continueJournals(heads);
  const body = await encryptor.encrypt({ table: TABLE.deviceKeys, key: DEVICE_KEY_ROW }, key.pkcs8);
  const lines = await Promise.all(
    [...appended].flatMap(([caseId, list]) => list.map((line) => encryptEntryRow(encryptor, caseId, line))),
  );
  const continuedHeads = heads.map((head) => ({ ...head, ...appended.get(head.caseId)?.at(-1)?.head }));
  await guardedWrite(db, () =>
    db.transaction('rw', [db.keyring, db.keys, db.cases, db.heads, db.current, db.entries], async () => {
      if ((await db.cases.count()) > 0) throw new Refusal('backup-not-empty');
      // A passphrase set in between changed the keys that the rows are encrypted with.
      if (!(await isCurrentGeneration(db, encryptor))) throw new Refusal('interrupted');
      await db.keys.put({ id: DEVICE_KEY_ROW, spki: key.spki, body });
      await db.entries.bulkAdd(lines);
      await db.heads.bulkAdd(continuedHeads);
      await db.cases.bulkAdd(cases);
      await db.current.bulkPut(current);
    }),
  );
  return heads.reduce((sum, { items }) => sum + items, 0);
}

/** Deletes all rows of a restore that was not completed. Does nothing when there is a case. */
async function clearUnreachable(db: RecueilDb): Promise<void> {
  await guardedWrite(db, () =>
    db.transaction('rw', [TABLE.cases, ...TABLES], async () => {
      if ((await db.cases.count()) > 0) return;
      await Promise.all(TABLES.map((name) => db.table(name).clear()));
    }),
  );
}
