import { BACKUP_RECORD, BACKUP_SCHEMA, TABLE } from '../../domain/formatNames.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { BackupControl } from '../../domain/store/backup.ts';
import type { Codec } from '../codec.ts';
import type { RecueilDb } from '../db.ts';
import { mapStoreErrors } from '../storeErrors.ts';
import { BACKUP_TABLES, type BackupSnapshot, type BackupTable, findBodyPlace } from './backupTables.ts';
import { encodeRecord } from './recordFraming.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Row = Readonly<Record<string, unknown>>;

/** Yields every row of the cases, decrypted, one after another. The root tables come last. */
export async function* encodeStore(
  db: RecueilDb,
  codec: Codec,
  { progress, signal }: BackupControl,
): AsyncGenerator<Bytes | Blob> {
  const { roots, snapshot } = await readSnapshot(db);
  const names = Object.keys(BACKUP_TABLES) as BackupTable[];
  const keys = await mapStoreErrors(() =>
    Promise.all(names.map((name) => db.table(name).toCollection().primaryKeys())),
  );
  const total = keys.reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  let recordCount = 0;
  yield* encodeRecord(BACKUP_RECORD.first, { schema: BACKUP_SCHEMA }, null);
  for (const [index, name] of names.entries()) {
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
  for (const [name, row] of roots) yield* encodeRecord(name, row, null);
  yield* encodeRecord(BACKUP_RECORD.last, { frames: recordCount + roots.length }, null);
}

async function decryptBody(codec: Codec, table: BackupTable, columns: Row, body: Bytes | Blob): Promise<Bytes | Blob> {
  const place = findBodyPlace(table, columns);
  if (place === null) throw new Error(`${table} has a body and no place`);
  return body instanceof Blob ? codec.decryptBlob(place, body) : codec.decrypt(place, body);
}

/** Reads cases and heads in one transaction. Rows added later are left for the next backup. */
async function readSnapshot(db: RecueilDb): Promise<{
  readonly roots: readonly (readonly [string, Row])[];
  readonly snapshot: BackupSnapshot;
}> {
  const { cases, heads, current, items, origins } = db;
  return mapStoreErrors(() =>
    db.transaction('r', [cases, heads, current, items, origins], async () => {
      const [caseRows, headRows, currentRows, ids, dossierRows] = await Promise.all([
        cases.toArray(),
        heads.toArray(),
        current.toArray(),
        items.toCollection().primaryKeys(),
        origins.toArray(),
      ]);
      const toRootEntries = (name: string, rows: readonly object[]) => rows.map((row) => [name, { ...row }] as const);
      return {
        roots: [
          ...toRootEntries(TABLE.cases, caseRows),
          ...toRootEntries(TABLE.journalHeads, headRows),
          ...toRootEntries(TABLE.currentCase, currentRows),
        ],
        snapshot: {
          heads: new Map(headRows.map((head) => [head.caseId, head])),
          items: new Set(ids),
          receivedDossiers: new Set(dossierRows.map(({ id }) => id)),
        },
      };
    }),
  );
}
