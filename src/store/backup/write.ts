import type { BackupStep } from '../../domain/backup.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Codec } from '../codec.ts';
import type { RecueilDb } from '../db.ts';
import { told } from '../faults.ts';
import { framed } from './frames.ts';
import { COPIED, type CopiedTable, placeOf, type Snapshot } from './tables.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Row = Readonly<Record<string, unknown>>;

export const BACKUP_SCHEMA = 'recueil/backup/1';

/** Every row of the cases as they stand, opened, one after another; cases, heads and the current one come last. */
export async function* framesOfStore(
  db: RecueilDb,
  codec: Codec,
  { progress, signal }: BackupStep,
): AsyncGenerator<Bytes | Blob> {
  const { roots, snapshot } = await snapshotOf(db);
  const names = Object.keys(COPIED) as CopiedTable[];
  const keys = await told(() =>
    Promise.all(names.map((name) => db.table(name).toCollection().primaryKeys())),
  );
  const total = keys.reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  let written = 0;
  yield* framed('backup', { schema: BACKUP_SCHEMA }, null);
  for (const [index, name] of names.entries()) {
    for (const key of keys[index] ?? []) {
      if (signal.aborted) throw new Refusal('cancelled');
      const row: (Row & { readonly body?: Bytes | Blob }) | undefined = await told(() =>
        db.table(name).get(key),
      );
      if (row !== undefined && COPIED[name](row, snapshot)) {
        const { body, ...columns } = row;
        yield* framed(name, columns, body === undefined ? null : await opened(codec, name, columns, body));
        written += 1;
      }
      done += 1;
      progress({ name: 'backup', done, total });
    }
  }
  for (const [name, row] of roots) yield* framed(name, row, null);
  yield* framed('end', { frames: written + roots.length }, null);
}

async function opened(
  codec: Codec,
  table: CopiedTable,
  columns: Row,
  body: Bytes | Blob,
): Promise<Bytes | Blob> {
  const place = placeOf(table, columns);
  if (place === null) throw new Error(`${table} has a body and no place`);
  return body instanceof Blob ? codec.openBlob(place, body) : codec.open(place, body);
}

/** Cases and heads in one look: what comes later is left for the next copy. */
async function snapshotOf(db: RecueilDb): Promise<{
  readonly roots: readonly (readonly [string, Row])[];
  readonly snapshot: Snapshot;
}> {
  const { cases, heads, current, items, origins } = db;
  return told(() =>
    db.transaction('r', [cases, heads, current, items, origins], async () => {
      const [caseRows, headRows, currentRows, ids, received] = await Promise.all([
        cases.toArray(),
        heads.toArray(),
        current.toArray(),
        items.toCollection().primaryKeys(),
        origins.toArray(),
      ]);
      const rooted = (name: string, rows: readonly object[]) =>
        rows.map((row) => [name, { ...row }] as const);
      return {
        roots: [
          ...rooted('cases', caseRows),
          ...rooted('heads', headRows),
          ...rooted('current', currentRows),
        ],
        snapshot: {
          heads: new Map(headRows.map((head) => [head.caseId, head])),
          items: new Set(ids),
          origins: new Set(received.map(({ id }) => id)),
        },
      };
    }),
  );
}
