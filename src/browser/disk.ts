import { LOG_ROTATION_DATABASE, LOG_ROTATION_TABLE, SESSION_KEY } from '../domain/formatNames.ts';
import { browser } from './browser.ts';

/**
 * In Chromium, quota less usage, as tested. In Firefox the quota is a share of the disk: Infinity there; its database
 * (SQLite) survives a write that fails on a full disk.
 */
export async function readAvailableBytes(): Promise<number> {
  if ('getBrowserInfo' in browser.runtime) return Number.POSITIVE_INFINITY;
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined || usage === undefined ? Number.POSITIVE_INFINITY : quota - usage;
}

/**
 * Without it, Firefox gives an extension a tenth of the disk at most (50 % with it, as tested), evicted first when it
 * is full. In Chromium the permission is enough, and a worker cannot call `persist`.
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
 * LevelDB continues the log that it finds, even when a power cut left half a record at its end; at the following start
 * it calls the store corrupt and creates an empty one (google/leveldb issue 1287). So, once per session and before our
 * first write, this fills two logs with zeros: the second is released only when all of the first is in a table.
 * (Deleting a database starts a log too, but only when Chromium is idle.) Firefox does not need it.
 */
export async function rotateLogOncePerSession(): Promise<void> {
  await runIfSpaceLeft(async () => {
    const { [SESSION_KEY.logRotated]: done } = await browser.storage.session.get(SESSION_KEY.logRotated);
    if (done === true) return;
    await startNewLog();
    await browser.storage.session.set({ [SESSION_KEY.logRotated]: true });
  });
}

/** After a permanent deletion: until the next log, deleted data stays in LevelDB tables that were being read. */
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
