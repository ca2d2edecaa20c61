import type { CaseHead, CaseStore } from '../../domain/case/case.ts';
import type { CaseSnapshot, SnapshotItem } from '../../domain/export/caseSnapshot.ts';
import { buildExportedNotes, NO_NOTES, NO_NOTES_SELECTED } from '../../domain/item/itemNotes.ts';
import { mapInBatches } from '../../domain/shared/concurrency.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { sha256Hex } from '../../seal/digest.ts';
import { readJournal } from '../../seal/journal.ts';
import { type DocumentReader, readAllNotes } from '../case/caseDocuments.ts';
import { markBlockedLinks } from '../images/blockedLinks.ts';
import { markConcealedFiles } from '../images/sharedImagePolicy.ts';
import { parseFiche } from '../items/itemQueries.ts';
import { type NumberedExhibits, selectExhibits } from './exhibits.ts';
import { findPreviousDossier, type PreviousDossier } from './exportHistory.ts';
import type { ExportRequest } from './exportRequest.ts';
import { buildRedactedCopyReader, type MakeRedactedCopy } from './redactedCopies.ts';

interface SnapshotDependencies {
  readonly store: CaseStore;
  readonly documentStore: DocumentReader;
  readonly makeRedactedCopy: MakeRedactedCopy;
}

export interface ExportSnapshot extends CaseSnapshot {
  /** The last dossier that was exported, by the same journal; null: none. */
  readonly previous: PreviousDossier | null;
}

/** Reads the next dossier and the numbers it would give, without writing anything. Throws as `exportDossier` does. */
export async function readPreviewSnapshot(
  deps: SnapshotDependencies,
  head: CaseHead,
  request: ExportRequest,
): Promise<ExportSnapshot> {
  const { numbers, allNumbers, withdrawn } = await selectExhibits(deps.store, head.caseId, request);
  return readSnapshot(deps, { head, numbers, allNumbers, withdrawn }, request);
}

/**
 * Reads the items and the journal of a dossier. Throws Refusal `item-altered` (detail: ordinal, path),
 * `record-damaged`.
 */
export async function readSnapshot(
  { store, documentStore, makeRedactedCopy }: SnapshotDependencies,
  { head, numbers, allNumbers, withdrawn }: NumberedExhibits,
  { ticked = NO_NOTES_SELECTED, attachmentIds = [], options }: ExportRequest,
): Promise<ExportSnapshot> {
  const items: SnapshotItem[] = [];
  const journalRead = readJournalAtHead(store, head);
  // Awaited after the items, so that an altered item is what is reported.
  journalRead.catch(() => undefined);
  const [removed, caseNotes, listedItems, openedItems] = await Promise.all([
    store.removedFiles(head.caseId),
    readAllNotes(documentStore, head.caseId),
    store.listItems(head.caseId),
    store.openItems(head.caseId, (id) => numbers.has(id)),
  ]);
  const listed = new Map(listedItems.map((one) => [one.id, one]));
  // The refusal gives the ordinal, so that the person can export without this item.
  const altered = (id: string, path: string, cause?: unknown): Refusal =>
    new Refusal('item-altered', { ordinal: listed.get(id)?.ordinal ?? 0, path }, cause);
  const read = async <T>(id: string, path: string, work: Promise<T | null>): Promise<T> => {
    const found = await work.catch((error: unknown) => {
      throw error instanceof Refusal && error.code === 'record-damaged' ? altered(id, path, error) : error;
    });
    if (found === null) throw altered(id, path);
    return found;
  };
  const opened = new Map(
    await mapInBatches(openedItems, async ({ id, ficheBytes }) => {
      return [id, { ficheBytes, sha256: ficheBytes && (await sha256Hex(ficheBytes)) }] as const;
    }),
  );
  for (const [id, number] of numbers) {
    const { ficheBytes, sha256 } = opened.get(id) ?? {};
    const digest = listed.get(id)?.digest;
    if (!ficheBytes || digest === undefined || sha256 !== digest) throw altered(id, 'fiche.json');
    const notes = buildExportedNotes(id, caseNotes.notes.get(id) ?? NO_NOTES, ticked);
    items.push({
      fiche: parseFiche(ficheBytes),
      ficheBytes,
      digest,
      number,
      notes,
      ...(caseNotes.damaged.includes(id) && { notesUnread: true as const }),
      ...(attachmentIds.includes(id) && { isDocument: true as const }),
      removed: removed.get(id) ?? new Set(),
    });
  }
  items.sort((a, b) => a.number - b.number);
  const file: CaseSnapshot['file'] = (id, path) => read(id, path, store.fileBody(id, path));
  const fiches = new Map(items.map(({ fiche }) => [fiche.id, fiche]));
  const { lines, ...journal } = await journalRead;
  return {
    caseId: head.caseId,
    journalId: head.journalId,
    items: await markBlockedLinks(
      store,
      head.caseId,
      await markConcealedFiles(store, head.caseId, items, caseNotes, options),
    ),
    counts: { sealed: head.items, withdrawn, notIncluded: head.items - withdrawn - items.length },
    journal,
    timestamps: (await store.timestamps(head.caseId)).filter(({ seq }) => seq <= head.seq),
    previous: findPreviousDossier(lines, allNumbers),
    file,
    redactedCopy: buildRedactedCopyReader(file, fiches, caseNotes.notes, makeRedactedCopy),
    preview: (id) => read(id, 'preview', store.previewBody(id)),
  };
}

/** Captures continue during an export: lines after this head belong to the next dossier. */
async function readJournalAtHead(store: CaseStore, { caseId, seq, hash }: CaseHead) {
  const bytes = await store.journal(caseId, seq);
  const { faults, head, lines } = await readJournal(bytes);
  if (faults.length > 0 || head.hash !== hash) throw new Refusal('record-damaged');
  return { bytes, entries: seq, head: hash, lines };
}
