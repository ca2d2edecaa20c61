import { useEffect, useRef, useState } from 'preact/hooks';
import type { AttachmentTarget } from '../../domain/case/caseDocuments.ts';
import {
  EMPTY_USER_INPUT,
  type FileFamily,
  type FileInspection,
  type FileOutcome,
  type ImportUserInput,
  type OfferedDate,
} from '../../domain/item/importedFiles.ts';
import { listOfferedDates } from '../../domain/item/statedDate.ts';
import { compareTexts } from '../../domain/shared/sortedTexts.ts';
import type { OwnFileKind } from '../../seal/verify/ownFiles.ts';
import { toUiError, type UiError, useTask } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';

/**
 * What the row says of the file, whatever its format. `unrecognised`: it was searched for messages, and has none that
 * is known. `unread`: an archive that could not be opened.
 */
export type RowRemark = OwnFileKind | 'unrecognised' | 'unread';

/** A file of an import, before and during sealing. */
export interface ImportRow {
  readonly key: number;
  readonly file: File;
  readonly remark: RowRemark | null;
  /** Null during inspection, and when the file is refused (`fault`). */
  readonly inspection: FileInspection | null;
  readonly fault: UiError | null;
  /** The user's input for this file alone; the common input replaces null fields. */
  readonly ownInput: ImportUserInput;
  readonly outcome: FileOutcome | null;
}

export type RowOrder = 'date' | 'name' | 'hand';

export function createRow(key: number, file: File, remark: RowRemark | null = null): ImportRow {
  return { key, file, remark, inspection: null, fault: null, ownInput: EMPTY_USER_INPUT, outcome: null };
}

/** A file of the product and an archive that could not be opened are captures only if the person says so. */
const isImported = ({ remark, inspection }: ImportRow): boolean =>
  (remark === null || remark === 'unrecognised') && inspection !== null;

const WITHOUT_PICTURES: ReadonlySet<FileFamily> = new Set(['text', 'conversation', 'audio']);

/** Whether the file may hold a picture, of which the person is asked what it shows. */
export const mayHoldPicture = (row: ImportRow): boolean =>
  isImported(row) && row.inspection !== null && !WITHOUT_PICTURES.has(row.inspection.format.family);

/** Returns true when the file was inspected, accepted, and not sealed yet. */
export const isReady = (row: ImportRow): boolean => isImported(row) && row.outcome?.kind !== 'sealed';

/** Returns true while the file is neither sealed nor refused: it may still be inspected. */
export const isWaiting = ({ remark, fault, outcome }: ImportRow): boolean =>
  remark !== 'unread' && fault === null && outcome === null;

/** The date that the file would give to the publication; null when it has none, or when the person typed one. */
export function findTakenDate(row: ImportRow, common: ImportUserInput): OfferedDate | null {
  const { inspection } = row;
  if (inspection === null || mergeUserInput(row, common).date !== null) return null;
  return listOfferedDates({ family: inspection.format.family, dates: inspection.dates })[0] ?? null;
}

export function mergeUserInput({ ownInput }: ImportRow, common: ImportUserInput): ImportUserInput {
  return {
    platform: ownInput.platform ?? common.platform,
    account: ownInput.account ?? common.account,
    address: ownInput.address ?? common.address,
    date: ownInput.date ?? common.date,
    takenBy: ownInput.takenBy ?? common.takenBy,
  };
}

export function sortRows(rows: readonly ImportRow[], order: RowOrder): readonly ImportRow[] {
  if (order === 'hand') return rows;
  const byName = (a: ImportRow, b: ImportRow) => a.file.name.localeCompare(b.file.name, 'fr', { numeric: true });
  if (order === 'name') return rows.toSorted(byName);
  return rows.toSorted((a, b) => compareTexts(firstDate(a), firstDate(b)) || byName(a, b));
}

/** Returns the first date that was parsed: those in the file come first, then the file name's, then the disk's. */
function firstDate({ inspection }: ImportRow): string {
  return inspection?.dates.find(({ iso }) => iso !== null)?.iso ?? '9999';
}

export function moveRow(rows: readonly ImportRow[], key: number, by: 1 | -1): readonly ImportRow[] {
  const from = rows.findIndex((row) => row.key === key);
  const row = rows[from];
  const to = from + by;
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

export type ImportState = ReturnType<typeof useImport>;

/** The state of the import page, in memory only until the files are sealed. */
export function useImport(target: AttachmentTarget | null) {
  const { imports } = useCarnetApi();
  const [rows, setRows] = useState<readonly ImportRow[]>([]);
  const [common, setCommon] = useState(EMPTY_USER_INPUT);
  const [order, setOrder] = useState<RowOrder>('date');
  const [intimate, setIntimate] = useState(false);
  const [takesDates, setTakesDates] = useState(false);
  const { task, fault, run, cancel } = useTask<void>();
  const nextKey = useRef(0);
  /** Inspects one file at a time, in the order they were added. */
  const inspectionQueue = useRef<Promise<void>>(Promise.resolve());
  const change = (key: number, changed: Partial<ImportRow>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...changed } : row)));

  // Leaving the page stops the import after the current file.
  useEffect(() => cancel, [cancel]);

  const add = (files: readonly File[], remarks: ReadonlyMap<File, RowRemark> = new Map()) => {
    const added = files.map((file) => createRow(nextKey.current++, file, remarks.get(file)));
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
    const files = ready.map((row) => ({
      file: row.file,
      userInput: mergeUserInput(row, common),
      intimate,
      takenDate: takesDates ? findTakenDate(row, common) : null,
    }));
    void run((_progress, signal) => imports.seal(files, onOutcome, signal, target));
  };

  return {
    rows,
    common,
    order,
    /** Marks every file of the import as intimate; each can be changed on its item's page later. */
    intimate,
    setIntimate,
    /** Whether the dates of the files become those of the publications. */
    takesDates,
    setTakesDates,
    running: task.kind === 'working',
    fault,
    add,
    setCommon,
    setOwnInput: (key: number, ownInput: ImportUserInput) => change(key, { ownInput }),
    sortBy: (newOrder: RowOrder) => {
      setOrder(newOrder);
      setRows((before) => sortRows(before, newOrder));
    },
    move: (key: number, by: 1 | -1) => {
      setOrder('hand');
      setRows((before) => moveRow(before, key, by));
    },
    keepAsFile: (key: number) => change(key, { remark: null }),
    remove: (key: number) => setRows((before) => before.filter((row) => row.key !== key)),
    removeSealed: () => setRows((before) => before.filter(({ outcome }) => outcome?.kind !== 'sealed')),
    clear: () => {
      setRows([]);
      setCommon(EMPTY_USER_INPUT);
      setIntimate(false);
      setTakesDates(false);
    },
    seal,
    stop: cancel,
  };
}
