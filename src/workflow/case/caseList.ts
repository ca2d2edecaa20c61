import { caseNameDocument } from '../../domain/case/caseDocuments.ts';
import type { CaseRepository, StoredCase } from '../../domain/case/caseRepository.ts';
import type { DocumentStore } from '../../domain/case/documentStore.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { readDocument } from './caseDocuments.ts';

/** Empty where it was given none, or none that can be read: the case itself is there all the same. */
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

/** Which case captures go to, for whoever has several; nothing to say where there is one. */
export async function findCurrentCase(
  caseRepository: CaseRepository,
  documentStore: DocumentStore,
): Promise<{ readonly current?: { readonly name: string; readonly place: number } }> {
  const cases = await caseRepository.cases();
  const at = cases.findIndex(({ current }) => current);
  const found = cases[at];
  if (cases.length < 2 || found === undefined) return {};
  return { current: { name: await readCaseName(documentStore, found.caseId), place: at + 1 } };
}
