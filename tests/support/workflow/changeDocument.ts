import type { CaseDocument } from '../../../src/domain/case/case.ts';
import { updateDocument } from '../../../src/workflow/case/storedDocuments.ts';

/** Stores these values of a document, and leaves its others. */
export const changeDocument = <T extends object>(
  deps: Parameters<typeof updateDocument>[0],
  caseId: string,
  caseDocument: CaseDocument<T>,
  values: NoInfer<Partial<T>>,
): Promise<T> => updateDocument(deps, caseId, caseDocument, (before) => ({ ...before, ...values }));
