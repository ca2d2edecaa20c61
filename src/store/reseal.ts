import { Refusal } from '../domain/errors.ts';
import type { Progress } from '../domain/ports.ts';
import { storedBytes } from './bytes.ts';
import { HEAD_BYTES, headOf } from './cipher.ts';
import type { Place } from './codec.ts';
import type { RecueilDb } from './db.ts';
import { told, written } from './faults.ts';
import { prunedKeyring } from './keyring.ts';
import type { Vault } from './vault.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** A row with a body; of the other columns, those its table has. */
interface Row {
  readonly body: Bytes | Blob;
  readonly id: string;
  readonly caseId: string;
  readonly seq: number;
  readonly itemId: string;
  readonly path: string;
  readonly name: string;
  readonly number: number;
  readonly originId: string;
}

/** Every table that holds encrypted bodies, and the key of the place a body is bound to. */
export const BODIES = {
  keys: (row: Row) => row.id,
  entries: (row: Row) => `${row.caseId}/${row.seq}`,
  items: (row: Row) => row.id,
  summaries: (row: Row) => row.itemId,
  previews: (row: Row) => row.itemId,
  files: (row: Row) => `${row.itemId}/${row.path}`,
  stamps: (row: Row) => `${row.caseId}/${row.seq}`,
  sheets: (row: Row) => `${row.caseId}/${row.name}`,
  origins: (row: Row) => `${row.caseId}/${row.number}`,
  originFiles: (row: Row) => `${row.originId}/${row.path}`,
} as const;

type BodyTable = keyof typeof BODIES;

/** How often it is noted how far it has come: what a death throws away is at most this many looks. */
const NOTED_EVERY = 50;

/**
 * Encrypts again, under fresh keys, what was written under an older generation; then drops the old keys. One record a
 * transaction, so it can stop anywhere and be called again: it goes on where it stopped, since nothing is ever written
 * under older keys behind it. What is damaged stays as it is, and the keys it was under: only the disk may have failed
 * to read it. Needs the store unlocked (Refusal `locked`). Tells whether there was anything to do.
 */
export async function reseal(
  db: RecueilDb,
  vault: Vault,
  progress: Progress,
  signal: AbortSignal,
): Promise<boolean> {
  const ring = await vault.ring();
  if (!ring.resealing) return false;
  const names = (Object.keys(BODIES) as BodyTable[]).slice(
    Math.max(0, Object.keys(BODIES).indexOf(ring.reached?.table ?? '')),
  );
  const keys = await Promise.all(
    names.map((name) => {
      const table = db.table<Row, unknown>(name);
      const left =
        ring.reached?.table === name ? table.where(':id').above(ring.reached.key) : table.toCollection();
      return told(() => left.primaryKeys());
    }),
  );
  const total = keys.reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  let stays = false;
  for (const [index, name] of names.entries()) {
    for (const key of keys[index] ?? []) {
      signal.throwIfAborted();
      if (!(await resealOne(db, vault, name, key, ring.generation))) stays = true;
      progress({ name: 'reseal', done: ++done, total });
      // Beyond one that stays, the next life must not begin.
      if (done % NOTED_EVERY === 0 && !stays) await noteReached(db, ring.generation, { table: name, key });
    }
  }
  await dropOldKeys(db, ring.generation, stays);
  return true;
}

/** False where the record is damaged. */
async function resealOne(
  db: RecueilDb,
  vault: Vault,
  name: BodyTable,
  key: unknown,
  generation: number,
): Promise<boolean> {
  const table = db.table<Row, unknown>(name);
  const row = await told(() => table.get(key));
  if (row === undefined) return true;
  // A keyring that does not open is no record's damage: it throws here.
  await vault.opener();
  try {
    if ((await generationOf(row.body)) === generation) return true;
    await sealAgain(db, vault, name, key, row);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-damaged') return false;
    throw error;
  }
}

async function sealAgain(
  db: RecueilDb,
  vault: Vault,
  name: BodyTable,
  key: unknown,
  row: Row,
): Promise<void> {
  const table = db.table<Row, unknown>(name);
  const place: Place = { table: name, key: BODIES[name](row) };
  const sealer = await vault.sealer();
  const body =
    row.body instanceof Blob
      ? await sealer.sealBlob(place, await vault.openFile(place, row.body), row.body.type)
      : await sealer.seal(place, await vault.open(place, row.body));
  await written(db, () =>
    db.transaction('rw', [db.keyring, table], async () => {
      const ring = await db.keyring.get('keyring');
      // The keys may have been changed meanwhile: the next call does it under the newer ones.
      if (ring?.generation !== sealer.generation) return;
      // A sheet may have been written again meanwhile, under the new keys already; sealed records never are.
      const now = (await table.get(key))?.body;
      if (now instanceof Uint8Array && headOf(now).generation === sealer.generation) return;
      if (now !== undefined) await table.put({ ...row, body });
    }),
  );
}

async function generationOf(body: Bytes | Blob): Promise<number> {
  const head = body instanceof Blob ? await storedBytes(body.slice(0, HEAD_BYTES)) : body;
  return headOf(head).generation;
}

async function noteReached(db: RecueilDb, generation: number, reached: { table: string; key: unknown }) {
  await written(db, () =>
    db.transaction('rw', db.keyring, async () => {
      const now = await db.keyring.get('keyring');
      if (now?.generation === generation && now.resealing) await db.keyring.put({ ...now, reached });
    }),
  );
}

async function dropOldKeys(db: RecueilDb, generation: number, stays: boolean): Promise<void> {
  await written(db, () =>
    db.transaction('rw', db.keyring, async () => {
      const now = await db.keyring.get('keyring');
      if (now?.generation === generation && now.resealing) await db.keyring.put(prunedKeyring(now, stays));
    }),
  );
}
