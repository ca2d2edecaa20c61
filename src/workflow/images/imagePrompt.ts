import { imageQuestionDocument } from '../../domain/case/caseDocuments.ts';
import { SCHEMA } from '../../domain/formatNames.ts';
import { readDocument, updateDocument } from '../case/caseDocuments.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';

/** Whether to ask about prohibited images: once per case, after its first capture. */
export async function isImagePromptDue(deps: WorkflowDependencies): Promise<boolean> {
  const head = await deps.store.currentCase();
  if (head === null || head.items === 0) return false;
  return (await readDocument(deps.documentStore, head.caseId, imageQuestionDocument)) === null;
}

export async function recordImagePromptAnswer(deps: WorkflowDependencies): Promise<void> {
  const head = await deps.store.currentCase();
  if (head === null) return;
  const answer = {
    schema: SCHEMA.imageQuestion,
    answeredAt: deps.clock.now().toISOString(),
  } as const;
  await updateDocument(deps, head.caseId, imageQuestionDocument, () => answer);
}
