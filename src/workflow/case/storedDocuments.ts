import type { NotExtractedReason } from '../../domain/capture/extraction.ts';
import type { CaseDocument, DocumentStore, StoredDocuments } from '../../domain/case/case.ts';
import { type LastBackup, lastBackupDocument, operatorDocument } from '../../domain/case/caseDocuments.ts';
import { NOTES_PREFIX } from '../../domain/formatNames.ts';
import type { FieldNote, Operator } from '../../domain/item/item.ts';
import { type ItemNotes, notesDocument } from '../../domain/item/itemNotes.ts';
import { ifDamaged, Refusal } from '../../domain/shared/errors.ts';
import type { WorkflowDependencies } from './caseJournal.ts';

/** The read methods of `DocumentStore`. */
export type DocumentReader = Pick<DocumentStore, 'readDocument' | 'readDocuments'>;

/** Returns the document, or its empty form. Throws Refusal `record-damaged` when it does not parse. */
export async function readDocument<T>(
  store: DocumentReader,
  caseId: string,
  caseDocument: CaseDocument<T>,
): Promise<T> {
  return parseDocument(caseDocument, await store.readDocument(caseId, caseDocument.name));
}

function parseDocument<T>(caseDocument: CaseDocument<T>, value: unknown): T {
  // Null: no document was ever written under this name.
  if (value === null) return caseDocument.empty;
  const found = caseDocument.parse(value);
  if (found === null) throw new Refusal('record-damaged', { documents: caseDocument.name });
  return found;
}

/** The same, but a damaged document counts as one that was never written. */
export const readUndamaged = <T>(store: DocumentReader, caseId: string, caseDocument: CaseDocument<T>): Promise<T> =>
  readDocument(store, caseId, caseDocument).catch(ifDamaged(() => caseDocument.empty));

/** Returns null too when it is damaged: then no copy is known. */
export const readLastBackup = (store: DocumentReader, caseId: string): Promise<LastBackup | null> =>
  readUndamaged(store, caseId, lastBackupDocument);

/** Reads, changes and writes a document under its lock, so that two tabs do not overwrite each other's changes. */
export async function updateDocument<T>(
  { documentStore, locks }: Pick<WorkflowDependencies, 'documentStore' | 'locks'>,
  caseId: string,
  caseDocument: CaseDocument<T>,
  change: (before: T) => T,
): Promise<T> {
  return locks.hold(`document:${caseId}/${caseDocument.name}`, async () => {
    const after = caseDocument.parse(change(await readDocument(documentStore, caseId, caseDocument)));
    if (after === null) throw new Refusal('not-accepted', { document: caseDocument.name });
    await documentStore.writeDocument(caseId, caseDocument.name, after);
    return after;
  });
}

/** Replaces a document without reading it, so also while the store is locked: typed text is saved then. */
export async function replaceDocument<T>(
  { documentStore, locks }: Pick<WorkflowDependencies, 'documentStore' | 'locks'>,
  caseId: string,
  caseDocument: CaseDocument<T>,
  value: T,
): Promise<void> {
  const parsed = caseDocument.parse(value);
  if (parsed === null) throw new Refusal('not-accepted', { document: caseDocument.name });
  await locks.hold(`document:${caseId}/${caseDocument.name}`, () =>
    documentStore.writeDocument(caseId, caseDocument.name, parsed),
  );
}

/**
 * Reads every document of a case once and returns a reader of that state: later reads decrypt nothing. It reads no
 * other case and does not see later changes.
 */
export async function readDocumentSnapshot(store: DocumentReader, caseId: string): Promise<DocumentReader> {
  const { documents, damaged } = await store.readDocuments(caseId, '');
  const assertSameCase = (id: string): void => {
    if (id !== caseId) throw new Error(`the snapshot is of case ${caseId}, not ${id}`);
  };
  return {
    readDocument: async (id, name) => {
      assertSameCase(id);
      if (damaged.includes(name)) throw new Refusal('record-damaged', { documents: name });
      return documents.get(name) ?? null;
    },
    readDocuments: async (id, prefix) => {
      assertSameCase(id);
      return {
        documents: new Map([...documents].filter(([name]) => name.startsWith(prefix))),
        damaged: damaged.filter((name) => name.startsWith(prefix)),
      };
    },
  };
}

interface ReadNotes {
  /** By item id; only items that have notes. */
  readonly notes: ReadonlyMap<string, ItemNotes>;
  /** Ids of items whose notes cannot be read. */
  readonly damaged: readonly string[];
}

export const readAllNotes = async (store: DocumentReader, caseId: string): Promise<ReadNotes> =>
  parseNotes(await store.readDocuments(caseId, NOTES_PREFIX));

export function parseNotes({ documents, damaged }: StoredDocuments): ReadNotes {
  const notes = new Map<string, ItemNotes>();
  const damagedIds = damaged.filter(isNotesName).map(itemIdFromName);
  for (const [name, value] of documents) {
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

export interface OperatorReading {
  readonly operator: Operator | null;
  /** For `reading.fields`: why `operator` is null when the document could not be read. */
  readonly notes: Readonly<Record<string, FieldNote>>;
}

/** Reads who captures (« Pour qui »); a note in its place when the store is locked or the document damaged. */
export async function readOperator(documentStore: DocumentStore, caseId: string): Promise<OperatorReading> {
  try {
    const { role, name, forWhom, since, authorisation } = await readDocument(documentStore, caseId, operatorDocument);
    if (role === null) return { operator: null, notes: {} };
    return {
      operator: { role, name: name || null, forWhom: forWhom || null, since, authorisation },
      notes: {},
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const how: NotExtractedReason = error.code === 'locked' ? 'locked' : 'unreadable';
    return { operator: null, notes: { operator: { how, confidence: null } } };
  }
}
