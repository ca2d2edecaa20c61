import {
  operatorDocument,
  personsDocument,
  resolveAttachments,
  stepsDocument,
} from '../../domain/case/caseDocuments.ts';
import { resolveParts } from '../../domain/export/dossierOptions.ts';
import {
  type ExportChoices,
  exportChoicesDocument,
  includesOriginals,
  selectExportItems,
} from '../../domain/export/exportChoices.ts';
import type { ToLocalTime } from '../../domain/item/activityHistogram.ts';
import type { ItemIndex } from '../../domain/item/itemIndex.ts';
import { listRedactedCopies } from '../../domain/item/redaction.ts';
import { buildSearchIndex } from '../../domain/item/search.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import type { Progress } from '../../domain/shared/ports.ts';
import { readAttachmentIds } from '../case/attachments.ts';
import { type DocumentReader, readAllNotes, readDocument, readDocumentSnapshot } from '../case/caseDocuments.ts';
import { EXPORT_LOCK } from '../case/caseJournal.ts';
import { assertDamageAcknowledged, type DamagedDocuments, hideDocuments } from './damagedDocuments.ts';
import { buildDossierOptions } from './dossierOptions.ts';
import { type ExportDependencies, type ExportResult, exportUnderLock } from './exportDossier.ts';
import type { ExportRequest } from './exportRequest.ts';

export interface GuidedExportDependencies extends ExportDependencies {
  readonly itemIndex: ItemIndex;
  readonly localOf: ToLocalTime;
}

export interface GuidedExportRequest extends Pick<ExportRequest, 'without'> {
  readonly password: string | null;
  /** The damage that the person was shown and accepted; null before they were shown any. */
  readonly unread: AcknowledgedDamage | null;
}

export interface AcknowledgedDamage extends DamagedDocuments {
  /** Includes the items whose notes cannot be read, without their notes. */
  readonly joined: boolean;
}

/**
 * Exports the dossier that the person chose on the guided page. The documents of the case are read once, under the
 * lock, so that a change made meanwhile in another tab cannot mix two states. Throws as `exportDossier` does, and
 * Refusal `record-damaged` for damage that the person was not shown.
 */
export async function guidedExport(
  deps: GuidedExportDependencies,
  { without, password, unread: acknowledgedDamage }: GuidedExportRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<ExportResult> {
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
      receivedDossierNumbers: choices.origins,
      leftOut: [...new Set([...guidedRequest.leftOut, ...excludedItems])],
    };
    return exportUnderLock(deps, head, documents, request, progress, signal);
  });
}

type GuidedRequest = Required<
  Pick<ExportRequest, 'leftOut' | 'attachmentIds' | 'options' | 'sincePrevious' | 'ticked' | 'forMail'>
>;

/** Builds the export request of these choices. The journal will name the items left out, by id only. */
export async function buildExportRequest(
  {
    documentStore,
    itemIndex,
    localOf,
  }: Pick<GuidedExportDependencies, 'itemIndex' | 'localOf'> & { readonly documentStore: DocumentReader },
  caseId: string,
  choices: ExportChoices,
): Promise<GuidedRequest> {
  const [items, { notes, damaged }, persons, { steps }, operator, attachmentIds] = await Promise.all([
    itemIndex.itemsFrom(caseId, 1),
    readAllNotes(documentStore, caseId),
    readDocument(documentStore, caseId, personsDocument),
    readDocument(documentStore, caseId, stepsDocument),
    readDocument(documentStore, caseId, operatorDocument),
    readAttachmentIds(documentStore, caseId),
  ]);
  const index = buildSearchIndex(items, notes, localOf);
  const attachments = resolveAttachments(attachmentIds, steps, operator, index.items);
  const { included } = selectExportItems(index, persons, choices, attachments, damaged);
  const includedIds = new Set(included.map(({ item }) => item.id));
  const copies = listRedactedCopies(
    included.map(({ item, notes }) => [item.id, notes.redactions]),
    includesOriginals(choices) ? 'joined' : 'omitted',
  );
  const dossierOptions = await buildDossierOptions(documentStore, caseId, choices);
  const options = copies.length === 0 ? dossierOptions : { ...dossierOptions, copies };
  return {
    // An unreadable item is not silently left out: the export refuses and names it.
    leftOut: items
      .filter(({ id, withdrawn, unread }) => !withdrawn && !unread && !includedIds.has(id))
      .map(({ id }) => id),
    attachmentIds: [...attachments.keys()],
    options,
    sincePrevious: true,
    forMail: choices.volumes,
    ticked: {
      translations: choices.translations,
      reports: resolveParts(options),
      notes: choices.notes,
    },
  };
}
