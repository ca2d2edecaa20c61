import { browser } from './browser.ts';
import { roomLeft } from './room.ts';

const NAME = 'recueil-fresh-log';
const DONE = 'fresh-log';
/** What LevelDB may write to begin a log: all of the old one as a table, 4 MB at most, and a little. */
const NEEDED_BYTES = 16 * 1024 * 1024;

/**
 * Chromium's database (LevelDB) goes on writing in the log it finds at its start, even when a power cut left a record
 * half written at its end (google/leveldb issue 1287); at the start after that, it reads one record across the other,
 * calls the whole store corrupt and begins an empty one. Deleting a database compacts it, which puts the log aside and
 * begins a new one. Once in each life of the browser, before our first write; Firefox (SQLite) does not need it.
 *
 * A power cut between that deletion and the new log would still cost the store. So the database to delete is made a
 * life ahead: the deletion is then all that is written in the old log, some 600 bytes, and where the half record lacks
 * more than that, LevelDB takes the two for one that is half written.
 */
export async function freshLog(): Promise<void> {
  await withRoom(async () => {
    const { [DONE]: done } = await browser.storage.session.get(DONE);
    if (done === true) return;
    await beginLog();
    await browser.storage.session.set({ [DONE]: true });
  });
}

/**
 * As `freshLog`, after something was deleted for good: what a deletion took out of LevelDB's tables stays on the disk in
 * the old ones while anybody was reading them, until the next log begins.
 */
export const leaveOldLog = (): Promise<void> => withRoom(beginLog);

async function withRoom(work: () => Promise<void>): Promise<void> {
  if ('getBrowserInfo' in browser.runtime) return;
  await navigator.locks.request(NAME, async () => {
    if ((await roomLeft()) >= NEEDED_BYTES) await work();
  });
}

async function beginLog(): Promise<void> {
  const isReady = (await indexedDB.databases()).some(({ name }) => name === NAME);
  if (!isReady) await make();
  await answered(indexedDB.deleteDatabase(NAME));
  await make();
}

async function make(): Promise<void> {
  (await answered(indexedDB.open(NAME))).close();
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
