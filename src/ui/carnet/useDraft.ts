import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Draft, draftDocument } from '../../domain/case/drafts.ts';
import { type Fault, faultOf } from '../faults.ts';
import type { Book } from './book.ts';
import { useKept } from './useKept.ts';

/** Where a form's half-typed words are kept; `caseId` null: with the current case. */
export interface DraftPlace {
  readonly book: Book;
  readonly caseId: string | null;
  /** As `draftSheet` names it. */
  readonly form: string;
}

export interface OpenDraft {
  /** `restored`: what stands in the fields was begun earlier; `kept`: what was just typed is on the disk. */
  readonly state: 'none' | 'kept' | 'restored';
  readonly fault: Fault | null;
  typed(): void;
  /** What waits is written now. */
  settle(): void;
  /** Saved, or put aside by the person. */
  clear(): Promise<void>;
}

type Fields = Draft['fields'];

/** A form's fields, kept as one types and put back when the form opens again. */
export function useDraft(form: RefObject<HTMLFormElement | null>, place: DraftPlace | null): OpenDraft {
  const { book = null, caseId = null, form: name = '' } = place ?? {};
  const sheet = useMemo(() => draftDocument(name), [name]);
  const [state, setState] = useState<OpenDraft['state']>('none');
  const [fault, setFault] = useState<Fault | null>(null);
  const [found, setFound] = useState<Fields>([]);
  const onDisk = useRef(false);

  const kept = useKept(async (fields: Fields) => {
    if (book === null) return;
    try {
      const id = caseId ?? (await book.ensureCase()).caseId;
      onDisk.current ||= fields.length > 0;
      await book.keep(id, sheet, { ...sheet.empty, fields });
      onDisk.current = fields.length > 0;
      setFault(null);
      setState(fields.length === 0 ? 'none' : 'kept');
    } catch (error) {
      setFault(faultOf(error));
    }
  });

  useLayoutEffect(() => {
    if (book === null) return;
    let untouched = true;
    const touched = () => {
      untouched = false;
    };
    form.current?.addEventListener('input', touched);
    const of = caseId ?? book.currentCase().then((head) => head?.caseId ?? null);
    Promise.resolve(of)
      .then((id) => (id === null ? sheet.empty : book.read(id, sheet)))
      .then(
        ({ fields }) => {
          // Somebody who already types here knows better.
          if (!untouched || fields.length === 0 || form.current === null) return;
          onDisk.current = true;
          putBack(form.current, fields);
          setFound(fields);
          setState('restored');
        },
        (error: unknown) => setFault(faultOf(error)),
      );
    return () => {
      touched();
      form.current?.removeEventListener('input', touched);
    };
  }, [form, book, caseId, sheet]);
  // A choice may have brought fields of its own, drawn only now.
  useEffect(() => {
    if (form.current !== null && found.length > 0) fill(form.current, found);
  }, [form, found]);

  return {
    state,
    fault,
    typed: () => form.current && kept.later(fieldsOf(form.current)),
    settle: () => void kept.now(),
    clear: async () => {
      kept.drop();
      setFound([]);
      // Nothing was kept: no case is opened to say so.
      if (!onDisk.current) return;
      kept.later([]);
      await kept.now();
    },
  };
}

const fieldsOf = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, value: value.toWellFormed() }] : [],
  );

function putBack(form: HTMLFormElement, fields: Fields): void {
  fill(form, fields);
  const folded = form.closest('details');
  if (folded) folded.open = true;
  for (const choice of form.querySelectorAll('select'))
    choice.dispatchEvent(new Event('change', { bubbles: true }));
}

function fill(form: HTMLFormElement, fields: Fields): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    '[name]',
  )) {
    const said = fields.filter(({ name }) => name === field.name).map(({ value }) => value);
    if (field instanceof HTMLInputElement && field.type === 'checkbox')
      field.checked = said.includes(field.value);
    else if (said[0] !== undefined) field.value = said[0];
  }
}
