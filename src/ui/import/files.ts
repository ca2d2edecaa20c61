import type { FileInspection, FileOutcome, ImportUserInput } from '../../domain/import/importedFile.ts';
import { EMPTY_USER_INPUT } from '../../domain/import/importedFile.ts';
import { parseUserAddress, parseUserDate } from '../../domain/import/userInput.ts';
import type { Fault } from '../faults.ts';

/** The files of an import as the person arranges them, before and while they are sealed. */
export interface ImportRow {
  readonly key: number;
  readonly file: File;
  /** Null while it is looked at, or when it cannot be taken (`fault`). */
  readonly look: FileInspection | null;
  readonly fault: Fault | null;
  /** Said of this file alone; null fields take what is said of all. */
  readonly own: ImportUserInput;
  readonly outcome: FileOutcome | null;
}

export type Order = 'date' | 'name' | 'hand';

export function newRow(key: number, file: File): ImportRow {
  return { key, file, look: null, fault: null, own: EMPTY_USER_INPUT, outcome: null };
}

/** Can still be sealed: looked at, taken, and not sealed yet. */
export const isReady = ({ look, outcome }: ImportRow): boolean => look !== null && outcome?.kind !== 'sealed';

export function statedOf({ own }: ImportRow, common: ImportUserInput): ImportUserInput {
  return {
    platform: own.platform ?? common.platform,
    account: own.account ?? common.account,
    address: own.address ?? common.address,
    date: own.date ?? common.date,
    takenBy: own.takenBy ?? common.takenBy,
  };
}

/** What does not read, and would be sealed as typed otherwise. */
export function mistakes({ date, address }: ImportUserInput): readonly ('date' | 'address')[] {
  return [
    ...(date !== null && parseUserDate(date) === null ? (['date'] as const) : []),
    ...(address !== null && parseUserAddress(address) === null ? (['address'] as const) : []),
  ];
}

export function sorted(rows: readonly ImportRow[], order: Order): readonly ImportRow[] {
  if (order === 'hand') return rows;
  const byName = (a: ImportRow, b: ImportRow) =>
    a.file.name.localeCompare(b.file.name, 'fr', { numeric: true });
  if (order === 'name') return rows.toSorted(byName);
  return rows.toSorted((a, b) => compare(dateOf(a), dateOf(b)) || byName(a, b));
}

/** Its first date that reads: those of the file itself come before its name's, and the disk's last. */
function dateOf({ look }: ImportRow): string {
  return look?.dates.find(({ iso }) => iso !== null)?.iso ?? '9999';
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function moved(rows: readonly ImportRow[], key: number, by: 1 | -1): readonly ImportRow[] {
  const from = rows.findIndex((row) => row.key === key);
  const row = rows[from];
  const to = from + by;
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}
