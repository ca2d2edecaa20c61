import { imageQuestionDocument } from '../../domain/import/importState.ts';
import { readDocument, updateDocument } from '../case/caseDocuments.ts';
import type { WorkflowDependencies } from '../case/caseJournal.ts';

/** Due once a case, after its first capture: nothing is asked before that. */
export async function isImagePromptDue(deps: WorkflowDependencies): Promise<boolean> {
  const head = await deps.store.currentCase();
  if (head === null || head.items === 0) return false;
  return (await readDocument(deps.documentStore, head.caseId, imageQuestionDocument)) === null;
}

export async function recordImagePromptAnswer(deps: WorkflowDependencies): Promise<void> {
  const head = await deps.store.currentCase();
  if (head === null) return;
  const answer = {
    schema: 'recueil/image-question/1',
    answeredAt: deps.clock.now().toISOString(),
  } as const;
  await updateDocument(deps, head.caseId, imageQuestionDocument, () => answer);
}
