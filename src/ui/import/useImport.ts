import { useEffect, useRef, useState } from 'preact/hooks';
import type { FileInspection, FileOutcome, ImportUserInput } from '../../domain/import/importedFile.ts';
import { EMPTY_USER_INPUT } from '../../domain/import/importedFile.ts';
import type { AttachmentTarget } from '../../domain/item/attachments.ts';
import { type Fault, faultOf } from '../faults.ts';
import { type ImportRow, isReady, moved, newRow, type Order, sorted, statedOf } from './files.ts';
import type { Imports } from './props.ts';

/** Everything the import page holds; nothing of it is kept anywhere before it is sealed. */
export interface Importing {
  readonly rows: readonly ImportRow[];
  readonly common: ImportUserInput;
  readonly order: Order;
  /** All of them: each can be marked, or unmarked, on its page later. */
  readonly intimate: boolean;
  readonly running: boolean;
  readonly fault: Fault | null;
  add(files: readonly File[]): void;
  setCommon(common: ImportUserInput): void;
  setIntimate(intimate: boolean): void;
  setOwn(key: number, own: ImportUserInput): void;
  arrange(order: Order): void;
  move(key: number, by: 1 | -1): void;
  remove(key: number): void;
  clear(): void;
  seal(): void;
  stop(): void;
}

export function useImport(imports: Imports, place: AttachmentTarget | null): Importing {
  const [rows, setRows] = useState<readonly ImportRow[]>([]);
  const [common, setCommon] = useState(EMPTY_USER_INPUT);
  const [order, setOrder] = useState<Order>('date');
  const [intimate, setIntimate] = useState(false);
  const [running, setRunning] = useState<AbortController | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const nextKey = useRef(0);
  /** One file at a time is looked at, in the order they came. */
  const looking = useRef<Promise<void>>(Promise.resolve());
  const change = (key: number, what: Partial<ImportRow>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...what } : row)));

  // Leaving the page stops after the file at hand.
  const current = useRef(running);
  current.current = running;
  useEffect(() => () => current.current?.abort(), []);

  const add = (files: readonly File[]) => {
    const added = files.map((file) => newRow(nextKey.current++, file));
    setRows((before) => [...before, ...added]);
    for (const { key, file } of added) {
      const look = () =>
        imports.look(file).then(
          (found: FileInspection) => change(key, { look: found }),
          (error: unknown) => change(key, { fault: faultOf(error) }),
        );
      looking.current = looking.current.then(look);
    }
    looking.current = looking.current.then(() => setRows((before) => sorted(before, orderNow.current)));
  };
  const orderNow = useRef(order);
  orderNow.current = order;

  const seal = () => {
    const ready = rows.filter(isReady);
    const controller = new AbortController();
    setRunning(controller);
    setFault(null);
    const told = (index: number, outcome: FileOutcome) => {
      const key = ready[index]?.key;
      if (key !== undefined) change(key, { outcome });
    };
    const files = ready.map((row) => ({ file: row.file, userInput: statedOf(row, common), intimate }));
    imports
      .seal(files, told, controller.signal, place)
      .catch((error: unknown) => setFault(faultOf(error)))
      .finally(() => setRunning(null));
  };

  return {
    rows,
    common,
    order,
    intimate,
    setIntimate,
    running: running !== null,
    fault,
    add,
    setCommon,
    setOwn: (key, own) => change(key, { own }),
    arrange: (chosen) => {
      setOrder(chosen);
      setRows((before) => sorted(before, chosen));
    },
    move: (key, by) => {
      setOrder('hand');
      setRows((before) => moved(before, key, by));
    },
    remove: (key) => setRows((before) => before.filter((row) => row.key !== key)),
    clear: () => {
      setRows([]);
      setCommon(EMPTY_USER_INPUT);
      setIntimate(false);
    },
    seal,
    stop: () => running?.abort(),
  };
}
