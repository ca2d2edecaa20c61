import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ExportChoices } from '../../domain/export/exportChoices.ts';
import { parseTypedDay } from '../../domain/shared/localDates.ts';
import { MAX_LONG_TEXT, MAX_SHORT_TEXT } from '../../domain/shared/schemas.ts';
import { useWords } from '../../ui/context.ts';
import { t } from '../../ui/locales/index.ts';
import { Alert, useSubmit } from '../../ui/useTask.tsx';
import { WordButton } from '../../ui/WordButton.tsx';
import { DayInput, reportMistypedDays } from './DayInput.tsx';
import { type DraftTarget, useDraft } from './useDraft.tsx';

/** The values typed in a form, by field name. */
export interface FormValues {
  text(name: string): string;
  /** Null when empty. */
  choice<const T extends string>(name: string, allowed: readonly T[]): T | null;
  choices<const T extends string>(name: string, allowed: readonly T[]): readonly T[];
  date(name: string): string | null;
  isChecked(name: string): boolean;
}

/** The sentence that says what is wrong with a field, by its name. */
export type FieldFaults = Readonly<Record<string, string>>;
const NO_FAULTS: FieldFaults = {};
const FaultsContext = createContext(NO_FAULTS);

interface FormProps {
  readonly title?: string | undefined;
  readonly submit: string;
  /** When it fails, the form keeps its values and shows the reason. */
  readonly save: (values: FormValues) => Promise<void>;
  /** Finds values that cannot be right: they are not saved, and each field says why. */
  readonly check?: (values: FormValues) => FieldFaults;
  /** Clears the fields after a save, for adding several entries in a row. */
  readonly clearsOnSave?: boolean;
  /** Null where no case is to store a draft. */
  readonly draft: DraftTarget | null;
  readonly children: ComponentChildren;
}

/** A form of the carnet: stores what is typed as a draft until it is saved, then announces « Enregistré ». */
export function Form({ title, submit, save, check, clearsOnSave = false, draft, children }: FormProps) {
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState(false);
  const [faults, setFaults] = useState(NO_FAULTS);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [faults]);
  const { fault, submit: submitOnce } = useSubmit();
  const draftState = useDraft(form, draft);
  const submitForm = (event: Event) => {
    event.preventDefault();
    void submitOnce(async () => {
      if (form.current === null) return;
      setSaved(false);
      const values = readFormValues(new FormData(form.current));
      const found = check?.(values) ?? {};
      setFaults(found);
      if (reportMistypedDays(form.current) || Object.keys(found).length > 0) return;
      await save(values);
      await draftState.discard();
      if (clearsOnSave) form.current?.reset();
      setSaved(true);
    });
  };
  const onInput = () => {
    setSaved(false);
    draftState.saveLater();
  };
  const discardDraft = async () => {
    await draftState.discard();
    form.current?.reset();
  };
  return (
    <form ref={form} class="panel form" onSubmit={submitForm} onInput={onInput} onFocusOut={draftState.saveNow}>
      {title !== undefined && <h2>{title}</h2>}
      {draftState.state === 'restored' && (
        <p class="note" data-draft>
          {t(words, 'draft.restored')}{' '}
          <WordButton word="draft.aside" class="quiet" action="discard-draft" onClick={discardDraft} />
        </p>
      )}
      <FaultsContext value={faults}>{children}</FaultsContext>
      {fault && <Alert fault={fault} />}
      {draftState.fault && (
        <Alert fault={draftState.fault}>
          <p>{t(words, 'exportForm.unsaved')}</p>
        </Alert>
      )}
      <button type="submit">{submit}</button>
      <p role="status" class="hint">
        {saved ? t(words, 'form.saved') : draftState.state === 'kept' && t(words, 'draft.kept')}
      </p>
    </form>
  );
}

/** Reads the values of a form, trimmed. */
export function readFormValues(formData: FormData): FormValues {
  const text = (name: string): string => {
    const value = formData.get(name);
    return typeof value === 'string' ? value.trim().toWellFormed() : '';
  };
  return {
    text,
    choice: (name, allowed) => allowed.find((one) => one === text(name)) ?? null,
    choices: (name, allowed) => allowed.filter((one) => formData.getAll(name).includes(one)),
    date: (name) => parseTypedDay(text(name)),
    isChecked: (name) => formData.has(name),
  };
}

interface FieldLabels {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
}

interface FieldProps extends FieldLabels {
  readonly value?: string;
  readonly required?: boolean;
}

export function TextField({ value, required = false, ...labels }: FieldProps) {
  return (
    <LabelledField
      {...labels}
      renderField={(field) => (
        <input
          {...field}
          type="text"
          defaultValue={value}
          maxLength={MAX_SHORT_TEXT}
          required={required}
          autocomplete="off"
        />
      )}
    />
  );
}

export function TextAreaField({ value, required = false, ...labels }: FieldProps) {
  return (
    <LabelledField
      {...labels}
      renderField={(field) => (
        <textarea {...field} rows={4} defaultValue={value} maxLength={MAX_LONG_TEXT} required={required} />
      )}
    />
  );
}

export function DateField({ value, required = false, ...labels }: FieldProps) {
  return (
    <LabelledField
      {...labels}
      renderField={({ id, name, ...field }) => (
        <DayInput
          id={id}
          describedBy={field['aria-describedby']}
          invalid={field['aria-invalid']}
          name={name}
          value={value ?? ''}
          required={required}
        />
      )}
    />
  );
}

interface SelectFieldProps extends FieldProps {
  readonly emptyLabel?: string;
  /** Called on each change, when other fields depend on the choice. */
  readonly onChoose?: (value: string) => void;
  readonly options: readonly (readonly [value: string, label: string])[];
}

export function SelectField(props: SelectFieldProps) {
  const { value, required = false, emptyLabel, options, onChoose, ...labels } = props;
  return (
    <LabelledField
      {...labels}
      renderField={(field) => (
        <select
          {...field}
          defaultValue={value}
          required={required}
          onChange={(event) => onChoose?.(event.currentTarget.value)}
        >
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {options.map(([one, text]) => (
            <option key={one} value={one} selected={one === value}>
              {text}
            </option>
          ))}
        </select>
      )}
    />
  );
}

interface LabelledFieldProps extends FieldLabels {
  readonly renderField: (field: {
    id: string;
    name: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  }) => ComponentChildren;
}

/** The hint describes the field: in the label, a screen reader would read it as a part of the name. */
function LabelledField({ label, name, hint, renderField }: LabelledFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const faultId = `${id}-fault`;
  const fault = useContext(FaultsContext)[name];
  const describedBy = [hint !== undefined && hintId, fault !== undefined && faultId].filter(Boolean).join(' ');
  return (
    <p class="labelled">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <span id={hintId} class="hint">
          {hint}
        </span>
      )}
      {renderField({
        id,
        name,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': fault === undefined ? undefined : true,
      })}
      {fault !== undefined && (
        <strong id={faultId} data-field-fault={name}>
          {fault}
        </strong>
      )}
    </p>
  );
}

/** Props of each section of the pages before an export. */
export interface SectionProps {
  readonly choices: ExportChoices;
  readonly change: (change: (before: ExportChoices) => ExportChoices) => Promise<void>;
}

interface RadioGroupProps<T extends string> {
  readonly legend: string;
  /** Shows the legend to screen readers only, under a heading with the same text. */
  readonly hidesLegend?: boolean;
  readonly name: string;
  readonly value: T | null;
  readonly options: readonly (readonly [value: T | null, label: string])[];
  readonly choose: (value: T | null) => void;
}

/** Radio buttons. Null is the option for no choice. */
export function RadioGroup<T extends string>({
  legend,
  hidesLegend = false,
  name,
  value,
  options,
  choose,
}: RadioGroupProps<T>) {
  return (
    <fieldset class="fieldset">
      <legend class={hidesLegend ? 'screen-reader-only' : undefined}>{legend}</legend>
      {options.map(([one, label]) => (
        <label key={one ?? ''}>
          <input type="radio" name={name} value={one ?? ''} checked={one === value} onChange={() => choose(one)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

interface CheckboxProps {
  readonly name: string;
  readonly label: ComponentChildren;
  /** Shown below the label. */
  readonly meaning?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  /** Id of the element that describes it. */
  readonly describedBy?: string;
  readonly onChange: (checked: boolean) => unknown;
}

export function Checkbox({ name, label, meaning, checked, disabled, describedBy, onChange }: CheckboxProps) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        name={name}
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {meaning === undefined ? (
        label
      ) : (
        <span>
          {label}
          <span class="hint">{meaning}</span>
        </span>
      )}
    </label>
  );
}

interface SelectProps {
  readonly id?: string;
  readonly name?: string;
  readonly value: string;
  readonly disabled?: boolean;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-label'?: string;
  /** Label of the empty option; absent when a choice is required. */
  readonly emptyLabel?: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
}

/** A list of which one is chosen. */
export function Select({ emptyLabel, options, onChoose, ...attributes }: SelectProps) {
  return (
    <select {...attributes} onChange={(event) => onChoose(event.currentTarget.value)}>
      {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}

export function FilterSelect({ label, ...choice }: SelectProps & { readonly label: ComponentChildren }) {
  const id = useId();
  return (
    <label for={id}>
      <span>{label}</span>
      <Select id={id} {...choice} />
    </label>
  );
}

interface FilterDateFieldProps {
  readonly label: string;
  readonly name?: string;
  /** `2026-11-20`, or empty. */
  readonly value: string;
  readonly change: (day: string) => void;
}

export function FilterDateField({ label, name, value, change }: FilterDateFieldProps) {
  const id = useId();
  return (
    <p class="labelled">
      <label for={id}>{label}</label>
      <DayInput id={id} name={name} value={value} onDay={change} />
    </p>
  );
}
