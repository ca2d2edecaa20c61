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
import { BACKUP_SCHEMA } from './encodeStore.ts';
import type { BackupRecord } from './recordFraming.ts';

/**
 * Into an empty store. Rows are stored as they are read, but nothing leads to them before the last transaction writes
 * the cases: what is cut, altered or stopped on the way is cleared, and after a death nobody sees it.
 */

/** Rows a transaction: each waits for the disk. */
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

/** The frames between the first, which names the file, and the last, which counts them. */
async function* checkRecords(records: AsyncIterable<BackupRecord>): AsyncGenerator<BackupRecord> {
  let recordCount = -1;
  let ended = false;
  for await (const record of records) {
    if (ended) throw new Refusal('backup-damaged');
    if (recordCount === -1) {
      if (record.table !== 'backup') throw new Refusal('backup-damaged');
      if (record.row.schema !== BACKUP_SCHEMA) throw new Refusal('backup-newer');
    } else if (record.table === 'end') {
      if (record.row.frames !== recordCount) throw new Refusal('backup-damaged');
      ended = true;
    } else yield record;
    recordCount += 1;
  }
  if (!ended) throw new Refusal('backup-damaged');
}

async function assertEmptyStore(db: RecueilDb): Promise<void> {
  if ((await mapStoreErrors(() => db.cases.count())) > 0) throw new Refusal('backup-not-empty');
  // What an earlier try left when it died.
  await clearUnreachable(db);
}

async function storeBatch(
  db: RecueilDb,
  encryptor: Encryptor,
  batch: readonly BackupRecord[],
): Promise<void> {
  // All encoding first: awaiting anything but Dexie inside its transaction ends it.
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
    content instanceof Blob
      ? encryptor.encryptBlob(place, content, content.type)
      : encryptor.encrypt(place, content);
  return { ...row, body: await body };
}

async function commitRoots(
  db: RecueilDb,
  encryptor: Encryptor,
  rootRecords: readonly BackupRecord[],
  continueJournals: Parameters<BackupRepository['restore']>[2],
): Promise<number> {
  // Authenticated, and written from these very tables.
  const rowsOf = <T>(name: RootTable) =>
    rootRecords.filter(({ table }) => table === name).map(({ row }) => row as T);
  const [cases, heads, current] = [
    rowsOf<CaseRow>('cases'),
    rowsOf<HeadRow>('heads'),
    rowsOf<CurrentRow>('current'),
  ];
  const { key, appended } = await continueJournals(heads);
  const body = await encryptor.encrypt({ table: 'keys', key: 'device' }, key.pkcs8);
  const lines = await Promise.all(
    [...appended].flatMap(([caseId, list]) => list.map((line) => encryptEntryRow(encryptor, caseId, line))),
  );
  const continuedHeads = heads.map((head) => ({ ...head, ...appended.get(head.caseId)?.at(-1)?.head }));
  await guardedWrite(db, () =>
    db.transaction('rw', [db.keyring, db.keys, db.cases, db.heads, db.current, db.entries], async () => {
      if ((await db.cases.count()) > 0) throw new Refusal('backup-not-empty');
      // A passphrase set meanwhile changed the keys that everything was stored under.
      if (!(await isCurrentGeneration(db, encryptor))) throw new Refusal('interrupted');
      await db.keys.put({ id: 'device', spki: key.spki, body });
      await db.entries.bulkAdd(lines);
      await db.heads.bulkAdd(continuedHeads);
      await db.cases.bulkAdd(cases);
      await db.current.bulkPut(current);
    }),
  );
  return heads.reduce((sum, { items }) => sum + items, 0);
}

/** Whatever no case leads to; nothing at all once there is one. */
async function clearUnreachable(db: RecueilDb): Promise<void> {
  await guardedWrite(db, () =>
    db.transaction('rw', ['cases', ...TABLES], async () => {
      if ((await db.cases.count()) > 0) return;
      await Promise.all(TABLES.map((name) => db.table(name).clear()));
    }),
  );
}
