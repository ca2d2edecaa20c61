import type { CaseLabel, CaseRepository, DocumentStore, StoredCase } from '../../domain/case/case.ts';
import { caseNameDocument } from '../../domain/case/caseDocuments.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { readDocument } from './caseDocuments.ts';

/** Returns '' when the case has no name or its name cannot be read: the case is listed anyway. */
async function readCaseName(documentStore: DocumentStore, caseId: string): Promise<string> {
  try {
    return (await readDocument(documentStore, caseId, caseNameDocument)).name;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-damaged') return '';
    throw error;
  }
}

export async function listNamedCases(
  caseRepository: CaseRepository,
  documentStore: DocumentStore,
): Promise<readonly (StoredCase & { readonly name: string })[]> {
  return Promise.all(
    (await caseRepository.cases()).map(async (one) => ({
      ...one,
      name: await readCaseName(documentStore, one.caseId),
    })),
  );
}

/** Returns the name and position (from 1) of the current case, or {} when there is only one case. */
export async function findCurrentCase(
  caseRepository: Pick<CaseRepository, 'cases'>,
  documentStore: DocumentStore,
): Promise<{ readonly current?: CaseLabel }> {
  const cases = await caseRepository.cases();
  const at = cases.findIndex(({ current }) => current);
  const found = cases[at];
  if (cases.length < 2 || found === undefined) return {};
  return { current: { name: await readCaseName(documentStore, found.caseId), place: at + 1 } };
}
