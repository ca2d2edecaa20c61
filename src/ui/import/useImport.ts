import { useEffect, useRef, useState } from 'preact/hooks';
import type { AttachmentTarget } from '../../domain/case/caseDocuments.ts';
import {
  EMPTY_USER_INPUT,
  type FileInspection,
  type FileOutcome,
  type ImportUserInput,
} from '../../domain/item/importedFiles.ts';
import { useTask } from '../shared/useTask.tsx';
import { toUiError, type UiError } from '../uiErrors.ts';
import type { ImportApi } from './importApi.ts';
import { createRow, type ImportRow, isReady, mergeUserInput, moveRow, type RowOrder, sortRows } from './importRows.ts';

/** The state of the import page, in memory only until the files are sealed. */
export interface ImportState {
  readonly rows: readonly ImportRow[];
  readonly common: ImportUserInput;
  readonly order: RowOrder;
  /** Marks every file of the import as intimate; each can be changed on its item's page later. */
  readonly intimate: boolean;
  readonly running: boolean;
  readonly fault: UiError | null;
  add(files: readonly File[]): void;
  setCommon(common: ImportUserInput): void;
  setIntimate(intimate: boolean): void;
  setOwnInput(key: number, ownInput: ImportUserInput): void;
  sortBy(order: RowOrder): void;
  move(key: number, by: 1 | -1): void;
  remove(key: number): void;
  clear(): void;
  seal(): void;
  stop(): void;
}

export function useImport(imports: ImportApi, target: AttachmentTarget | null): ImportState {
  const [rows, setRows] = useState<readonly ImportRow[]>([]);
  const [common, setCommon] = useState(EMPTY_USER_INPUT);
  const [order, setOrder] = useState<RowOrder>('date');
  const [intimate, setIntimate] = useState(false);
  const { task, fault, run, cancel } = useTask<void>();
  const nextKey = useRef(0);
  /** Inspects one file at a time, in the order they were added. */
  const inspectionQueue = useRef<Promise<void>>(Promise.resolve());
  const change = (key: number, changed: Partial<ImportRow>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...changed } : row)));

  // Leaving the page stops the import after the current file.
  useEffect(() => cancel, [cancel]);

  const add = (files: readonly File[]) => {
    const added = files.map((file) => createRow(nextKey.current++, file));
    setRows((before) => [...before, ...added]);
    for (const { key, file } of added) {
      const inspectFile = () =>
        imports.inspect(file).then(
          (inspection: FileInspection) => change(key, { inspection }),
          (error: unknown) => change(key, { fault: toUiError(error) }),
        );
      inspectionQueue.current = inspectionQueue.current.then(inspectFile);
    }
    inspectionQueue.current = inspectionQueue.current.then(() =>
      setRows((before) => sortRows(before, orderRef.current)),
    );
  };
  const orderRef = useRef(order);
  orderRef.current = order;

  const seal = () => {
    const ready = rows.filter(isReady);
    const onOutcome = (index: number, outcome: FileOutcome) => {
      const key = ready[index]?.key;
      if (key !== undefined) change(key, { outcome });
    };
    const files = ready.map((row) => ({ file: row.file, userInput: mergeUserInput(row, common), intimate }));
    void run((_progress, signal) => imports.seal(files, onOutcome, signal, target));
  };

  return {
    rows,
    common,
    order,
    intimate,
    setIntimate,
    running: task.kind === 'working',
    fault,
    add,
    setCommon,
    setOwnInput: (key, ownInput) => change(key, { ownInput }),
    sortBy: (newOrder) => {
      setOrder(newOrder);
      setRows((before) => sortRows(before, newOrder));
    },
    move: (key, by) => {
      setOrder('hand');
      setRows((before) => moveRow(before, key, by));
    },
    remove: (key) => setRows((before) => before.filter((row) => row.key !== key)),
    clear: () => {
      setRows([]);
      setCommon(EMPTY_USER_INPUT);
      setIntimate(false);
    },
    seal,
    stop: cancel,
  };
}
