import type { CaseDocument } from '../case/documentStore.ts';
import { DOCUMENT, SCHEMA } from '../formatNames.ts';
import { instant, literal, objectOf, type Parsed, parseOrNull, wholeNumber } from '../shared/parsers.ts';

/** When this case was last exported or backed up as a whole. Private, never in a dossier. */
const lastBackupParser = objectOf({ schema: literal(SCHEMA.lastBackup), at: instant, items: wholeNumber });
export type LastBackup = Parsed<typeof lastBackupParser>;

export const lastBackupDocument: CaseDocument<LastBackup | null> = {
  name: DOCUMENT.lastBackup,
  empty: null,
  parse: parseOrNull(lastBackupParser),
};

const MANY_ITEMS = 10;
const LONG_WITHOUT_BACKUP_MS = 7 * 24 * 3600 * 1000;

/** Returns the number of items without a backup; 0 while no reminder is due. */
export function countItemsToBackUp(last: LastBackup | null, items: number, firstAt: string | null, now: Date): number {
  const withoutBackup = items - (last?.items ?? 0);
  const since = last?.at ?? firstAt;
  const isOverdue = since !== null && now.getTime() - Date.parse(since) > LONG_WITHOUT_BACKUP_MS;
  return withoutBackup >= MANY_ITEMS || (withoutBackup > 0 && isOverdue) ? withoutBackup : 0;
}
