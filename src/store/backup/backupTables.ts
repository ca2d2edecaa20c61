import { TABLE } from '../../domain/formatNames.ts';
import type { RecordPlace } from '../codec.ts';
import { ENCRYPTED_TABLES } from '../reencrypt.ts';

/** Tables of a backup. It does not contain the device key, the keyring, unlock tries or attempts. */
type Columns = Readonly<Record<string, unknown>>;

/** The cases at the start of the backup. */
export interface BackupSnapshot {
  readonly heads: ReadonlyMap<string, { readonly seq: number; readonly items: number }>;
  readonly items: ReadonlySet<string>;
  /** Ids of received dossiers. */
  readonly receivedDossiers: ReadonlySet<string>;
}

/** Without its rows in these tables a case is not shown. They are written last, in one transaction. */
const ROOT_TABLES = [TABLE.cases, TABLE.journalHeads, TABLE.currentCase] as const;
export type RootTable = (typeof ROOT_TABLES)[number];

const isOfBackedUpItem = (row: Columns, { items }: BackupSnapshot) => items.has(String(row.itemId));
const isUpToHead = (row: Columns, { heads }: BackupSnapshot) =>
  Number(row.seq) <= (heads.get(String(row.caseId))?.seq ?? 0);

/** Per table, whether a row existed at the start of the backup. */
export const BACKUP_TABLES = {
  [TABLE.journalEntries]: isUpToHead,
  [TABLE.items]: (row: Columns, { heads }: BackupSnapshot) =>
    Number(row.ordinal) <= (heads.get(String(row.caseId))?.items ?? 0),
  [TABLE.summaries]: isOfBackedUpItem,
  [TABLE.itemFiles]: isOfBackedUpItem,
  [TABLE.previews]: isOfBackedUpItem,
  [TABLE.withdrawals]: isUpToHead,
  [TABLE.removedFiles]: isUpToHead,
  [TABLE.exhibits]: isOfBackedUpItem,
  [TABLE.timestamps]: isUpToHead,
  [TABLE.receivedDossiers]: isUpToHead,
  [TABLE.receivedFiles]: (row: Columns, { receivedDossiers }: BackupSnapshot) =>
    receivedDossiers.has(String(row.originId)),
  [TABLE.documents]: (row: Columns, { heads }: BackupSnapshot) => heads.has(String(row.caseId)),
} as const;

export type BackupTable = keyof typeof BACKUP_TABLES;

export const isBackupTable = (table: string): table is BackupTable => Object.hasOwn(BACKUP_TABLES, table);
export const isRootTable = (table: string): table is RootTable => ROOT_TABLES.some((name) => name === table);

/** Returns the place that a row's body is bound to; null when the table has no encrypted bodies. */
export function findBodyPlace(table: BackupTable, columns: Columns): RecordPlace | null {
  if (!Object.hasOwn(ENCRYPTED_TABLES, table)) return null;
  // The columns are those of this table, which include all that its key is built from.
  const key = ENCRYPTED_TABLES[table as BackupTable & keyof typeof ENCRYPTED_TABLES](columns as never);
  return { table, key };
}
