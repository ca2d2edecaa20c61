import { useContext, useEffect, useRef } from 'preact/hooks';
import type { CaseDocument } from '../../domain/case/case.ts';
import { writeIfDamaged } from '../shared/DamagedDocument.tsx';
import { useTask } from '../shared/useTask.tsx';
import type { UiError } from '../uiErrors.ts';
import type { CarnetApi } from './carnetApi.ts';
import { PendingWritesContext } from './pendingWrites.ts';

export interface OpenDocument<T> {
  /** Null while it is being read. */
  readonly value: T | null;
  readonly fault: UiError | null;
  change(change: (before: T) => T): Promise<void>;
  /** Replaces a damaged document, by default with the empty one. Resolves with the stored document. */
  replaceDamaged(value?: T): Promise<T>;
}

/** Reads a document of a case; `caseId` null: of the current case. The document is empty while there is no case. */
export async function readCaseDocument<T>(
  carnetApi: CarnetApi,
  caseId: string | null,
  caseDocument: CaseDocument<T>,
): Promise<T> {
  const id = caseId ?? (await carnetApi.currentCase())?.caseId ?? null;
  return id === null ? caseDocument.empty : carnetApi.read(id, caseDocument);
}

export async function replaceDamagedDocument<T>(
  carnetApi: CarnetApi,
  caseId: string,
  caseDocument: CaseDocument<T>,
  newValue: T,
): Promise<T> {
  const write = () => carnetApi.replace(caseId, caseDocument, newValue).then(() => newValue);
  return writeIfDamaged(() => carnetApi.read(caseId, caseDocument), write);
}

/**
 * Opens a document of a case, which is read and written whole. `caseId` null: of the current case, which the first
 * change creates if there is none.
 */
export function useCaseDocument<T>(
  carnetApi: CarnetApi,
  caseId: string | null,
  caseDocument: CaseDocument<T>,
): OpenDocument<T> {
  const { result: value, fault, run, setResult } = useTask<T>();
  const pendingWrites = useContext(PendingWritesContext);
  const lastWrites = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => pendingWrites.add(async () => void (await lastWrites.current)), [pendingWrites]);
  useEffect(
    () => void run(() => readCaseDocument(carnetApi, caseId, caseDocument)),
    [carnetApi, caseId, caseDocument, run],
  );
  return {
    value,
    fault,
    change: (change) => {
      const write = async () => {
        const id = caseId ?? (await carnetApi.ensureCase()).caseId;
        setResult(await carnetApi.change(id, caseDocument, change));
      };
      const pendingWrite = write();
      lastWrites.current = Promise.allSettled([lastWrites.current, pendingWrite]);
      return pendingWrite;
    },
    replaceDamaged: async (newValue = caseDocument.empty) => {
      const id = caseId ?? (await carnetApi.ensureCase()).caseId;
      const stored = await replaceDamagedDocument(carnetApi, id, caseDocument, newValue);
      setResult(stored);
      return stored;
    },
  };
}
