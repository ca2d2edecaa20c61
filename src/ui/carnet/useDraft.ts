import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Draft, draftDocument } from '../../domain/case/caseDocuments.ts';
import { useTask } from '../shared/useTask.tsx';
import type { UiError } from '../uiErrors.ts';
import type { CarnetApi } from './carnetApi.ts';
import { useAutosave } from './useAutosave.ts';
import { readCaseDocument } from './useCaseDocument.ts';

/** Where the draft of a form is stored; `caseId` null: with the current case. */
export interface DraftTarget {
  readonly carnetApi: CarnetApi;
  readonly caseId: string | null;
  /** The name passed to `draftDocument`. */
  readonly form: string;
}

export interface DraftState {
  /** `restored`: the fields were filled from a stored draft; `kept`: what was typed is on the disk. */
  readonly state: 'none' | 'kept' | 'restored';
  readonly fault: UiError | null;
  saveLater(): void;
  /** Writes the scheduled draft now. */
  saveNow(): void;
  /** Deletes the draft, after a save or on the person's request. */
  discard(): Promise<void>;
}

type Fields = Draft['fields'];

/** Stores the fields of a form while the person types, and restores them when the form opens again. */
export function useDraft(form: RefObject<HTMLFormElement | null>, target: DraftTarget | null): DraftState {
  const { carnetApi = null, caseId = null, form: name = '' } = target ?? {};
  const formDraft = useMemo(() => draftDocument(name), [name]);
  const [state, setState] = useState<DraftState['state']>('none');
  const { fault: loadFault, run } = useTask<void>();
  const [restored, setRestored] = useState<Fields>([]);
  const onDisk = useRef(false);

  const autosave = useAutosave(async (fields: Fields) => {
    if (carnetApi === null) return;
    const id = caseId ?? (await carnetApi.ensureCase()).caseId;
    onDisk.current ||= fields.length > 0;
    await carnetApi.replace(id, formDraft, { ...formDraft.empty, fields });
    onDisk.current = fields.length > 0;
    setState(fields.length === 0 ? 'none' : 'kept');
  });

  useLayoutEffect(() => {
    if (carnetApi === null) return;
    let isUntouched = true;
    const markTouched = () => {
      isUntouched = false;
    };
    form.current?.addEventListener('input', markTouched);
    void run(async () => {
      const { fields } = await readCaseDocument(carnetApi, caseId, formDraft);
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
  }, [form, carnetApi, caseId, formDraft, run]);
  // A restored choice may add fields, which exist only after this render.
  useEffect(() => {
    if (form.current !== null && restored.length > 0) fillFields(form.current, restored);
  }, [form, restored]);

  return {
    state,
    fault: autosave.fault ?? loadFault,
    saveLater: () => form.current && autosave.schedule(readFields(form.current)),
    saveNow: () => void autosave.flush(),
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
  const details = form.closest('details');
  if (details) details.open = true;
  for (const choice of form.querySelectorAll('select')) choice.dispatchEvent(new Event('change', { bubbles: true }));
}

function fillFields(form: HTMLFormElement, fields: Fields): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('[name]')) {
    const values = fields.filter(({ name }) => name === field.name).map(({ value }) => value);
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = values.includes(field.value);
    else if (values[0] !== undefined) field.value = values[0];
  }
}
