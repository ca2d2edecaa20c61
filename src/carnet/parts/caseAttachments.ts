import { useMemo } from 'preact/hooks';
import {
  type Attachment,
  attachmentsDocument,
  operatorDocument,
  resolveAttachments,
  stepsDocument,
} from '../../domain/case/caseDocuments.ts';
import type { SearchIndex } from '../../domain/item/search.ts';
import { type OpenDocument, useCaseDocument } from './useCaseDocument.ts';
import type { CaseIndex } from './useCaseIndex.tsx';

/** Returns the attachments of the case; all imported files when the list of attachments cannot be read. */
export function resolveCaseAttachments(
  index: SearchIndex,
  steps: OpenDocument<typeof stepsDocument.empty>,
  operator: OpenDocument<typeof operatorDocument.empty>,
  openAttachments: OpenDocument<typeof attachmentsDocument.empty>,
): ReadonlyMap<string, Attachment> {
  return resolveAttachments(
    openAttachments.fault === null ? (openAttachments.value?.items ?? []) : null,
    steps.value?.steps ?? stepsDocument.empty.steps,
    operator.value ?? operatorDocument.empty,
    index.items,
  );
}

/** Ids of the documents attached to steps; null until they are read. They are joined one by one before an export. */
export function useAttachedIds({ index }: Pick<CaseIndex, 'index'>): ReadonlySet<string> | null {
  const steps = useCaseDocument(null, stepsDocument);
  const operator = useCaseDocument(null, operatorDocument);
  const attachments = useCaseDocument(null, attachmentsDocument);
  const isRead = [steps, operator, attachments].every(({ value, fault }) => value !== null || fault !== null);
  return useMemo(
    () => (index && isRead ? new Set(resolveCaseAttachments(index, steps, operator, attachments).keys()) : null),
    [index, isRead, steps.value, operator.value, attachments.value],
  );
}
