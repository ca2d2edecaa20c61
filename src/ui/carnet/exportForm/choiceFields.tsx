import type { ExportChoices } from '../../../domain/export/exportChoices.ts';

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
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ name, label, checked, onChange }: CheckboxProps) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
