import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { type Fault, faultOf } from '../faults.ts';
import { Alert } from '../parts/Alert.tsx';
import { t, type Words } from '../words/index.ts';

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
  readonly children: ComponentChildren;
}

/** Every form of the carnet: fields keep what was typed until it is on the disk, and « Enregistré » is then said aloud. */
export function Form({ words, title, submit, save, adds = false, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const send = async (event: Event) => {
    event.preventDefault();
    const sent = form.current;
    if (sent === null) return;
    setSaved(false);
    setFault(null);
    try {
      await save(typedIn(new FormData(sent)));
      if (adds) sent.reset();
      setSaved(true);
    } catch (error) {
      setFault(faultOf(error));
    }
  };
  return (
    <form ref={form} class="panel form" onSubmit={send} onInput={() => setSaved(false)}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
      {fault && <Alert words={words} fault={fault} />}
      <button type="submit">{submit}</button>
      <p role="status" class="hint">
        {saved && t(words, 'form.saved')}
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
          maxLength={500}
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
        <textarea id={id} name={name} rows={4} defaultValue={value} maxLength={50_000} required={required} />
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
