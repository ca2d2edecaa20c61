import { useId, useState } from 'preact/hooks';
import { formatTypedDay, parseTypedDay } from '../domain/shared/typedDays.ts';
import { useWords } from '../ui/context.ts';
import { t } from '../ui/locales/index.ts';

interface DayInputProps {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** `2026-11-20`, or empty. */
  readonly value: string;
  readonly required?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
  /** Called once a day is typed, or the field is empty; never with what is no day. */
  readonly onDay?: (day: string) => void;
}

/** A day as day/month/year, in any language of the browser. `readFormValues` parses it. */
export function DayInput({ id, name, value, required = false, invalid = false, describedBy, onDay }: DayInputProps) {
  const words = useWords();
  const formatId = useId();
  const [isNoDay, setIsNoDay] = useState(false);
  const onChange = (typed: string): void => {
    const day = parseTypedDay(typed);
    setIsNoDay(day === null && typed.trim() !== '');
    if (day !== null || typed.trim() === '') onDay?.(day ?? '');
  };
  return (
    <>
      <input
        // Another value from outside replaces what was typed.
        key={value}
        id={id}
        type="text"
        inputMode="numeric"
        name={name}
        data-day
        defaultValue={formatTypedDay(value)}
        placeholder={t(words, 'form.dayFormat')}
        maxLength={20}
        required={required}
        autocomplete="off"
        aria-invalid={invalid || isNoDay || undefined}
        aria-describedby={[formatId, describedBy].filter(Boolean).join(' ')}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {/* Read with the name of the field; to the eye, its value or placeholder shows it. */}
      <span id={formatId} hidden>
        {t(words, 'form.dayFormatRead')}
      </span>
    </>
  );
}
