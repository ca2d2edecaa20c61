import type { CaseDocument, CaseStore } from '../../domain/case/case.ts';
import {
  attachmentsDocument,
  diaryDocument,
  narrativeDocument,
  operatorDocument,
  personsDocument,
  requesterDocument,
  stepsDocument,
  witnessesDocument,
} from '../../domain/case/caseDocuments.ts';
import type { ReceivedDossierRepository } from '../../domain/case/receivedDossiers.ts';
import {
  type ExportChoices,
  exportChoicesDocument,
  recipientKey,
  withPurpose,
} from '../../domain/export/exportChoices.ts';
import {
  type DamagedDocuments,
  type ExportedDossier,
  type ExportRun,
  NOTHING_STAYS_OUT,
} from '../../domain/export/exportedDossier.ts';
import { marksDocument } from '../../domain/item/accountMarks.ts';
import { hiddenDocument } from '../../domain/item/hiddenWords.ts';
import type { ToLocalTime } from '../../domain/item/postingWindow.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { answersDocument } from '../../law/questions.ts';
import { EXPORT_LOCK } from '../case/caseJournal.ts';
import { type DocumentReader, parseNotes, readDocument, readDocumentSnapshot } from '../case/storedDocuments.ts';
import { type SelectedDossier, selectExhibits, selectReceivedDossiers } from './exhibitSelection.ts';
import { type ExportTools, exportUnderLock } from './exportDossier.ts';
import { buildExportRequest, type ExportStores, leaveOut, readEarlierDossiers } from './exportRequest.ts';
import { findItemsMetadata } from './exportSnapshot.ts';
import type { FileReadings } from './fileReadings.ts';
import { countUnanswered, type HiddenTraces, openSearchedItems, readHiddenTraces } from './hiddenAnswers.ts';
import { readHiddenInCase } from './hiddenTraces.ts';

/**
 * Exports the dossier that the person chose on the guided page. The documents of the case are read once, under the
 * lock, so that a change made meanwhile in another tab cannot mix two states. Throws as `exportDossier` does, and
 * Refusal `record-damaged` for damage that the person was not shown, `hidden-parts` for something hidden that would be
 * handed over without their decision, `files-uncleaned` for private metadata that they were not told of.
 */
export async function guidedExport(
  stores: ExportStores,
  readings: FileReadings,
  tools: ExportTools,
  { without, password, unread: acknowledgedDamage, filesShown, staysOut = NOTHING_STAYS_OUT }: ExportRun,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportedDossier> {
  const { store, documentStore, itemIndex, receivedDossiers, locks } = stores;
  return locks.hold(EXPORT_LOCK, async () => {
    const head = await store.currentCase();
    if (head === null) throw new Refusal('nothing-to-export');
    const { caseId } = head;
    const snapshot = await readDocumentSnapshot(documentStore, caseId);
    await assertDamageAcknowledged(store, snapshot, caseId, acknowledgedDamage);
    const documents = hideDocuments(snapshot, acknowledgedDamage?.documents ?? []);
    const choices = await readDocument(documents, caseId, exportChoicesDocument);
    const built = await buildExportRequest(store, itemIndex, tools.localOf, documents, caseId, choices);
    const excludedItems = acknowledgedDamage === null || acknowledgedDamage.joined ? [] : acknowledgedDamage.items;
    const items = [...excludedItems, ...staysOut.items];
    const request = { without, password, ...leaveOut(built, { ...staysOut, items }) };
    const exhibits = await selectExhibits(store, readings.places, caseId, request);
    const selected = { head, documents, request, exhibits };
    await assertNothingUnanswered(store, receivedDossiers, readings, selected, progress, signal);
    if (!filesShown) await assertAllCleaned(store, readings, selected);
    return exportUnderLock(stores, readings, tools, selected, progress, signal);
  });
}

/** Throws Refusal `hidden-parts` when something hidden would be handed over without the person's answer. */
async function assertNothingUnanswered(...request: Parameters<typeof findDossierTraces>): Promise<void> {
  const traces = await findDossierTraces(...request);
  const unanswered = traces === null ? 0 : countUnanswered(traces);
  if (unanswered > 0) throw new Refusal('hidden-parts', { n: unanswered });
}

/** Throws Refusal `files-uncleaned` when a file would go with private metadata that Recueil cannot remove. */
async function assertAllCleaned(
  store: CaseStore,
  readings: FileReadings,
  { head, request, exhibits }: SelectedDossier,
): Promise<void> {
  if (request.keepsMetadata) return;
  const items = await openSearchedItems(store, head.caseId, new Set(exhibits.numbers.keys()));
  const metadata = await findItemsMetadata(store, readings.metadata, items);
  if ([...metadata.values()].some(({ unremovable }) => unremovable.size > 0)) throw new Refusal('files-uncleaned');
}

/**
 * Finds where something hidden stands in a dossier; null when nothing is hidden. `recipient`: whose answers count;
 * missing: those for the recipient of the dossier.
 */
export function findDossierTraces(
  store: CaseStore,
  receivedDossiers: ReceivedDossierRepository,
  readings: FileReadings,
  { exhibits, ...selected }: SelectedDossier & Partial<Pick<HiddenTraces, 'recipient'>>,
  progress: Progress,
  signal: AbortSignal,
): Promise<HiddenTraces | null> {
  const received = selectReceivedDossiers(selected.request);
  const recipient = recipientKey(selected.request.options?.purpose ?? null);
  const scope = { recipient, ...selected, items: new Set(exhibits.numbers.keys()), received };
  return readHiddenTraces(store, receivedDossiers, readings, scope, progress, signal);
}

/** Finds where something hidden stands, in the next dossier or the whole case. Null when nothing is hidden. */
export async function findHiddenTraces(
  { store, documentStore, receivedDossiers, itemIndex }: ExportStores,
  readings: FileReadings,
  localOf: ToLocalTime,
  scope: 'dossier' | 'case',
  progress: Progress,
  signal: AbortSignal,
): Promise<HiddenTraces | null> {
  const head = await store.currentCase();
  if (head === null) return null;
  const { caseId } = head;
  const documents = await readDocumentSnapshot(documentStore, caseId);
  if ((await readHiddenInCase(documents, caseId)) === null) return null;
  const choices = await readDocument(documents, caseId, exportChoicesDocument);
  const built = await buildExportRequest(store, itemIndex, localOf, documents, caseId, choices);
  const read = { head, documents, request: { without: [], ...built } };
  if (scope === 'dossier') {
    const exhibits = await selectExhibits(store, readings.places, caseId, read.request);
    return findDossierTraces(store, receivedDossiers, readings, { ...read, exhibits }, progress, signal);
  }
  const [items, withdrawn, { dossiers }] = await Promise.all([
    store.listItems(caseId),
    store.withdrawnItems(caseId),
    receivedDossiers.list(caseId),
  ]);
  const kept = new Set(items.flatMap(({ id }) => (withdrawn.has(id) ? [] : [id])));
  const whole = { ...read, items: kept, received: dossiers.map(({ number }) => number), recipient: null };
  return readHiddenTraces(store, receivedDossiers, readings, whole, progress, signal);
}

/** What a complement would have: for whom it is, and how many captures and ticked documents are new for them. */
export interface Complement {
  readonly purpose: ExportChoices['purpose'];
  readonly n: number;
}

/**
 * Finds the complement for the first of these recipients that a dossier was made for; null: for none. What would stay
 * out because it may show something hidden is not counted.
 */
export async function findComplement(
  { store, documentStore, receivedDossiers, itemIndex }: ExportStores,
  readings: FileReadings,
  localOf: ToLocalTime,
  recipients: readonly ExportChoices['purpose'][],
  progress: Progress,
  signal: AbortSignal,
): Promise<Complement | null> {
  const head = await store.currentCase();
  if (head === null) return null;
  const { caseId } = head;
  const documents = await readDocumentSnapshot(documentStore, caseId);
  const earlier = await readEarlierDossiers(store, documents, caseId);
  const purpose = recipients.find((one) => earlier.has(one));
  if (purpose === undefined) return null;
  const stored = await readDocument(documents, caseId, exportChoicesDocument);
  const choices = { ...withPurpose(stored, purpose), onlyNew: true };
  const [built, items] = await Promise.all([
    buildExportRequest(store, itemIndex, localOf, documents, caseId, choices),
    itemIndex.itemsFrom(caseId, 1),
  ]);
  const request = { without: [], ...built };
  const n = items.filter(({ withdrawn, unread }) => !withdrawn && !unread).length - request.leftOut.length;
  if (n === 0) return { purpose, n };
  const exhibits = await selectExhibits(store, readings.places, caseId, request);
  const selected = { head, documents, request, exhibits };
  const traces = await findDossierTraces(store, receivedDossiers, readings, selected, progress, signal);
  return { purpose, n: n - (traces?.captures.filter(({ isKept }) => !isKept).length ?? 0) };
}

/** The documents that a dossier and `pour-vous.pdf` are written from, besides the items and their notes. */
const DOSSIER_DOCUMENTS: readonly CaseDocument<unknown>[] = [
  operatorDocument,
  requesterDocument,
  narrativeDocument,
  diaryDocument,
  witnessesDocument,
  personsDocument,
  marksDocument,
  stepsDocument,
  attachmentsDocument,
  exportChoicesDocument,
  answersDocument,
  hiddenDocument,
];

async function findDamagedDocuments(reader: DocumentReader, caseId: string): Promise<DamagedDocuments> {
  const stored = await reader.readDocuments(caseId, '');
  const { documents, damaged } = stored;
  const isDamaged = ({ name, parse }: CaseDocument<unknown>): boolean =>
    damaged.includes(name) || (documents.has(name) && parse(documents.get(name)) === null);
  return {
    documents: DOSSIER_DOCUMENTS.filter(isDamaged).map(({ name }) => name),
    items: parseNotes(stored).damaged,
  };
}

/**
 * Throws Refusal `record-damaged` when the export would omit something the person wrote that cannot be read, unless
 * they were shown it (`acknowledged`).
 */
async function assertDamageAcknowledged(
  store: Pick<CaseStore, 'withdrawnItems' | 'summary'>,
  reader: DocumentReader,
  caseId: string,
  acknowledged: DamagedDocuments | null,
): Promise<void> {
  const [damaged, withdrawn] = await Promise.all([findDamagedDocuments(reader, caseId), store.withdrawnItems(caseId)]);
  const items = damaged.items.filter((id) => !withdrawn.has(id));
  const isAcknowledged =
    damaged.documents.every((name) => acknowledged?.documents.includes(name)) &&
    items.every((id) => acknowledged?.items.includes(id));
  if (isAcknowledged) return;
  throw new Refusal('record-damaged', { documents: damaged.documents.join(' '), items: items.join(' ') });
}

/** Returns a reader for which these documents were never written. */
const hideDocuments = (reader: DocumentReader, names: readonly string[]): DocumentReader => ({
  readDocument: async (caseId, name) => (names.includes(name) ? null : reader.readDocument(caseId, name)),
  // Still lists hidden documents: damaged attachments must not be taken for an empty list (`readAttachmentIds`).
  readDocuments: (caseId, prefix) => reader.readDocuments(caseId, prefix),
});
