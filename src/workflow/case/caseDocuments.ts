import type { CaseDocument, DocumentStore, StoredDocuments } from '../../domain/case/documentStore.ts';
import { type ItemNotes, NOTES_PREFIX, notesDocument } from '../../domain/item/notes.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { WorkflowDependencies } from './caseJournal.ts';

/** What was stated, or the sheet as it begins. Throws Refusal `record-damaged` for what is no such document. */
export async function readDocument<T>(
  store: DocumentStore,
  caseId: string,
  caseDocument: CaseDocument<T>,
): Promise<T> {
  return parseDocument(caseDocument, await store.readDocument(caseId, caseDocument.name));
}

function parseDocument<T>(caseDocument: CaseDocument<T>, value: unknown): T {
  // Some begin as null: nothing was ever said there.
  if (value === null) return caseDocument.empty;
  const found = caseDocument.parse(value);
  if (found === null) throw new Refusal('record-damaged', { sheets: caseDocument.name });
  return found;
}

/** Reads, changes and writes again, one at a time across our pages: nobody's words are lost to another tab's. */
export async function updateDocument<T>(
  { documentStore, locks }: Pick<WorkflowDependencies, 'documentStore' | 'locks'>,
  caseId: string,
  caseDocument: CaseDocument<T>,
  change: (before: T) => T,
): Promise<T> {
  return locks.hold(`document:${caseId}/${caseDocument.name}`, async () => {
    const after = caseDocument.parse(change(await readDocument(documentStore, caseId, caseDocument)));
    if (after === null) throw new Refusal('not-accepted', { sheet: caseDocument.name });
    await documentStore.writeDocument(caseId, caseDocument.name, after);
    return after;
  });
}

/** Replaces it whole, unread, so that it works while locked: what was being typed is kept when a lock comes first. */
export async function replaceDocument<T>(
  { documentStore, locks }: Pick<WorkflowDependencies, 'documentStore' | 'locks'>,
  caseId: string,
  caseDocument: CaseDocument<T>,
  value: T,
): Promise<void> {
  const parsed = caseDocument.parse(value);
  if (parsed === null) throw new Refusal('not-accepted', { sheet: caseDocument.name });
  await locks.hold(`document:${caseId}/${caseDocument.name}`, () =>
    documentStore.writeDocument(caseId, caseDocument.name, parsed),
  );
}

/** item id → notes, for the items that have some; ids of those whose notes cannot be read stand apart. */
export interface ReadNotes {
  readonly notes: ReadonlyMap<string, ItemNotes>;
  readonly damaged: readonly string[];
}

export async function readAllNotes(store: DocumentStore, caseId: string): Promise<ReadNotes> {
  return parseNotes(await store.readDocuments(caseId, NOTES_PREFIX));
}

/** The notes among these sheets. */
export function parseNotes({ documents: read, damaged }: StoredDocuments): ReadNotes {
  const notes = new Map<string, ItemNotes>();
  const damagedIds = damaged.filter(isNotesName).map(itemIdFromName);
  for (const [name, value] of read) {
    if (!isNotesName(name)) continue;
    const id = itemIdFromName(name);
    const found = notesDocument(id).parse(value);
    if (found === null) damagedIds.push(id);
    else notes.set(id, found);
  }
  return { notes, damaged: damagedIds };
}

const isNotesName = (name: string): boolean => name.startsWith(NOTES_PREFIX);
const itemIdFromName = (name: string): string => name.slice(NOTES_PREFIX.length);
