import type { CaseDocument, CaseRepository, PageCase } from '../../domain/case/case.ts';
import {
  type AttachmentTarget,
  caseNameDocument,
  type OperatorDetails,
  operatorDocument,
} from '../../domain/case/caseDocuments.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { addCase, ensureCase, type WorkflowDependencies } from '../../workflow/case/caseJournal.ts';
import { listNamedCases, type NamedCase } from '../../workflow/case/currentCase.ts';
import { addAttachment } from '../../workflow/case/stepAttachments.ts';
import { readDocument, replaceDocument, updateDocument } from '../../workflow/case/storedDocuments.ts';

/** The carnets of this computer. Every call may throw a Refusal, such as `locked`. `pageCase`: that of the page. */
export function createCasesApi(deps: WorkflowDependencies, caseRepository: CaseRepository, pageCase: PageCase) {
  const { clock, documentStore, store } = deps;
  const count = async (one: NamedCase) => ({ ...one, withdrawn: await store.countWithdrawn(one.caseId) });
  return {
    /** `withdrawn`: how many of `items` were withdrawn from the dossiers. */
    list: async () => Promise.all((await listNamedCases(caseRepository, documentStore)).map(count)),
    add: async (name: string, operator: Pick<OperatorDetails, 'role' | 'name'>) => {
      const { caseId } = await addCase(deps);
      await updateDocument(deps, caseId, caseNameDocument, (before) => ({ ...before, name }));
      if (operator.role !== null)
        await replaceDocument(deps, caseId, operatorDocument, { ...operatorDocument.empty, ...operator });
    },
    /** Captures go to this case, which the page shows once it is opened again. */
    select: (caseId: string) => caseRepository.select(caseId),
    /** The page's own case was erased here: it shows the one that captures go to. */
    leaveErased: () => {
      pageCase.caseId = null;
    },
    close: (caseId: string) => caseRepository.close(caseId, clock.now().toISOString()),
  };
}

/**
 * The documents of a case. `caseId` null: of the current case, which the first change creates if there is none. Every
 * call may throw a Refusal, such as `locked`, or `record-damaged` when a document is read.
 */
export function createDocumentsApi(deps: WorkflowDependencies) {
  const { store, documentStore } = deps;
  const ensureId = async (caseId: string | null) => caseId ?? (await ensureCase(deps)).caseId;
  /** Returns the empty document while there is no case. */
  const read = async <T>(caseId: string | null, caseDocument: CaseDocument<T>): Promise<T> => {
    const id = caseId ?? (await store.currentCase())?.caseId ?? null;
    return id === null ? caseDocument.empty : readDocument(documentStore, id, caseDocument);
  };
  /** Replaces a document without reading it. Works while locked too. */
  const replace = async <T>(caseId: string | null, caseDocument: CaseDocument<T>, value: T): Promise<void> =>
    replaceDocument(deps, await ensureId(caseId), caseDocument, value);
  return {
    read,
    replace,
    /** Reads, changes and writes a document. Resolves with the stored value once it is on the disk. */
    change: async <T>(caseId: string | null, caseDocument: CaseDocument<T>, change: (before: T) => T): Promise<T> =>
      updateDocument(deps, await ensureId(caseId), caseDocument, change),
    /**
     * Replaces a damaged document, and leaves one that can be read: another page may have replaced it since. Resolves
     * with the stored value.
     */
    replaceDamaged: async <T>(caseId: string | null, caseDocument: CaseDocument<T>, value = caseDocument.empty) => {
      try {
        return await read(caseId, caseDocument);
      } catch (error) {
        if (!(error instanceof Refusal && error.code === 'record-damaged')) throw error;
      }
      await replace(caseId, caseDocument, value);
      return value;
    },
    /** Attaches an item of the current case, as a document, to a target. */
    attach: async (target: AttachmentTarget, itemId: string) =>
      addAttachment(deps, await ensureId(null), target, itemId),
  };
}
