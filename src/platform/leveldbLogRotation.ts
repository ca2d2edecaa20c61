import { browser } from './browser.ts';
import { readAvailableBytes } from './diskQuota.ts';

const DATABASE_NAME = 'recueil-fresh-log';
const ROWS_STORE = 'rows';
const ROTATED_KEY = 'fresh-log';
/** LevelDB begins a log once so much is in the one before, 4 MB at most in Chromium; a row of 64 KiB would be a file. */
const FILL_BYTES = 4.5 * 1024 * 1024;
const ROW_BYTES = 60_000;
/** Two logs, and the tables that are made of them. */
const MIN_FREE_BYTES = 32 * 1024 * 1024;

/**
 * Chromium's database (LevelDB) goes on writing in the log it finds at its start, even when a power cut left a record
 * half written at its end (google/leveldb issue 1287); at the start after that, it reads one record across the other,
 * calls the whole store corrupt and begins an empty one. So that log is filled with nothing once in each life of the
 * browser, before our first write, and the next one too: LevelDB gives the second back only when all of the first is in
 * a table. (To delete a database begins a log as well, but whenever Chromium is at leisure: seen to take over 15 s.)
 * Firefox (SQLite) does not need it. A power cut in those two tenths of a second, after one in the life before, would
 * still cost the store.
 */
export async function rotateLogOncePerSession(): Promise<void> {
  await runIfSpaceLeft(async () => {
    const { [ROTATED_KEY]: done } = await browser.storage.session.get(ROTATED_KEY);
    if (done === true) return;
    await startNewLog();
    await browser.storage.session.set({ [ROTATED_KEY]: true });
  });
}

/**
 * As `freshLog`, after something was deleted for good: what a deletion took out of LevelDB's tables stays on the disk in
 * the old ones while anybody was reading them, until the next log begins.
 */
export const rotateLog = (): Promise<void> => runIfSpaceLeft(startNewLog);

async function runIfSpaceLeft(work: () => Promise<void>): Promise<void> {
  if ('getBrowserInfo' in browser.runtime) return;
  await navigator.locks.request(DATABASE_NAME, async () => {
    if ((await readAvailableBytes()) >= MIN_FREE_BYTES) await work();
  });
}

async function startNewLog(): Promise<void> {
  const openRequest = indexedDB.open(DATABASE_NAME, 2);
  openRequest.onupgradeneeded = () => {
    const { result } = openRequest;
    if (!result.objectStoreNames.contains(ROWS_STORE)) result.createObjectStore(ROWS_STORE);
  };
  const db = await awaitRequest(openRequest);
  try {
    for (const _log of ['the old one', 'a new one']) {
      await writeRows(db, (rows) => {
        for (let row = 0; row * ROW_BYTES < FILL_BYTES; row += 1) rows.put(new Uint8Array(ROW_BYTES), row);
      });
    }
    // Not answered before the old one is in a table.
    await writeRows(db, (rows) => rows.clear());
  } finally {
    db.close();
  }
}

function writeRows(db: IDBDatabase, work: (rows: IDBObjectStore) => unknown): Promise<void> {
  const transaction = db.transaction(ROWS_STORE, 'readwrite', { durability: 'relaxed' });
  work(transaction.objectStore(ROWS_STORE));
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
