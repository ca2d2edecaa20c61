import { useContext, useEffect, useRef } from 'preact/hooks';
import type { CaseDocument } from '../../domain/case/case.ts';
import { type UiError, useTask } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { PendingWritesContext } from './pendingWrites.ts';

export interface OpenDocument<T> {
  /** Null while it is being read. */
  readonly value: T | null;
  readonly fault: UiError | null;
  change(change: (before: T) => T): Promise<void>;
  /** Replaces a damaged document, by default with the empty one. Resolves with the stored document. */
  replaceDamaged(value?: T): Promise<T>;
}

/**
 * Opens a document of a case, which is read and written whole. `caseId` null: of the current case, which the first
 * change creates if there is none.
 */
export function useCaseDocument<T>(caseId: string | null, caseDocument: CaseDocument<T>): OpenDocument<T> {
  const { documents } = useCarnetApi();
  const { result: value, fault, run, setResult } = useTask<T>();
  const pendingWrites = useContext(PendingWritesContext);
  const lastWrites = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => pendingWrites.add(async () => void (await lastWrites.current)), [pendingWrites]);
  useEffect(() => void run(() => documents.read(caseId, caseDocument)), [documents, caseId, caseDocument, run]);
  return {
    value,
    fault,
    change: (change) => {
      const pendingWrite = documents.change(caseId, caseDocument, change).then(setResult);
      lastWrites.current = Promise.allSettled([lastWrites.current, pendingWrite]);
      return pendingWrite;
    },
    replaceDamaged: async (newValue) => {
      const stored = await documents.replaceDamaged(caseId, caseDocument, newValue);
      setResult(stored);
      return stored;
    },
  };
}
