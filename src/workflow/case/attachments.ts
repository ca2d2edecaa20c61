import { attachmentsDocument, operatorDocument, stepsDocument } from '../../domain/case/caseDocuments.ts';
import type { DocumentStore } from '../../domain/case/documentStore.ts';
import type { AttachmentTarget } from '../../domain/item/attachments.ts';
import { notesDocument, type Step } from '../../domain/item/notes.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { updateDocument } from './caseDocuments.ts';
import type { WorkflowDependencies } from './caseJournal.ts';

type DocumentDependencies = Pick<WorkflowDependencies, 'documentStore' | 'locks'>;

/** Links a document, by its item's id, to what it belongs to. A démarche that was taken out meanwhile is left out. */
export async function addAttachment(
  deps: DocumentDependencies,
  caseId: string,
  place: AttachmentTarget,
  attachmentId: string,
): Promise<void> {
  const withId = (ids: readonly string[]) => [...ids.filter((id) => id !== attachmentId), attachmentId];
  await updateAttachmentIds(deps, caseId, withId);
  await updateAttachmentPlace(deps, caseId, place, withId);
}

/** The document never came in. */
export async function removeAttachment(
  deps: DocumentDependencies,
  caseId: string,
  place: AttachmentTarget,
  attachmentId: string,
): Promise<void> {
  const withoutId = (ids: readonly string[]) => ids.filter((id) => id !== attachmentId);
  await updateAttachmentPlace(deps, caseId, place, withoutId);
  await updateAttachmentIds(deps, caseId, withoutId);
}

/** Ids that are documents whatever they belong to; null when that is damaged. */
export async function readAttachmentIds(
  store: DocumentStore,
  caseId: string,
): Promise<readonly string[] | null> {
  const { name, empty, parse } = attachmentsDocument;
  const { documents: read, damaged } = await store.readDocuments(caseId, name);
  if (damaged.includes(name)) return null;
  const found = read.has(name) ? parse(read.get(name)) : empty;
  return found?.items ?? null;
}

/** While the list is damaged every imported file counts as a document: nothing is to be added. */
async function updateAttachmentIds(
  deps: DocumentDependencies,
  caseId: string,
  update: (ids: readonly string[]) => readonly string[],
): Promise<void> {
  try {
    await updateDocument(deps, caseId, attachmentsDocument, (before) => ({
      ...before,
      items: update(before.items),
    }));
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'record-damaged')) throw error;
  }
}

async function updateAttachmentPlace(
  deps: DocumentDependencies,
  caseId: string,
  place: AttachmentTarget,
  update: (ids: readonly string[]) => readonly string[],
): Promise<void> {
  if (place.kind === 'authorisation') {
    await updateDocument(deps, caseId, operatorDocument, (before) => {
      const ids = before.authorisationItem === null ? [] : [before.authorisationItem];
      return { ...before, authorisationItem: update(ids).at(-1) ?? null };
    });
    return;
  }
  const updateReceipts = (steps: readonly Step[]): readonly Step[] =>
    steps.map((step) => (step.id === place.step ? { ...step, receipts: update(step.receipts) } : step));
  if (place.item === null)
    await updateDocument(deps, caseId, stepsDocument, (before) => ({
      ...before,
      steps: updateReceipts(before.steps),
    }));
  else
    await updateDocument(deps, caseId, notesDocument(place.item), (before) => ({
      ...before,
      reports: updateReceipts(before.reports),
    }));
}
