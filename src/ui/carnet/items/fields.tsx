interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  /** The word for no choice at all; absent when one must be made. */
  readonly any?: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly choose: (value: string) => void;
}

export function Choice({ label, name, value, any, options, choose }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {any !== undefined && <option value="">{any}</option>}
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly name?: string;
  /** `2026-11-20`, or empty. */
  readonly value: string;
  readonly change: (day: string) => void;
}

export function DayField({ label, name, value, change }: DayFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input type="date" name={name} value={value} onChange={(event) => change(event.currentTarget.value)} />
    </label>
  );
}
