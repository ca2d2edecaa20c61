import type { NotExtractedReason } from '../../domain/capture/extraction.ts';
import type { DocumentStore } from '../../domain/case/case.ts';
import { operatorDocument } from '../../domain/case/caseDocuments.ts';
import type { FieldNote, Operator } from '../../domain/item/item.ts';
import { Refusal } from '../../domain/shared/errors.ts';
import { readDocument } from './caseDocuments.ts';
import type { WorkflowDependencies } from './caseJournal.ts';

export interface OperatorReading {
  readonly operator: Operator | null;
  /** For `reading.fields`: why `operator` is null when the document could not be read. */
  readonly notes: Readonly<Record<string, FieldNote>>;
}

/**
 * Reads who captures (« Qui capture »). Returns a note instead of failing when the store is locked or the document
 * damaged.
 */
export async function readOperator(documentStore: DocumentStore, caseId: string): Promise<OperatorReading> {
  try {
    const { role, name, forWhom, since, authorisation } = await readDocument(documentStore, caseId, operatorDocument);
    if (role === null) return { operator: null, notes: {} };
    return {
      operator: { role, name: name || null, forWhom: forWhom || null, since, authorisation },
      notes: {},
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const how: NotExtractedReason = error.code === 'locked' ? 'locked' : 'unreadable';
    return { operator: null, notes: { operator: { how, confidence: null } } };
  }
}

/** Whether the current case is kept by a parent, a relative or a professional. False when that was not stated. */
export async function isForSomebodyElse({
  store,
  documentStore,
}: Pick<WorkflowDependencies, 'store' | 'documentStore'>): Promise<boolean> {
  const head = await store.currentCase();
  if (head === null) return false;
  const { operator } = await readOperator(documentStore, head.caseId);
  return operator !== null && operator.role !== 'self';
}
