import { LOG_ROTATION_DATABASE, LOG_ROTATION_TABLE, SESSION_KEY } from '../domain/formatNames.ts';
import { browser } from './browser.ts';

/**
 * Returns how many bytes can still be written. In Chromium with `unlimitedStorage` the quota is used plus free bytes,
 * as tested. In Firefox the quota is a share of the disk, however much of it is free: Infinity there, and its database
 * (SQLite) survives a write that fails on a full disk.
 */
export async function readAvailableBytes(): Promise<number> {
  if ('getBrowserInfo' in browser.runtime) return Number.POSITIVE_INFINITY;
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
}

/**
 * Makes the storage persistent. Without this, Firefox treats an extension's storage like a web page's, even with
 * `unlimitedStorage`: at most a tenth of the disk, and evicted first when the disk is full (tested: `estimate` gives
 * 10 %, then 50 %; the person is not asked). In Chromium the permission is enough, and a worker cannot call `persist`.
 */
export async function requestPersistentStorage(): Promise<void> {
  if (!('getBrowserInfo' in browser.runtime)) return;
  if (!(await navigator.storage.persisted())) await navigator.storage.persist();
}

/** LevelDB starts a new log when one is full, 4 MB at most in Chromium. Rows of 64 KiB would become files. */
const FILL_BYTES = 4.5 * 1024 * 1024;
const ROW_BYTES = 60_000;
/** Room for two logs and the tables made from them. */
const MIN_FREE_BYTES = 32 * 1024 * 1024;

/**
 * Makes Chromium's database (LevelDB) start a new log, once per browser session and before our first write. LevelDB
 * continues the log it finds at its start, even when a power cut left a half-written record at its end (google/leveldb
 * issue 1287). At the following start it misreads that log, reports the whole store as corrupt and creates an empty
 * one. So this function fills two logs with zeros: LevelDB releases the second only when all of the first is in a
 * table. (Deleting a database also starts a log, but only when Chromium is idle: over 15 s in a test.) Firefox (SQLite)
 * does not need it. A power cut during these 0.2 s, after one in the previous session, would still destroy the store.
 */
export async function rotateLogOncePerSession(): Promise<void> {
  await runIfSpaceLeft(async () => {
    const { [SESSION_KEY.logRotated]: done } = await browser.storage.session.get(SESSION_KEY.logRotated);
    if (done === true) return;
    await startNewLog();
    await browser.storage.session.set({ [SESSION_KEY.logRotated]: true });
  });
}

/**
 * Starts a new log after a permanent deletion. Deleted data stays on the disk in LevelDB tables that were being read
 * during the deletion, until the next log starts.
 */
export const rotateLog = (): Promise<void> => runIfSpaceLeft(startNewLog);

async function runIfSpaceLeft(work: () => Promise<void>): Promise<void> {
  if ('getBrowserInfo' in browser.runtime) return;
  await navigator.locks.request(LOG_ROTATION_DATABASE, async () => {
    if ((await readAvailableBytes()) >= MIN_FREE_BYTES) await work();
  });
}

async function startNewLog(): Promise<void> {
  const openRequest = indexedDB.open(LOG_ROTATION_DATABASE, 2);
  openRequest.onupgradeneeded = () => {
    const { result } = openRequest;
    if (!result.objectStoreNames.contains(LOG_ROTATION_TABLE)) result.createObjectStore(LOG_ROTATION_TABLE);
  };
  const db = await awaitRequest(openRequest);
  try {
    for (const _log of ['current', 'next']) {
      await writeRows(db, (rows) => {
        for (let row = 0; row * ROW_BYTES < FILL_BYTES; row += 1) rows.put(new Uint8Array(ROW_BYTES), row);
      });
    }
    // This transaction completes only when the first log is in a table.
    await writeRows(db, (rows) => rows.clear());
  } finally {
    db.close();
  }
}

function writeRows(db: IDBDatabase, work: (rows: IDBObjectStore) => unknown): Promise<void> {
  const transaction = db.transaction(LOG_ROTATION_TABLE, 'readwrite', { durability: 'relaxed' });
  work(transaction.objectStore(LOG_ROTATION_TABLE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function awaitRequest<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
