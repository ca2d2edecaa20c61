import { useMemo } from 'preact/hooks';
import {
  type Attachment,
  attachmentsDocument,
  operatorDocument,
  resolveAttachments,
  stepsDocument,
} from '../../domain/case/caseDocuments.ts';
import { useCaseDocument } from './useCaseDocument.ts';
import type { CaseIndex } from './useCaseIndex.tsx';

/**
 * The attachments of the case, all imported files when their list cannot be read; null until what they depend on is
 * read.
 */
export function useCaseAttachments(index: CaseIndex['index']) {
  const steps = useCaseDocument(null, stepsDocument);
  const operator = useCaseDocument(null, operatorDocument);
  const openAttachments = useCaseDocument(null, attachmentsDocument);
  const isRead = [steps, operator, openAttachments].every(({ value, fault }) => value !== null || fault !== null);
  const attachments = useMemo((): ReadonlyMap<string, Attachment> | null => {
    if (index === null || !isRead) return null;
    return resolveAttachments(
      openAttachments.fault === null ? (openAttachments.value?.items ?? []) : null,
      steps.value?.steps ?? stepsDocument.empty.steps,
      operator.value ?? operatorDocument.empty,
      index.items,
    );
  }, [index, isRead, steps.value, operator.value, openAttachments.value, openAttachments.fault]);
  return { steps, operator, openAttachments, attachments };
}

/** Ids of the documents attached to steps; null until they are read. They are joined one by one before an export. */
export function useAttachedIds({ index }: Pick<CaseIndex, 'index'>): ReadonlySet<string> | null {
  const { attachments } = useCaseAttachments(index);
  return useMemo(() => attachments && new Set(attachments.keys()), [attachments]);
}
