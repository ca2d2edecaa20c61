import { Refusal } from '../domain/errors.ts';
import { type ItemNotes, NOTES_PREFIX, notesSheet } from '../domain/notes.ts';
import type { Sheet, SheetStore } from '../domain/sheets.ts';
import type { Desk } from './steps.ts';

/** What was stated, or the sheet as it begins. Throws Refusal `record-damaged` for what is no such document. */
export async function readSheet<T>(store: SheetStore, caseId: string, sheet: Sheet<T>): Promise<T> {
  const value = await store.readSheet(caseId, sheet.name);
  if (value === null) return sheet.empty;
  const parsed = sheet.parse(value);
  if (parsed === null) throw new Refusal('record-damaged', { sheet: sheet.name });
  return parsed;
}

/** Reads, changes and writes again, one at a time across our pages: nobody's words are lost to another tab's. */
export async function changeSheet<T>(
  { sheets, locks }: Pick<Desk, 'sheets' | 'locks'>,
  caseId: string,
  sheet: Sheet<T>,
  change: (before: T) => T,
): Promise<T> {
  return locks.hold(`sheet:${caseId}/${sheet.name}`, async () => {
    const after = sheet.parse(change(await readSheet(sheets, caseId, sheet)));
    if (after === null) throw new Refusal('not-accepted', { sheet: sheet.name });
    await sheets.writeSheet(caseId, sheet.name, after);
    return after;
  });
}

/** item id → notes, for the items that have some. */
export async function allNotes(store: SheetStore, caseId: string): Promise<ReadonlyMap<string, ItemNotes>> {
  const names = await store.sheetNames(caseId, NOTES_PREFIX);
  const read = names.map(async (name) => {
    const itemId = name.slice(NOTES_PREFIX.length);
    return [itemId, await readSheet(store, caseId, notesSheet(itemId))] as const;
  });
  return new Map(await Promise.all(read));
}
