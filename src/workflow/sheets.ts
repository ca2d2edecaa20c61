import { Refusal } from '../domain/errors.ts';
import { type ItemNotes, NOTES_PREFIX, notesSheet } from '../domain/notes.ts';
import type { ReadSheets, Sheet, SheetStore } from '../domain/sheets.ts';
import type { Desk } from './steps.ts';

/** What was stated, or the sheet as it begins. Throws Refusal `record-damaged` for what is no such document. */
export async function readSheet<T>(store: SheetStore, caseId: string, sheet: Sheet<T>): Promise<T> {
  return parsed(sheet, await store.readSheet(caseId, sheet.name));
}

function parsed<T>(sheet: Sheet<T>, value: unknown): T {
  // Some begin as null: nothing was ever said there.
  if (value === null) return sheet.empty;
  const found = sheet.parse(value);
  if (found === null) throw new Refusal('record-damaged', { sheets: sheet.name });
  return found;
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

/** Replaces it whole, unread, so that it works while locked: what was being typed is kept when a lock comes first. */
export async function keepSheet<T>(
  { sheets, locks }: Pick<Desk, 'sheets' | 'locks'>,
  caseId: string,
  sheet: Sheet<T>,
  value: T,
): Promise<void> {
  const parsed = sheet.parse(value);
  if (parsed === null) throw new Refusal('not-accepted', { sheet: sheet.name });
  await locks.hold(`sheet:${caseId}/${sheet.name}`, () => sheets.writeSheet(caseId, sheet.name, parsed));
}

/** item id → notes, for the items that have some; ids of those whose notes cannot be read stand apart. */
export interface ReadNotes {
  readonly notes: ReadonlyMap<string, ItemNotes>;
  readonly damaged: readonly string[];
}

export async function allNotes(store: SheetStore, caseId: string): Promise<ReadNotes> {
  return notesIn(await store.readSheets(caseId, NOTES_PREFIX));
}

/** The notes among these sheets. */
export function notesIn({ read, damaged }: ReadSheets): ReadNotes {
  const notes = new Map<string, ItemNotes>();
  const unread = damaged.filter(isOfNotes).map(itemOf);
  for (const [name, value] of read) {
    if (!isOfNotes(name)) continue;
    const id = itemOf(name);
    const found = notesSheet(id).parse(value);
    if (found === null) unread.push(id);
    else notes.set(id, found);
  }
  return { notes, damaged: unread };
}

const isOfNotes = (name: string): boolean => name.startsWith(NOTES_PREFIX);
const itemOf = (name: string): string => name.slice(NOTES_PREFIX.length);
