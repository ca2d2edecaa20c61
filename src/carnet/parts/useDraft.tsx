import type { RefObject } from 'preact';
import { useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Draft, draftDocument } from '../../domain/case/caseDocuments.ts';
import { MAX_LONG_TEXT, MAX_SHORT_TEXT } from '../../domain/shared/schemas.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, toUiError, type UiError, useTask } from '../../ui/useTask.tsx';
import { useCarnetApi } from '../carnetApi.ts';
import { PendingWritesContext } from './pendingWrites.ts';

/** Where the draft of a form is stored; `caseId` null: with the current case. */
export interface DraftTarget {
  readonly caseId: string | null;
  /** The name passed to `draftDocument`. */
  readonly form: string;
}

type Fields = Draft['fields'];

/** Stores the fields of a form while the person types, and restores them when the form opens again. */
export function useDraft(form: RefObject<HTMLFormElement | null>, target: DraftTarget | null) {
  const { documents } = useCarnetApi();
  const { caseId = null, form: name = '' } = target ?? {};
  const isStored = target !== null;
  const formDraft = useMemo(() => draftDocument(name), [name]);
  /** `restored`: the fields were filled from a stored draft; `kept`: what was typed is on the disk. */
  const [state, setState] = useState<'none' | 'kept' | 'restored'>('none');
  const { fault: loadFault, run } = useTask<void>();
  const [restored, setRestored] = useState<Fields>([]);
  const onDisk = useRef(false);

  const autosave = useAutosave(async (fields: Fields) => {
    if (!isStored) return;
    onDisk.current ||= fields.length > 0;
    await documents.replace(caseId, formDraft, { ...formDraft.empty, fields });
    onDisk.current = fields.length > 0;
    setState(fields.length === 0 ? 'none' : 'kept');
  });

  useLayoutEffect(() => {
    if (!isStored) return;
    let isUntouched = true;
    const markTouched = () => {
      isUntouched = false;
    };
    form.current?.addEventListener('input', markTouched);
    void run(async () => {
      const { fields } = await documents.read(caseId, formDraft);
      // What the person has begun to type takes precedence.
      if (!isUntouched || fields.length === 0 || form.current === null) return;
      onDisk.current = true;
      restoreFields(form.current, fields);
      setRestored(fields);
      setState('restored');
    });
    return () => {
      markTouched();
      form.current?.removeEventListener('input', markTouched);
    };
  }, [form, isStored, documents, caseId, formDraft, run]);
  // A restored choice may add fields, which exist only after this render.
  useEffect(() => {
    if (form.current !== null && restored.length > 0) fillFields(form.current, restored);
  }, [form, restored]);

  return {
    state,
    fault: autosave.fault ?? loadFault,
    saveLater: () => form.current && autosave.schedule(readFields(form.current)),
    /** Writes the scheduled draft now. */
    saveNow: () => void autosave.flush(),
    /** Deletes the draft, after a save or on the person's request. */
    discard: async () => {
      autosave.cancel();
      setRestored([]);
      // Without a stored draft, there is nothing to delete; a write would create a case.
      if (!onDisk.current) return;
      autosave.schedule([]);
      await autosave.flush();
    },
  };
}

const readFields = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, value: value.toWellFormed() }] : [],
  );

function restoreFields(form: HTMLFormElement, fields: Fields): void {
  fillFields(form, fields);
  for (const fold of form.querySelectorAll('details')) fold.open = true;
  for (let fold = form.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  for (const choice of form.querySelectorAll('select')) choice.dispatchEvent(new Event('change', { bubbles: true }));
}

function fillFields(form: HTMLFormElement, fields: Fields): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('[name]')) {
    const values = fields.filter(({ name }) => name === field.name).map(({ value }) => value);
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = values.includes(field.value);
    else if (values[0] !== undefined) field.value = values[0];
  }
}

/** Long enough not to write each letter, short enough to lose no sentence. */
const AUTOSAVE_DELAY_MS = 400;

interface AutosaveQueue<T> {
  /** Writes the value after a pause, or when the person leaves, whichever comes first. */
  schedule(value: T): void;
  /** Writes the scheduled value now. */
  flush(): Promise<void>;
  /** Drops the scheduled value. */
  cancel(): void;
}

/** Writes what is typed: after a pause, when the view or the tab is left, before the store locks or the page closes. */
export function useAutosave<T>(write: (value: T) => Promise<void>) {
  const pendingWrites = useContext(PendingWritesContext);
  /** `kept`: the last value is on the disk; `pending`: not yet, or its write failed. */
  const [state, setState] = useState<'none' | 'pending' | 'kept'>('none');
  /** Of the last write. */
  const [fault, setFault] = useState<UiError | null>(null);
  const writeRef = useRef(write);
  writeRef.current = write;
  const pending = useRef<{ readonly value: T; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const lastWrite = useRef<Promise<void>>(Promise.resolve());
  const queue = useRef<AutosaveQueue<T>>({
    schedule: (value) => {
      queue.current.cancel();
      setState('pending');
      pending.current = { value, timer: setTimeout(() => void queue.current.flush(), AUTOSAVE_DELAY_MS) };
    },
    flush: () => {
      const pendingWrite = pending.current;
      if (pendingWrite === null) return lastWrite.current;
      queue.current.cancel();
      // In sequence, so that the last value typed is the last one written.
      lastWrite.current = lastWrite.current
        .then(() => writeRef.current(pendingWrite.value))
        .then(
          () => {
            setFault(null);
            if (pending.current === null) setState('kept');
          },
          (error: unknown) => setFault(toUiError(error)),
        );
      return lastWrite.current;
    },
    cancel: () => {
      if (pending.current !== null) clearTimeout(pending.current.timer);
      pending.current = null;
    },
  });
  useLayoutEffect(() => {
    const { flush } = queue.current;
    const flushWhenHidden = () => void (document.hidden && flush());
    document.addEventListener('visibilitychange', flushWhenHidden);
    const unregister = pendingWrites.add(flush);
    return () => {
      document.removeEventListener('visibilitychange', flushWhenHidden);
      unregister();
      void flush();
    };
  }, [pendingWrites]);
  return { ...queue.current, state, fault };
}

interface AutosaveFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  readonly value: string;
  readonly lines?: number;
  /** Resolves once it is on the disk. */
  readonly save: (text: string) => Promise<void>;
}

/** A field without a submit button: saves while the person types and before the store locks or the page closes. */
export function AutosaveField({ label, hint, name, value, lines = 1, save }: AutosaveFieldProps) {
  const words = useWords();
  const id = useId();
  const hintId = `${id}-hint`;
  const autosave = useAutosave((text: string) => save(text.trim().toWellFormed()));
  const inputProps = {
    id,
    'aria-describedby': hint === undefined ? undefined : hintId,
    name,
    defaultValue: value,
    maxLength: lines > 1 ? MAX_LONG_TEXT : MAX_SHORT_TEXT,
    autocomplete: 'off' as const,
    onInput: (event: { currentTarget: { value: string } }) => autosave.schedule(event.currentTarget.value),
    onBlur: () => void autosave.flush(),
  };
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <span id={hintId} class="hint">
          {hint}
        </span>
      )}
      {lines > 1 ? <textarea {...inputProps} rows={lines} /> : <input type="text" {...inputProps} />}
      <span class="hint" role="status">
        {autosave.state === 'kept' && t(words, 'exportForm.saved')}
        {autosave.fault && t(words, 'exportForm.unsaved')}
      </span>
      {autosave.fault && <Alert fault={autosave.fault} />}
    </div>
  );
}
