import type { BackupShelf, BackupStep } from '../../domain/backup.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Codec, Sealer } from '../codec.ts';
import { isCurrent } from '../current.ts';
import type { CaseRow, CurrentRow, HeadRow, RecueilDb } from '../db.ts';
import { told, written } from '../faults.ts';
import { entryRow } from '../rows.ts';
import type { Frame } from './frames.ts';
import { COPIED, type CopiedTable, isCopied, isRoot, placeOf, type RootTable } from './tables.ts';
import { BACKUP_SCHEMA } from './write.ts';

/**
 * Into an empty store. Rows are stored as they are read, but nothing leads to them before the last transaction writes
 * the cases: what is cut, altered or stopped on the way is cleared, and after a death nobody sees it.
 */

/** Rows a transaction: each waits for the disk. */
const BATCH_ROWS = 200;
const BATCH_BYTES = 16 * 1024 * 1024;

const TABLES = Object.keys(COPIED) as CopiedTable[];

export async function restoreFrames(
  db: RecueilDb,
  codec: Codec,
  frames: AsyncIterable<Frame>,
  goOn: Parameters<BackupShelf['restore']>[2],
  { progress, signal, bytes }: BackupStep & { readonly bytes: number },
): Promise<number> {
  await mustBeEmpty(db);
  const sealer = await codec.sealer();
  const roots: Frame[] = [];
  let batch: Frame[] = [];
  let held = 0;
  let done = 0;
  const flush = async (): Promise<void> => {
    await stage(db, sealer, batch);
    batch = [];
    held = 0;
  };
  try {
    for await (const frame of checked(frames)) {
      if (signal.aborted) throw new Refusal('cancelled');
      if (isRoot(frame.table)) roots.push(frame);
      else if (isCopied(frame.table)) batch.push(frame);
      else throw new Refusal('backup-newer');
      held += frame.body?.bytes ?? 0;
      done += frame.body?.bytes ?? 0;
      if (batch.length >= BATCH_ROWS || held >= BATCH_BYTES) await flush();
      progress({ name: 'restore', done: Math.min(done, bytes), total: bytes });
    }
    await flush();
    return await finish(db, sealer, roots, goOn);
  } catch (error) {
    await clear(db).catch(() => undefined);
    throw error;
  }
}

/** The frames between the first, which names the file, and the last, which counts them. */
async function* checked(frames: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  let read = -1;
  let ended = false;
  for await (const frame of frames) {
    if (ended) throw new Refusal('backup-damaged');
    if (read === -1) {
      if (frame.table !== 'backup') throw new Refusal('backup-damaged');
      if (frame.row.schema !== BACKUP_SCHEMA) throw new Refusal('backup-newer');
    } else if (frame.table === 'end') {
      if (frame.row.frames !== read) throw new Refusal('backup-damaged');
      ended = true;
    } else yield frame;
    read += 1;
  }
  if (!ended) throw new Refusal('backup-damaged');
}

async function mustBeEmpty(db: RecueilDb): Promise<void> {
  if ((await told(() => db.cases.count())) > 0) throw new Refusal('backup-not-empty');
  // What an earlier try left when it died.
  await clear(db);
}

async function stage(db: RecueilDb, sealer: Sealer, batch: readonly Frame[]): Promise<void> {
  // All encoding first: awaiting anything but Dexie inside its transaction ends it.
  const rows = await Promise.all(batch.map((frame) => rowOf(sealer, frame)));
  await written(db, () =>
    db.transaction('rw', TABLES, async () => {
      await Promise.all(batch.map(({ table }, index) => db.table(table).put(rows[index])));
    }),
  );
}

async function rowOf(sealer: Sealer, { table, row, content }: Frame): Promise<object> {
  const place = isCopied(table) ? placeOf(table, row) : null;
  if (content === null || place === null) return row;
  const body =
    content instanceof Blob ? sealer.sealBlob(place, content, content.type) : sealer.seal(place, content);
  return { ...row, body: await body };
}

async function finish(
  db: RecueilDb,
  sealer: Sealer,
  roots: readonly Frame[],
  goOn: Parameters<BackupShelf['restore']>[2],
): Promise<number> {
  // Authenticated, and written from these very tables.
  const rowsOf = <T>(name: RootTable) =>
    roots.filter(({ table }) => table === name).map(({ row }) => row as T);
  const [cases, heads, current] = [
    rowsOf<CaseRow>('cases'),
    rowsOf<HeadRow>('heads'),
    rowsOf<CurrentRow>('current'),
  ];
  const { key, appended } = await goOn(heads);
  const body = await sealer.seal({ table: 'keys', key: 'device' }, key.pkcs8);
  const lines = await Promise.all(
    [...appended].flatMap(([caseId, list]) => list.map((line) => entryRow(sealer, caseId, line))),
  );
  const goneOn = heads.map((head) => ({ ...head, ...appended.get(head.caseId)?.at(-1)?.head }));
  await written(db, () =>
    db.transaction('rw', [db.keyring, db.keys, db.cases, db.heads, db.current, db.entries], async () => {
      if ((await db.cases.count()) > 0) throw new Refusal('backup-not-empty');
      // A passphrase set meanwhile changed the keys that everything was stored under.
      if (!(await isCurrent(db, sealer))) throw new Refusal('interrupted');
      await db.keys.put({ id: 'device', spki: key.spki, body });
      await db.entries.bulkAdd(lines);
      await db.heads.bulkAdd(goneOn);
      await db.cases.bulkAdd(cases);
      await db.current.bulkPut(current);
    }),
  );
  return heads.reduce((sum, { items }) => sum + items, 0);
}

/** Whatever no case leads to; nothing at all once there is one. */
async function clear(db: RecueilDb): Promise<void> {
  await written(db, () =>
    db.transaction('rw', ['cases', ...TABLES], async () => {
      if ((await db.cases.count()) > 0) return;
      await Promise.all(TABLES.map((name) => db.table(name).clear()));
    }),
  );
}
