import type { Place } from '../codec.ts';
import { BODIES } from '../reseal.ts';

/** What a copy holds, table by table; the device's key, the keyring, tries and attempts stay behind. */
type Columns = Readonly<Record<string, unknown>>;

/** The cases as they stood when the copy began. */
export interface Snapshot {
  readonly heads: ReadonlyMap<string, { readonly seq: number; readonly items: number }>;
  readonly items: ReadonlySet<string>;
  /** Ids of received dossiers. */
  readonly origins: ReadonlySet<string>;
}

/** Nothing shows of a case without its rows here: written last, in one transaction. */
const ROOTS = ['cases', 'heads', 'current'] as const;
export type RootTable = (typeof ROOTS)[number];

const byItem = (row: Columns, { items }: Snapshot) => items.has(String(row.itemId));
const byLine = (row: Columns, { heads }: Snapshot) =>
  Number(row.seq) <= (heads.get(String(row.caseId))?.seq ?? 0);

/** Whether a row was there when the copy began. */
export const COPIED = {
  entries: byLine,
  items: (row: Columns, { heads }: Snapshot) =>
    Number(row.ordinal) <= (heads.get(String(row.caseId))?.items ?? 0),
  summaries: byItem,
  files: byItem,
  previews: byItem,
  withdrawals: byLine,
  removals: byLine,
  exhibits: byItem,
  stamps: byLine,
  origins: byLine,
  originFiles: (row: Columns, { origins }: Snapshot) => origins.has(String(row.originId)),
  sheets: (row: Columns, { heads }: Snapshot) => heads.has(String(row.caseId)),
} as const;

export type CopiedTable = keyof typeof COPIED;

export const isCopied = (table: string): table is CopiedTable => Object.hasOwn(COPIED, table);
export const isRoot = (table: string): table is RootTable => ROOTS.some((name) => name === table);

/** The place that the body of a row is bound to; null where a table has no bodies. */
export function placeOf(table: CopiedTable, columns: Columns): Place | null {
  if (!Object.hasOwn(BODIES, table)) return null;
  // Columns of that very table: those its place is made of are among them.
  const key = BODIES[table as CopiedTable & keyof typeof BODIES](columns as never);
  return { table, key };
}
