import {
  type AttachmentTarget,
  attachmentsDocument,
  operatorDocument,
  stepsDocument,
} from '../../domain/case/caseDocuments.ts';
import { notesDocument } from '../../domain/item/itemNotes.ts';
import type { Step } from '../../domain/item/step.ts';
import { ifDamaged } from '../../domain/shared/errors.ts';
import type { WorkflowDependencies } from './caseJournal.ts';
import { type DocumentReader, updateDocument } from './storedDocuments.ts';

/**
 * Lists an imported item as a document, and attaches it, by its id, to a step (« démarche ») or to the authorisation.
 * It stays unattached when the step was deleted meanwhile.
 */
export async function addAttachment(
  deps: Pick<WorkflowDependencies, 'documentStore' | 'locks'>,
  caseId: string,
  target: AttachmentTarget,
  attachmentId: string,
): Promise<void> {
  const withId = (ids: readonly string[]) => [...ids.filter((id) => id !== attachmentId), attachmentId];
  await updateAttachmentIds(deps, caseId, withId);
  await updateAttachmentTarget(deps, caseId, target, withId);
}

/** Undoes `addAttachment`, when the file could not be imported. */
export async function removeAttachment(
  deps: Pick<WorkflowDependencies, 'documentStore' | 'locks'>,
  caseId: string,
  target: AttachmentTarget,
  attachmentId: string,
): Promise<void> {
  const withoutId = (ids: readonly string[]) => ids.filter((id) => id !== attachmentId);
  await updateAttachmentTarget(deps, caseId, target, withoutId);
  await updateAttachmentIds(deps, caseId, withoutId);
}

/** Returns the ids of all items that are documents, whatever they are attached to; null when the list is damaged. */
export async function readAttachmentIds(reader: DocumentReader, caseId: string): Promise<readonly string[] | null> {
  const { name, empty, parse } = attachmentsDocument;
  const { documents, damaged } = await reader.readDocuments(caseId, name);
  if (damaged.includes(name)) return null;
  const found = documents.has(name) ? parse(documents.get(name)) : empty;
  return found?.items ?? null;
}

/** Ignores a damaged list: every imported file then counts as a document. */
async function updateAttachmentIds(
  deps: Pick<WorkflowDependencies, 'documentStore' | 'locks'>,
  caseId: string,
  update: (ids: readonly string[]) => readonly string[],
): Promise<void> {
  await updateDocument(deps, caseId, attachmentsDocument, (before) => ({
    ...before,
    items: update(before.items),
  })).catch(ifDamaged(() => undefined));
}

async function updateAttachmentTarget(
  deps: Pick<WorkflowDependencies, 'documentStore' | 'locks'>,
  caseId: string,
  target: AttachmentTarget,
  update: (ids: readonly string[]) => readonly string[],
): Promise<void> {
  if (target.kind === 'authorisation') {
    await updateDocument(deps, caseId, operatorDocument, (before) => {
      const ids = before.authorisationItem === null ? [] : [before.authorisationItem];
      return { ...before, authorisationItem: update(ids).at(-1) ?? null };
    });
    return;
  }
  const updateReceipts = (steps: readonly Step[]): readonly Step[] =>
    steps.map((step) => (step.id === target.step ? { ...step, receipts: update(step.receipts) } : step));
  if (target.item === null)
    await updateDocument(deps, caseId, stepsDocument, (before) => ({
      ...before,
      steps: updateReceipts(before.steps),
    }));
  else
    await updateDocument(deps, caseId, notesDocument(target.item), (before) => ({
      ...before,
      reports: updateReceipts(before.reports),
    }));
}
