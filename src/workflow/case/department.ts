import { type DepartmentCode, departmentDocument } from '../../law/departments.ts';
import { readDocument, replaceDocument } from './caseDocuments.ts';
import { ensureCase, type WorkflowDependencies } from './caseJournal.ts';

interface ChosenDepartment {
  readonly code: DepartmentCode | null;
}

/** Reads the département of the current case. Throws Refusal `locked`, `record-damaged` and those of the store. */
export async function readDepartment({ store, documentStore }: WorkflowDependencies): Promise<ChosenDepartment> {
  const head = await store.currentCase();
  return head === null ? departmentDocument.empty : readDocument(documentStore, head.caseId, departmentDocument);
}

/** Replaces the choice without reading it, so that a damaged one can be replaced too. */
export async function saveDepartment(
  deps: WorkflowDependencies,
  code: DepartmentCode | null,
): Promise<ChosenDepartment> {
  const { caseId } = await ensureCase(deps);
  const chosen = { ...departmentDocument.empty, code };
  await replaceDocument(deps, caseId, departmentDocument, chosen);
  return chosen;
}
