import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { MAX_LONG_TEXT, MAX_SHORT_TEXT } from '../../domain/shared/parsers.ts';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';
import { type DraftPlace, useDraft } from './useDraft.ts';

/** What was typed, by the fields' names. */
export interface Typed {
  text(name: string): string;
  /** Null when empty. */
  choice<const T extends string>(name: string, allowed: readonly T[]): T | null;
  choices<const T extends string>(name: string, allowed: readonly T[]): readonly T[];
  day(name: string): string | null;
  ticked(name: string): boolean;
}

interface FormProps {
  readonly words: Words;
  readonly title?: string;
  readonly submit: string;
  /** Leaves the form as it is when it fails, with the reason beside it. */
  readonly save: (typed: Typed) => Promise<void>;
  /** Clears the fields once saved: for adding one after another. */
  readonly adds?: boolean;
  /** Null: before there is any case to keep it with. */
  readonly draft: DraftPlace | null;
  readonly children: ComponentChildren;
}

/** Every form of the carnet: what is typed is kept as a draft until it is saved, and « Enregistré » is then said aloud. */
export function Form({ words, title, submit, save, adds = false, draft, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const kept = useDraft(form, draft);
  const send = async (event: Event) => {
    event.preventDefault();
    const sent = form.current;
    if (sent === null) return;
    setSaved(false);
    setFault(null);
    try {
      await save(typedIn(new FormData(sent)));
      await kept.clear();
      if (adds) sent.reset();
      setSaved(true);
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  const typed = () => {
    setSaved(false);
    kept.typed();
  };
  const putAside = async () => {
    await kept.clear();
    form.current?.reset();
  };
  return (
    <form ref={form} class="panel form" onSubmit={send} onInput={typed} onFocusOut={kept.settle}>
      {title !== undefined && <h2>{title}</h2>}
      {kept.state === 'restored' && (
        <p class="note" data-draft>
          {t(words, 'draft.restored')}{' '}
          <button type="button" class="quiet" data-action="draft-aside" onClick={putAside}>
            {t(words, 'draft.aside')}
          </button>
        </p>
      )}
      {children}
      {fault && <Alert words={words} fault={fault} />}
      {kept.fault && (
        <Alert words={words} fault={kept.fault}>
          <p>{t(words, 'making.unsaved')}</p>
        </Alert>
      )}
      <button type="submit">{submit}</button>
      <p role="status" class="hint">
        {saved ? t(words, 'form.saved') : kept.state === 'kept' && t(words, 'draft.kept')}
      </p>
    </form>
  );
}

function typedIn(sent: FormData): Typed {
  const text = (name: string): string => {
    const value = sent.get(name);
    return typeof value === 'string' ? value.trim().toWellFormed() : '';
  };
  return {
    text,
    choice: (name, allowed) => allowed.find((one) => one === text(name)) ?? null,
    choices: (name, allowed) => allowed.filter((one) => sent.getAll(name).includes(one)),
    day: (name) => text(name) || null,
    ticked: (name) => sent.has(name),
  };
}

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly hint?: string;
  readonly value?: string;
  readonly required?: boolean;
}

export function LineField({ label, name, hint, value, required = false }: FieldProps) {
  return (
    <Labelled
      label={label}
      hint={hint}
      field={(id) => (
        <input
          type="text"
          id={id}
          name={name}
          defaultValue={value}
          maxLength={MAX_SHORT_TEXT}
          required={required}
          autocomplete="off"
        />
      )}
    />
  );
}

export function ProseField({ label, name, hint, value, required = false }: FieldProps) {
  return (
    <Labelled
      label={label}
      hint={hint}
      field={(id) => (
        <textarea
          id={id}
          name={name}
          rows={4}
          defaultValue={value}
          maxLength={MAX_LONG_TEXT}
          required={required}
        />
      )}
    />
  );
}

export function DateField({ label, name, hint, value, required = false }: FieldProps) {
  return (
    <Labelled
      label={label}
      hint={hint}
      field={(id) => <input type="date" id={id} name={name} defaultValue={value} required={required} />}
    />
  );
}

interface SelectFieldProps extends FieldProps {
  readonly any?: string;
  /** Told at once, where other fields depend on it. */
  readonly choose?: (value: string) => void;
  readonly options: readonly (readonly [value: string, label: string])[];
}

export function SelectField({ label, name, hint, value, any, options, choose }: SelectFieldProps) {
  return (
    <Labelled
      label={label}
      hint={hint}
      field={(id) => (
        <select
          id={id}
          name={name}
          defaultValue={value}
          onChange={(event) => choose?.(event.currentTarget.value)}
        >
          {any !== undefined && <option value="">{any}</option>}
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

interface LabelledProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly field: (id: string) => ComponentChildren;
}

function Labelled({ label, hint, field }: LabelledProps) {
  const id = useId();
  return (
    <p class="labelled">
      <label for={id}>
        {label}
        {hint !== undefined && <span class="hint">{hint}</span>}
      </label>
      {field(id)}
    </p>
  );
}
