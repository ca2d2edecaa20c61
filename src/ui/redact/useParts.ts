import { useMemo, useRef, useState } from 'preact/hooks';
import type { Redaction } from '../../domain/images/redaction.ts';
import { type ItemNotes, mayBeIntimate, notesDocument } from '../../domain/item/notes.ts';
import type { Book } from '../carnet/book.ts';
import { useSheet } from '../carnet/useSheet.ts';
import { type Fault, faultOf } from '../faults.ts';

interface HiddenParts {
  /** Null while being read. */
  readonly parts: readonly Redaction[] | null;
  /** What the person said of the image, or while that is not known. */
  readonly intimate: boolean;
  /** Of the last change. */
  readonly state: 'still' | 'keeping' | 'kept' | 'failed';
  readonly fault: Fault | null;
  /** Shown at once, and written at once: an arrow held down never waits for the disk. */
  put(parts: readonly Redaction[]): void;
}

/** The hidden parts of one image, in the notes of its item. */
export function useParts(
  book: Book,
  caseId: string,
  itemId: string,
  file: string,
  noted: (itemId: string, notes: ItemNotes) => void,
): HiddenParts {
  const sheet = useSheet(
    book,
    caseId,
    useMemo(() => notesDocument(itemId), [itemId]),
  );
  const [drawn, setDrawn] = useState<readonly Redaction[] | null>(null);
  const [state, setState] = useState<HiddenParts['state']>('still');
  const [fault, setFault] = useState<Fault | null>(null);
  const waiting = useRef<readonly Redaction[] | null>(null);
  const busy = useRef(false);

  const write = async () => {
    if (busy.current) return;
    busy.current = true;
    setFault(null);
    setState('keeping');
    try {
      for (let next = waiting.current; next !== null; next = waiting.current) {
        const parts = next;
        waiting.current = null;
        await sheet.change((before) => {
          const others = before.redactions.filter((one) => one.file !== file);
          const after = { ...before, redactions: [...others, ...parts] };
          noted(itemId, after);
          return after;
        });
      }
      setState('kept');
    } catch (error) {
      // What shows is what is kept.
      waiting.current = null;
      setDrawn(null);
      setFault(faultOf(error));
      setState('failed');
    } finally {
      busy.current = false;
    }
  };

  const kept = sheet.value?.redactions.filter((one) => one.file === file) ?? null;
  return {
    parts: kept === null ? null : (drawn ?? kept),
    intimate: mayBeIntimate(sheet.value),
    state,
    fault: sheet.fault ?? fault,
    put: (parts) => {
      setDrawn(parts);
      waiting.current = parts;
      void write();
    },
  };
}
