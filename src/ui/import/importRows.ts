import {
  EMPTY_USER_INPUT,
  type FileInspection,
  type FileOutcome,
  type ImportUserInput,
  parseUserAddress,
  parseUserDate,
} from '../../domain/item/importedFiles.ts';
import type { UiError } from '../uiErrors.ts';

/** A file of an import, before and during sealing. */
export interface ImportRow {
  readonly key: number;
  readonly file: File;
  /** Null during inspection, and when the file is refused (`fault`). */
  readonly inspection: FileInspection | null;
  readonly fault: UiError | null;
  /** The user's input for this file alone; the common input replaces null fields. */
  readonly ownInput: ImportUserInput;
  readonly outcome: FileOutcome | null;
}

export type RowOrder = 'date' | 'name' | 'hand';

export function createRow(key: number, file: File): ImportRow {
  return { key, file, inspection: null, fault: null, ownInput: EMPTY_USER_INPUT, outcome: null };
}

/** Returns true when the file was inspected, accepted, and not sealed yet. */
export const isReady = ({ inspection, outcome }: ImportRow): boolean =>
  inspection !== null && outcome?.kind !== 'sealed';

export function mergeUserInput({ ownInput }: ImportRow, common: ImportUserInput): ImportUserInput {
  return {
    platform: ownInput.platform ?? common.platform,
    account: ownInput.account ?? common.account,
    address: ownInput.address ?? common.address,
    date: ownInput.date ?? common.date,
    takenBy: ownInput.takenBy ?? common.takenBy,
  };
}

/** Returns the fields that cannot be parsed; without this check they would be sealed as typed. */
export function findMistakes({ date, address }: ImportUserInput): readonly ('date' | 'address')[] {
  return [
    ...(date !== null && parseUserDate(date) === null ? (['date'] as const) : []),
    ...(address !== null && parseUserAddress(address) === null ? (['address'] as const) : []),
  ];
}

export function sortRows(rows: readonly ImportRow[], order: RowOrder): readonly ImportRow[] {
  if (order === 'hand') return rows;
  const byName = (a: ImportRow, b: ImportRow) => a.file.name.localeCompare(b.file.name, 'fr', { numeric: true });
  if (order === 'name') return rows.toSorted(byName);
  return rows.toSorted((a, b) => compareText(firstDate(a), firstDate(b)) || byName(a, b));
}

/** Returns the first date that was parsed: those in the file come first, then the file name's, then the disk's. */
function firstDate({ inspection }: ImportRow): string {
  return inspection?.dates.find(({ iso }) => iso !== null)?.iso ?? '9999';
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function moveRow(rows: readonly ImportRow[], key: number, by: 1 | -1): readonly ImportRow[] {
  const from = rows.findIndex((row) => row.key === key);
  const row = rows[from];
  const to = from + by;
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}
