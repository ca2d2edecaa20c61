import type { CaseDocument, CaseStore } from '../../domain/case/case.ts';
import {
  deliveriesDocument,
  diaryDocument,
  narrativeDocument,
  operatorDocument,
  personsDocument,
  requesterDocument,
  resolveAttachments,
  stepsDocument,
  witnessesDocument,
} from '../../domain/case/caseDocuments.ts';
import { actsForSomeoneElse, type DossierOptions, PURPOSES, resolveParts } from '../../domain/export/dossierOptions.ts';
import {
  declaredPrerequisites,
  type ExportChoices,
  exportChoicesDocument,
  includesOriginals,
  listReceivedToGo,
  resolveChosenParts,
  selectExportItems,
  tickedParts,
} from '../../domain/export/exportChoices.ts';
import { NOTHING_STAYS_OUT, type StaysOut } from '../../domain/export/exportedDossier.ts';
import { marksDocument, resolveItemMarks } from '../../domain/item/accountMarks.ts';
import type { ItemIndex } from '../../domain/item/itemIndex.ts';
import type { ToLocalTime } from '../../domain/item/postingWindow.ts';
import { buildSearchIndex } from '../../domain/item/search.ts';
import { newestComplaint, type Step, selectExportedSteps } from '../../domain/item/step.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { accountRules } from '../../platforms/platformTable.ts';
import { type EarlierDossiers, findEarlierDossiers, readJournalAtHead } from '../case/caseJournal.ts';
import { readAttachmentIds } from '../case/stepAttachments.ts';
import {
  type DocumentReader,
  readAllNotes,
  readDocument,
  readDocumentSnapshot,
  readUndamaged,
} from '../case/storedDocuments.ts';
import type { ReceivedDossierDependencies } from '../receivedDossierList.ts';
import { type ExportRequest, type SelectedDossier, selectExhibits } from './exhibitSelection.ts';
import type { FileReadings } from './fileReadings.ts';

/** What is stored of the case of an export. */
export interface ExportStores extends ReceivedDossierDependencies {
  readonly itemIndex: ItemIndex;
}

/**
 * Selects the dossier that would be exported now. Its estimate, preview, search and letters take what it returns.
 * Throws Refusal `nothing-to-export`.
 */
export async function selectNextDossier(
  { store, documentStore, itemIndex }: Pick<ExportStores, 'store' | 'documentStore' | 'itemIndex'>,
  { places }: FileReadings,
  localOf: ToLocalTime,
  staysOut: StaysOut = NOTHING_STAYS_OUT,
): Promise<SelectedDossier> {
  const head = await store.currentCase();
  if (head === null) throw new Refusal('nothing-to-export');
  const { caseId } = head;
  const documents = await readDocumentSnapshot(documentStore, caseId);
  const choices = await readDocument(documents, caseId, exportChoicesDocument);
  const built = await buildExportRequest(store, itemIndex, localOf, documents, caseId, choices);
  const request = { without: [], ...leaveOut(built, staysOut) };
  return { head, documents, request, exhibits: await selectExhibits(store, places, caseId, request) };
}

/** Leaves out of a request what stays out. */
export const leaveOut = <T extends Pick<Required<ExportRequest>, 'leftOut' | 'receivedDossiers'>>(
  request: T,
  { items, received }: StaysOut,
): T => ({
  ...request,
  leftOut: [...new Set([...request.leftOut, ...items])],
  receivedDossiers: request.receivedDossiers.filter((number) => !received.includes(number)),
});

/** Builds the export request of these choices. The journal will name the items left out, by id only. */
export async function buildExportRequest(
  store: CaseStore,
  itemIndex: ItemIndex,
  localOf: ToLocalTime,
  documents: DocumentReader,
  caseId: string,
  choices: ExportChoices,
): Promise<Required<Omit<ExportRequest, 'without' | 'password'>>> {
  const [items, { notes, damaged }, persons, marks, { steps }, operator, attachmentIds] = await Promise.all([
    itemIndex.itemsFrom(caseId, 1),
    readAllNotes(documents, caseId),
    readDocument(documents, caseId, personsDocument),
    readDocument(documents, caseId, marksDocument),
    readDocument(documents, caseId, stepsDocument),
    readDocument(documents, caseId, operatorDocument),
    readAttachmentIds(documents, caseId),
  ]);
  const index = buildSearchIndex(items, notes, localOf, accountRules);
  const attachments = resolveAttachments(attachmentIds, steps, operator, index.items);
  const earlierDossiers = choices.onlyNew ? await readEarlierDossiers(store, documents, caseId) : null;
  const earlier = earlierDossiers?.get(choices.purpose) ?? null;
  const { included } = selectExportItems(index, persons, choices, attachments, damaged, earlier?.items);
  const includedIds = new Set(included.map(({ item }) => item.id));
  const options = await buildDossierOptions(documents, caseId, choices, earlier && localOf(earlier.at).slice(0, 10));
  return {
    // An unreadable item is not silently left out: the export refuses and names it.
    leftOut: items
      .filter(({ id, withdrawn, unread }) => !withdrawn && !unread && !includedIds.has(id))
      .map(({ id }) => id),
    attachmentIds: [...attachments.keys()],
    receivedDossiers: listReceivedToGo(choices, earlier?.received),
    options,
    volumes: choices.volumes,
    keepsOriginals: includesOriginals(choices) && included.some(({ notes }) => notes.redactions.length > 0),
    keepsMetadata: choices.metadata,
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
export async function readEarlierDossiers(
  store: CaseStore,
  documents: DocumentReader,
  caseId: string,
): Promise<ReadonlyMap<ExportChoices['purpose'], EarlierDossiers>> {
  const [head, deliveries] = await Promise.all([
    store.caseHead(caseId),
    readUndamaged(documents, caseId, deliveriesDocument),
  ]);
  if (head === null || deliveries.deliveries.length === 0) return new Map();
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
  store: CaseStore,
  documents: DocumentReader,
): Promise<ReadonlyMap<ExportChoices['purpose'], EarlierDossiers>> {
  const head = await store.currentCase();
  return head === null ? new Map() : readEarlierDossiers(store, documents, head.caseId);
}

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
  const [requester, narrative, diary, witnesses, steps] = await Promise.all([
    read(requesterDocument),
    read(narrativeDocument),
    read(diaryDocument),
    read(witnessesDocument),
    read(stepsDocument),
  ]);
  // The operator (« Pour qui ») was copied into the choices (`copyOperator`), where the person may have changed it.
  const { role, concerned, purpose } = choices;
  const parts = tickedParts(choices);
  const ticked = resolveChosenParts(choices);
  const costs = steps.steps
    .filter(({ kind }) => kind === 'cost')
    .map(({ date, where, reference, receipts }) => ({
      ...{ date, what: where, amount: reference },
      hasReceipt: receipts.length > 0,
    }));
  // Who investigates and the next actions remain private; the days of the events are for the letters.
  const exportedSteps = selectExportedSteps(steps.steps, ticked).map(
    ({ date, kind, where, reference, answer, events, receipts }) => ({
      ...{ date, kind, where, reference, answer, events },
      receipts: receipts.filter((id) => choices.documents.includes(id)),
    }),
  );
  return {
    ...optionalField('purpose', purpose),
    ...(since !== null && { onlyNew: true }),
    ...(ticked.has('narrative') && optionalField('narrative', narrative.text)),
    ...optionalField('danger', choices.danger),
    ...(choices.danger === 'yes' && optionalField('dangerWhy', choices.dangerWhy)),
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
    steps: exportedSteps.filter((step) => since === null || isSince(step, since)),
    // The letters of a complement name a plainte that is often older than the dossier it completes.
    ...(since !== null && ticked.has('letters') && optionalField('complaint', newestComplaint(exportedSteps))),
    ...(costs.length > 0 && { costs }),
  };
}

const isSince = ({ date, events }: Pick<Step, 'date' | 'events'>, since: string): boolean =>
  date === null || date >= since || events.some(({ day }) => day !== null && day >= since);

const optionalField = <K extends string, T>(key: K, value: T | null): { readonly [P in K]?: T & {} } =>
  value === null || value === undefined || value === '' ? {} : ({ [key]: value } as { [P in K]?: T & {} });
