import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { CaseDocument } from '../../domain/case/documentStore.ts';
import { type Fault, faultOf } from '../faults.ts';
import { unlessRead } from '../parts/Unreadable.tsx';
import type { Book } from './book.ts';
import { UnwrittenHere } from './unwritten.ts';

export interface OpenSheet<T> {
  /** Null while being read. */
  readonly value: T | null;
  readonly fault: Fault | null;
  change(change: (before: T) => T): Promise<void>;
  /** Replaces what cannot be read; with nothing said, by an empty one. Resolves with what is now there. */
  renew(value?: T): Promise<T>;
}

export async function beginAnew<T>(book: Book, caseId: string, sheet: CaseDocument<T>, after: T): Promise<T> {
  const write = () => book.keep(caseId, sheet, after).then(() => after);
  return unlessRead(() => book.read(caseId, sheet), write);
}

/** One sheet of a case (of the current one, opened if there is none, where `caseId` is null), read and written whole. */
export function useSheet<T>(book: Book, caseId: string | null, sheet: CaseDocument<T>): OpenSheet<T> {
  const [value, setValue] = useState<T | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const unwritten = useContext(UnwrittenHere);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => unwritten.add(async () => void (await writing.current)), [unwritten]);
  useEffect(() => {
    let current = true;
    const found = caseId ?? book.currentCase().then((head) => head?.caseId ?? null);
    Promise.resolve(found)
      .then((id) => (id === null ? sheet.empty : book.read(id, sheet)))
      .then(
        (read) => current && setValue(read),
        (error: unknown) => current && setFault(faultOf(error)),
      );
    return () => {
      current = false;
    };
  }, [book, caseId, sheet]);
  return {
    value,
    fault,
    change: (change) => {
      const write = async () => {
        const id = caseId ?? (await book.ensureCase()).caseId;
        setValue(await book.change(id, sheet, change));
      };
      const written = write();
      writing.current = Promise.allSettled([writing.current, written]);
      return written;
    },
    renew: async (after = sheet.empty) => {
      const id = caseId ?? (await book.ensureCase()).caseId;
      const now = await beginAnew(book, id, sheet, after);
      setValue(now);
      setFault(null);
      return now;
    },
  };
}
