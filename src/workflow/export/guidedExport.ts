import type { CaseDocument, CaseHead, CaseStore } from '../../domain/case/case.ts';
import {
  attachmentsDocument,
  caseNameDocument,
  diaryDocument,
  narrativeDocument,
  operatorDocument,
  personsDocument,
  requesterDocument,
  resolveAttachments,
  stepsDocument,
  witnessesDocument,
} from '../../domain/case/caseDocuments.ts';
import { ACCOUNT_KEY } from '../../domain/export/datedStatements.ts';
import { actsForSomeoneElse, type DossierOptions, PURPOSES, resolveParts } from '../../domain/export/dossierOptions.ts';
import {
  declaredPrerequisites,
  type ExportChoices,
  exportChoicesDocument,
  includesOriginals,
  resolveChosenParts,
  selectExportItems,
  tickedParts,
} from '../../domain/export/exportChoices.ts';
import type { DamagedDocuments, ExportedDossier, ExportRun } from '../../domain/export/exportedDossier.ts';
import { marksDocument, resolveItemMarks } from '../../domain/item/accountMarks.ts';
import type { ToLocalTime } from '../../domain/item/activityHistogram.ts';
import { hiddenDocument } from '../../domain/item/hiddenWords.ts';
import type { ItemIndex } from '../../domain/item/itemIndex.ts';
import { buildSearchIndex } from '../../domain/item/search.ts';
import { type Step, selectExportedSteps } from '../../domain/item/step.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { answersDocument } from '../../law/questions.ts';
import { accountRules } from '../../platforms/platformTable.ts';
import { type EarlierDossiers, EXPORT_LOCK, findEarlierDossiers, readJournalAtHead } from '../case/caseJournal.ts';
import { readAttachmentIds } from '../case/stepAttachments.ts';
import {
  type DocumentReader,
  parseNotes,
  readAllNotes,
  readDocument,
  readDocumentSnapshot,
} from '../case/storedDocuments.ts';
import { type ExportDependencies, exportUnderLock } from './exportDossier.ts';
import {
  type ExportRequest,
  findItemsMetadata,
  readDeliveries,
  selectExhibits,
  selectReceivedDossiers,
} from './exportSnapshot.ts';
import { countUnanswered, type HiddenTraces, openSearchedItems, readHiddenTraces } from './hiddenAnswers.ts';
import { readHiddenInCase } from './hiddenTraces.ts';

export interface GuidedExportDependencies extends ExportDependencies {
  readonly itemIndex: ItemIndex;
  readonly localOf: ToLocalTime;
}

/**
 * Exports the dossier that the person chose on the guided page. The documents of the case are read once, under the
 * lock, so that a change made meanwhile in another tab cannot mix two states. Throws as `exportDossier` does, and
 * Refusal `record-damaged` for damage that the person was not shown, `hidden-parts` for something hidden that would be
 * handed over without their decision, `files-uncleaned` for private metadata that they were not told of.
 */
export async function guidedExport(
  deps: GuidedExportDependencies,
  { without, password, unread: acknowledgedDamage, filesShown }: ExportRun,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportedDossier> {
  return deps.locks.hold(EXPORT_LOCK, async () => {
    const head = await deps.store.currentCase();
    if (head === null) throw new Refusal('nothing-to-export');
    const snapshot = await readDocumentSnapshot(deps.documentStore, head.caseId);
    await assertDamageAcknowledged(deps.store, snapshot, head.caseId, acknowledgedDamage);
    const documents = hideDocuments(snapshot, acknowledgedDamage?.documents ?? []);
    const choices = await readDocument(documents, head.caseId, exportChoicesDocument);
    const guidedRequest = await buildExportRequest({ ...deps, documentStore: documents }, head.caseId, choices);
    const excludedItems = acknowledgedDamage === null || acknowledgedDamage.joined ? [] : acknowledgedDamage.items;
    const request = {
      without,
      password,
      ...guidedRequest,
      leftOut: [...new Set([...guidedRequest.leftOut, ...excludedItems])],
    };
    await assertNothingUnanswered(deps, head, documents, request, progress, signal);
    if (!filesShown) await assertAllCleaned(deps.store, head.caseId, request);
    return exportUnderLock(deps, head, documents, request, progress, signal);
  });
}

/** Throws Refusal `hidden-parts` when something hidden would be handed over without the person's answer. */
export async function assertNothingUnanswered(...request: Parameters<typeof readDossierTraces>): Promise<void> {
  const traces = await readDossierTraces(...request);
  const unanswered = traces === null ? 0 : countUnanswered(traces);
  if (unanswered > 0) throw new Refusal('hidden-parts', { n: unanswered });
}

/** Throws Refusal `files-uncleaned` when a file would go with private metadata that Recueil cannot remove. */
async function assertAllCleaned(store: CaseStore, caseId: string, request: ExportRequest): Promise<void> {
  if (request.keepsMetadata) return;
  const { numbers } = await selectExhibits(store, caseId, request);
  const items = await openSearchedItems(store, caseId, new Set(numbers.keys()));
  const metadata = await findItemsMetadata(store, items);
  if ([...metadata.values()].some(({ unremovable }) => unremovable.size > 0)) throw new Refusal('files-uncleaned');
}

/** Finds where something hidden stands in the dossier of this request; null when nothing is hidden. */
async function readDossierTraces(
  deps: GuidedExportDependencies,
  head: CaseHead,
  documents: DocumentReader,
  request: ExportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<HiddenTraces | null> {
  const { numbers } = await selectExhibits(deps.store, head.caseId, request);
  const scope = { items: new Set(numbers.keys()), request, received: selectReceivedDossiers(request) };
  return readHiddenTraces(deps, head, documents, scope, progress, signal);
}

/**
 * Finds where something hidden stands: in the dossier that would be exported now, or in the whole case. Null when
 * nothing is hidden.
 */
export async function findHiddenTraces(
  deps: GuidedExportDependencies,
  scope: 'dossier' | 'case',
  progress: Progress,
  signal: AbortSignal,
): Promise<HiddenTraces | null> {
  const head = await deps.store.currentCase();
  if (head === null) return null;
  const { caseId } = head;
  const documents = await readDocumentSnapshot(deps.documentStore, caseId);
  if ((await readHiddenInCase(documents, caseId)) === null) return null;
  const choices = await readDocument(documents, caseId, exportChoicesDocument);
  const request = {
    without: [],
    ...(await buildExportRequest({ ...deps, documentStore: documents }, caseId, choices)),
  };
  if (scope === 'dossier') return readDossierTraces(deps, head, documents, request, progress, signal);
  const [items, withdrawn, { dossiers }] = await Promise.all([
    deps.store.listItems(caseId),
    deps.store.withdrawnItems(caseId),
    deps.receivedDossiers.list(caseId),
  ]);
  const kept = new Set(items.flatMap(({ id }) => (withdrawn.has(id) ? [] : [id])));
  const received = dossiers.map(({ number }) => number);
  return readHiddenTraces(deps, head, documents, { items: kept, request, received }, progress, signal);
}

/** Builds the export request of these choices. The journal will name the items left out, by id only. */
export async function buildExportRequest(
  {
    documentStore,
    itemIndex,
    localOf,
    store,
  }: Pick<GuidedExportDependencies, 'itemIndex' | 'localOf' | 'store'> & { readonly documentStore: DocumentReader },
  caseId: string,
  choices: ExportChoices,
): Promise<Required<Omit<ExportRequest, 'without' | 'password'>>> {
  const [items, { notes, damaged }, persons, marks, { steps }, operator, attachmentIds] = await Promise.all([
    itemIndex.itemsFrom(caseId, 1),
    readAllNotes(documentStore, caseId),
    readDocument(documentStore, caseId, personsDocument),
    readDocument(documentStore, caseId, marksDocument),
    readDocument(documentStore, caseId, stepsDocument),
    readDocument(documentStore, caseId, operatorDocument),
    readAttachmentIds(documentStore, caseId),
  ]);
  const index = buildSearchIndex(items, notes, localOf, accountRules);
  const attachments = resolveAttachments(attachmentIds, steps, operator, index.items);
  const earlierDossiers = choices.onlyNew ? await readEarlierDossiers(store, documentStore, caseId) : null;
  const earlier = earlierDossiers?.get(choices.purpose) ?? null;
  const { included } = selectExportItems(index, persons, choices, attachments, damaged, earlier?.items);
  const includedIds = new Set(included.map(({ item }) => item.id));
  const options = await buildDossierOptions(
    documentStore,
    caseId,
    choices,
    earlier && localOf(earlier.at).slice(0, 10),
  );
  return {
    // An unreadable item is not silently left out: the export refuses and names it.
    leftOut: items
      .filter(({ id, withdrawn, unread }) => !withdrawn && !unread && !includedIds.has(id))
      .map(({ id }) => id),
    attachmentIds: [...attachments.keys()],
    origins: choices.origins,
    options,
    volumes: choices.volumes,
    keepsOriginals: includesOriginals(choices) && included.some(({ notes }) => notes.redactions.length > 0),
    keepsMetadata: choices.metadata,
    dated: selectDated(choices, resolveParts(options)),
    marks: resolveItemMarks(index.accounts, marks, notes),
    ticked: {
      translations: choices.translations,
      reports: resolveParts(options),
      notes: choices.notes,
      ratings: choices.ratings,
    },
  };
}

/** Finds what was made until now for each recipient that received something. Writes nothing. */
async function readEarlierDossiers(
  store: GuidedExportDependencies['store'],
  documents: DocumentReader,
  caseId: string,
): Promise<ReadonlyMap<ExportChoices['purpose'], EarlierDossiers>> {
  const [head, deliveries] = await Promise.all([store.caseHead(caseId), readDeliveries(documents, caseId)]);
  if (head === null || deliveries.handovers.length === 0) return new Map();
  const { lines } = await readJournalAtHead(store, head);
  return new Map(
    [null, ...PURPOSES].flatMap((purpose) => {
      const found = findEarlierDossiers(lines, deliveries, purpose);
      return found === null ? [] : [[purpose, found] as const];
    }),
  );
}

/** Lists what was made until now for each recipient of the current case. */
export async function listEarlierDossiers(
  deps: GuidedExportDependencies,
): Promise<ReadonlyMap<ExportChoices['purpose'], EarlierDossiers>> {
  const head = await deps.store.currentCase();
  return head === null ? new Map() : readEarlierDossiers(deps.store, deps.documentStore, head.caseId);
}

/** The texts to show to be older are among those that the dossier contains. */
const selectDated = ({ dated }: ExportChoices, parts: ReturnType<typeof resolveParts>): readonly string[] =>
  dated.filter((key) => parts.has(key === ACCOUNT_KEY ? 'narrative' : 'impact'));

/**
 * Builds the options of the next dossier from the person's choices on the guided page and their other documents. Empty
 * fields are omitted: the printed documents then skip them or leave a blank. A complement has the démarches without a
 * day, and those begun or continued on that day or later.
 */
async function buildDossierOptions(
  reader: DocumentReader,
  caseId: string,
  choices: ExportChoices,
  /** Day of the dossier that this one completes; null: it completes none. */
  since: string | null,
): Promise<Omit<DossierOptions, 'previous'>> {
  const read = <T>(caseDocument: CaseDocument<T>) => readDocument(reader, caseId, caseDocument);
  const [caseName, requester, narrative, diary, witnesses, steps] = await Promise.all([
    read(caseNameDocument),
    read(requesterDocument),
    read(narrativeDocument),
    read(diaryDocument),
    read(witnessesDocument),
    read(stepsDocument),
  ]);
  // The operator (« Qui capture ») was copied into the choices (`copyOperator`), where the person may have changed it.
  const { role, concerned, purpose } = choices;
  const parts = tickedParts(choices);
  const ticked = resolveChosenParts(choices);
  return {
    ...optionalField('purpose', purpose),
    ...(since !== null && { onlyNew: true }),
    ...optionalField('caseName', caseName.name),
    ...(ticked.has('narrative') && optionalField('narrative', narrative.text)),
    ...optionalField('danger', choices.danger),
    ...optionalField('asked', choices.asked),
    ...optionalField('impact', diary.entries.map(({ date, text }) => `${date}\n${text}`).join('\n\n')),
    parts,
    prerequisites: declaredPrerequisites(choices),
    requester: {
      ...optionalField('role', role),
      ...optionalField('name', requester.name),
      // The page does not show this field for these roles, so a value typed under another role is not used.
      ...(actsForSomeoneElse(role) && optionalField('concerned', concerned)),
      ...optionalField('address', requester.address),
      ...optionalField(requester.contact.includes('@') ? 'email' : 'phone', requester.contact),
    },
    witnesses: witnesses.witnesses.map(({ name, contact, saw }) => ({
      name,
      ...optionalField('contact', contact),
      ...optionalField('saw', saw),
    })),
    // Who investigates and the next actions remain private; the days of the events are for the letters.
    steps: selectExportedSteps(steps.steps, ticked)
      .filter((step) => since === null || isSince(step, since))
      .map(({ date, kind, where, reference, answer, events, receipts }) => ({
        ...{ date, kind, where, reference, answer, events },
        receipts: receipts.filter((id) => choices.documents.includes(id)),
      })),
  };
}

const isSince = ({ date, events }: Pick<Step, 'date' | 'events'>, since: string): boolean =>
  date === null || date >= since || events.some(({ day }) => day !== null && day >= since);

function optionalField<K extends string, T>(key: K, value: T | null): { readonly [P in K]?: T & {} } {
  return value === null || value === undefined || value === '' ? {} : ({ [key]: value } as { [P in K]?: T & {} });
}

/** The documents that a dossier and `pour-vous.pdf` are written from, besides the items and their notes. */
const DOSSIER_DOCUMENTS: readonly CaseDocument<unknown>[] = [
  caseNameDocument,
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
  const summaries = await Promise.all(items.map((id) => store.summary(id)));
  throw new Refusal('record-damaged', {
    sheets: damaged.documents.join(' '),
    items: items.join(' '),
    ordinals: summaries.flatMap((one) => (one === null ? [] : [one.ordinal])).join(', '),
  });
}

/** Returns a reader for which these documents were never written. */
const hideDocuments = (reader: DocumentReader, names: readonly string[]): DocumentReader => ({
  readDocument: async (caseId, name) => (names.includes(name) ? null : reader.readDocument(caseId, name)),
  // Still lists hidden documents: damaged attachments must not be taken for an empty list (`readAttachmentIds`).
  readDocuments: (caseId, prefix) => reader.readDocuments(caseId, prefix),
});
