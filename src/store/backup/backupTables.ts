import type { RecordPlace } from '../codec.ts';
import { ENCRYPTED_TABLES } from '../reencrypt.ts';

/** What a copy holds, table by table; the device's key, the keyring, tries and attempts stay behind. */
type Columns = Readonly<Record<string, unknown>>;

/** The cases as they stood when the copy began. */
export interface BackupSnapshot {
  readonly heads: ReadonlyMap<string, { readonly seq: number; readonly items: number }>;
  readonly items: ReadonlySet<string>;
  /** Ids of received dossiers. */
  readonly receivedDossiers: ReadonlySet<string>;
}

/** Nothing shows of a case without its rows here: written last, in one transaction. */
const ROOT_TABLES = ['cases', 'heads', 'current'] as const;
export type RootTable = (typeof ROOT_TABLES)[number];

const isOfBackedUpItem = (row: Columns, { items }: BackupSnapshot) => items.has(String(row.itemId));
const isUpToHead = (row: Columns, { heads }: BackupSnapshot) =>
  Number(row.seq) <= (heads.get(String(row.caseId))?.seq ?? 0);

/** Whether a row was there when the copy began. */
export const BACKUP_TABLES = {
  entries: isUpToHead,
  items: (row: Columns, { heads }: BackupSnapshot) =>
    Number(row.ordinal) <= (heads.get(String(row.caseId))?.items ?? 0),
  summaries: isOfBackedUpItem,
  files: isOfBackedUpItem,
  previews: isOfBackedUpItem,
  withdrawals: isUpToHead,
  removals: isUpToHead,
  exhibits: isOfBackedUpItem,
  stamps: isUpToHead,
  origins: isUpToHead,
  originFiles: (row: Columns, { receivedDossiers: origins }: BackupSnapshot) =>
    origins.has(String(row.originId)),
  sheets: (row: Columns, { heads }: BackupSnapshot) => heads.has(String(row.caseId)),
} as const;

export type BackupTable = keyof typeof BACKUP_TABLES;

export const isBackupTable = (table: string): table is BackupTable => Object.hasOwn(BACKUP_TABLES, table);
export const isRootTable = (table: string): table is RootTable => ROOT_TABLES.some((name) => name === table);

/** The place that the body of a row is bound to; null where a table has no bodies. */
export function findBodyPlace(table: BackupTable, columns: Columns): RecordPlace | null {
  if (!Object.hasOwn(ENCRYPTED_TABLES, table)) return null;
  // Columns of that very table: those its place is made of are among them.
  const key = ENCRYPTED_TABLES[table as BackupTable & keyof typeof ENCRYPTED_TABLES](columns as never);
  return { table, key };
}
