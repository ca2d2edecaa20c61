interface FilterSelectProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  /** Label of the empty option; absent when a choice is required. */
  readonly emptyLabel?: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string) => void;
}

export function FilterSelect({ label, name, value, emptyLabel, options, onChoose }: FilterSelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
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
  return (
    <label>
      <span>{label}</span>
      <input type="date" name={name} value={value} onChange={(event) => change(event.currentTarget.value)} />
    </label>
  );
}
