import { operatorDocument, personsDocument, stepsDocument } from '../../domain/case/caseDocuments.ts';
import { type DossierOptions, resolveParts } from '../../domain/export/dossierOptions.ts';
import {
  type ExportChoices,
  exportChoicesDocument,
  includesOriginals,
  selectExportItems,
} from '../../domain/export/exportChoices.ts';
import { listRedactedCopies } from '../../domain/images/redaction.ts';
import type { ToLocalTime } from '../../domain/item/activityHistogram.ts';
import { resolveAttachments } from '../../domain/item/attachments.ts';
import type { ItemIndex } from '../../domain/item/itemIndex.ts';
import { buildSearchIndex } from '../../domain/item/search.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { readJournal } from '../../seal/readJournal.ts';
import { readAttachmentIds } from '../case/attachments.ts';
import { readAllNotes, readDocument } from '../case/caseDocuments.ts';
import { assertDamageAcknowledged, type DamagedDocuments, hideDocuments } from './damagedDocuments.ts';
import { buildDossierOptions } from './dossierOptions.ts';
import {
  type ExportDependencies,
  type ExportRequest,
  type ExportResult,
  exportDossier,
} from './exportDossier.ts';
import { listExportedDossiers } from './exportHistory.ts';

export interface GuidedExportDependencies extends ExportDependencies {
  readonly itemIndex: ItemIndex;
  readonly localOf: ToLocalTime;
}

export interface GuidedExportRequest extends Pick<ExportRequest, 'without'> {
  readonly password: string | null;
  /** What of the person's own words is damaged, as they were told; null while they were not. */
  readonly unread: AcknowledgedDamage | null;
}

export interface AcknowledgedDamage extends DamagedDocuments {
  /** The items whose notes do not open go all the same, without their notes. */
  readonly joined: boolean;
}

/** The dossier as the person chose it on the guided page: which items, what they say. Throws as `exportDossier` does. */
export async function guidedExport(
  deps: GuidedExportDependencies,
  { without, password, unread: acknowledgedDamage }: GuidedExportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportResult> {
  const head = await deps.store.currentCase();
  if (head === null) throw new Refusal('nothing-to-export');
  await assertDamageAcknowledged(deps, head.caseId, acknowledgedDamage);
  const readable = {
    ...deps,
    documentStore: hideDocuments(deps.documentStore, acknowledgedDamage?.documents ?? []),
  };
  const choices = await readDocument(readable.documentStore, head.caseId, exportChoicesDocument);
  const guidedRequest = await buildExportRequest(readable, head.caseId, choices);
  const excludedItems =
    acknowledgedDamage === null || acknowledgedDamage.joined ? [] : acknowledgedDamage.items;
  const request = {
    without,
    password,
    ...guidedRequest,
    receivedDossierNumbers: choices.origins,
    leftOut: [...new Set([...guidedRequest.leftOut, ...excludedItems])],
  };
  return exportDossier(readable, request, progress, signal);
}

/** What the export takes of these choices; items left out are named in the journal, by id only. */
export async function buildExportRequest(
  {
    store,
    documentStore,
    itemIndex,
    localOf,
  }: Pick<GuidedExportDependencies, 'store' | 'documentStore' | 'itemIndex' | 'localOf'>,
  caseId: string,
  choices: ExportChoices,
): Promise<Required<Pick<ExportRequest, 'leftOut' | 'attachmentIds' | 'plan' | 'ticked' | 'forMail'>>> {
  const [items, { notes, damaged }, persons, previous, { steps }, operator, attachmentIds] =
    await Promise.all([
      itemIndex.itemsFrom(caseId, 1),
      readAllNotes(documentStore, caseId),
      readDocument(documentStore, caseId, personsDocument),
      readPreviousDossier(store, caseId),
      readDocument(documentStore, caseId, stepsDocument),
      readDocument(documentStore, caseId, operatorDocument),
      readAttachmentIds(documentStore, caseId),
    ]);
  const index = buildSearchIndex(items, notes, localOf);
  const attachments = resolveAttachments(attachmentIds, steps, operator, index.items);
  const { included } = selectExportItems(index, persons, choices, attachments, damaged);
  const wanted = new Set(included.map(({ item }) => item.id));
  const copies = listRedactedCopies(
    included.map(({ item, notes }) => [item.id, notes.redactions]),
    includesOriginals(choices) ? 'joined' : 'omitted',
  );
  const options = await buildDossierOptions(documentStore, caseId, choices, previous);
  const plan = copies.length === 0 ? options : { ...options, copies };
  return {
    // What cannot be read is not left out unasked: the export names it.
    leftOut: items
      .filter(({ id, withdrawn, unread }) => !withdrawn && !unread && !wanted.has(id))
      .map(({ id }) => id),
    attachmentIds: [...attachments.keys()],
    plan,
    forMail: choices.volumes,
    ticked: {
      translations: choices.translations,
      reports: resolveParts(plan),
      notes: choices.notes,
    },
  };
}

/** The last dossier written to its end: the cover of the next one says what is new. */
async function readPreviousDossier(
  store: GuidedExportDependencies['store'],
  caseId: string,
): Promise<DossierOptions['previous'] | null> {
  const head = await store.caseHead(caseId);
  if (head === null) return null;
  const { lines } = await readJournal(await store.journal(caseId, head.seq));
  const last = listExportedDossiers(lines).at(-1);
  if (last === undefined) return null;
  const numbers = await store.exhibits(caseId);
  return {
    createdAt: last.at,
    exhibits: [...numbers].flatMap(([id, number]) => (last.items.has(id) ? [number] : [])),
    ...(last.manifest !== null && { manifestDigest: last.manifest }),
  };
}
