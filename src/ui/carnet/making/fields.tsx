interface RadiosProps<T extends string> {
  readonly legend: string;
  /** The title above says the same: for a screen reader only. */
  readonly titled?: boolean;
  readonly name: string;
  readonly value: T | null;
  readonly options: readonly (readonly [value: T | null, label: string])[];
  readonly choose: (value: T | null) => void;
}

/** One of several, none of them said among them. */
export function Radios<T extends string>({
  legend,
  titled = false,
  name,
  value,
  options,
  choose,
}: RadiosProps<T>) {
  return (
    <fieldset class="fieldset">
      <legend class={titled ? 'said' : undefined}>{legend}</legend>
      {options.map(([one, label]) => (
        <label key={one ?? ''}>
          <input
            type="radio"
            name={name}
            value={one ?? ''}
            checked={one === value}
            onChange={() => choose(one)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

interface TickProps {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly tick: (checked: boolean) => void;
}

export function Tick({ name, label, checked, tick }: TickProps) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        name={name}
        checked={checked}
        onChange={(event) => tick(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
