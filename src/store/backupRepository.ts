import type { BackupControl, BackupRepository, Restoration } from '../domain/case/store.ts';
import {
  BACKUP_RECORD,
  BACKUP_SCHEMA,
  CURRENT_CASE_ROW,
  DEVICE_KEY_ROW,
  KEYRING_ROW,
  TABLE,
} from '../domain/formatNames.ts';
import type { Bytes } from '../domain/shared/binary.ts';
import { Refusal } from '../domain/shared/errors.ts';
import { type BackupRecord, createEncryptingStream, decodeRecords, decryptFile, encodeRecord } from './backupFile.ts';
import { deleteUnreachableRows } from './caseRows.ts';
import {
  CASE_TABLES,
  type CaseRow,
  type CurrentRow,
  exhibitRange,
  type HeadRow,
  type RecueilDb,
  rangeByNumber,
} from './db.ts';
import { type Codec, type Encryptor, isCurrentGeneration, type RecordPlace } from './encryptedCodec.ts';
import { encryptEntryRow } from './itemRows.ts';
import { createEpoch } from './keyring.ts';
import { ARGON2_PARAMETERS, type Argon2Parameters } from './passphraseKey.ts';
import { ENCRYPTED_TABLES } from './reencrypt.ts';
import { mapStoreErrors, writeTransaction } from './storeErrors.ts';

export class DexieBackupRepository implements BackupRepository {
  readonly #db: RecueilDb;
  readonly #codec: Codec;
  readonly #argon2: Argon2Parameters;

  constructor(db: RecueilDb, codec: Codec, argon2: Argon2Parameters = ARGON2_PARAMETERS) {
    this.#db = db;
    this.#codec = codec;
    this.#argon2 = argon2;
  }

  async write(
    out: WritableStream<Bytes>,
    passphrase: string,
    step: BackupControl,
    caseId: string | null,
  ): Promise<ReadonlyMap<string, number>> {
    const writer = (await createEncryptingStream(out, passphrase, this.#argon2)).getWriter();
    try {
      const snapshot = await readSnapshot(this.#db, caseId);
      for await (const part of encodeStore(this.#db, this.#codec, snapshot, step)) {
        // A large file is streamed, so that it is never read into memory at once.
        if (part instanceof Blob) for await (const chunk of part.stream()) await writer.write(chunk);
        else await writer.write(part);
      }
      await writer.close();
      return new Map([...snapshot.heads].map(([id, { items }]) => [id, items]));
    } catch (error) {
      await writer.abort(error).catch(() => undefined);
      throw error;
    }
  }

  restore(
    file: Blob,
    passphrase: string,
    continueJournals: Parameters<BackupRepository['restore']>[2],
    step: BackupControl,
  ): ReturnType<BackupRepository['restore']> {
    const records = decodeRecords(decryptFile(file, passphrase));
    return restoreRecords(this.#db, this.#codec, records, continueJournals, { ...step, bytes: file.size });
  }
}

/** Tables of a backup. It does not contain the device key, the keyring, unlock tries or attempts. */
type Columns = Readonly<Record<string, unknown>>;

/** The cases that the backup takes, at its start. */
interface BackupSnapshot {
  /** The rows of the root tables. */
  readonly roots: readonly (readonly [RootTable, Row])[];
  readonly heads: ReadonlyMap<string, { readonly seq: number; readonly items: number }>;
  readonly items: ReadonlySet<string>;
  /** Ids of the items that have a number, erased ones too: theirs is never given again. */
  readonly numbered: ReadonlySet<string>;
  /** Ids of received dossiers. */
  readonly receivedDossiers: ReadonlySet<string>;
}

/** Without its rows in these tables a case is not shown. They are written last, in one transaction. */
const ROOT_TABLES = [TABLE.cases, TABLE.heads, TABLE.current] as const;
type RootTable = (typeof ROOT_TABLES)[number];

const isOfBackedUpItem = (row: Columns, { items }: BackupSnapshot) => items.has(String(row.itemId));
const isUpToHead = (row: Columns, { heads }: BackupSnapshot) =>
  Number(row.seq) <= (heads.get(String(row.caseId))?.seq ?? 0);

/** Per table, whether a row is of these cases and existed at the start of the backup. */
const BACKUP_TABLES: Readonly<Record<BackupTable, (row: Columns, snapshot: BackupSnapshot) => boolean>> = {
  [TABLE.entries]: isUpToHead,
  [TABLE.items]: (row: Columns, { heads }: BackupSnapshot) =>
    Number(row.ordinal) <= (heads.get(String(row.caseId))?.items ?? 0),
  [TABLE.summaries]: isOfBackedUpItem,
  [TABLE.files]: isOfBackedUpItem,
  [TABLE.previews]: isOfBackedUpItem,
  [TABLE.withdrawals]: isUpToHead,
  [TABLE.removals]: isUpToHead,
  [TABLE.exhibits]: (row: Columns, { numbered }: BackupSnapshot) => numbered.has(String(row.itemId)),
  [TABLE.stamps]: isUpToHead,
  [TABLE.receivedDossiers]: isUpToHead,
  [TABLE.receivedFiles]: (row: Columns, { receivedDossiers }: BackupSnapshot) =>
    receivedDossiers.has(String(row.dossierId)),
  [TABLE.documents]: (row: Columns, { heads }: BackupSnapshot) => heads.has(String(row.caseId)),
};

type BackupTable = (typeof CASE_TABLES)[number];

const isBackupTable = (table: string): table is BackupTable => Object.hasOwn(BACKUP_TABLES, table);
const isRootTable = (table: string): table is RootTable => ROOT_TABLES.some((name) => name === table);

/** Returns the place that a row's body is bound to; null when the table has no encrypted bodies. */
function findBodyPlace(table: BackupTable, columns: Columns): RecordPlace | null {
  if (!Object.hasOwn(ENCRYPTED_TABLES, table)) return null;
  // The columns are those of this table, which include all that its key is built from.
  const key = ENCRYPTED_TABLES[table as BackupTable & keyof typeof ENCRYPTED_TABLES](columns as never);
  return { table, key };
}

type Row = Readonly<Record<string, unknown>>;

/** Yields every row of these cases, decrypted, one after another. The root tables come last. */
async function* encodeStore(
  db: RecueilDb,
  codec: Codec,
  snapshot: BackupSnapshot,
  { progress, signal }: BackupControl,
): AsyncGenerator<Bytes | Blob> {
  const keys = await mapStoreErrors(() =>
    Promise.all(CASE_TABLES.map((name) => db.table(name).toCollection().primaryKeys())),
  );
  const total = keys.reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  let recordCount = 0;
  yield* encodeRecord(BACKUP_RECORD.first, { schema: BACKUP_SCHEMA }, null);
  for (const [index, name] of CASE_TABLES.entries()) {
    for (const key of keys[index] ?? []) {
      if (signal.aborted) throw new Refusal('cancelled');
      const row: (Row & { readonly body?: Bytes | Blob }) | undefined = await mapStoreErrors(() =>
        db.table(name).get(key),
      );
      if (row !== undefined && BACKUP_TABLES[name](row, snapshot)) {
        const { body, ...columns } = row;
        yield* encodeRecord(name, columns, body === undefined ? null : await decryptBody(codec, name, columns, body));
        recordCount += 1;
      }
      done += 1;
      progress({ name: 'backup', done, total });
    }
  }
  for (const [name, row] of snapshot.roots) yield* encodeRecord(name, row, null);
  yield* encodeRecord(BACKUP_RECORD.last, { frames: recordCount + snapshot.roots.length }, null);
}

async function decryptBody(codec: Codec, table: BackupTable, columns: Row, body: Bytes | Blob): Promise<Bytes | Blob> {
  const place = findBodyPlace(table, columns);
  if (place === null) throw new Error(`${table} has a body and no place`);
  return body instanceof Blob ? codec.decryptBlob(place, body) : codec.decrypt(place, body);
}

/** Reads cases and heads in one transaction: all, or that of `only`. Later rows are for the next backup. */
async function readSnapshot(db: RecueilDb, only: string | null): Promise<BackupSnapshot> {
  const { cases, heads, current, items, exhibits, receivedDossiers } = db;
  const listItemIds = (caseId: string) => rangeByNumber(items, '[caseId+ordinal]', caseId).primaryKeys();
  return mapStoreErrors(() =>
    db.transaction('r', [cases, heads, current, items, exhibits, receivedDossiers], async () => {
      const caseRows = (await cases.toArray()).filter(({ id }) => only === null || id === only);
      if (only !== null && caseRows.length === 0) throw new Refusal('nothing-there');
      const ids = new Set(caseRows.map(({ id }) => id));
      const [headRows, currentRows, itemIds, exhibitRows, dossierRows] = await Promise.all([
        heads.toArray(),
        current.toArray(),
        // Of these cases alone: a restore that did not end may have left others.
        Promise.all([...ids].map(listItemIds)),
        Promise.all([...ids].map((caseId) => exhibitRange(db, caseId).toArray())),
        receivedDossiers.toArray(),
      ]);
      const takenHeads = headRows.filter(({ caseId }) => ids.has(caseId));
      const toRootEntries = (name: RootTable, rows: readonly object[]) =>
        rows.map((row) => [name, { ...row }] as const);
      return {
        roots: [
          ...toRootEntries(TABLE.cases, caseRows),
          ...toRootEntries(TABLE.heads, takenHeads),
          ...toRootEntries(TABLE.current, only === null ? currentRows : listCurrentRows(caseRows)),
        ],
        heads: new Map(takenHeads.map((head) => [head.caseId, head])),
        items: new Set(itemIds.flat()),
        numbered: new Set(exhibitRows.flat().map(({ itemId }) => itemId)),
        receivedDossiers: new Set(dossierRows.filter(({ caseId }) => ids.has(caseId)).map(({ id }) => id)),
      };
    }),
  );
}

/** A case that is restored alone is the one that captures go to, unless it is closed. */
const listCurrentRows = (caseRows: readonly CaseRow[]): readonly CurrentRow[] =>
  caseRows.filter(({ closedAt }) => closedAt === undefined).map(({ id: caseId }) => ({ id: CURRENT_CASE_ROW, caseId }));

/**
 * Restores the cases of a backup that the store has not. Rows are stored as they are read, but stay unreachable until
 * the last transaction writes the cases. After an error or a cancel they are deleted; after a crash, at the next start
 * of the background, restore or first case.
 */

/** Rows per transaction: each transaction waits for the disk. */
const BATCH_ROWS = 200;
const BATCH_BYTES = 16 * 1024 * 1024;

async function restoreRecords(
  db: RecueilDb,
  codec: Codec,
  records: AsyncIterable<BackupRecord>,
  continueJournals: Parameters<BackupRepository['restore']>[2],
  { progress, signal, bytes }: BackupControl & { readonly bytes: number },
): ReturnType<BackupRepository['restore']> {
  // Rows of an earlier restore that crashed.
  await deleteUnreachableRows(db);
  const here = new Set(await mapStoreErrors(() => db.cases.toCollection().primaryKeys()));
  const isTaken = createRowCheck(here);
  const encryptor = await codec.encryptor();
  const rootRecords: BackupRecord[] = [];
  let batch: BackupRecord[] = [];
  let batchBytes = 0;
  let restoredBytes = 0;
  const counts = { items: 0, receivedDossiers: 0 };
  const flush = async (): Promise<void> => {
    await storeBatch(db, encryptor, batch);
    batch = [];
    batchBytes = 0;
  };
  try {
    for await (const record of checkRecords(records)) {
      if (signal.aborted) throw new Refusal('cancelled');
      if (isRootTable(record.table)) rootRecords.push(record);
      else if (!isBackupTable(record.table)) throw new Refusal('backup-newer');
      else if (isTaken(record.table, record.row)) {
        batch.push(record);
        if (record.table === TABLE.summaries) counts.items += 1;
        if (record.table === TABLE.receivedDossiers) counts.receivedDossiers += 1;
      }
      batchBytes += record.body?.bytes ?? 0;
      restoredBytes += record.body?.bytes ?? 0;
      if (batch.length >= BATCH_ROWS || batchBytes >= BATCH_BYTES) await flush();
      progress({ name: 'restore', done: Math.min(restoredBytes, bytes), total: bytes });
    }
    await flush();
    return { ...counts, ...(await commitRoots(db, encryptor, rootRecords, here, continueJournals)) };
  } catch (error) {
    await deleteUnreachableRows(db).catch(() => undefined);
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

/** Returns whether a row belongs to a case that the store has not: the rows of the others stay as they are. */
function createRowCheck(here: ReadonlySet<string>): (table: BackupTable, row: Columns) => boolean {
  // Without the id of a case: files and previews come after their items, and files after their received dossiers.
  const owners = new Set<string>();
  return (table, row) => {
    if (row.caseId === undefined) return owners.has(String(row.itemId ?? row.dossierId));
    if (here.has(String(row.caseId))) return false;
    if (table === TABLE.items || table === TABLE.receivedDossiers) owners.add(String(row.id));
    return true;
  };
}

async function storeBatch(db: RecueilDb, encryptor: Encryptor, batch: readonly BackupRecord[]): Promise<void> {
  // All encryption first: awaiting anything but Dexie inside its transaction ends it.
  const rows = await Promise.all(batch.map((record) => encryptRow(encryptor, record)));
  await writeTransaction(db, [TABLE.keyring, ...CASE_TABLES], async () => {
    if (!(await isCurrentGeneration(db, encryptor))) throw new Refusal('interrupted');
    await Promise.all(batch.map(({ table }, index) => db.table(table).add(rows[index])));
  });
}

async function encryptRow(encryptor: Encryptor, { table, row, content }: BackupRecord): Promise<object> {
  const place = isBackupTable(table) ? findBodyPlace(table, row) : null;
  if (content === null || place === null) return row;
  const body =
    content instanceof Blob ? encryptor.encryptBlob(place, content, content.type) : encryptor.encrypt(place, content);
  return { ...row, body: await body };
}

/** `here`: ids of the cases whose rows were passed over. */
async function commitRoots(
  db: RecueilDb,
  encryptor: Encryptor,
  rootRecords: readonly BackupRecord[],
  here: ReadonlySet<string>,
  continueJournals: Parameters<BackupRepository['restore']>[2],
): Promise<Pick<Restoration, 'cases' | 'left'>> {
  const isEmpty = here.size === 0;
  const ownKey = isEmpty ? undefined : await mapStoreErrors(() => db.keys.get(DEVICE_KEY_ROW));
  // Not validated: the records are authenticated, and were written from these tables.
  const rowsOf = <T>(name: RootTable) => rootRecords.filter(({ table }) => table === name).map(({ row }) => row as T);
  const all = rowsOf<CaseRow>(TABLE.cases);
  const cases = all.filter(({ id }) => !here.has(id));
  const heads = rowsOf<HeadRow>(TABLE.heads).filter(({ caseId }) => !here.has(caseId));
  const current = isEmpty ? rowsOf<CurrentRow>(TABLE.current) : [];
  if (cases.length === 0 && !isEmpty) throw new Refusal('backup-here');
  const { key, appended } = await continueJournals(heads, ownKey?.spki ?? null);
  const keyBody = key && (await encryptor.encrypt({ table: TABLE.keys, key: DEVICE_KEY_ROW }, key.pkcs8));
  const lines = await Promise.all(
    [...appended].flatMap(([caseId, list]) => list.map((line) => encryptEntryRow(encryptor, caseId, line))),
  );
  const continuedHeads = heads.map((head) => ({ ...head, ...appended.get(head.caseId)?.at(-1)?.head }));
  await writeTransaction(db, [db.keyring, db.keys, db.cases, db.heads, db.current, db.entries], async () => {
    // A passphrase set in between changed the keys that the rows are encrypted with. A case that was erased in between
    // has no row here.
    const hasSameCases = here.symmetricDifference(new Set(await db.cases.toCollection().primaryKeys())).size === 0;
    if (!hasSameCases || !(await isCurrentGeneration(db, encryptor))) throw new Refusal('interrupted');
    // What was begun before a case was erased writes nothing into it again.
    const ring = await db.keyring.get(KEYRING_ROW);
    if (!isEmpty && ring !== undefined) await db.keyring.put({ ...ring, epoch: createEpoch() });
    if (key && keyBody) await db.keys.put({ id: DEVICE_KEY_ROW, spki: key.spki, body: keyBody });
    await db.entries.bulkAdd(lines);
    await db.heads.bulkAdd(continuedHeads);
    await db.cases.bulkAdd(cases);
    await db.current.bulkPut(current);
  });
  return {
    cases: cases.map(({ id }) => id),
    left: all.filter(({ id }) => here.has(id)).map(({ id }) => id),
  };
}
