import { type AnswerValue, answersDocument, type QuestionId, recordAnswer } from '../../src/law/questions.ts';
import { ensureCase, type WorkflowDependencies } from '../../src/workflow/case/caseJournal.ts';
import { updateDocument } from '../../src/workflow/case/storedDocuments.ts';

/** Answers a question about the law, in the current case. */
export async function saveAnswer(deps: WorkflowDependencies, question: QuestionId, answer: AnswerValue): Promise<void> {
  const { caseId } = await ensureCase(deps);
  const at = deps.clock.now().toISOString();
  await updateDocument(deps, caseId, answersDocument, (before) => recordAnswer(before, question, answer, at));
}
